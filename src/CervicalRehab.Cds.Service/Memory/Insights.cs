using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.CdsHooks;
using Dapper;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Reads what was stored, for analysts. Throws <see cref="StoreUnavailableException"/>.</summary>
internal sealed class Insights(Database database, CardQueue queue)
{
    private const int PageSize = 500;

    private const string Issued = """
        SELECT pathway, topic, (issued_at + @Offset) / @Week AS week, COUNT(*) AS cards
        FROM card WHERE issued_at >= @From AND issued_at < @Before
        GROUP BY pathway, topic, (issued_at + @Offset) / @Week
        """;

    private const string Outcomes = """
        SELECT f.card, f.client, f.service, c.pathway, c.topic, c.issued_at, f.outcome = 'accepted' AS is_accepted, f.outcome_at, f.received_at, f.reason_system, f.reason_code, f.reason_display, f.has_comment
        FROM feedback f LEFT JOIN card c ON c.uuid = f.card AND c.client = f.client AND c.service = f.service
        WHERE (c.issued_at >= @From AND c.issued_at < @Before) OR (c.issued_at IS NULL AND f.received_at >= @From AND f.received_at < @Before)
        ORDER BY f.seq
        """;

    private const string Exported = """
        SELECT f.seq, f.card, f.service, f.client, f.outcome, f.outcome_at, f.received_at, f.suggestions, f.reason_system, f.reason_code, f.reason_display, f.has_comment,
            c.pathway, c.topic, c.indicator, c.clauses, c.suggestions AS offered, c.content_version, c.issued_at, s.comment
        FROM feedback f
        LEFT JOIN card c ON c.uuid = f.card AND c.client = f.client AND c.service = f.service
        LEFT JOIN sensitive_comment s ON s.feedback = f.seq AND @Comments = 1
        WHERE f.seq > @After AND f.received_at >= @From AND f.received_at < @Before
        ORDER BY f.seq LIMIT @Limit
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Counts the cards issued in a time and what became of them.</summary>
    public async Task<InsightsReport> Report(InsightsRange range, CancellationToken ct)
    {
        await queue.Settled(Patience, ct);
        return await database.Use(Access.Read, Limit, async session =>
        {
            var issued = await session.Rows<IssuedInWeek>(
                Issued, new { range.From, range.Before, Offset = InsightsCount.MondayOffset, Week = InsightsCount.WeekLength });
            return InsightsCount.Of(issued, await session.Rows<Outcome>(Outcomes, range));
        });
    }

    /// <summary>The next page of feedback received in a time, in the order it came; empty after the last.</summary>
    public async Task<ImmutableArray<ExportedFeedback>> Page(InsightsRange range, bool withComments, long after, CancellationToken ct)
    {
        await queue.Settled(Patience, ct);
        return await database.Use(Access.Read, Limit, async session =>
        {
            var page = await session.Rows<ExportRow>(Exported, new { range.From, range.Before, Comments = withComments ? 1 : 0, After = after, Limit = PageSize });
            return page.Select(static row => new ExportedFeedback(row)).ToImmutableArray();
        });
    }
}

/// <summary>One row of the export, as it is stored.</summary>
[method: ExplicitConstructor]
internal sealed record ExportRow(
    long Seq, string Card, string Service, string Client, string Outcome, long OutcomeAt, long ReceivedAt, string Suggestions, string? ReasonSystem, string? ReasonCode, string? ReasonDisplay, bool HasComment,
    string? Pathway, string? Topic, string? Indicator, string? Clauses, string? Offered, string? ContentVersion, long? IssuedAt, string? Comment);

/// <summary>Answer of <c>GET /insights</c>: what became of the cards issued in a time.</summary>
/// <param name="Cards">One entry per pathway and card topic, in alphabetical order.</param>
/// <param name="UnknownCards">Feedback about cards this database does not know; absent without any.</param>
internal sealed record InsightsReport(ImmutableArray<CardInsight> Cards, UnknownCardInsight? UnknownCards = null);

/// <summary>Counts of the cards of one topic. Each card counts once in each number, however often feedback about it came.</summary>
internal sealed record CardInsight
{
    public required string Pathway { get; init; }

    public required string Topic { get; init; }

    public required long Issued { get; init; }

    /// <summary>Cards of which a suggestion was accepted; one overridden later counts in both.</summary>
    public required int Accepted { get; init; }

    public required int Overridden { get; init; }

    /// <summary>Cards overridden with neither a reason nor a comment.</summary>
    public required int OverriddenWithoutReason { get; init; }

    /// <summary>Cards overridden with a comment and no reason.</summary>
    public required int OverriddenWithCommentOnly { get; init; }

    /// <summary>The most frequent first; absent without any.</summary>
    public ImmutableArray<ReasonInsight>? Reasons { get; init; }

    /// <summary>Median of the seconds from issue to the card's first outcome, both by their own clocks, never below 0; absent without an outcome.</summary>
    public double? MedianSecondsToOutcome { get; init; }

    /// <summary>By week of issue.</summary>
    public required ImmutableArray<WeekInsight> Weeks { get; init; }
}

/// <summary>How many cards were overridden for one reason.</summary>
internal sealed record ReasonInsight
{
    /// <summary>Its code system; absent when none was sent.</summary>
    public string? System { get; init; }

    public required string Code { get; init; }

    /// <summary>Its words; absent when none were sent.</summary>
    public string? Display { get; init; }

    public required int Cards { get; init; }
}

/// <summary>One ISO week in UTC, such as <c>2026-W23</c>.</summary>
internal sealed record WeekInsight(string Week, long Issued, int Accepted, int Overridden);

/// <summary>Feedback about cards that are not known for the client that sent it, by the week it was received.</summary>
internal sealed record UnknownCardInsight(int Cards, int Accepted, int Overridden, ImmutableArray<UnknownWeekInsight> Weeks);

/// <summary>Unknown cards of one ISO week.</summary>
internal sealed record UnknownWeekInsight(string Week, int Cards);

/// <summary>One line of the export.</summary>
internal readonly struct ExportedFeedback(ExportRow row)
{
    private readonly string[] _accepted = JsonSerializer.Deserialize(row.Suggestions, CdsHooksJson.Default.StringArray) ?? [];

    public string Card => row.Card;

    /// <summary>Whether this service issued the card to this client.</summary>
    public bool Known => row.IssuedAt is not null;

    public string Service => row.Service;

    /// <summary>Issuer of the client; absent for an anonymous one.</summary>
    public string? Client => row.Client is { Length: > 0 } client ? client : null;

    public string? Pathway => row.Pathway;

    public string? Topic => row.Topic;

    public string? Indicator => row.Indicator;

    public ImmutableArray<string>? Clauses => List(Words(row.Clauses));

    public string? ContentVersion => row.ContentVersion;

    public string? IssuedAt => row.IssuedAt is { } issued ? Rfc3339.Format(issued) : null;

    public string Outcome => row.Outcome;

    public string OutcomeTimestamp => Rfc3339.Format(row.OutcomeAt);

    public string ReceivedAt => Rfc3339.Format(row.ReceivedAt);

    public ImmutableArray<string>? AcceptedSuggestions => List(_accepted);

    /// <summary>Accepted suggestions that the known card did not have.</summary>
    public ImmutableArray<string>? UnknownSuggestions => Known ? List(_accepted.Except(Words(row.Offered), StringComparer.Ordinal)) : null;

    public Term? OverrideReason => row.ReasonCode is { } code ? new Term(row.ReasonSystem, code, row.ReasonDisplay) : null;

    public bool HasComment => row.HasComment;

    /// <summary>Sensitive: only when asked for.</summary>
    public string? UserComment => row.Comment;

    /// <summary>Where the next page goes on.</summary>
    [JsonIgnore]
    public long Sequence => row.Seq;

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static ImmutableArray<string>? List(IEnumerable<string> items) => items.ToImmutableArray() is { IsEmpty: false } list ? list : null;
}
