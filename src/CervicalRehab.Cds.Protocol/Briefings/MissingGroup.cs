using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>Missing facts that one thing mends: a lead, the facts in a few words each, and what they are needed for.</summary>
/// <param name="Lead">What to do or what is wrong, for instance <c>Not examined in the last 28 days</c>.</param>
/// <param name="Parts">The facts; none when the lead says it all.</param>
public sealed record MissingGroup(string Lead, ImmutableArray<string> Parts)
{
    private static readonly string NotExamined = $"Not examined in the last {Windows.ValidDays} days";

    // In the order in which a card asks for them: signs before measurements.
    private static readonly ImmutableArray<(Func<MissingFact, bool> Has, Func<ImmutableArray<MissingFact>, DateTimeOffset, MissingGroup> Say)> Groups =
    [
        (static fact => fact.Fact == Facts.BirthDate, static (facts, _) => new(facts[0].Reason == Reason.FutureDate ? "Correct the birth date, which lies in the future" : "Record the full birth date", [])),
        (static fact => fact.Fact == Facts.ProgrammeStart, static (_, _) => new("Record the day on which the program began", [])),
        (static fact => IsSign(fact) && fact.Reason is Reason.NotRecorded or Reason.Stale, static (facts, at) => Dated(NotExamined, facts, at, isLast: true)),
        (static fact => IsSign(fact) && fact.Reason is Reason.NotPerformed or Reason.NoValue, static (facts, at) => Dated("Recorded without a result", facts, at, isLast: false)),
        (static fact => IsSign(fact) && fact.Reason == Reason.NamedAsReason, static (facts, at) => Dated("Named as a reason for care and not examined since", facts, at, isLast: false)),
        (static fact => IsSign(fact) && fact.Reason == Reason.SideNotStated, static (facts, at) => new("Side not stated", Signs(facts, at))),
        (static fact => IsSign(fact) && fact.Reason == Reason.Preliminary, static (facts, at) => new("Preliminary only, so not absent", Signs(facts, at))),
        (static fact => IsSign(fact) && fact.Reason is Reason.NotEvaluated or Reason.Incomplete or Reason.Unreadable or Reason.CodeSystemNotRecognized, static (facts, at) => new("Could not be read, check the chart", Signs(facts, at))),
        (static fact => IsSign(fact) && fact.Reason is Reason.NoDate or Reason.BadDate or Reason.FutureDate or Reason.DateNotPrecise, static (facts, at) => new("Date missing or not usable", Signs(facts, at))),
        (static fact => IsSign(fact), static (facts, at) => new("Unclear or conflicting, examine again", Signs(facts, at))),
        (static fact => fact.Fact == Facts.MriCompression, Mri),
        (static fact => IsMotion(fact), Motion),
        (static fact => fact.Fact == Facts.PainVas, Pain),
        (static fact => IsShoulder(fact), static (facts, at) => new("Examine the shoulder", [.. facts.Select(fact => Advice.Examined(fact.Fact) + Why(fact, at))])),
    ];

    /// <summary>The facts without their dates, for a page that is full; none where there is no shorter way to say them.</summary>
    public ImmutableArray<string> Brief { get; init; } = [];

    /// <summary>What stands in an action that asks for the same in other words; null where only the line itself does.</summary>
    internal string? Asked { get; init; }

    /// <summary>One line.</summary>
    public string Line => Joined(Parts);

    /// <summary>The same for a page that is full.</summary>
    public string BriefLine => Joined(Brief.IsEmpty ? Parts : Brief);

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

    /// <summary>True when one of the actions asks for all of it.</summary>
    internal bool IsSaidBy(ImmutableArray<string> actions)
    {
        foreach (var action in actions)
        {
            if (action == Line || (Asked is { } asked && action.Contains(asked, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private string Joined(ImmutableArray<string> parts) => parts.IsEmpty ? Lead : $"{Lead}: {string.Join(", ", parts)}";

    private static bool IsSign(MissingFact fact) => !(IsMotion(fact) || IsShoulder(fact) || fact.Fact is Facts.BirthDate or Facts.ProgrammeStart or Facts.PainVas or Facts.MriCompression);

    private static bool IsMotion(MissingFact fact) => MeasureLines.Movements.Contains(fact.Fact);

    private static bool IsShoulder(MissingFact fact) => fact.Fact is Facts.ShoulderStrength or Facts.ShoulderMotion or Facts.ShoulderImpingement;

    // Six movements of one visit are needed. Where a part of them is there, each reason says which movements it is about: the others are recorded.
    private static MissingGroup Motion(ImmutableArray<MissingFact> facts, DateTimeOffset at) =>
        new(
            "Measure all six neck movements in one visit with the same device",
            [
                .. facts.GroupBy(fact => Reasons(fact, at), StringComparer.Ordinal)
                    .Select(alike => facts.Length == MeasureLines.Movements.Length ? alike.Key : $"{And([.. alike.Select(static fact => Advice.Name(fact.Fact))])} {alike.Key}"),
            ]);

    private static string And(ImmutableArray<string> names) => names is [.. var first, var last] && first.Length > 0 ? $"{string.Join(", ", first)} and {last}" : names[0];

    private static MissingGroup Mri(ImmutableArray<MissingFact> facts, DateTimeOffset at)
    {
        var days = string.Join(", ", facts.Select(fact => fact.LastDate?.Shown(at) ?? "undated").Distinct(StringComparer.Ordinal));
        return new($"Read the MRI ({days}) and record cord compression, present or absent", []) { Asked = days + ") and record cord compression" };
    }

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

    private static MissingGroup Dated(string lead, ImmutableArray<MissingFact> facts, DateTimeOffset at, bool isLast) => new(lead, Signs(facts, at, isLast)) { Brief = Signs(facts, at) };

    // A sign that is missing on both sides is named once; what is known of one side is not told of both.
    private static ImmutableArray<string> Signs(ImmutableArray<MissingFact> facts, DateTimeOffset at, bool? isLast = null) =>
    [
        .. facts.GroupBy(static fact => Advice.Examined(fact.Fact), StringComparer.Ordinal).Select(sign =>
        {
            ImmutableArray<MissingFact> sides = [.. sign];
            var told = sides.Each(fact => Told(fact, isLast, at));
            var words = told.All(one => one == told[0]) ? told[0]
                : sides.All(static fact => fact.Side is not null) ? string.Join(", ", sides.Select((fact, index) => $"{fact.Side} {(told[index].Length > 0 ? told[index] : "never")}"))
                : told.First(static one => one.Length > 0);
            return sign.Key + (sides is [{ Side: { } one }] ? " " + one : string.Empty) + (words.Length > 0 ? $" ({words})" : string.Empty);
        }),
    ];

    // What was found of a part of the sign alone is no examination of it.
    private static string Told(MissingFact fact, bool? isLast, DateTimeOffset at) =>
        isLast is not { } last ? string.Empty
        : string.Join(", ", new[]
        {
            fact.LastDate is { } date ? (!last ? string.Empty : fact.Reason == Reason.NotRecorded ? "in part " : "last ") + date.Shown(at) : null,
            fact.Past is { } past ? $"{Advice.Name(fact.Fact)} on the problem list {past.Shown(at)}" : null,
        }.OfType<string>());
}
