using System.Text;

namespace CervicalRehab.Cds.Service.Tests.Telemetry;

/// <summary>A protobuf message, as far as the tests read OTLP: fields by number.</summary>
internal sealed class Proto
{
    private readonly ILookup<int, ReadOnlyMemory<byte>> _fields;

    public Proto(ReadOnlyMemory<byte> bytes) => _fields = Read(bytes).ToLookup(field => field.Number, field => field.Value);

    /// <summary>The messages at the end of a path of field numbers.</summary>
    public IEnumerable<Proto> At(params int[] path) =>
        path is [var first, .. var rest] ? _fields[first].SelectMany(value => new Proto(value).At(rest)) : [this];

    public string Text(int field) => Encoding.UTF8.GetString(_fields[field].FirstOrDefault().Span);

    public string Hex(int field) => Convert.ToHexStringLower(_fields[field].FirstOrDefault().Span);

    public long Number(int field) => (long)Varint(_fields[field].First().Span, out _);

    /// <summary>OTLP attributes, as text or number.</summary>
    public Dictionary<string, string> Attributes(int field) =>
        At(field).ToDictionary(pair => pair.Text(1), pair => pair.At(2).Single() is var value && value._fields.Contains(3) ? $"{value.Number(3)}" : value.Text(1), StringComparer.Ordinal);

    private static List<(int Number, ReadOnlyMemory<byte> Value)> Read(ReadOnlyMemory<byte> bytes)
    {
        var fields = new List<(int, ReadOnlyMemory<byte>)>();
        while (!bytes.IsEmpty)
        {
            var tag = (int)Varint(bytes.Span, out var used);
            bytes = bytes[used..];
            var length = (tag & 7) switch { 0 => Length(bytes.Span), 1 => 8, 5 => 4, 2 => (int)Varint(bytes.Span, out used), var wire => throw new InvalidDataException($"wire type {wire}") };
            bytes = (tag & 7) is 2 ? bytes[used..] : bytes;
            fields.Add((tag >> 3, bytes[..length]));
            bytes = bytes[length..];
        }

        return fields;
    }

    private static int Length(ReadOnlySpan<byte> bytes)
    {
        Varint(bytes, out var used);
        return used;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, out int used)
    {
        var value = 0UL;
        for (used = 0; ; used++)
        {
            value |= (ulong)(bytes[used] & 0x7F) << (7 * used);
            if (bytes[used] < 0x80)
            {
                used++;
                return value;
            }
        }
    }
}
