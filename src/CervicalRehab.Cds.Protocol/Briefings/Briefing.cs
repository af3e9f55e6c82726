using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>
/// A decision in the words of a card that is read in ten seconds (contract section 4): one line each, without clause ids, doses or
/// references, in the order in which they are to stand. Nothing is decided here and nothing is cut: what fits is the card's affair.
/// </summary>
public sealed record Briefing
{
    /// <summary>Most lines of <see cref="Actions"/>.</summary>
    public const int MostActions = 3;

    // What is missing says these, grouped by what mends it.
    private static readonly ImmutableArray<string> SaidByMissing = ["signs-unknown", "motion-missing", "pain-missing", "shoulder-missing", "mri-not-evaluated", "age-not-known"];

    // What is referred for is not said again as what is to be judged.
    private const string NewNumbness = "new-numbness";
    private const string NumbnessAfterSixWeeks = "deficit-after-six-weeks";

    // They ask to judge the numbness of one arm, as its caveat does.
    private static readonly ImmutableArray<string> NumbnessReasons = [NewNumbness, "numbness-perhaps-new", NumbnessAfterSixWeeks, "numbness-since-ended-programme"];

    /// <summary>What to do: one to three lines.</summary>
    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>Why: every positive finding and every reason, with value and date. Never dropped.</summary>
    public ImmutableArray<Finding> Why { get; init; } = [];

    /// <summary>What is missing, grouped by what mends it, as far as no action asks for the same. Never dropped.</summary>
    public ImmutableArray<MissingGroup> Missing { get; init; } = [];

    /// <summary>What makes a plan a warning, as far as no reason asks for the same.</summary>
    public ImmutableArray<Finding> Caveats { get; init; } = [];

    /// <summary>What was examined and absent, in one line with its date; null when nothing was.</summary>
    public string? Negatives { get; init; }

    /// <summary>Motion, pain and shoulder, one line each.</summary>
    public ImmutableArray<string> Measures { get; init; } = [];

    /// <summary>What is better, worse, or unchanged within measurement error since baseline, one line each (D44).</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>Equivalent orders and plans that are there already, in a few words each (D24).</summary>
    public ImmutableArray<string> OnFile { get; init; } = [];

    /// <summary>A decision in words; <paramref name="at"/> is the moment of evaluation.</summary>
    public static Briefing Of(Decision decision, DateTimeOffset at) => Of(decision, ActionLines.Of(decision), at);

    private static Briefing Of(Decision decision, ImmutableArray<string> actions, DateTimeOffset at) => new()
    {
        Actions = actions,
        Why = Found(decision).Only(decision, static (finding, decision) => !SaidByMissing.Contains(finding.Rule) && !(finding.Rule == NewNumbness && decision.Because.Any(static reason => reason.Rule == NumbnessAfterSixWeeks))),
        Missing = MissingGroup.Of(decision.Missing, at).Only(actions, static (group, actions) => !group.IsSaidBy(actions)),
        Caveats = decision.Caveats.Only(decision, static (caveat, decision) => !(caveat.Rule == Rules.Caveats.Numbness && decision.Because.Any(static reason => NumbnessReasons.Contains(reason.Rule)))),
        Negatives = ExamLines.Negatives(decision, at),
        Measures = MeasureLines.Of(decision, at),
        Changes = decision.SinceBaseline.IsEmpty ? [] : [.. ChangeLines.Of(decision, at)],
        OnFile = decision.AlreadyOnFile.IsEmpty ? [] : [.. decision.AlreadyOnFile.Select(record => Existing(record, at))],
    };

    /// <summary>A card beside the pathway card in words.</summary>
    public static Briefing Of(SideNote note, DateTimeOffset at) => new()
    {
        Actions = [.. note.Findings.Select(static finding => finding.Action).OfType<string>().Distinct(StringComparer.Ordinal)],
        Why = note.Findings,
        OnFile = [.. note.AlreadyOnFile.Select(record => Existing(record, at))],
    };

    // What is present is told before extent, trend and paperwork: where a card is full, the last are counted (contract section 4).
    private static ImmutableArray<Finding> Found(Decision decision) =>
        decision.AlsoFound.IsEmpty ? decision.Because
        : [.. decision.Because, .. decision.AlsoFound.SelectMany(static lesser => lesser.Findings).OrderBy(static finding => finding.Evidence.Any(IsPresent) ? 0 : 1)];

    private static bool IsPresent(Evidence record) => (record.Value is "present" && record.Fact is not Facts.Opll) || record.Fact == Facts.UpperLimbStrength;

    private static string Existing(Evidence record, DateTimeOffset at)
    {
        string?[] parts = [record.Fact == Facts.Order ? record.Value : Advice.Name(record.Fact), record.Status, record.Date?.Shown(at)];
        return string.Join(", ", parts.Where(static part => !string.IsNullOrEmpty(part)));
    }
}
