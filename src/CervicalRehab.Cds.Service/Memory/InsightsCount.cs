using System.Collections.Immutable;
using System.Globalization;
using Dapper;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>One stored item of feedback, with the card it is about when that is known.</summary>
[method: ExplicitConstructor]
internal sealed record Outcome(
    string Card, string Client, string Service, string? Pathway, string? Topic, long? IssuedAt, bool IsAccepted, long OutcomeAt, long ReceivedAt, string? ReasonSystem, string? ReasonCode, string? ReasonDisplay, bool HasComment)
{
    /// <summary>The card it is about: its uuid, and who got it from which service.</summary>
    public (string Uuid, string Client, string Service) Key => (Card, Client, Service);
}

/// <summary>How many cards of one topic were issued in one week.</summary>
[method: ExplicitConstructor]
internal sealed record IssuedInWeek(string Pathway, string Topic, long Week, long Cards);

/// <summary>Counts stored feedback: a function of the rows, the same on every database.</summary>
internal static class InsightsCount
{
    /// <summary>Milliseconds of a week.</summary>
    public const long WeekLength = 7 * DayLength;

    /// <summary>1970 began on a Thursday: milliseconds from its Monday.</summary>
    public const long MondayOffset = 3 * DayLength;

    private const long DayLength = 24 * 60 * 60 * 1_000;

    /// <summary>The report.</summary>
    public static InsightsReport Of(IReadOnlyCollection<IssuedInWeek> issued, IReadOnlyCollection<Outcome> outcomes)
    {
        var known = outcomes.Where(outcome => outcome.IssuedAt is not null).ToLookup(outcome => (outcome.Pathway!, outcome.Topic!));
        var topics = issued.GroupBy(row => (row.Pathway, row.Topic))
            .OrderBy(group => group.Key.Pathway, StringComparer.Ordinal).ThenBy(group => group.Key.Topic, StringComparer.Ordinal);
        return new InsightsReport([.. topics.Select(group => Topic(group, [.. known[group.Key]]))], Unknown([.. outcomes.Where(outcome => outcome.IssuedAt is null)]));
    }

    private static CardInsight Topic(IGrouping<(string Pathway, string Topic), IssuedInWeek> issued, ImmutableArray<Outcome> outcomes)
    {
        var overrides = outcomes.Where(outcome => !outcome.IsAccepted).ToList();
        return new CardInsight
        {
            Pathway = issued.Key.Pathway,
            Topic = issued.Key.Topic,
            Issued = issued.Sum(row => row.Cards),
            Accepted = Cards(outcomes.Where(outcome => outcome.IsAccepted)),
            Overridden = Cards(overrides),
            OverriddenWithoutReason = Cards(overrides.Where(outcome => outcome is { ReasonCode: null, HasComment: false })),
            OverriddenWithCommentOnly = Cards(overrides.Where(outcome => outcome is { ReasonCode: null, HasComment: true })),
            Reasons = Reasons(overrides) is { IsEmpty: false } reasons ? reasons : null,
            MedianSecondsToOutcome = Median([.. outcomes.GroupBy(outcome => outcome.Key).Select(SecondsToFirst).Order()]),
            Weeks = [.. issued.OrderBy(row => row.Week).Select(row => Week(row, outcomes))],
        };
    }

    private static WeekInsight Week(IssuedInWeek row, ImmutableArray<Outcome> outcomes)
    {
        var of = outcomes.Where(outcome => WeekOf(outcome.IssuedAt!.Value) == row.Week).ToList();
        return new WeekInsight(Name(row.Week), row.Cards, Cards(of.Where(outcome => outcome.IsAccepted)), Cards(of.Where(outcome => !outcome.IsAccepted)));
    }

    private static ImmutableArray<ReasonInsight> Reasons(IEnumerable<Outcome> overrides) =>
    [
        .. overrides.Where(outcome => outcome.ReasonCode is not null)
            .GroupBy(outcome => (outcome.ReasonSystem, outcome.ReasonCode))
            .Select(group => new ReasonInsight
            {
                System = group.Key.ReasonSystem,
                Code = group.Key.ReasonCode!,
                Display = group.Select(outcome => outcome.ReasonDisplay).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault(),
                Cards = Cards(group),
            })
            .OrderByDescending(reason => reason.Cards).ThenBy(reason => reason.System, StringComparer.Ordinal).ThenBy(reason => reason.Code, StringComparer.Ordinal),
    ];

    private static UnknownCardInsight? Unknown(ImmutableArray<Outcome> outcomes) => outcomes.IsEmpty ? null : new UnknownCardInsight(
        Cards(outcomes),
        Cards(outcomes.Where(outcome => outcome.IsAccepted)),
        Cards(outcomes.Where(outcome => !outcome.IsAccepted)),
        [.. outcomes.GroupBy(outcome => WeekOf(outcome.ReceivedAt)).OrderBy(week => week.Key).Select(week => new UnknownWeekInsight(Name(week.Key), Cards(week)))]);

    private static int Cards(IEnumerable<Outcome> outcomes) => outcomes.Select(outcome => outcome.Key).Distinct().Count();

    // The client's clock may be behind ours, and the outcome then lie before the issue.
    private static double SecondsToFirst(IEnumerable<Outcome> ofOneCard) =>
        ofOneCard.Min(outcome => Math.Max(0, outcome.OutcomeAt - outcome.IssuedAt!.Value)) / 1_000.0;

    private static double? Median(ImmutableArray<double> sorted) => sorted.Length switch
    {
        0 => null,
        var count when count % 2 == 1 => sorted[count / 2],
        var count => (sorted[(count / 2) - 1] + sorted[count / 2]) / 2,
    };

    private static long WeekOf(long milliseconds) => (milliseconds + MondayOffset) / WeekLength;

    private static string Name(long week)
    {
        var monday = DateTimeOffset.FromUnixTimeMilliseconds((week * WeekLength) - MondayOffset).UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):D4}-W{ISOWeek.GetWeekOfYear(monday):D2}");
    }
}
