using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
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
            return InsightsCount.Of([.. issued], [.. await session.Rows<Outcome>(Outcomes, range)]);
        });
    }

    /// <summary>The next page of feedback received in a time, in the order it came; empty after the last.</summary>
    public async Task<ImmutableArray<ExportedFeedback>> Page(InsightsRange range, bool withComments, long after, CancellationToken ct)
    {
        await queue.Settled(Patience, ct);
        return await database.Use(Access.Read, Limit, async session =>
        {
            var page = await session.Rows<ExportRow>(Exported, new { range.From, range.Before, Comments = withComments ? 1 : 0, After = after, Limit = PageSize });
            return page.Select(Line).ToImmutableArray();
        });
    }

    private static ExportedFeedback Line(ExportRow row)
    {
        var accepted = JsonSerializer.Deserialize(row.Suggestions, FeedbackJson.Default.StringArray) ?? [];
        var isKnown = row.IssuedAt is not null;
        return new ExportedFeedback
        {
            Sequence = row.Seq,
            Card = row.Card,
            Known = isKnown,
            Service = row.Service,
            Client = row.Client is { Length: > 0 } client ? client : null,
            Outcome = row.Outcome,
            OutcomeTimestamp = Rfc3339.Format(row.OutcomeAt),
            ReceivedAt = Rfc3339.Format(row.ReceivedAt),
            AcceptedSuggestions = List(accepted),
            OverrideReason = row.ReasonCode is { } code ? new Term(row.ReasonSystem, code, row.ReasonDisplay) : null,
            HasComment = row.HasComment,
            Pathway = row.Pathway,
            Topic = row.Topic,
            Indicator = row.Indicator,
            Clauses = List(Words(row.Clauses)),
            UnknownSuggestions = isKnown ? List(accepted.Except(Words(row.Offered), StringComparer.Ordinal)) : null,
            ContentVersion = row.ContentVersion,
            IssuedAt = row.IssuedAt is { } issued ? Rfc3339.Format(issued) : null,
            UserComment = row.Comment,
        };
    }

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static ImmutableArray<string>? List(IEnumerable<string> items) => items.ToImmutableArray() is { IsEmpty: false } list ? list : null;
}

/// <summary>One row of the export, as it is stored.</summary>
[method: ExplicitConstructor]
internal sealed record ExportRow(
    long Seq, string Card, string Service, string Client, string Outcome, long OutcomeAt, long ReceivedAt, string Suggestions, string? ReasonSystem, string? ReasonCode, string? ReasonDisplay, bool HasComment,
    string? Pathway, string? Topic, string? Indicator, string? Clauses, string? Offered, string? ContentVersion, long? IssuedAt, string? Comment);
