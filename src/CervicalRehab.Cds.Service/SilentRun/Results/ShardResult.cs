using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.SilentRun.Results;

/// <summary>A part of the export that is not whole.</summary>
internal sealed record PartState(string Type, string State);

/// <summary>What one shard came to, with what must be the same in all shards of one run.</summary>
internal sealed record ShardResult
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "shard.json";

    /// <summary>Sorted lines of <c>patients.csv</c>.</summary>
    public const string PatientsName = "patients.rows";

    /// <summary>Sorted faults.</summary>
    public const string FaultsName = "faults.rows";

    /// <summary>Which shard.</summary>
    public required Shard Shard { get; init; }

    /// <summary>Moment of evaluation.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of the export and of what was asked for.</summary>
    public required string Run { get; init; }

    /// <summary>Version of the content.</summary>
    public string ContentVersion { get; init; } = Content.Version;

    /// <summary>Types of which not everything is there.</summary>
    public required PartState[] NotWhole { get; init; }

    /// <summary>Files that are cut off, damaged or shorter than the manifest says, by name.</summary>
    public string[] FilesNotWhole { get; init; } = [];

    /// <summary>OperationOutcomes of the export that say more than remarks.</summary>
    public long Outcomes { get; init; }

    /// <summary>The figures.</summary>
    public required RunResult Result { get; init; }

    /// <summary>Reads the shard of a folder. Throws <see cref="UnusableInput"/>.</summary>
    public static ShardResult Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, FileName)), RunJson.Default.ShardResult) ?? throw new JsonException();
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            throw new UnusableInput($"--in {folder}: it holds no whole shard");
        }
    }

    /// <summary>All shards as one. Throws <see cref="UnusableInput"/> unless each of one run is there once.</summary>
    public static ShardResult Merge(IReadOnlyList<ShardResult> shards)
    {
        var first = shards[0];
        if (shards.FirstOrDefault(shard => shard.Run != first.Run || shard.At != first.At || shard.Shard.Count != first.Shard.Count || shard.ContentVersion != first.ContentVersion) is not null)
        {
            throw new UnusableInput("The shards are not of one run: another export, moment, number of shards, version, or other settings (Terminology, Content, SilentRun, time zone)");
        }

        int[] absent = [.. Enumerable.Range(0, first.Shard.Count).Except(shards.Select(static shard => shard.Shard.Index))];
        if (absent.Length > 0)
        {
            throw new UnusableInput($"Of {first.Shard.Count} shards these are not there: {string.Join(", ", absent.Select(index => new Shard(index, first.Shard.Count).Named))}");
        }

        if (shards.Count > first.Shard.Count)
        {
            throw new UnusableInput("A shard is there twice");
        }

        var result = new RunResult();
        foreach (var shard in shards)
        {
            result.Add(shard.Result);
        }

        return first with { Shard = Shard.Whole, Result = result };
    }
}
