using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Name-based UUIDs (RFC 4122 version 5): a repeated call gets the same ids, another call gets others.</summary>
internal static class NameUuid
{
    private const int ShortName = 256;

    /// <summary>The UUID of a name within a namespace.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 4122 version 5 is defined with SHA-1; it names and protects nothing.")]
    public static Guid Of(Guid space, string name)
    {
        var length = 16 + Encoding.UTF8.GetByteCount(name);
        var bytes = length <= ShortName ? stackalloc byte[ShortName] : new byte[length];
        space.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes[16..]);

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(bytes[..length], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
