using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Reads one key of a key set. Only public members are taken over, and only what can verify a signature is a key at all.</summary>
internal static class PublicKeyReader
{
    /// <summary>Longest <c>kid</c>, in characters.</summary>
    public const int MaxKid = 256;

    private const int MinRsaBits = 2_048;

    // A longer key would cost more to use than a call may cost.
    private const int MaxRsaBits = 8_192;

    private static readonly FrozenDictionary<string, ECCurve> Curves = new Dictionary<string, ECCurve>(StringComparer.Ordinal)
    {
        ["P-256"] = ECCurve.NamedCurves.nistP256,
        ["P-384"] = ECCurve.NamedCurves.nistP384,
        ["P-521"] = ECCurve.NamedCurves.nistP521,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The key, or null when it is not one to verify with.</summary>
    public static JsonWebKey? Read(JsonElement key)
    {
        if (key.ValueKind is not JsonValueKind.Object || Text(key, "kid") is not { Length: > 0 and <= MaxKid } kid || !IsForSignatures(key))
        {
            return null;
        }

        var read = new JsonWebKey { Kid = kid, Kty = Text(key, "kty"), Alg = Text(key, "alg") };
        return read.Kty switch
        {
            "EC" => Curve(read, key),
            "RSA" => Rsa(read, key),
            _ => null,
        };
    }

    private static bool IsForSignatures(JsonElement key) =>
        (!key.TryGetProperty("use", out _) || Text(key, "use") == "sig")
        && (!key.TryGetProperty("key_ops", out var uses)
            || (uses.ValueKind is JsonValueKind.Array && uses.EnumerateArray().Any(use => use.ValueKind is JsonValueKind.String && use.ValueEquals("verify"))))
        && (!key.TryGetProperty("alg", out _) || Text(key, "alg") is { Length: > 0 });

    private static JsonWebKey? Curve(JsonWebKey read, JsonElement key)
    {
        if (Text(key, "crv") is not { } name || !Curves.TryGetValue(name, out var curve) || Bytes(key, "x") is not { } x || Bytes(key, "y") is not { } y)
        {
            return null;
        }

        (read.Crv, read.X, read.Y) = (name, Text(key, "x"), Text(key, "y"));
        return Imports(() => ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = x, Y = y } })) ? read : null;
    }

    private static JsonWebKey? Rsa(JsonWebKey read, JsonElement key)
    {
        if (Bytes(key, "n") is not { } modulus || Bytes(key, "e") is not { Length: <= 8 } exponent)
        {
            return null;
        }

        (read.N, read.E) = (Text(key, "n"), Text(key, "e"));
        var bits = new System.Numerics.BigInteger(modulus, isUnsigned: true, isBigEndian: true).GetBitLength();
        return bits is >= MinRsaBits and <= MaxRsaBits && Imports(() => RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent })) ? read : null;
    }

    // A point off its curve, or an exponent that is none, is found by the one who would have to compute with it.
    private static bool Imports(Func<AsymmetricAlgorithm> import)
    {
        try
        {
            import().Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[]? Bytes(JsonElement key, string name) =>
        Text(key, name) is { Length: > 0 } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
