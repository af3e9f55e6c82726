using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Workbench.Bench;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Insights;

/// <summary>Issued, accepted and overridden in one ISO week.</summary>
public sealed record WeekFigures(string Week, long Issued, long Accepted, long Overridden)
{
    /// <summary>Accepted of a hundred issued; 0 without any.</summary>
    public double Rate => Issued == 0 ? 0 : 100.0 * Accepted / Issued;

    /// <summary>The rate in words; a dash without any card.</summary>
    public string RateWords => Issued == 0 ? "–" : Rate.ToString("0", CultureInfo.InvariantCulture) + " %";
}

/// <summary>Cards overridden for a reason.</summary>
public sealed record ReasonFigures(string Reason, long Cards);

/// <summary>The figures of one pathway and topic.</summary>
public sealed record TopicFigures(string Pathway, string Topic, WeekFigures Total, ImmutableArray<ReasonFigures> Reasons, string MedianToOutcome, ImmutableArray<WeekFigures> Weeks)
{
    private static readonly ImmutableArray<int> RoundSteps = [1, 2, 5, 10];

    /// <summary>Id of its section on the page.</summary>
    public string Anchor => $"{Pathway}-{Topic}";

    /// <summary>Where the axis of its chart ends: a round number that no column passes.</summary>
    public double AxisEnd => RoundUp(Weeks.Select(week => Math.Max(week.Issued, Math.Max(week.Accepted, week.Overridden))).DefaultIfEmpty(1).Max());

    /// <summary>The topic in words, with the pathway when it stands beside one.</summary>
    public string Title => Topic == Pathway ? Words(Topic) : $"{Words(Topic)} (beside {Words(Pathway).ToLowerInvariant()})";

    private static double RoundUp(long value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))));
        return RoundSteps.Select(step => step * power).First(end => end >= value);
    }

    private static string Words(string code) => code is "hold" ? "Running program" : code.Length == 0 ? "No topic" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}

/// <summary>What the insights page shows.</summary>
public sealed record InsightsModel(string From, string To, ImmutableArray<TopicFigures> Topics, WeekFigures? Unknown, ImmutableArray<OutcomeLine> Issues)
{
    /// <summary>Reads the answer of <c>GET /insights</c>.</summary>
    public static InsightsModel Of(string from, string to, int status, string text)
    {
        var json = Json.Parse(text) ?? default;
        return status == 200
            ? new(from, to, [.. json.Items("cards").Select(Topic)], json.At("unknownCards") is { } unknown ? Week(unknown) : null, [])
            : new(from, to, [], null, [.. json.Items("issue").Select(OutcomeLine.Of)]);
    }

    /// <summary>All topics together.</summary>
    public WeekFigures Total => Sum(string.Empty, Topics.Select(topic => topic.Total));

    /// <summary>All topics together by week, the earliest first.</summary>
    public ImmutableArray<WeekFigures> Weeks =>
        [.. Topics.SelectMany(topic => topic.Weeks).GroupBy(week => week.Week, StringComparer.Ordinal).OrderBy(week => week.Key, StringComparer.Ordinal).Select(week => Sum(week.Key, week))];

    private static WeekFigures Sum(string name, IEnumerable<WeekFigures> figures) =>
        figures.Aggregate(new WeekFigures(name, 0, 0, 0), (sum, one) => new(name, sum.Issued + one.Issued, sum.Accepted + one.Accepted, sum.Overridden + one.Overridden));

    private static TopicFigures Topic(JsonElement card) => new(
        card.Text("pathway") ?? string.Empty,
        card.Text("topic") ?? string.Empty,
        Week(card),
        [
            .. card.Items("reasons").Select(reason => new ReasonFigures(reason.Text("display") ?? reason.Text("code") ?? string.Empty, Count(reason, "cards"))),
            .. Without("Comment without a reason", Count(card, "overriddenWithCommentOnly")),
            .. Without("Neither reason nor comment", Count(card, "overriddenWithoutReason")),
        ],
        Duration(card.Text("medianSecondsToOutcome")),
        [.. card.Items("weeks").Select(Week)]);

    private static WeekFigures Week(JsonElement json) => new(
        json.Text("week") ?? string.Empty,
        json.At("issued") is null ? Count(json, "cards") : Count(json, "issued"),
        Count(json, "accepted"),
        Count(json, "overridden"));

    private static IEnumerable<ReasonFigures> Without(string words, long cards) => cards > 0 ? [new ReasonFigures(words, cards)] : [];

    private static long Count(JsonElement json, string name) => json.At(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var count) ? count : 0;

    private static string Duration(string? seconds) => !double.TryParse(seconds, CultureInfo.InvariantCulture, out var value) ? "no outcome yet"
        : value < 120 ? value.ToString("0.#", CultureInfo.InvariantCulture) + " s"
        : value < 7_200 ? (value / 60).ToString("0.#", CultureInfo.InvariantCulture) + " min"
        : (value / 3_600).ToString("0.#", CultureInfo.InvariantCulture) + " h";
}
