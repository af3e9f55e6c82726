using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.CdsHooks;

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

/// <summary>One item of feedback that passed every check.</summary>
internal sealed record FeedbackItem
{
    /// <summary>Uuid of the card, in lower case when it is a UUID.</summary>
    public required string Card { get; init; }

    /// <summary><c>accepted</c> or <c>overridden</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>When the clinician did it, by the client's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Uuids of the accepted suggestions; empty for an override.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>Why the card was overridden, when a reason was picked.</summary>
    public Term? Reason { get; init; }

    /// <summary>Free text of the clinician: sensitive.</summary>
    public string? Comment { get; init; }

    /// <summary>The suggestions as they are stored.</summary>
    public string SuggestionList => JsonSerializer.Serialize([.. Suggestions], CdsHooksJson.Default.StringArray);

    /// <summary>
    /// What makes two items the same: everything the client said, and to whom. The moment counts, its offset does not; nor does the
    /// reason's display, which clients leave out at will.
    /// </summary>
    public string Identity(string service, string client)
    {
        string?[] said =
        [
            client, service, Card, Outcome, At.UtcTicks.ToString(CultureInfo.InvariantCulture), SuggestionList, Reason?.System, Reason?.Code, Comment,
        ];
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(said, CdsHooksJson.Default.StringArray))));
    }
}
