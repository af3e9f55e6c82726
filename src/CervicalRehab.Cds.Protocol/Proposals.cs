using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol;

/// <summary>What of a pathway's drafts is called for, and what already exists and so is not drafted again (D24).</summary>
internal static class Proposals
{
    public static Decision AddTo(Decision decision, PatientCase c)
    {
        var wanted = PathwayTable.Of(decision.Pathway).Drafts.Where(proposal => IsCalledFor(proposal, decision, c)).ToImmutableArray();
        var existing = wanted.Select(proposal => (Proposal: proposal, Evidence: Existing(proposal, c))).Where(pair => !pair.Evidence.IsEmpty).ToImmutableArray();
        return decision with
        {
            Proposals = [.. wanted.Except(existing.Select(pair => pair.Proposal))],
            AlreadyOnFile = [.. existing.SelectMany(pair => pair.Evidence)],
        };
    }

    private static bool IsCalledFor(Proposal proposal, Decision decision, PatientCase c) => proposal switch
    {
        Proposal.HoldProgramme => c.Course.Running?.State == ProgrammeState.Active,
        Proposal.OrderAssessment => decision.Missing.Any(CanBeExamined) && c.Picture.Loads.Observations == LoadState.Complete,
        _ => true,
    };

    /// <summary>No examination tells a birth date or when a programme began.</summary>
    private static bool CanBeExamined(MissingFact missing) => missing.Fact is not (Facts.BirthDate or Facts.ProgrammeStart);

    private static ImmutableArray<Evidence> Existing(Proposal proposal, PatientCase c) => proposal switch
    {
        Proposal.ReferToSpineSurgery => Orders(c, OrderKind.SpineSurgery),
        Proposal.ReferToPhysicalTherapy => Orders(c, OrderKind.PhysicalTherapy),
        Proposal.OrderAssessment => Orders(c, OrderKind.Assessment),
        Proposal.StartProgramme => [.. c.Picture.Programmes.Where(plan => plan.State == ProgrammeState.Draft || plan is { InDraft: true, State: not ProgrammeState.Ended }).Select(plan => plan.Source)],
        _ => [],
    };

    private static ImmutableArray<Evidence> Orders(PatientCase c, OrderKind kind) =>
        [.. c.Picture.Orders.Where(order => order.Kind == kind).Select(order => order.Source)];
}
