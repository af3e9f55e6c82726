using System.Buffers.Binary;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>A code without a meaning, as it was kept: hash of the patient, hash of the record, place of the concept.</summary>
internal readonly record struct SpilledCode(ulong Patient, ulong Record, int Concept) : IComparable<SpilledCode>
{
    /// <summary>Reads an entry.</summary>
    public static SpilledCode Read(ReadOnlySpan<byte> entry) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(entry), BinaryPrimitives.ReadUInt64LittleEndian(entry[8..]), BinaryPrimitives.ReadInt32LittleEndian(entry[16..]));

    /// <summary>By patient, record and concept.</summary>
    public int CompareTo(SpilledCode other) =>
        Patient != other.Patient ? Patient.CompareTo(other.Patient) : Record != other.Record ? Record.CompareTo(other.Record) : Concept.CompareTo(other.Concept);
}
