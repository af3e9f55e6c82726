using System.Collections.Concurrent;
using CervicalRehab.Cds.Service.SilentRun.Input;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>
/// Goes through all files of an export once: blocks of lines are read one after the other and sorted by several threads. Now and then all is written that is held in memory, and a
/// checkpoint says how far it came.
/// </summary>
internal sealed class ExportSorting(Export export, RunSettings settings, SortingRules rules, Spill spill, Checkpoint begun, Action<Checkpoint> keep, IRunProgress progress)
{
    private readonly SortedSoFar _seen = begun.Seen;
    private readonly ConcurrentBag<BlockSorter> _sorters = [];
    private long _sinceCheckpoint;

    /// <summary>Sorts what is left, and says how it ended.</summary>
    public async Task<Checkpoint> Run(CancellationToken ct)
    {
        var position = begun.Position;
        for (var file = begun.File; file < export.Files.Length; file++)
        {
            while (await Segment(file, position, ct) is { } next)
            {
                position = next;
                Keep(file, position);
            }

            position = new(0, 1);
            var isLast = file == export.Files.Length - 1;
            if (_sinceCheckpoint >= settings.CheckpointBytes || isLast)
            {
                if (isLast)
                {
                    MissPages();
                }

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
            throw new UnusableInput($"{export.Shown(index, settings.WithIds)} is not there");
        }

        if (file.Lost is { } lost)
        {
            Reject(index, 1, lost);
            _seen.FilesNotWhole.Add(index);
            return null;
        }

        using var reader = Open(file, index, from);
        var isDocument = file.IsDocument || reader.StartsWithList();
        await Parallel.ForEachAsync(Blocks(reader, index, isDocument), new ParallelOptions { MaxDegreeOfParallelism = settings.Workers, CancellationToken = ct }, (block, _) =>
        {
            var sorter = _sorters.TryTake(out var free) ? free : new BlockSorter(new RecordSorter(rules, new SpillBuffer(spill)));
            using (block)
            {
                sorter.Sort(block, isDocument);
            }

            _sorters.Add(sorter);
            return ValueTask.CompletedTask;
        });
        return !isDocument && _sinceCheckpoint >= settings.CheckpointBytes ? reader.Position : null;
    }

    // The words of the system name its whole path.
    private LineReader Open(ExportFile file, int index, FilePosition from)
    {
        try
        {
            return new(file, index, from);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{export.Shown(index, settings.WithIds)} cannot be opened.", fault);
        }
    }

    // By one thread at a time, while the others sort.
    private IEnumerable<LineBlock> Blocks(LineReader reader, int index, bool isDocument)
    {
        while (Next(reader, index, isDocument) is { } block)
        {
            progress.Read(block.Bytes.Length);
            _sinceCheckpoint += block.Bytes.Length;
            yield return block;
            if (!isDocument && _sinceCheckpoint >= settings.CheckpointBytes)
            {
                yield break;
            }
        }
    }

    private LineBlock? Next(LineReader reader, int index, bool isDocument)
    {
        var block = isDocument ? reader.Whole() : reader.Next();
        foreach (var line in reader.TooLong)
        {
            Reject(index, line, LineFault.TooLong);
            _seen.FilesNotWhole.Add(index);
        }

        if (block is null)
        {
            End(reader, index, isDocument);
        }

        return block;
    }

    // Of what is lost nobody knows how much or whose it was: nothing of its kind counts as absent.
    private void End(LineReader reader, int index, bool isDocument)
    {
        LineFault? fault = reader.IsBroken ? LineFault.BrokenArchive : !isDocument && export.Files[index].Count > reader.Position.Records ? LineFault.TooFew : null;
        if (fault is { } listed)
        {
            Reject(index, reader.Position.Line, listed);
            _seen.FilesNotWhole.Add(index);
        }
    }

    private void Reject(int file, int line, LineFault fault)
    {
        if (rules.Shard.IsFirst)
        {
            Span<byte> entry = stackalloc byte[SpilledFault.Bytes];
            new SpilledFault(file, line, fault).Write(entry);
            spill.Append(spill.Faults, entry);
            _seen.Lines.Total++;
            _seen.Lines.Rejected++;
        }
    }

    // Answers of several pages may lie there together: which page is not there is known at the end.
    private void MissPages()
    {
        Take();
        var followed = _seen.NextPages.Select(static page => page.Address).ToHashSet();
        Miss(_seen.NextPages.Where(page => !_seen.Pages.Contains(page.Address)), LineFault.NextAnswer);
        Miss(_seen.LaterPages.Where(page => !followed.Contains(page.Address)), LineFault.InPart);
    }

    private void Miss(IEnumerable<PageLink> pages, LineFault fault)
    {
        foreach (var page in pages)
        {
            Reject(page.File, page.Line, fault);
            _seen.FilesNotWhole.Add(page.File);
        }
    }

    // Nobody sorts now.
    private void Take()
    {
        foreach (var sorter in _sorters)
        {
            sorter.Records.Flush();
            _seen.Add(sorter.Records.TakeSeen());
        }
    }

    private Checkpoint Keep(int file, FilePosition position)
    {
        Take();
        _sinceCheckpoint = 0;
        var checkpoint = begun with { File = file, Position = position, Lengths = spill.Lengths, Seen = _seen, Concepts = rules.Concepts.All };
        keep(checkpoint);
        return checkpoint;
    }
}
