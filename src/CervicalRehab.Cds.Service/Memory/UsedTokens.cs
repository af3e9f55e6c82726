using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>
/// Used tokens in the database, so that every replica refuses what one has seen (JWT-16). The database decides which of two uses was first.
/// A fingerprint is kept, not the <c>jti</c>: it has one length whatever a client sends.
/// </summary>
internal sealed class UsedTokens(Database database) : IUsedTokens
{
    // The claim makes a second try of the same use a first use again.
    private const string Claim = """
        INSERT INTO used_token (fingerprint, claim, keep_until) VALUES (@fingerprint, @claim, @until)
        ON CONFLICT (fingerprint) DO UPDATE SET keep_until = used_token.keep_until WHERE used_token.claim = @claim
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async ValueTask<TokenUse> Use(string issuer, string jti, DateTimeOffset keepUntil, CancellationToken cancellation)
    {
        var fingerprint = Fingerprint(issuer, jti);
        var claim = Guid.NewGuid().ToString();
        try
        {
            var isFirst = await database.Use(Access.Write, Limit, async session => await session.Execute(
                Claim, ("@fingerprint", fingerprint), ("@claim", claim), ("@until", keepUntil.ToUnixTimeMilliseconds())) > 0).WaitAsync(cancellation);
            return isFirst ? TokenUse.First : TokenUse.Repeated;
        }
        catch (StoreUnavailableException)
        {
            return TokenUse.Unknown;
        }
        catch (OperationCanceledException)
        {
            return TokenUse.Unknown;
        }
    }

    private static string Fingerprint(string issuer, string jti) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{issuer.Length} {issuer} {jti}"))));
}
