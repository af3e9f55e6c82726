namespace CervicalRehab.Cds.Service.Trust;

/// <summary>What is known of a token's <c>jti</c>.</summary>
internal enum TokenUse
{
    /// <summary>Never seen before, and remembered from now on.</summary>
    First,

    /// <summary>Seen before: a replay.</summary>
    Repeated,

    /// <summary>The store could not be asked.</summary>
    Unknown,
}

/// <summary>Remembers the <c>jti</c> of every accepted token until it can no longer be valid (JWT-11), for every instance of the service (JWT-16).</summary>
internal interface IUsedTokens
{
    /// <summary>Notes a use. Never throws for a store that is down: it answers <see cref="TokenUse.Unknown"/>.</summary>
    /// <param name="issuer">The token's <c>iss</c>; two issuers may use the same <c>jti</c>.</param>
    /// <param name="jti">The token's <c>jti</c>.</param>
    /// <param name="keepUntil">When the token can no longer be accepted, clock tolerance included.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<TokenUse> Use(string issuer, string jti, DateTimeOffset keepUntil, CancellationToken cancellation);
}
