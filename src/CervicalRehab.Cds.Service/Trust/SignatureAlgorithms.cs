using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.IdentityModel.Tokens;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Signature algorithms an operator may allow (JWT-4 to JWT-7). Neither <c>none</c> nor a symmetric one is in the table, so none can be allowed.</summary>
internal static class SignatureAlgorithms
{
    // Algorithm to the curve its key lies on; empty for RSA.
    private static readonly FrozenDictionary<string, string> Curves = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ES256"] = "P-256",
        ["ES384"] = "P-384",
        ["ES512"] = "P-521",
        ["RS256"] = string.Empty,
        ["RS384"] = string.Empty,
        ["RS512"] = string.Empty,
        ["PS256"] = string.Empty,
        ["PS384"] = string.Empty,
        ["PS512"] = string.Empty,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What CDS Hooks recommends, and what is allowed unless configured otherwise.</summary>
    public static ImmutableArray<string> Default { get; } = ["ES384", "RS384"];

    /// <summary>Every algorithm that can be allowed.</summary>
    public static ImmutableArray<string> All { get; } = [.. Curves.Keys.Order(StringComparer.Ordinal)];

    /// <summary>True when a key may verify this algorithm: its type, its curve, and its own <c>alg</c> when it states one.</summary>
    public static bool Fits(JsonWebKey key, string algorithm) =>
        Curves.TryGetValue(algorithm, out var curve)
        && (curve.Length == 0 ? key.Kty == "RSA" : key.Kty == "EC" && key.Crv == curve)
        && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm);
}
