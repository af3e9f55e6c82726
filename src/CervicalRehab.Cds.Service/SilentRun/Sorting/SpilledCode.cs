using System.Buffers.Binary;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>A code without a meaning, as it was kept: hash of the patient, hash of the record, place of the concept.</summary>
internal readonly record struct SpilledCode(ulong Patient, ulong Record, int Concept)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Bytes = 20;

    /// <summary>Reads an entry.</summary>
    public static SpilledCode Read(ReadOnlySpan<byte> entry) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(entry), BinaryPrimitives.ReadUInt64LittleEndian(entry[8..]), BinaryPrimitives.ReadInt32LittleEndian(entry[16..]));

    /// <summary>Writes it as an entry.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(to, Patient);
        BinaryPrimitives.WriteUInt64LittleEndian(to[8..], Record);
        BinaryPrimitives.WriteInt32LittleEndian(to[16..], Concept);
    }

    /// <summary>By patient, record and concept.</summary>
    public static int Compare(SpilledCode one, SpilledCode other) =>
        one.Patient != other.Patient ? one.Patient.CompareTo(other.Patient) : one.Record != other.Record ? one.Record.CompareTo(other.Record) : one.Concept.CompareTo(other.Concept);
}

/// <summary>A record that could not be read, as it was kept: place of its file, line, why.</summary>
internal readonly record struct SpilledFault(int File, int Line, LineFault Fault)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Bytes = 9;

    /// <summary>Reads an entry.</summary>
    public static SpilledFault Read(ReadOnlySpan<byte> entry) => new(BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..]), (LineFault)entry[8]);

    /// <summary>Writes it as an entry.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, File);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], Line);
        to[8] = (byte)Fault;
    }
}
