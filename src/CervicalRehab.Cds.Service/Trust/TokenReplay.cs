namespace CervicalRehab.Cds.Service.Trust;

/// <summary>
/// Refuses a second use of a token (JWT-11). This process's own record is asked first, then the store that every instance shares. When
/// that cannot be asked the own record decides: a dead database must not cost a red-flag card.
/// </summary>
internal sealed class TokenReplay(IUsedTokens store, UsedTokensInProcess own, TrustTelemetry seen)
{
    /// <summary>True for the first use, which is remembered.</summary>
    public async ValueTask<bool> IsFirst(string issuer, string jti, DateTimeOffset keepUntil, CancellationToken ct)
    {
        if (own.Note(issuer, jti, keepUntil) is TokenUse.Repeated)
        {
            return false;
        }

        var use = await store.Use(issuer, jti, keepUntil, ct);
        if (use is TokenUse.Unknown)
        {
            seen.StoreNotAsked();
        }

        return use is not TokenUse.Repeated;
    }
}
