using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>A heading and its lines.</summary>
public sealed record TextSection(string Heading, ImmutableArray<string> Lines);

/// <summary>
/// What a therapist must find in the order and the plan beside doses, precautions and stop rules (contract section 4): what comes next, when to examine again, where
/// the patient starts, the shoulder, the goals, and what the drugs are for.
/// </summary>
public static class TherapyText
{
    private const string NextHeading = "Next phase";

    private static readonly TextSection Nothing = new(NextHeading, []);
    private static readonly TextSection AtTheCeiling = new(NextHeading, ["Moderate resistance is the ceiling: nothing further is proposed."]);

    private static readonly TextSection AfterDystonia = Told(Regimen.ResistanceAfterDystonia);

    private static readonly FrozenDictionary<string, TextSection> After = Regimen.EveryProgram.Select(Regimen.After)
        .OfType<NextStep>().DistinctBy(static next => next.Dose.Activity).ToFrozenDictionary(static next => next.Dose.Activity, Told, StringComparer.Ordinal);

    /// <summary>What can come next, by phase, and what holds resistance.</summary>
    public static ImmutableArray<TextSection> NextPhases { get; } = [AtTheCeiling, AfterDystonia, .. After.Values];

    /// <summary>When to measure and to examine again (PROG-02, CAVEAT-03, OUTCOME-02).</summary>
    public static TextSection Reassessment { get; } = new("Reassessment",
    [
        "Neck motion: all six movements by the same method as at baseline, every 2 to 4 weeks.",
        "Pain: on the same scale, with each reassessment of motion.",
        $"Neurologic signs: at every visit, all of them at least every {Windows.ValidDays / 7} weeks.",
        "Improvement of motion and pain is expected within 4 to 8 weeks; without it by week 8 the program is reviewed.",
    ]);

    /// <summary>What the three agents are for (PHARM-02, PHARM-03, D22).</summary>
    public static TextSection Drugs { get; } = new("Drugs",
        ["Pregabalin, gabapentin or duloxetine can make it easier to take part in stretching and manual therapy. They are the prescriber's choice and no part of this order."]);

    /// <summary>What differs between patients, in the order in which a therapist reads; <paramref name="goals"/> are those of the decision.</summary>
    public static ImmutableArray<TextSection> Of(Decision decision, ImmutableArray<ProgramGoal> goals)
    {
        ImmutableArray<TextSection> sections =
        [
            NextPhase(decision),
            new("Goals", goals.Each(static goal => goal.Words)),
            new("Baseline", Baseline(decision)),
            new("Shoulder", Shoulder(decision)),
        ];
        return sections.Only(static section => !section.Lines.IsEmpty);
    }

    private static TextSection NextPhase(Decision decision) =>
        decision.Regimen.IsEmpty ? Nothing
        : Regimen.After(decision.Regimen) is not { } next ? AtTheCeiling
        : next.Dose == Regimen.ResistanceAfterDystonia.Dose && decision.Caveats.Any(static caveat => caveat.Rule is Rules.Caveats.Dystonia) ? AfterDystonia
        : After[next.Dose.Activity];

    private static TextSection Told(NextStep next) =>
        new(NextHeading, [$"{next.Dose.Title}, only when shown: {string.Join("; ", next.Conditions)}.", $"{next.Dose.Instruction}.", "Progress on goals, never on elapsed time."]);

    private static ImmutableArray<string> Baseline(Decision decision)
    {
        var lines = MeasureLines.OfMotionAndPain(decision, Exact).Each(static line => line + ".");
        return decision.NoRedFlags ? lines.Add($"{Advice.Sentence(Rules.Lines.NoRedFlags, [Rules.Describe.Days(decision.Absent.Select(static sign => sign.Date), Exact)])}.") : lines;
    }

    // An abnormal item stands first and says what to make of it.
    private static ImmutableArray<string> Shoulder(Decision decision)
    {
        var lines = ImmutableArray.CreateBuilder<string>(2);
        var items = MeasureLines.ShoulderItems(decision);
        var abnormal = items.Only(MeasureLines.IsAbnormal).Each(static item => $"{Advice.Examined(item.Fact)} {item.Value}");
        if (!abnormal.IsEmpty)
        {
            lines.Add($"ABNORMAL: shoulder {string.Join(", ", abnormal)}. The neck refers pain to the shoulder: examine which of the two it comes from, adapt arm exercises to it, and recheck it with each reassessment.");
        }

        if (!items.IsEmpty)
        {
            lines.Add($"Recorded: {string.Join(", ", items.Select(static item => $"{Advice.Examined(item.Fact)} {item.Value}{(item.Date is { } date ? $" ({Exact(date)})" : string.Empty)}"))}.");
        }

        return lines.DrainToImmutable();
    }

    // A draft outlives the year in which it is written.
    private static string Exact(RecordedDate date) => date.Text.Length > "yyyy-MM-dd".Length ? date.Text[.."yyyy-MM-dd".Length] : date.Text;
}
