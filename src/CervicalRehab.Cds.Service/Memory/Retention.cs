using System.ComponentModel.DataAnnotations;
using CervicalRehab.Cds.Service.Hosting;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Section <c>Retention</c>: how long things are kept, in days, 1 to 36,500.</summary>
internal sealed class RetentionOptions
{
    /// <summary>Feedback, from its receipt. Default three years.</summary>
    [Range(1, 36_500)]
    public int Feedback { get; set; } = 1_095;

    /// <summary>Free-text comments, from their receipt. Default 90 days.</summary>
    [Range(1, 36_500)]
    public int Comments { get; set; } = 90;

    /// <summary>Issued cards, from their issue; one with feedback stays as long as that. Default three years.</summary>
    [Range(1, 36_500)]
    public int Cards { get; set; } = 1_095;
}

/// <summary>Deletes what is kept long enough, in small transactions, so that calls hardly wait.</summary>
internal sealed class Retention(Database database, IOptions<RetentionOptions> options, EvaluationClock clock, ILogger<HookLog> logger) : BackgroundService
{
    /// <summary>Most rows of one transaction.</summary>
    public const int BatchSize = 500;

    private const string Feedback = """
        DELETE FROM feedback WHERE seq IN (SELECT seq FROM feedback WHERE received_at < @before ORDER BY received_at LIMIT @limit)
        """;

    private const string Comments = """
        DELETE FROM sensitive_comment WHERE feedback IN (SELECT feedback FROM sensitive_comment WHERE received_at < @before ORDER BY received_at LIMIT @limit)
        RETURNING feedback
        """;

    // The identity is a digest that the comment is part of: a short comment could be guessed from it.
    private const string Anonymize = "UPDATE feedback SET identity = @identity WHERE seq = @seq";

    private const string Cards = """
        DELETE FROM card WHERE (uuid, client, service) IN (
            SELECT c.uuid, c.client, c.service FROM card c
            WHERE c.issued_at < @before AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.card = c.uuid AND f.client = c.client AND f.service = c.service)
            ORDER BY c.issued_at LIMIT @limit)
        """;

    private const string Tokens = """
        DELETE FROM used_token WHERE fingerprint IN (SELECT fingerprint FROM used_token WHERE keep_until < @before ORDER BY keep_until LIMIT @limit)
        """;

    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Deletes everything that is due. Throws <see cref="StoreUnavailableException"/>.</summary>
    public async Task Purge(CancellationToken ct)
    {
        var kept = options.Value;
        var comments = await All(kept.Comments, DeleteComments, ct);
        var feedback = await All(kept.Feedback, Delete(Feedback), ct);
        var cards = await All(kept.Cards, Delete(Cards), ct);
        // Tokens live by the wall clock, whatever the moment of evaluation.
        var tokens = await All(clock.Wall.GetUtcNow(), Delete(Tokens), ct);
        if (comments + feedback + cards > 0)
        {
            HookLog.Purged(logger, feedback, comments, cards, tokens);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = FirstAfter; ; wait = Every)
        {
            await Task.Delay(wait, stoppingToken);
            try
            {
                await Purge(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // Next time.
            }
        }
    }

    // A trial with a fixed clock may begin before anything could be that old.
    private Task<int> All(int days, Func<Session, long, Task<int>> delete, CancellationToken ct) =>
        All(new DateTimeOffset(Math.Max(0, clock.Now.UtcTicks - TimeSpan.FromDays(days).Ticks), TimeSpan.Zero), delete, ct);

    private async Task<int> All(DateTimeOffset before, Func<Session, long, Task<int>> delete, CancellationToken ct)
    {
        var all = 0;
        int deleted;
        do
        {
            deleted = await database.Use(Access.Write, Limit, session => delete(session, before.ToUnixTimeMilliseconds()));
            all += deleted;
            await Task.Delay(deleted == BatchSize ? Pause : TimeSpan.Zero, ct);
        }
        while (deleted == BatchSize);
        return all;
    }

    private static Func<Session, long, Task<int>> Delete(string sql) =>
        (session, before) => session.Execute(sql, new { before, limit = BatchSize });

    private static async Task<int> DeleteComments(Session session, long before)
    {
        var deleted = await session.Rows<long>(Comments, new { before, limit = BatchSize });
        return await session.Execute(Anonymize, deleted.Select(seq => new { seq, identity = FormattableString.Invariant($"purged {seq}") }));
    }
}
