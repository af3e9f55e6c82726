namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Where one thread collects entries before it writes them: so much memory, divided among the parts.</summary>
internal sealed class SpillBuffer
{
    private const int RecordBytes = 4 << 20;
    private const int CodeBytes = 1 << 20;
    private const int FaultBytes = 1_000 * SpilledFault.Bytes;

    // One array, however many parts there are: many small ones would be moved about by the collector.
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(RecordBytes + CodeBytes + FaultBytes);
    private readonly Spill _spill;
    private readonly (int Start, int Length)[] _buffers;
    private readonly int[] _used;

    public SpillBuffer(Spill spill)
    {
        _spill = spill;
        _used = new int[spill.Faults + 1];
        _buffers = new (int, int)[spill.Faults + 1];
        for (var (file, start) = (0, 0); file < _buffers.Length; start += _buffers[file++].Length)
        {
            _buffers[file] = (start, file == spill.Faults ? FaultBytes : (file % 2 == 0 ? RecordBytes : CodeBytes) / spill.Partitions);
        }
    }

    /// <summary>Keeps a record: its kind, the patient's id, its own id, its JSON.</summary>
    public void Record(int partition, RecordKind kind, ReadOnlySpan<byte> key, ReadOnlySpan<byte> id, ReadOnlySpan<byte> json, (int File, int Line) place)
    {
        var file = Spill.Records(partition);
        var to = Room(file, SpilledRecord.HeadBytes + key.Length + id.Length + json.Length);
        SpilledRecord.Write(to, kind, key, id, json, place);
        if (to.Length > _buffers[file].Length)
        {
            _spill.Append(file, to);
        }
    }

    /// <summary>Keeps a code that has no meaning here.</summary>
    public void Code(int partition, SpilledCode code) => code.Write(Room(Spill.Codes(partition), SpilledCode.Bytes));

    /// <summary>Keeps a fault.</summary>
    public void Fault(SpilledFault fault) => fault.Write(Room(_spill.Faults, SpilledFault.Bytes));

    /// <summary>Writes what is collected.</summary>
    public void Flush()
    {
        for (var file = 0; file < _used.Length; file++)
        {
            Flush(file);
        }
    }

    private void Flush(int file)
    {
        if (_used[file] > 0)
        {
            _spill.Append(file, _bytes.AsSpan(_buffers[file].Start, _used[file]));
            _used[file] = 0;
        }
    }

    // An entry that is longer than the buffer has memory of its own, and is written by whoever filled it.
    private Span<byte> Room(int file, int length)
    {
        if (_used[file] + length > _buffers[file].Length)
        {
            Flush(file);
        }

        if (length > _buffers[file].Length)
        {
            return new byte[length];
        }

        _used[file] += length;
        return _bytes.AsSpan(_buffers[file].Start + _used[file] - length, length);
    }
}
