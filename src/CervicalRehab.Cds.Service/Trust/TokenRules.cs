using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>A token beside what it is judged by.</summary>
/// <param name="Token">The token.</param>
/// <param name="Client">The registered client it says it comes from.</param>
/// <param name="Addresses">What its <c>aud</c> may name.</param>
/// <param name="Now">Seconds since 1970 by the wall clock.</param>
internal sealed record TokenCase(TokenText Token, RegisteredClient Client, ImmutableArray<string> Addresses, double Now)
{
    public double? Issued { get; } = Seconds(Token.Claim("iat"));

    public double? Expires { get; } = Seconds(Token.Claim("exp"));

    public double? NotBefore { get; } = Seconds(Token.Claim("nbf"));

    public string? TokenId { get; } = TokenText.Text(Token.Claim("jti"));

    public string? Tenant { get; } = TokenText.Text(Token.Claim("tenant"));

    private static double? Seconds(JsonElement value) => value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var seconds) ? seconds : null;
}

/// <summary>
/// What can be judged without a key, cheap and in this order, so that a token that could never be accepted fetches no key and is not
/// remembered (JWT-2 to JWT-15).
/// </summary>
internal static class TokenRules
{
    /// <summary>Tolerance for clocks that differ, in seconds.</summary>
    public const double Skew = 60;

    private const double MaxLifetime = 3_600;

    private static readonly ImmutableArray<(Refusal Refusal, Func<TokenCase, bool> Holds)> Rules =
    [
        (Refusal.Type, it => Header(it, "typ") == "JWT"),
        (Refusal.CriticalHeader, it => Absent(it.Token.Header("crit"))),
        (Refusal.KeyIdMissing, it => Header(it, "kid") is { Length: > 0 and <= PublicKeyReader.MaxKid }),
        (Refusal.Algorithm, it => Header(it, "alg") is { } algorithm && it.Client.Algorithms.Contains(algorithm, StringComparer.Ordinal)),
        (Refusal.KeyAddress, it => it.Client.KeyAddress is not { } address || Absent(it.Token.Header("jku")) || Header(it, "jku") == address),
        (Refusal.Audience, it => NamesAddress(it.Token.Claim("aud"), it.Addresses)),
        (Refusal.TimesMissing, it => it is { Issued: not null, Expires: not null } && (it.NotBefore is not null || Absent(it.Token.Claim("nbf")))),
        // Written so that what is not a number after all holds nowhere.
        (Refusal.Expired, it => it.Expires + Skew > it.Now),
        (Refusal.NotYetValid, it => it.Issued <= it.Now + Skew && (it.NotBefore ?? it.Issued) <= it.Now + Skew),
        (Refusal.Lifetime, it => it.Expires - it.Issued is > 0 and <= MaxLifetime),
        (Refusal.TokenIdMissing, it => it.TokenId is { Length: > 0 and <= ClientRules.MaxName }),
        (Refusal.Tenant, it => Absent(it.Token.Claim("tenant")) ? it.Client.Options.Tenants.Count == 0 : IsAllowed(it.Tenant, it.Client.Options.Tenants)),
    ];

    /// <summary>The first rule the token breaks; null when it keeps all.</summary>
    public static Refusal? Broken(TokenCase it)
    {
        foreach (var (refusal, holds) in Rules)
        {
            if (!holds(it))
            {
                return refusal;
            }
        }

        return null;
    }

    private static bool IsAllowed(string? tenant, IList<string> tenants) =>
        tenant is { Length: > 0 and <= ClientRules.MaxName } && (tenants.Count == 0 || tenants.Contains(tenant));

    private static bool NamesAddress(JsonElement audience, ImmutableArray<string> addresses) => audience.ValueKind switch
    {
        JsonValueKind.String => IsAddress(audience, addresses),
        JsonValueKind.Array => audience.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
            && audience.EnumerateArray().Any(item => IsAddress(item, addresses)),
        _ => false,
    };

    private static bool IsAddress(JsonElement audience, ImmutableArray<string> addresses) =>
        addresses.Contains(PublicAddress.WithoutSlash(audience.GetString()!), StringComparer.Ordinal);

    private static string? Header(TokenCase it, string name) => TokenText.Text(it.Token.Header(name));

    private static bool Absent(JsonElement value) => value.ValueKind is JsonValueKind.Undefined;
}
