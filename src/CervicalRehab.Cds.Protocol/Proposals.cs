using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol;

/// <summary>What of a pathway's drafts is called for, and what already exists and so is not drafted again (D24).</summary>
internal static class Proposals
{
    public static (ImmutableArray<Proposal> Proposals, ImmutableArray<Evidence> AlreadyOnFile) Of(PatientCase c, Pathway pathway, ImmutableArray<MissingFact> missing)
    {
        var drafts = PathwayTable.Of(pathway).Drafts;
        var proposals = ImmutableArray.CreateBuilder<Proposal>(drafts.Length);
        var onFile = ImmutableArray.CreateBuilder<Evidence>(0);
        foreach (var proposal in drafts)
        {
            if (!IsCalledFor(proposal, missing, c))
            {
                continue;
            }

            var existing = Existing(proposal, c);
            onFile.AddRange(existing);
            if (existing.IsEmpty)
            {
                proposals.Add(proposal);
            }
        }

        return (proposals.DrainToImmutable(), onFile.DrainToImmutable());
    }

    /// <summary>
    /// What a card beside the pathway card offers, as alternatives: nothing that exists already, no draft is deleted that has no id, and no manual therapy is
    /// drafted before the pathway allows rehabilitation.
    /// </summary>
    public static ImmutableArray<Offer> Beside(SideTopic topic, Pathway pathway, Finding finding, PatientCase c) => topic switch
    {
        SideTopic.OrderConflict when finding.Evidence.All(CanBeNamed) =>
            MayMobilize(pathway, c) ? [new(finding.Evidence, null), new(finding.Evidence, Proposal.OrderMobilization)] : [new(finding.Evidence, null)],
        SideTopic.ReassessmentDue when OnFileBeside(topic, c).IsEmpty => [new([], Proposal.OrderReassessment)],
        _ => [],
    };

    /// <summary>The orders that a card beside the pathway card would otherwise offer to create.</summary>
    public static ImmutableArray<Evidence> OnFileBeside(SideTopic topic, PatientCase c) => topic switch
    {
        SideTopic.OrderConflict => c.OrdersOf(OrderKind.Mobilization),
        SideTopic.ReassessmentDue => c.OrdersOf(OrderKind.Assessment),
        _ => [],
    };

    private static bool MayMobilize(Pathway pathway, PatientCase c) =>
        pathway is Pathway.Hold or Pathway.Progress or Pathway.ConservativePlan && c.OrdersOf(OrderKind.Mobilization).IsEmpty
        && !c.Picture.OtherOrders.Any(static order => order is { Kind: OrderKind.Mobilization, Why: NotEquivalent.Forbidden });

    // Only what has an id can be taken back: its type alone names nothing.
    private static bool CanBeNamed(Evidence order) => order.Reference?.Contains('/', StringComparison.Ordinal) == true;

    private static bool IsCalledFor(Proposal proposal, ImmutableArray<MissingFact> missing, PatientCase c) => proposal switch
    {
        Proposal.HoldProgramme => c.Course.Running is { State: ProgrammeState.Active, IsUnderstood: true, IsChangeable: true },
        Proposal.ProgressResistance => c.Course.Running is { IsChangeable: true },
        Proposal.OrderAssessment => missing.Any(CanBeExamined) && c.Picture.Loads.Observations == LoadState.Complete,
        _ => true,
    };

    /// <summary>No examination tells a birth date or when a program began.</summary>
    private static bool CanBeExamined(MissingFact missing) => missing.Fact is not (Facts.BirthDate or Facts.ProgrammeStart);

    private static ImmutableArray<Evidence> Existing(Proposal proposal, PatientCase c) => proposal switch
    {
        Proposal.ReferToSpineSurgery => c.OrdersOf(OrderKind.SpineSurgery),
        Proposal.ReferToPhysicalTherapy => c.OrdersOf(OrderKind.PhysicalTherapy),
        Proposal.OrderAssessment => c.OrdersOf(OrderKind.Assessment),
        Proposal.StartProgramme => c.Picture.Programmes.Only(static plan => plan.State == ProgrammeState.Draft || plan is { InDraft: true, State: not ProgrammeState.Ended }).Each(static plan => plan.Source),
        _ => [],
    };
}
