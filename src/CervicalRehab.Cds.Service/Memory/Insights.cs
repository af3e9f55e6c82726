using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Reads what was stored, for analysts. Throws <see cref="StoreUnavailableException"/>.</summary>
internal sealed class Insights(Database database, CardQueue queue)
{
    private const int PageSize = 500;

    private const string Issued = """
        SELECT pathway, topic, (issued_at + @offset) / @week AS week, COUNT(*)
        FROM card WHERE issued_at >= @from AND issued_at < @before
        GROUP BY pathway, topic, (issued_at + @offset) / @week
        """;

    private const string Outcomes = """
        SELECT f.card, f.client, f.service, c.pathway, c.topic, c.issued_at, f.outcome, f.outcome_at, f.received_at, f.reason_system, f.reason_code, f.reason_display, f.has_comment
        FROM feedback f LEFT JOIN card c ON c.uuid = f.card AND c.client = f.client AND c.service = f.service
        WHERE (c.issued_at >= @from AND c.issued_at < @before) OR (c.issued_at IS NULL AND f.received_at >= @from AND f.received_at < @before)
        ORDER BY f.seq
        """;

    private const string Exported = """
        SELECT f.seq, f.card, f.service, f.client, f.outcome, f.outcome_at, f.received_at, f.suggestions, f.reason_system, f.reason_code, f.reason_display, f.has_comment,
            c.pathway, c.topic, c.indicator, c.clauses, c.suggestions, c.content_version, c.issued_at, s.comment
        FROM feedback f
        LEFT JOIN card c ON c.uuid = f.card AND c.client = f.client AND c.service = f.service
        LEFT JOIN sensitive_comment s ON s.feedback = f.seq AND @comments = 1
        WHERE f.seq > @after AND f.received_at >= @from AND f.received_at < @before
        ORDER BY f.seq LIMIT @limit
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Counts the cards issued in a time and what became of them.</summary>
    public async Task<InsightsReport> Report(InsightsRange range, CancellationToken ct)
    {
        await queue.Settled(Patience, ct);
        return await database.Use(Access.Read, Limit, async session =>
        {
            var issued = new List<IssuedInWeek>();
            await session.Each(
                Issued,
                row => issued.Add(new IssuedInWeek(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3))),
                [.. Bounds(range), ("@offset", InsightsCount.MondayOffset), ("@week", InsightsCount.WeekLength)]);
            var outcomes = new List<Outcome>();
            await session.Each(Outcomes, row => outcomes.Add(Outcome(row)), Bounds(range));
            return InsightsCount.Of(issued, outcomes);
        });
    }

    /// <summary>The next page of feedback received in a time, in the order it came; empty after the last.</summary>
    public async Task<ImmutableArray<ExportedFeedback>> Page(InsightsRange range, bool withComments, long after, CancellationToken ct)
    {
        await queue.Settled(Patience, ct);
        return await database.Use(Access.Read, Limit, async session =>
        {
            var page = ImmutableArray.CreateBuilder<ExportedFeedback>();
            await session.Each(
                Exported,
                row => page.Add(Line(row)),
                [.. Bounds(range), ("@comments", withComments ? 1 : 0), ("@after", after), ("@limit", PageSize)]);
            return page.ToImmutable();
        });
    }

    private static (string Name, object? Value)[] Bounds(InsightsRange range) => [("@from", range.From), ("@before", range.Before)];

    private static Outcome Outcome(DbDataReader row) => new(
        new CardKey(row.GetString(0), row.GetString(1), row.GetString(2)),
        row.Text(3),
        row.Text(4),
        row.Number(5),
        row.GetString(6) is "accepted",
        row.GetInt64(7),
        row.GetInt64(8),
        row.Text(9),
        row.Text(10),
        row.Text(11),
        row.GetInt32(12) is 1);

    private static ExportedFeedback Line(DbDataReader row)
    {
        var accepted = JsonSerializer.Deserialize(row.GetString(7), FeedbackJson.Default.StringArray) ?? [];
        var isKnown = row.Number(18) is not null;
        return new ExportedFeedback
        {
            Sequence = row.GetInt64(0),
            Card = row.GetString(1),
            Known = isKnown,
            Service = row.GetString(2),
            Client = row.GetString(3) is { Length: > 0 } client ? client : null,
            Outcome = row.GetString(4),
            OutcomeTimestamp = Rfc3339.Format(row.GetInt64(5)),
            ReceivedAt = Rfc3339.Format(row.GetInt64(6)),
            AcceptedSuggestions = List(accepted),
            OverrideReason = row.Text(9) is { } code ? new Term(row.Text(8), code, row.Text(10)) : null,
            HasComment = row.GetInt32(11) is 1,
            Pathway = row.Text(12),
            Topic = row.Text(13),
            Indicator = row.Text(14),
            Clauses = List(Words(row.Text(15))),
            UnknownSuggestions = isKnown ? List(accepted.Except(Words(row.Text(16)), StringComparer.Ordinal)) : null,
            ContentVersion = row.Text(17),
            IssuedAt = row.Number(18) is { } issued ? Rfc3339.Format(issued) : null,
            UserComment = row.Text(19),
        };
    }

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static ImmutableArray<string>? List(IEnumerable<string> items) => items.ToImmutableArray() is { IsEmpty: false } list ? list : null;
}
