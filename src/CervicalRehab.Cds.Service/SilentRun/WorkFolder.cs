using System.Text.Json;
using CervicalRehab.Cds.Service.SilentRun.Reporting;
using CervicalRehab.Cds.Service.SilentRun.Results;

namespace CervicalRehab.Cds.Service.SilentRun;

/// <summary>The folder beside the report in which a run works. The report is moved from there to its place in one step.</summary>
internal sealed class WorkFolder(string report)
{
    private readonly string _report = Path.TrimEndingDirectorySeparator(Path.GetFullPath(report));

    /// <summary>The folder.</summary>
    public string Folder => _report + ".unfinished";

    /// <summary>Where the records lie.</summary>
    public string Spill => Path.Combine(Folder, "sorted");

    /// <summary>How far it came.</summary>
    public string Checkpoint => Path.Combine(Folder, "checkpoint.json");

    /// <summary>Faults found while sorting, some of them in each file.</summary>
    public string EarlyFaults(int at) => Path.Combine(Folder, "parts", $"sorted{at}.faults");

    /// <summary>True when the report is there already, and that is what was asked for. Throws <see cref="UnusableInput"/> when something else stands in its place.</summary>
    public bool IsWhole(bool resumes)
    {
        var isThere = Directory.Exists(_report) && Directory.EnumerateFileSystemEntries(_report).Any();
        if (isThere && resumes && (File.Exists(Path.Combine(_report, Summary.FileName)) || File.Exists(Path.Combine(_report, ShardResult.FileName))))
        {
            Delete(Folder);
            return true;
        }

        return isThere ? throw new UnusableInput($"--out {report}: it is not empty") : false;
    }

    /// <summary>Where to go on, or the beginning of a new run. Throws <see cref="UnusableInput"/> when what is there is of another run.</summary>
    public Checkpoint Begin(bool resumes, string fingerprint, int partitions)
    {
        if (resumes && SilentRun.Checkpoint.Read(Checkpoint) is { } begun)
        {
            return begun.Fingerprint == fingerprint ? begun : throw new UnusableInput($"--resume: what lies in {report}.unfinished is of another run or of other settings, or the export has changed; delete it to start anew");
        }

        Delete(Folder);
        Directory.CreateDirectory(Path.Combine(Folder, "parts"));
        return new() { Fingerprint = fingerprint, Partitions = partitions, Lengths = new long[(2 * partitions) + 1] };
    }

    /// <summary>Whether a part was decided about.</summary>
    public bool HasPart(int part) => File.Exists(PathOf(part, "json"));

    /// <summary>Keeps what a part came to; its figures come last, and say that the rest is there.</summary>
    public void KeepPart(int part, (RunResult Result, List<string> Patients, List<string> Faults) decided)
    {
        File.WriteAllLines(PathOf(part, "patients"), decided.Patients);
        File.WriteAllLines(PathOf(part, "faults"), decided.Faults);
        Whole.Write(PathOf(part, "json"), JsonSerializer.SerializeToUtf8Bytes(decided.Result, RunJson.Default.RunResult));
    }

    /// <summary>What a part came to.</summary>
    public RunResult Part(int part) => JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(part, "json")), RunJson.Default.RunResult)!;

    /// <summary>Writes a report, or a shard for <c>merge</c>, and puts it in its place.</summary>
    public void Finish(ShardResult result, Shard shard)
    {
        var (patients, faults) = (Parts("patients"), Parts("faults"));
        Place(folder =>
        {
            if (shard.Count == 1)
            {
                Report.Write(folder, result, Csv.Merged(patients), Csv.Merged(faults));
                return;
            }

            File.WriteAllLines(Path.Combine(folder, ShardResult.PatientsName), Csv.Merged(patients));
            File.WriteAllLines(Path.Combine(folder, ShardResult.FaultsName), Csv.Merged(faults));
            File.WriteAllBytes(Path.Combine(folder, ShardResult.FileName), JsonSerializer.SerializeToUtf8Bytes(result, RunJson.Default.ShardResult));
        });
    }

    /// <summary>Makes a report of shards.</summary>
    public void Merge(IReadOnlyList<string> folders)
    {
        var shards = folders.Select(ShardResult.Read).ToArray();
        var whole = ShardResult.Merge(shards);
        Delete(Folder);
        Directory.CreateDirectory(Folder);
        Place(folder => Report.Write(
            folder, whole, Csv.Merged(folders.Select(static shard => Path.Combine(shard, ShardResult.PatientsName))), Csv.Merged(folders.Select(static shard => Path.Combine(shard, ShardResult.FaultsName)))));
    }

    private void Place(Action<string> write)
    {
        var whole = Path.Combine(Folder, "report");
        Delete(whole);
        Directory.CreateDirectory(whole);
        write(whole);
        if (Directory.Exists(_report))
        {
            Directory.Delete(_report);
        }

        Directory.Move(whole, _report);
        Delete(Folder);
    }

    private string[] Parts(string ending) => Directory.GetFiles(Path.Combine(Folder, "parts"), $"*.{ending}");

    private string PathOf(int part, string ending) => Path.Combine(Folder, "parts", $"{part:0000}.{ending}");

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
