using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol;

/// <summary>Makes the decision explain itself: reasons, caveats, lines, inputs, what is missing, what lesser pathways found (D27).</summary>
internal static class Rendering
{
    public static Decision Decide(PatientCase c, ImmutableArray<Judged> judged, Pathway pathway, Rule readyToStart)
    {
        ImmutableArray<Judged> because = pathway == Pathway.ConservativePlan
            ? [new(readyToStart, readyToStart.Judge(c))]
            : Reasons(judged, pathway);
        var inRehabilitation = pathway is Pathway.Hold or Pathway.Progress or Pathway.ConservativePlan;
        var caveats = inRehabilitation ? Applying(c, Caveats.All) : [];
        var stat = pathway == Pathway.UrgentSurgicalReferral && because.Any(row => row.Rule.Id is RedFlags.Bowel or RedFlags.Bladder);
        var warns = because.Any(row => row.Rule.Effect == Effect.HoldWarning);
        var notes = pathway == Pathway.NotApplicable ? [] : Notes(c, pathway);
        var decision = new Decision
        {
            Pathway = pathway,
            Indicator = IndicatorOf(PathwayTable.Of(pathway), warns, !caveats.IsEmpty),
            Summary = Advice.Summary(pathway, stat, warns, [.. Headline(because, caveats, pathway).Select(row => Advice.Short(row.Rule.Id, row.Judgement.Names))]),
            Because = Findings(because),
            NotApplicableBecause = pathway == Pathway.NotApplicable ? Advice.Minor : null,
            Caveats = Findings(caveats),
            Notes = Findings(notes),
            AlsoFound = AlsoFound(judged, pathway),
            Missing = pathway == Pathway.NotApplicable ? [] : MissingFacts.Of(c),
            NotUsed = [.. c.Picture.NotUsed.Concat(MissingFacts.FutureDated(c)).DistinctBy(unused => (unused.Reference, unused.Reason))],
            OtherPatientsResources = c.Picture.OtherPatientsResources,
            Regimen = pathway switch
            {
                Pathway.ConservativePlan => Regimen.ForStart(c.SpasmActive),
                Pathway.Progress => [Regimen.ResistanceModerate],
                _ => [],
            },
            Priority = stat ? ReferralPriority.Stat : pathway == Pathway.UrgentSurgicalReferral ? ReferralPriority.Urgent : ReferralPriority.Routine,
            RunningProgramme = c.Course.Running,
            Beside = Beside.For(c, pathway),
            NoRedFlags = inRehabilitation && c.NoRedFlags,
        };
        return Proposals.AddTo(decision with { Inputs = Inputs.Of(c, decision), Clauses = ClausesOf(decision) }, c);
    }

    /// <summary>What the card's one sentence names: data that could not be read before everything that follows from it; a plan's caveats.</summary>
    private static IEnumerable<Judged> Headline(ImmutableArray<Judged> because, ImmutableArray<Judged> caveats, Pathway pathway) =>
        pathway == Pathway.ConservativePlan ? because.Concat(caveats)
        : pathway == Pathway.CompleteAssessment && because.Any(row => row.Rule.Effect == Effect.Unscreened) ? because.Where(row => row.Rule.Effect == Effect.Unscreened)
        : because;

    private static ImmutableArray<Judged> Reasons(ImmutableArray<Judged> judged, Pathway pathway)
    {
        var reasons = judged.Where(row => row.Applies && PathwayTable.Of(pathway).Causes.Contains(row.Rule.Effect)).OrderBy(row => row.Rule.Effect).ToImmutableArray();
        return reasons.Length > 1 ? reasons.RemoveAll(row => row.Rule.Id == RunningProgramme.Continues) : reasons;
    }

    private static ImmutableArray<Judged> Notes(PatientCase c, Pathway pathway) =>
    [
        .. pathway is Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral ? Applying(c, Lines.Escalation)
            : pathway == Pathway.CompleteAssessment ? []
            : Applying(c, Lines.Rehabilitation),
        .. Applying(c, Lines.Always),
    ];

    private static ImmutableArray<Judged> Applying(PatientCase c, ImmutableArray<Rule> rules)
    {
        var applying = ImmutableArray.CreateBuilder<Judged>(rules.Length);
        foreach (var rule in rules)
        {
            if (new Judged(rule, rule.Judge(c)) is { Applies: true } judged)
            {
                applying.Add(judged);
            }
        }

        return applying.DrainToImmutable();
    }

    private static ImmutableArray<Finding> Findings(ImmutableArray<Judged> judged) => judged.Each(static row => row.Finding);

    // None is less than not applicable, the last of them.
    private static ImmutableArray<LesserPathway> AlsoFound(ImmutableArray<Judged> judged, Pathway pathway) =>
    [
        .. PathwayTable.All.Select(row => row.Pathway).Where(lesser => lesser > pathway && lesser < Pathway.Progress)
            .Select(lesser => new LesserPathway(lesser, Findings([.. Reasons(judged, lesser).Where(row => row.Rule.Effect != Effect.HoldInfo)])))
            .Where(lesser => !lesser.Findings.IsEmpty),
    ];

    private static Indicator IndicatorOf(PathwayRow row, bool warns, bool caveat) =>
        (row.WarnsFor == Effect.HoldWarning && warns) || (row.WarnsFor == Effect.Caveat && caveat) ? Indicator.Warning : row.Indicator;

    private static ImmutableArray<string> ClausesOf(Decision decision)
    {
        var clauses = default(Clauses.Named);
        clauses.AddOf(decision.Because);
        clauses.AddOf(decision.Caveats);
        clauses.AddOf(decision.Notes);
        foreach (var dose in decision.Regimen)
        {
            clauses.Add(dose.Clauses);
        }

        return clauses.InOrder();
    }
}
