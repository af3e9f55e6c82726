using System.Collections.Immutable;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>What became of a token: a caller, or why not and which registered client it named.</summary>
internal readonly record struct Verdict(CallingClient? Caller, Refusal? Refusal, RegisteredClient? Client);

/// <summary>
/// Judges the token of a call. A forger, who has no key, gets as far as the signature: unknown issuers fetch nothing, and only a token whose
/// signature holds is remembered.
/// </summary>
internal sealed class ClientTokens(ClientRegistry clients, PublicAddress address, TokenReplay replay, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    private static readonly JsonWebTokenHandler Verifier = new();

    /// <summary>The verdict on a call's token.</summary>
    public async ValueTask<Verdict> Judge(HttpRequest request, CancellationToken ct)
    {
        if (Bearer(request) is not { } compact)
        {
            return new(null, Refusal.NoToken, null);
        }

        if (TokenText.Read(compact) is not { } token)
        {
            return new(null, Refusal.Malformed, null);
        }

        if (clients.Find(TokenText.Text(token.Claim("iss"))) is not { } client)
        {
            return new(null, Refusal.IssuerUnknown, null);
        }

        var it = new TokenCase(token, client, address.Of(request), time.GetUtcNow().ToUnixTimeMilliseconds() / 1_000.0);
        var refusal = TokenRules.Broken(it) ?? await KeyFault(it, ct) ?? await Repeated(it, ct);
        return refusal is null
            ? new(new CallingClient(client.Options.Issuer, it.Tenant) { Capabilities = client.Capabilities, Profile = client.Profile, Focus = client.Options.Focus }, null, client)
            : new(null, refusal, client);
    }

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } only] && only.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? only[Scheme.Length..].Trim(' ') : null;

    private static async ValueTask<Refusal?> KeyFault(TokenCase it, CancellationToken ct)
    {
        var (kid, algorithm) = (TokenText.Text(it.Token.Header("kid"))!, TokenText.Text(it.Token.Header("alg"))!);
        if (await it.Client.Keys.For(kid, ct) is not { } keys)
        {
            return Refusal.KeysUnavailable;
        }

        ImmutableArray<JsonWebKey> named = [.. keys.Keys.Where(key => key.Kid == kid)];
        ImmutableArray<JsonWebKey> fit = [.. named.Where(key => SignatureAlgorithms.Fits(key, algorithm))];
        return named.IsEmpty ? Refusal.KeyUnknown
            : fit.IsEmpty ? Refusal.KeyUnfit
            : await Holds(it.Token.Compact, algorithm, fit) ? null
            : Refusal.Signature;
    }

    // The library verifies the signature, imports a key once and keeps it; what the token says was judged before, from one reading of it.
    private static async Task<bool> Holds(string compact, string algorithm, ImmutableArray<JsonWebKey> keys) => (await Verifier.ValidateTokenAsync(compact, new()
    {
        IssuerSigningKeys = keys,
        ValidAlgorithms = [algorithm],
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
    })).IsValid;

    private async ValueTask<Refusal?> Repeated(TokenCase it, CancellationToken ct)
    {
        var keepUntil = DateTimeOffset.FromUnixTimeMilliseconds((long)((it.Expires!.Value + TokenRules.Skew) * 1_000));
        return await replay.IsFirst(it.Client.Options.Issuer, it.TokenId!, keepUntil, ct) ? null : Refusal.Replayed;
    }
}
