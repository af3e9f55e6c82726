using System.Buffers.Binary;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Where one thread collects entries before it writes them.</summary>
internal sealed class SpillBuffer
{
    /// <summary>Bytes of an entry of the codes: patient, record, concept.</summary>
    public const int CodeBytes = 20;

    /// <summary>Bytes of a fault: file, line, fault.</summary>
    public const int FaultBytes = 9;

    private const int RecordBuffer = 16 << 10;
    private const int CodeBuffer = 200 * CodeBytes;

    private readonly Spill _spill;
    private readonly byte[][] _buffers;
    private readonly int[] _used;

    public SpillBuffer(Spill spill)
    {
        _spill = spill;
        _buffers = [.. Enumerable.Range(0, spill.Faults + 1).Select(at => new byte[at % 2 == 0 && at != spill.Faults ? RecordBuffer : CodeBuffer])];
        _used = new int[_buffers.Length];
    }

    /// <summary>Keeps a record: its kind, the patient's id, its own id, its JSON.</summary>
    public void Record(int partition, RecordKind kind, ReadOnlySpan<byte> key, ReadOnlySpan<byte> id, ReadOnlySpan<byte> json, (int File, int Line) place)
    {
        var length = SpilledRecord.HeadBytes + key.Length + id.Length + json.Length;
        var to = Room(Spill.Records(partition), length);
        SpilledRecord.Write(to, kind, key, id, json, place);
        if (length > RecordBuffer)
        {
            _spill.Append(Spill.Records(partition), to);
        }
    }

    /// <summary>Keeps a code that has no meaning here.</summary>
    public void Code(int partition, ulong patient, ulong record, int concept)
    {
        var to = Room(Spill.Codes(partition), CodeBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(to, patient);
        BinaryPrimitives.WriteUInt64LittleEndian(to[8..], record);
        BinaryPrimitives.WriteInt32LittleEndian(to[16..], concept);
    }

    /// <summary>Keeps a fault.</summary>
    public void Fault((int File, int Line) place, LineFault fault)
    {
        var to = Room(_spill.Faults, FaultBytes);
        BinaryPrimitives.WriteInt32LittleEndian(to, place.File);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], place.Line);
        to[8] = (byte)fault;
    }

    /// <summary>Writes what is collected.</summary>
    public void Flush()
    {
        for (var file = 0; file < _buffers.Length; file++)
        {
            Flush(file);
        }
    }

    private void Flush(int file)
    {
        if (_used[file] > 0)
        {
            _spill.Append(file, _buffers[file].AsSpan(0, _used[file]));
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
        return _buffers[file].AsSpan(_used[file] - length, length);
    }
}
