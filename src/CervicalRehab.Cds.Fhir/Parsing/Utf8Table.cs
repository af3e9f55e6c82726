using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>A fixed table of texts that is asked by their UTF-8.</summary>
internal readonly struct Utf8Table<T>(IEnumerable<(string Text, T Value)> rows)
{
    private readonly FrozenDictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _rows =
        rows.ToFrozenDictionary(row => Encoding.UTF8.GetBytes(row.Text), row => row.Value, new Utf8Comparer()).GetAlternateLookup<ReadOnlySpan<byte>>();

    internal bool Has(ReadOnlySpan<byte> text) => _rows.ContainsKey(text);

    /// <summary>What stands beside the text; the default where it is not in the table.</summary>
    internal T? Find(ReadOnlySpan<byte> text) => _rows.TryGetValue(text, out var value) ? value : default;
}

file sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
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
