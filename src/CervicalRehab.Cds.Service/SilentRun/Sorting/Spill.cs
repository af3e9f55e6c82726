using Microsoft.Win32.SafeHandles;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>
/// What is kept of an export, in temporary files: the records and the codes of each part of the patients, and the faults. Only appended to; how long each file
/// is is known here, so that what a stopped run wrote too much is overwritten.
/// </summary>
internal sealed class Spill : IDisposable
{
    private readonly SafeFileHandle[] _files;
    private readonly long[] _lengths;
    private readonly Lock[] _locks;

    /// <summary>Opens the files, each with the length that it had at the last checkpoint.</summary>
    public Spill(string folder, int partitions, long[]? lengths = null)
    {
        Directory.CreateDirectory(folder);
        Partitions = partitions;
        var count = (2 * partitions) + 1;
        _lengths = lengths ?? new long[count];
        _locks = [.. Enumerable.Range(0, count).Select(_ => new Lock())];
        _files = [.. Enumerable.Range(0, count).Select(at => File.OpenHandle(PathOf(folder, partitions, at), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))];
    }

    /// <summary>Parts of the patients.</summary>
    public int Partitions { get; }

    /// <summary>How long each file is now.</summary>
    public long[] Lengths => [.. _lengths];

    /// <summary>Place of the file of faults.</summary>
    public int Faults => 2 * Partitions;

    /// <summary>Place of the file with the records of a part.</summary>
    public static int Records(int partition) => 2 * partition;

    /// <summary>Place of the file with the codes of a part.</summary>
    public static int Codes(int partition) => (2 * partition) + 1;

    /// <summary>Writes whole entries behind the others.</summary>
    public void Append(int file, ReadOnlySpan<byte> entries)
    {
        lock (_locks[file])
        {
            RandomAccess.Write(_files[file], entries, _lengths[file]);
            _lengths[file] += entries.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_files, static file => file.Dispose());

    /// <summary>The path of a file.</summary>
    public static string PathOf(string folder, int partitions, int file) =>
        Path.Combine(folder, file == 2 * partitions ? "faults" : $"{file / 2:0000}.{(file % 2 == 0 ? "records" : "codes")}");
}
