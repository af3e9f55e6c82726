using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Service.CdsHooks;
using Microsoft.IdentityModel.Tokens;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>The public keys of one client that can verify a signature.</summary>
/// <param name="Keys">Usable keys; each has a <c>kid</c>.</param>
/// <param name="Unusable">Keys of the set that were passed over: for encryption, symmetric, too short, without a kid, broken.</param>
internal sealed record KeySet(ImmutableArray<JsonWebKey> Keys, int Unusable)
{
    /// <summary>Largest key set that is read, in bytes.</summary>
    public const int MaxBytes = 256 * 1_024;

    private const int MaxKeys = 100;

    /// <summary>True when a key has this id.</summary>
    public bool Has(string kid) => Keys.Any(key => key.Kid == kid);

    /// <summary>A JSON Web Key Set (RFC 7517), or null when the bytes are none. A bad key spoils only itself.</summary>
    public static KeySet? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var json = StrictJson.Parse(bytes.ToArray());
            if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty("keys", out var keys)
                || keys.ValueKind is not JsonValueKind.Array || keys.GetArrayLength() > MaxKeys)
            {
                return null;
            }

            ImmutableArray<JsonWebKey> usable = [.. keys.EnumerateArray().Select(PublicKeyReader.Read).OfType<JsonWebKey>()];
            return new KeySet(usable, keys.GetArrayLength() - usable.Length);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
