using System.Threading.Channels;
using CervicalRehab.Cds.Service.SilentRun.Input;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>
/// Goes through all files of an export once: one thread reads blocks of lines, the others sort them. Now and then all is written that is held in memory, and a
/// checkpoint says how far it came.
/// </summary>
internal sealed class ExportSorting(Export export, RunSettings settings, SortingRules rules, Spill spill, Checkpoint begun, Action<Checkpoint> keep, IRunProgress progress)
{
    private readonly SortedSoFar _seen = begun.Seen;
    private BlockSorter[] _sorters = [];
    private long _sinceCheckpoint;

    /// <summary>Sorts what is left, and says how it ended.</summary>
    public async Task<Checkpoint> Run(CancellationToken ct)
    {
        _sorters = [.. Enumerable.Range(0, settings.Workers).Select(_ => new BlockSorter(new RecordSorter(rules, new SpillBuffer(spill))))];
        var position = begun.Position;
        for (var file = begun.File; file < export.Files.Length; file++)
        {
            while (await Segment(file, position, ct) is { } next)
            {
                position = next;
                Keep(file, position);
            }

            position = new(0, 1);
            if (_sinceCheckpoint >= settings.CheckpointBytes || file == export.Files.Length - 1)
            {
                Keep(file + 1, position);
            }
        }

        return Keep(export.Files.Length, position);
    }

    // A file, or as much of it as lies between two checkpoints: where it goes on, or null at its end.
    private async Task<FilePosition?> Segment(int index, FilePosition from, CancellationToken ct)
    {
        var file = export.Files[index];
        if (file.Length == 0 && !File.Exists(file.Path))
        {
            throw new UnusableInput($"{file.Name} is not there");
        }

        var blocks = Channel.CreateBounded<(LineBlock Block, bool IsDocument)>(new BoundedChannelOptions(2 * settings.Workers) { SingleWriter = true });
        var sorting = _sorters.Select(sorter => Task.Run(() => Sort(sorter, blocks.Reader, ct), ct)).ToArray();
        try
        {
            return await Task.Run(() => Read(file, index, from, blocks.Writer, ct), ct);
        }
        finally
        {
            blocks.Writer.TryComplete();
            await Task.WhenAll(sorting);
        }
    }

    private static async Task Sort(BlockSorter sorter, ChannelReader<(LineBlock Block, bool IsDocument)> blocks, CancellationToken ct)
    {
        await foreach (var (block, isDocument) in blocks.ReadAllAsync(ct))
        {
            using (block)
            {
                if (isDocument)
                {
                    sorter.SortDocument(block);
                }
                else
                {
                    sorter.Sort(block);
                }
            }
        }
    }

    private async Task<FilePosition?> Read(ExportFile file, int index, FilePosition from, ChannelWriter<(LineBlock Block, bool IsDocument)> blocks, CancellationToken ct)
    {
        using var reader = new LineReader(file, index, from);
        var isDocument = file.IsDocument || reader.StartsWithList();
        try
        {
            while ((isDocument ? reader.Whole() : reader.Next()) is { } block)
            {
                NoteTooLong(reader, index);
                progress.Read(block.Bytes.Length);
                _sinceCheckpoint += block.Bytes.Length;
                await blocks.WriteAsync((block, isDocument), ct);
                if (!isDocument && _sinceCheckpoint >= settings.CheckpointBytes)
                {
                    return reader.Position;
                }
            }

            NoteTooLong(reader, index);
        }
        catch (InvalidDataException)
        {
            Reject(index, reader.Position.Line, LineFault.BrokenArchive);
        }

        return null;
    }

    private void NoteTooLong(LineReader reader, int index)
    {
        foreach (var line in reader.TooLong)
        {
            Reject(index, line, LineFault.TooLong);
        }
    }

    // By the reading thread, beside the sorters.
    private void Reject(int file, int line, LineFault fault)
    {
        if (rules.Shard.IsFirst)
        {
            Span<byte> entry = stackalloc byte[SpilledFault.Bytes];
            new SpilledFault(file, line, fault).Write(entry);
            spill.Append(spill.Faults, entry);
            lock (_seen)
            {
                _seen.Total++;
                _seen.Rejected++;
            }
        }
    }

    // Nobody sorts now.
    private Checkpoint Keep(int file, FilePosition position)
    {
        foreach (var sorter in _sorters)
        {
            sorter.Records.Flush();
            _seen.Add(sorter.Records.TakeSeen());
        }

        _sinceCheckpoint = 0;
        var checkpoint = begun with { File = file, Position = position, Lengths = spill.Lengths, Seen = _seen, Concepts = rules.Concepts.All };
        keep(checkpoint);
        return checkpoint;
    }
}
