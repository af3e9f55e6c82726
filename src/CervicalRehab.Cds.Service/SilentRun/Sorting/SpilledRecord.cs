using System.Buffers.Binary;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>A record as it was kept, in the bytes of its part.</summary>
internal readonly struct SpilledRecord
{
    /// <summary>Bytes before the patient's id.</summary>
    public const int HeadBytes = 16;

    private readonly byte[] _part;
    private readonly int _start;

    /// <summary>The record that begins there.</summary>
    public SpilledRecord(byte[] part, int start) => (_part, _start) = (part, start);

    public RecordKind Kind => (RecordKind)_part[_start + 4];

    /// <summary>Id of its patient.</summary>
    public ReadOnlySpan<byte> Key => _part.AsSpan(_start + HeadBytes, _part[_start + 5]);

    /// <summary>Its own id; empty without one.</summary>
    public ReadOnlySpan<byte> Id => _part.AsSpan(_start + HeadBytes + _part[_start + 5], IdLength);

    /// <summary>The resource; of an Encounter its start alone.</summary>
    public ReadOnlyMemory<byte> Json => _part.AsMemory(BodyAt, _start + Length - BodyAt);

    /// <summary>Where it stood.</summary>
    public (int File, int Line) Place => (Number(8), Number(12));

    /// <summary>Bytes of the entry.</summary>
    public int Length => Number(0);

    private int IdLength => BinaryPrimitives.ReadUInt16LittleEndian(_part.AsSpan(_start + 6));

    private int BodyAt => _start + HeadBytes + _part[_start + 5] + IdLength;

    /// <summary>By patient, kind, id and text: whatever order they came in, and where from.</summary>
    public static int Compare(SpilledRecord one, SpilledRecord other)
    {
        var order = one.Key.SequenceCompareTo(other.Key);
        order = order != 0 ? order : one.Kind.CompareTo(other.Kind);
        order = order != 0 ? order : one.Id.SequenceCompareTo(other.Id);
        order = order != 0 ? order : one.Json.Span.SequenceCompareTo(other.Json.Span);
        return order != 0 ? order : one.Place.CompareTo(other.Place);
    }

    /// <summary>Writes a record into bytes of its length.</summary>
    public static void Write(Span<byte> to, RecordKind kind, ReadOnlySpan<byte> key, ReadOnlySpan<byte> id, ReadOnlySpan<byte> json, (int File, int Line) place)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, to.Length);
        to[4] = (byte)kind;
        to[5] = (byte)key.Length;
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], (ushort)id.Length);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], place.File);
        BinaryPrimitives.WriteInt32LittleEndian(to[12..], place.Line);
        key.CopyTo(to[HeadBytes..]);
        id.CopyTo(to[(HeadBytes + key.Length)..]);
        json.CopyTo(to[(HeadBytes + key.Length + id.Length)..]);
    }

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(_part.AsSpan(_start + at));
}
