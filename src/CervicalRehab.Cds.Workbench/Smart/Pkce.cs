using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>Random texts nobody can guess, and the proof key of RFC 7636 made of one.</summary>
internal static class Pkce
{
    private const int Bytes = 32;
    private const int FingerprintBytes = 12;

    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>256 random bits, 43 characters that need no escaping: a state, a verifier or a session.</summary>
    public static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The same 16 characters for the same text as long as the process lives; nobody can tell the text from them.</summary>
    public static string Fingerprint(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(s_key, Encoding.UTF8.GetBytes(text)).AsSpan(0, FingerprintBytes));

    /// <summary>The S256 challenge of a verifier.</summary>
    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
