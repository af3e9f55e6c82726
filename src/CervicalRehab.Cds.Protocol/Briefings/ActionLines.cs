using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>What to do, the pathway's own action first, then what its findings ask for.</summary>
internal static class ActionLines
{
    public static ImmutableArray<string> Of(Decision decision) =>
        [.. Own(decision).Concat(Asked(decision)).Distinct(StringComparer.Ordinal).Take(Briefing.MostActions)];

    private static IEnumerable<string> Own(Decision decision)
    {
        var rehab = Rehab(decision.RunningProgramme?.State);
        var onFile = decision.Notes.FirstOrDefault(static note => note.Rule == Rules.Lines.OrderToRaise) is { Names: [var priority, ..] } ? $" (the order on file is {priority})" : string.Empty;
        return decision.Pathway switch
        {
            Pathway.UrgentSurgicalReferral when decision.Priority == ReferralPriority.Stat => ["If new, send to the emergency department now", "Refer to spine surgery, stat" + onFile, rehab],
            Pathway.UrgentSurgicalReferral => ["Refer urgently to spine surgery" + onFile, rehab],
            Pathway.SurgicalReferral => ["Refer to spine surgery for evaluation", rehab],
            Pathway.Progress => ["Offer moderate resistance"],
            Pathway.ConservativePlan => [.. Requests(decision.Caveats), "Offer the program with supervised physical therapy"],
            _ => [],
        };
    }

    // The pathways whose own action says too little are told by their findings; to stop a program is the referral's own action.
    private static ImmutableArray<string> Asked(Decision decision)
    {
        var caveats = decision.Pathway == Pathway.ConservativePlan ? [] : decision.Caveats;
        var notes = decision.Notes.Where(static note => note.Rule != Rules.Lines.StopProgramme);
        var overdue = decision.Pathway == Pathway.CompleteAssessment ? decision.AlsoFound.SelectMany(static lesser => lesser.Findings).Where(static finding => finding.Rule == Rules.RunningProgramme.MotionOverdue) : [];
        ImmutableArray<string> asked = [.. Requests(decision.Because), .. Requests(overdue), .. Requests(caveats), .. Requests(notes)];
        return !asked.IsEmpty || decision.Pathway != Pathway.Hold ? asked
            : decision.RunningProgramme is { State: ProgrammeState.OnHold } ? ["Decide whether to resume the program"]
            : ["Continue the program unchanged"];
    }

    private static string Rehab(ProgrammeState? state) => state switch
    {
        ProgrammeState.Active => "Stop rehab: put the program on hold",
        ProgrammeState.OnHold => "Keep the program on hold",
        _ => "Do not start rehab",
    };

    private static IEnumerable<string> Requests(IEnumerable<Finding> findings) => findings.Select(static finding => finding.Action).OfType<string>();
}
