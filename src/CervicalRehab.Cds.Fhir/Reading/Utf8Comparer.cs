using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Texts of a fixed table by their UTF-8.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

    public int GetHashCode([DisallowNull] byte[] text) => GetHashCode(text.AsSpan());

    public byte[] Create(ReadOnlySpan<byte> text) => text.ToArray();

    public bool Equals(ReadOnlySpan<byte> text, byte[] other) => text.SequenceEqual(other);

    // The end of a code or an address tells most; a fixed table needs no defense against chosen keys.
    public int GetHashCode(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
        {
            return (int)((BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]) * 0x9E37_79B9_7F4A_7C15) >> 32) ^ text.Length;
        }

        var hash = text.Length;
        foreach (var letter in text)
        {
            hash = (hash * 31) + letter;
        }

        return hash;
    }
}
