using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Feedback into the database: all items of a call or none, each once.</summary>
internal sealed class FeedbackStore(Database database, IDialect dialect)
{
    private const string Insert = """
        INSERT INTO feedback (identity, card, client, service, outcome, outcome_at, received_at, suggestions, reason_system, reason_code, reason_display, has_comment)
        VALUES (@identity, @card, @client, @service, @outcome, @at, @received, @suggestions, @system, @code, @display, @comment)
        ON CONFLICT (identity) DO NOTHING
        RETURNING seq
        """;

    private const string InsertComment = "INSERT INTO sensitive_comment (feedback, received_at, comment) VALUES (@feedback, @received, @comment)";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Stores items in their order; how many were new. On disk when it returns. Throws <see cref="StoreUnavailableException"/>.</summary>
    public Task<int> Store(string service, string client, ImmutableArray<FeedbackItem> items, DateTimeOffset received) =>
        database.Use(Access.Write, Limit, async session =>
        {
            if (items.Length > 1 && dialect.SeveralLock is { } wait)
            {
                await session.Execute(wait);
            }

            var stored = 0;
            foreach (var item in items)
            {
                stored += await Store(session, service, client, item, received.ToUnixTimeMilliseconds()) ? 1 : 0;
            }

            return stored;
        });

    private static async Task<bool> Store(Session session, string service, string client, FeedbackItem item, long received)
    {
        var added = await session.Number(
            Insert,
            new
            {
                identity = item.Identity(service, client),
                card = item.Card,
                client,
                service,
                outcome = item.Outcome,
                at = item.At.ToUnixTimeMilliseconds(),
                received,
                suggestions = item.SuggestionList,
                system = item.Reason?.System,
                code = item.Reason?.Code,
                display = item.Reason?.Display,
                comment = item.Comment is null ? 0 : 1,
            });
        if (added is { } feedback && item.Comment is { } comment)
        {
            await session.Execute(InsertComment, new { feedback, received, comment });
        }

        return added is not null;
    }
}
