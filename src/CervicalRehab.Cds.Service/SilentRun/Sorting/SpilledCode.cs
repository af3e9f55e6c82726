using System.Buffers.Binary;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>A code without a meaning, as it was kept: hash of the patient, hash of the record, place of the concept.</summary>
internal readonly record struct SpilledCode(ulong Patient, ulong Record, int Concept)
{
    /// <summary>Reads an entry.</summary>
    public static SpilledCode Read(ReadOnlySpan<byte> entry) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(entry), BinaryPrimitives.ReadUInt64LittleEndian(entry[8..]), BinaryPrimitives.ReadInt32LittleEndian(entry[16..]));

    /// <summary>By patient, record and concept.</summary>
    public static int Compare(SpilledCode one, SpilledCode other) =>
        one.Patient != other.Patient ? one.Patient.CompareTo(other.Patient) : one.Record != other.Record ? one.Record.CompareTo(other.Record) : one.Concept.CompareTo(other.Concept);
}
