using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>
/// Used tokens in the database, so that every replica refuses what one has seen (JWT-16). The database decides which of two uses was first.
/// A fingerprint is kept, not the <c>jti</c>: it has one length whatever a client sends. A commit costs more than a row, so uses that come while
/// one is under way wait for the next and share it; each is answered when its own is on disk.
/// </summary>
internal sealed class UsedTokens : IUsedTokens
{
    /// <summary>Most uses of one transaction.</summary>
    public const int BatchSize = 100;

    // Several, so that one connection that hangs does not hold up all; few, so that uses meet.
    private const int MostAtOnce = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // As long as one transaction takes at the longest, whatever was under way before.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2_500);

    private readonly Channel<WaitingUse> _waiting = Channel.CreateUnbounded<WaitingUse>();
    private readonly Database _database;

    public UsedTokens(Database database)
    {
        _database = database;
        // What is written for many calls belongs to no call's trace.
        using (ExecutionContext.SuppressFlow())
        {
            for (var started = 0; started < int.Min(database.Writers, MostAtOnce); started++)
            {
                _ = StoreAll();
            }
        }
    }

    public async ValueTask<TokenUse> Use(string issuer, string jti, DateTimeOffset keepUntil, CancellationToken cancellation)
    {
        var use = new WaitingUse(Fingerprint(issuer, jti), keepUntil.ToUnixTimeMilliseconds());
        _waiting.Writer.TryWrite(use);
        try
        {
            return await use.Answer.Task.WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException)
        {
            use.Answer.TrySetResult(TokenUse.Unknown);
            return TokenUse.Unknown;
        }
        catch (OperationCanceledException)
        {
            return TokenUse.Unknown;
        }
    }

    // Nobody waits any more for a use that has its answer.
    private async Task StoreAll()
    {
        var batch = new List<WaitingUse>(BatchSize);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < BatchSize && _waiting.Reader.TryRead(out var use))
            {
                if (!use.Answer.Task.IsCompleted)
                {
                    batch.Add(use);
                }
            }

            if (batch.Count > 0)
            {
                await Store(batch);
                batch.Clear();
            }
        }
    }

    private async Task Store(List<WaitingUse> batch)
    {
        try
        {
            var claims = new TokenClaims(batch);
            var first = await _database.Use(Access.Write, Limit, claims.Make);
            foreach (var use in batch)
            {
                // Of several uses of one token the first takes it.
                use.Answer.TrySetResult(first.Remove(use.Fingerprint) ? TokenUse.First : TokenUse.Repeated);
            }
        }
        catch (StoreUnavailableException)
        {
            batch.ForEach(use => use.Answer.TrySetResult(TokenUse.Unknown));
        }
        catch (Exception fault)
        {
            batch.ForEach(use => use.Answer.TrySetException(fault));
        }
    }

    private static string Fingerprint(string issuer, string jti) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{issuer.Length} {issuer} {jti}"))));
}

/// <summary>A use of a token on its way to the database.</summary>
/// <param name="Fingerprint">What stands for its issuer and <c>jti</c>.</param>
/// <param name="KeepUntil">When the token can no longer be accepted, in milliseconds of UTC since 1970.</param>
internal sealed record WaitingUse(string Fingerprint, long KeepUntil)
{
    /// <summary>What the database makes of it.</summary>
    public TaskCompletionSource<TokenUse> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The one statement that claims the tokens of several uses.</summary>
internal sealed class TokenClaims(IReadOnlyList<WaitingUse> uses)
{
    // The claim makes a second try of the same uses first uses again.
    private readonly string _claim = Guid.NewGuid().ToString();

    // In one order everywhere: two replicas that claim the same tokens would otherwise block each other.
    private readonly WaitingUse[] _rows = [.. uses.DistinctBy(use => use.Fingerprint, StringComparer.Ordinal).OrderBy(use => use.Fingerprint, StringComparer.Ordinal)];

    /// <summary>Claims them; the fingerprints of those that nobody used before.</summary>
    public async Task<HashSet<string>> Make(Session session) => (await session.Rows<string>(Statement, Values)).ToHashSet(StringComparer.Ordinal);

    private string Statement => $"""
        INSERT INTO used_token (fingerprint, claim, keep_until) VALUES {string.Join(", ", _rows.Select((_, at) => $"(@fingerprint{at}, @claim, @until{at})"))}
        ON CONFLICT (fingerprint) DO UPDATE SET keep_until = used_token.keep_until WHERE used_token.claim = excluded.claim
        RETURNING fingerprint
        """;

    private Dictionary<string, object> Values => new(
        [new("@claim", _claim), .. _rows.SelectMany((use, at) => new KeyValuePair<string, object>[] { new($"@fingerprint{at}", use.Fingerprint), new($"@until{at}", use.KeepUntil) })]);
}
