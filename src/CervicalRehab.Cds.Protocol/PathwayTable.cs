using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>One pathway: what leads to it, how its card looks, what it drafts (contract section 4).</summary>
/// <param name="Pathway">The pathway.</param>
/// <param name="Indicator">Indicator of its card.</param>
/// <param name="Causes">Effects of the rules that lead to it; none when it is what remains.</param>
/// <param name="Drafts">What it drafts, before suppression of what exists (D24).</param>
public sealed record PathwayRow(Pathway Pathway, Indicator Indicator, ImmutableArray<Effect> Causes, ImmutableArray<Proposal> Drafts)
{
    /// <summary>The effect that makes the card a warning; null when the indicator never differs.</summary>
    public Effect? WarnsFor { get; init; }
}

/// <summary>Every pathway, most severe first (protocol section 0).</summary>
public static class PathwayTable
{
    /// <summary>The table, in the order of <see cref="Pathway"/>.</summary>
    public static ImmutableArray<PathwayRow> All { get; } =
    [
        new(Pathway.UrgentSurgicalReferral, Indicator.Critical, [Effect.RedFlag], [Proposal.ReferToSpineSurgery, Proposal.HoldProgramme]),
        new(Pathway.SurgicalReferral, Indicator.Warning, [Effect.Referral, Effect.AdultReferral], [Proposal.ReferToSpineSurgery, Proposal.HoldProgramme]),
        new(Pathway.CompleteAssessment, Indicator.Warning, [Effect.Unscreened, Effect.Gap], [Proposal.OrderAssessment]),
        new(Pathway.Hold, Indicator.Info, [Effect.HoldWarning, Effect.HoldInfo], []) { WarnsFor = Effect.HoldWarning },
        new(Pathway.Progress, Indicator.Info, [Effect.Progress], [Proposal.ProgressResistance]),
        new(Pathway.ConservativePlan, Indicator.Info, [Effect.Start], [Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]) { WarnsFor = Effect.Caveat },
        new(Pathway.NotApplicable, Indicator.Info, [], []),
    ];

    private static readonly ImmutableDictionary<Effect, string> Leads = new Dictionary<Effect, string>
    {
        [Effect.RedFlag] = "a red flag, at any age",
        [Effect.Referral] = "another neurologic or MRI finding that refers, at any age",
        [Effect.AdultReferral] = "ossification that is not minor, or worse after six weeks or more of the program",
        [Effect.Unscreened] = "sign data that could not be read or is incomplete, or a record that was replaced or is not understood, at any age",
        [Effect.Gap] = "something to confirm, to settle or to measure first",
        [Effect.HoldWarning] = "a running program with something worse, overdue, past its expected window or unusable",
        [Effect.HoldInfo] = "a running program that goes on as it is",
        [Effect.Progress] = "a running program in which every condition of progress holds",
        [Effect.Start] = "an adult with minor OPLL, a complete baseline and no running program",
        [Effect.Caveat] = "a caveat",
        [Effect.Line] = "a line of information",
    }.ToImmutableDictionary();

    /// <summary>The row of a pathway.</summary>
    public static PathwayRow Of(Pathway pathway) => All[(int)pathway];

    /// <summary>What an effect stands for, in plain words.</summary>
    public static string Lead(Effect effect) => Leads[effect];

    /// <summary>When a pathway applies, in plain words; each one only when none before it does.</summary>
    public static string When(Pathway pathway) => pathway == Pathway.NotApplicable
        ? "no active cervical OPLL; deceased; under 18 without a red flag, a finding that refers, or unread sign data"
        : string.Join("; ", Of(pathway).Causes.Select(effect => Lead(effect) + (effect == Of(pathway).WarnsFor ? " (warning)" : string.Empty)));
}
