using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>Missing facts that one thing mends: a lead, the facts in a few words each, and what they are needed for.</summary>
/// <param name="Lead">What to do or what is wrong, for instance <c>Not examined in the last 28 days</c>.</param>
/// <param name="Parts">The facts; none when the lead says it all.</param>
public sealed record MissingGroup(string Lead, ImmutableArray<string> Parts)
{
    private static readonly string NotExamined = $"Not examined in the last {Windows.ValidDays} days";

    private static readonly ImmutableArray<(Func<MissingFact, bool> Has, Func<ImmutableArray<MissingFact>, DateTimeOffset, MissingGroup> Say)> Groups =
    [
        (static fact => fact.Fact == Facts.BirthDate, static (_, _) => new("Record the full birth date", [])),
        (static fact => fact.Fact == Facts.ProgrammeStart, static (_, _) => new("Record the day on which the program began", [])),
        (static fact => IsMotion(fact), Motion),
        (static fact => fact.Fact == Facts.PainVas, Pain),
        (static fact => IsShoulder(fact), static (facts, at) => new("Examine the shoulder", [.. facts.Select(fact => Advice.Examined(fact.Fact) + Why(fact, at))])),
        (static fact => fact.Fact == Facts.MriCompression, static (facts, at) => new("Read the MRI on file and record cord compression, present or absent", [.. facts.Select(fact => fact.LastDate?.Shown(at) ?? "undated").Distinct(StringComparer.Ordinal)])),
        (static fact => fact.Reason is Reason.NotRecorded or Reason.Stale, static (facts, at) => new(NotExamined, Signs(facts, at, "last "))),
        (static fact => fact.Reason is Reason.NotPerformed or Reason.NoValue, static (facts, at) => new("Recorded without a result", Signs(facts, at, string.Empty))),
        (static fact => fact.Reason == Reason.SideNotStated, static (facts, at) => new("Side not stated", Signs(facts, at))),
        (static fact => fact.Reason == Reason.Preliminary, static (facts, at) => new("Preliminary only, so not absent", Signs(facts, at))),
        (static fact => fact.Reason is Reason.NotEvaluated or Reason.Incomplete or Reason.Unreadable or Reason.CodeSystemNotRecognized, static (facts, at) => new("Could not be read, check the chart", Signs(facts, at))),
        (static fact => fact.Reason is Reason.NoDate or Reason.BadDate or Reason.FutureDate or Reason.DateNotPrecise, static (facts, at) => new("Date missing or not usable", Signs(facts, at))),
        (static _ => true, static (facts, at) => new("Unclear or conflicting, examine again", Signs(facts, at))),
    ];

    /// <summary>One line.</summary>
    public string Line => Parts.IsEmpty ? Lead : $"{Lead}: {string.Join(", ", Parts)}";

    /// <summary>Every missing fact, in one group each.</summary>
    internal static ImmutableArray<MissingGroup> Of(ImmutableArray<MissingFact> missing, DateTimeOffset at)
    {
        var groups = ImmutableArray.CreateBuilder<MissingGroup>(0);
        var rest = missing;
        foreach (var (has, say) in Groups)
        {
            if (rest.IsEmpty)
            {
                break;
            }

            if (rest.RemoveAll(fact => !has(fact)) is { IsEmpty: false } mine)
            {
                groups.Add(say(mine, at));
                rest = rest.RemoveAll(fact => has(fact));
            }
        }

        return groups.DrainToImmutable();
    }

    private static bool IsMotion(MissingFact fact) => MeasureLines.Movements.Contains(fact.Fact);

    private static bool IsShoulder(MissingFact fact) => fact.Fact is Facts.ShoulderStrength or Facts.ShoulderMotion or Facts.ShoulderImpingement;

    // Six movements of one visit are needed: which of them is missing mends nothing by itself, so the reasons are told and not the movements.
    private static MissingGroup Motion(ImmutableArray<MissingFact> facts, DateTimeOffset at) =>
        new("Measure all six neck movements in one visit with the same device", [.. facts.Select(fact => Reasons(fact, at)).Distinct(StringComparer.Ordinal)]);

    private static MissingGroup Pain(ImmutableArray<MissingFact> facts, DateTimeOffset at) =>
        new("Score pain on the visual analog scale", [.. facts.Select(fact => Reasons(fact, at)).Distinct(StringComparer.Ordinal)]);

    private static string Reasons(MissingFact fact, DateTimeOffset at) => fact.Reason switch
    {
        Reason.NotRecorded => "not recorded",
        Reason.Stale => "last " + fact.LastDate!.Shown(at),
        Reason.VisualEstimate => "a visual estimate does not count",
        _ => fact.Reason.Words(),
    };

    private static string Why(MissingFact fact, DateTimeOffset at) => fact.Reason == Reason.NotRecorded ? string.Empty : $" ({Reasons(fact, at)})";

    // A sign that is missing on both sides is named once.
    private static ImmutableArray<string> Signs(ImmutableArray<MissingFact> facts, DateTimeOffset at, string? dated = null) =>
    [
        .. facts.GroupBy(static fact => Advice.Examined(fact.Fact), StringComparer.Ordinal).Select(sign =>
        {
            ImmutableArray<string> sides = [.. sign.Select(static fact => fact.Side).OfType<string>().Distinct(StringComparer.Ordinal)];
            var last = dated is not null ? sign.Select(static fact => fact.LastDate).OfType<RecordedDate>().MaxBy(static date => date.First) : null;
            return sign.Key + (sides is [var one] && sign.Count() == 1 ? " " + one : string.Empty) + (last is null ? string.Empty : $" ({dated}{last.Shown(at)})");
        }),
    ];
}
