namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Whose a record is and which: the patient's id, its own, and the hash of the first.</summary>
internal readonly ref struct RecordIds(ReadOnlySpan<byte> key, ReadOnlySpan<byte> id, ulong hash)
{
    /// <summary>Id of the patient.</summary>
    public readonly ReadOnlySpan<byte> Key = key;

    /// <summary>Id of the record; empty without one.</summary>
    public readonly ReadOnlySpan<byte> Id = id;

    /// <summary>Hash of the patient's id.</summary>
    public readonly ulong Hash = hash;
}
