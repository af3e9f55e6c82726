using System.Numerics;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Reads what was kept of an export, each time into the same memory: what it gave before is gone then. One for each thread.</summary>
internal sealed class SpillReader(string folder, int partitions, long[] lengths)
{
    private readonly List<SpilledRecord> _records = [];
    private readonly List<SpilledCode> _codes = [];
    private byte[] _bytes = [];

    /// <summary>The records of a part, in the order in which they were written.</summary>
    public List<SpilledRecord> Records(int part)
    {
        _records.Clear();
        var length = Read(Spill.Records(part));
        for (var at = 0; at < length; at += _records[^1].Length)
        {
            _records.Add(new(_bytes, at));
        }

        return _records;
    }

    /// <summary>The codes of a part.</summary>
    public List<SpilledCode> Codes(int part)
    {
        _codes.Clear();
        var length = Read(Spill.Codes(part));
        _codes.EnsureCapacity(length / SpilledCode.Bytes);
        for (var at = 0; at < length; at += SpilledCode.Bytes)
        {
            _codes.Add(SpilledCode.Read(_bytes.AsSpan(at)));
        }

        return _codes;
    }

    /// <summary>The faults found while sorting, at most so many at a time.</summary>
    public IEnumerable<SpilledFault[]> Faults(int most)
    {
        var file = 2 * partitions;
        for (var from = 0L; from < lengths[file]; from += (long)most * SpilledFault.Bytes)
        {
            var faults = new SpilledFault[Math.Min(most, (lengths[file] - from) / SpilledFault.Bytes)];
            Read(file, from, faults.Length * SpilledFault.Bytes);
            for (var at = 0; at < faults.Length; at++)
            {
                faults[at] = SpilledFault.Read(_bytes.AsSpan(at * SpilledFault.Bytes));
            }

            yield return faults;
        }
    }

    private int Read(int file)
    {
        var length = checked((int)lengths[file]);
        Read(file, 0, length);
        return length;
    }

    private void Read(int file, long from, int length)
    {
        if (_bytes.Length < length)
        {
            _bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)length), (uint)Array.MaxLength));
        }

        using var handle = File.OpenHandle(Spill.PathOf(folder, partitions, file));
        for (var at = 0; at < length;)
        {
            var read = RandomAccess.Read(handle, _bytes.AsSpan(at, length - at), from + at);
            at = read > 0 ? at + read : throw new IOException("A temporary file is shorter than it was written.");
        }
    }
}
