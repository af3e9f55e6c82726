using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Verifies signatures by the library, which imports a key once and keeps it.</summary>
internal static class Signatures
{
    /// <summary>True when one of the keys made the token's signature with this algorithm. The keys must fit it (<see cref="SignatureAlgorithms.Fits"/>).</summary>
    public static bool Hold(TokenText token, string algorithm, ImmutableArray<JsonWebKey> keys)
    {
        var signed = token.Signed;
        return Decoded(token.Signature) is { } signature && keys.Any(key => Holds(key, algorithm, signed, signature));
    }

    private static byte[]? Decoded(string signature)
    {
        try
        {
            return Base64UrlEncoder.DecodeBytes(signature);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool Holds(JsonWebKey key, string algorithm, byte[] signed, byte[] signature)
    {
        SignatureProvider? verifier = null;
        try
        {
            verifier = key.CryptoProviderFactory.CreateForVerifying(key, algorithm);
            return verifier.Verify(signed, signature);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            // What cannot be computed does not hold.
            return false;
        }
        finally
        {
            if (verifier is not null)
            {
                key.CryptoProviderFactory.ReleaseSignatureProvider(verifier);
            }
        }
    }
}
