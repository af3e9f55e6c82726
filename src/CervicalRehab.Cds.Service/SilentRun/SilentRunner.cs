using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.SilentRun.Deciding;
using CervicalRehab.Cds.Service.SilentRun.Input;
using CervicalRehab.Cds.Service.SilentRun.Results;
using CervicalRehab.Cds.Service.SilentRun.Sorting;
using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.SilentRun;

/// <summary>
/// A silent run: sorts an export into parts of the patients, decides about each part, and writes the report. Beside the report, below its name with
/// <c>.unfinished</c>, lies what is needed to go on; the report itself appears whole, at the end.
/// </summary>
internal sealed class SilentRunner(RunSettings settings, SiteCodes site, Approval? approval, IRunProgress progress)
{
    private const int MostParts = 1_024;

    // So many are sorted at once, however many there are.
    private const int FaultsAtOnce = 65_536;

    // A part that was decided about, or added to the others, leaves garbage alone. It is collected when it is so much, not when the collector finds it much for the machine: else a long run would hold more of it than a short one.
    private const long MostGarbage = 8L << 20;

    private readonly WorkFolder _work = new(settings.Out);
    private long _collectedAt;

    /// <summary>Runs to the end. Throws <see cref="UnusableInput"/>, or <see cref="OperationCanceledException"/> when it is stopped.</summary>
    public async Task Run(CancellationToken ct)
    {
        if (_work.IsWhole(settings.Resumes))
        {
            return;
        }

        var export = Export.Find(settings.In);
        var at = settings.At ?? export.MadeAt ?? throw new UnusableInput("--at is needed: nothing tells when the export was made");
        var fingerprint = Fingerprint(export, at);
        var begun = _work.Begin(settings.Resumes, fingerprint, Parts(export));
        var sorted = await Sorted(export, begun, ct);
        var rules = new DecidingRules(at, settings, site, approval, export, sorted);
        GiveBack();
        await DecideAll(sorted, rules, ct);
        GiveBack();
        _work.Finish(Gather(sorted, rules, fingerprint), settings.Shard);
    }

    private int Parts(Export export) => (int)Math.Clamp(export.PlainLength / settings.PartBytes / settings.Shard.Count, 1, MostParts);

    private async Task<Checkpoint> Sorted(Export export, Checkpoint begun, CancellationToken ct)
    {
        progress.Begin(export.Length);
        if (begun.File >= export.Files.Length)
        {
            return begun;
        }

        using var spill = new Spill(_work.Spill, begun.Partitions, [.. begun.Lengths]);
        var sorting = new SortingRules(site, new ConceptTable(site, begun.Concepts), settings.Shard, begun.Partitions, settings.ReplaysEncounters);
        return await new ExportSorting(export, settings, sorting, spill, begun, checkpoint => checkpoint.Write(_work.Checkpoint), progress).Run(ct);
    }

    private async Task DecideAll(Checkpoint sorted, DecidingRules rules, CancellationToken ct)
    {
        var done = 0;
        var deciders = new System.Collections.Concurrent.ConcurrentBag<PartDecider>();
        await Parallel.ForAsync(0, sorted.Partitions, new ParallelOptions { MaxDegreeOfParallelism = settings.Workers, CancellationToken = ct }, (part, _) =>
        {
            if (!_work.HasPart(part))
            {
                var decider = deciders.TryTake(out var free) ? free : new PartDecider(rules, Reader(sorted));
                _work.KeepPart(part, decider.Decide(part));
                deciders.Add(decider);
                Collect();
            }

            progress.Decided(Interlocked.Increment(ref done), sorted.Partitions);
            return ValueTask.CompletedTask;
        });
    }

    // The memory of one stage is no part of the next.
    private static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private void Collect()
    {
        if (GC.GetTotalAllocatedBytes() is var allocated && allocated - Interlocked.Read(ref _collectedAt) > MostGarbage)
        {
            Interlocked.Exchange(ref _collectedAt, allocated);
            GC.Collect(0);
        }
    }

    private SpillReader Reader(Checkpoint sorted) => new(_work.Spill, sorted.Partitions, sorted.Lengths);

    private ShardResult Gather(Checkpoint sorted, DecidingRules rules, string fingerprint)
    {
        var result = new RunResult { Replay = settings.ReplaysEncounters ? new() { PassedOver = sorted.Seen.EncountersPassedOver } : null };
        for (var part = 0; part < sorted.Partitions; part++)
        {
            result.Add(_work.Part(part));
            Collect();
        }

        // What is kept is counted by what became of it, the rest by what it was.
        result.Lines.Add(sorted.Seen.Lines);
        KeepEarlyFaults(sorted, rules);
        return new()
        {
            Shard = settings.Shard,
            At = rules.At,
            Run = fingerprint,
            NotWhole = [.. rules.Loads.NotWhole.Select(static part => new PartState(part.Type, Words(part.State)))],
            FilesNotWhole = rules.FilesNotWhole,
            Outcomes = sorted.Seen.Outcomes,
            Result = result,
        };
    }

    private void KeepEarlyFaults(Checkpoint sorted, DecidingRules rules)
    {
        foreach (var (at, faults) in Reader(sorted).Faults(FaultsAtOnce).Index())
        {
            File.WriteAllLines(_work.EarlyFaults(at), faults.Select(fault => FaultRow.Of(rules.Export.Shown(fault.File, settings.WithIds), fault.Line, fault.Fault)).Order(StringComparer.Ordinal));
        }
    }

    private static string Words(LoadState state) => state switch
    {
        LoadState.NotSupplied => "not-supplied",
        LoadState.Failed => "failed",
        _ => "incomplete",
    };

    // Days are told by this machine's time zone: in winter and in summer.
    private static TimeSpan Offset(int year, int month) => TimeZoneInfo.Local.GetUtcOffset(new DateTime(year, month, 1));

    // The shard is not in it: all shards of one run have the same.
    private string Fingerprint(Export export, DateTimeOffset at)
    {
        var text = new StringBuilder().Append(at.ToString("O")).Append('|').Append(settings.ReplaysEncounters).Append('|').Append(settings.WithIds).Append('|').Append(settings.Salt).Append('|').Append(settings.Shard.Count).Append('|').Append(Content.Version)
            .Append('|').Append(site.Fingerprint).Append('|').Append(approval).Append('|').Append(Offset(at.Year, 1)).Append(Offset(at.Year, 7));
        foreach (var file in export.Files)
        {
            text.Append('|').Append(file.Name).Append('|').Append(file.Length).Append('|').Append(file.Content).Append('|').Append(file.Count);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
