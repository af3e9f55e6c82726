using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.SilentRun;
using CervicalRehab.Cds.Service.Terminology;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>An export in a folder of its own, and the report of a run over it.</summary>
internal sealed class Exported : IDisposable
{
    public static readonly DateTimeOffset At = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly string _root = Directory.CreateTempSubdirectory("silent-run-").FullName;
    private int _runs;

    public Exported() => Directory.CreateDirectory(Folder);

    /// <summary>Where the export lies.</summary>
    public string Folder => Path.Combine(_root, "export");

    /// <summary>Writes resources as one NDJSON file a type, with a manifest that names them and the types of which there are none.</summary>
    public Exported With(IEnumerable<JsonObject> resources, params IEnumerable<string> alsoAsked)
    {
        var byType = resources.GroupBy(resource => (string)resource["resourceType"]!, StringComparer.Ordinal).ToList();
        foreach (var type in byType)
        {
            Lines($"{type.Key}.ndjson", type.Select(resource => resource.ToJsonString()));
        }

        foreach (var type in alsoAsked.Except(byType.Select(type => type.Key), StringComparer.Ordinal))
        {
            Lines($"{type}.ndjson", []);
        }

        return Manifest();
    }

    /// <summary>Writes a manifest over all NDJSON files that are there.</summary>
    public Exported Manifest(string? outcomes = null, string? deleted = null)
    {
        JsonArray Listed(Func<string, bool> which) => [.. Directory.GetFiles(Folder, "*.ndjson*").Select(file => Path.GetFileName(file)!).Where(which).Order(StringComparer.Ordinal).Select(name => new JsonObject { ["type"] = name.Split('.')[0], ["url"] = $"https://files.example/{name}" })];
        File.WriteAllText(Path.Combine(Folder, "manifest.json"), new JsonObject
        {
            ["transactionTime"] = "2026-06-01T09:00:00Z",
            ["output"] = Listed(name => name != outcomes && name != deleted),
            ["deleted"] = Listed(name => name == deleted),
            ["error"] = Listed(name => name == outcomes),
        }.ToJsonString());
        return this;
    }

    /// <summary>Writes lines as a file.</summary>
    public Exported Lines(string name, IEnumerable<string> lines) => Text(name, string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Writes a file.</summary>
    public Exported Text(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text, new UTF8Encoding(false));
        return this;
    }

    /// <summary>Runs over it as the command does.</summary>
    public Task<Reported> Run(Func<RunSettings, RunSettings>? change = null, SiteCodes? site = null) => Run(Folder, change, site);

    /// <summary>Runs over another folder or file.</summary>
    public async Task<Reported> Run(string input, Func<RunSettings, RunSettings>? change = null, SiteCodes? site = null)
    {
        var settings = new RunSettings { In = [input], Out = Out(), At = At, Workers = 2 };
        settings = change?.Invoke(settings) ?? settings;
        using var none = new SiteCodes([], acceptM488X2Alone: true);
        await new SilentRunner(settings, site ?? none, approval: null, new NoProgress()).Run(TestContext.Current.CancellationToken);
        return new Reported(settings.Out);
    }

    /// <summary>A folder for a report that is not there yet.</summary>
    public string Out() => Path.Combine(_root, $"report-{_runs++}");

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>The files of a report.</summary>
internal sealed record Reported(string Folder)
{
    /// <summary><c>summary.json</c>.</summary>
    public JsonObject Summary => JsonNode.Parse(this["summary.json"])!.AsObject();

    /// <summary>The counts of <c>summary.json</c>, for instance <c>lines</c>.</summary>
    public Dictionary<string, long> Counts(string member) => Summary[member]!.AsObject().ToDictionary(count => count.Key, count => (long)count.Value!, StringComparer.Ordinal);

    /// <summary>A file.</summary>
    public string this[string name] => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>All files, by name.</summary>
    public SortedDictionary<string, string> Files => new(Directory.GetFiles(Folder).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The patients by the name they have: pathway, indicator, cards, missing.</summary>
    public Dictionary<string, (string Pathway, string Indicator, string Cards, string Missing)> Patients => this["patients.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
        .ToDictionary(row => row[0], row => (row[1], row[2], row[3], row[4]), StringComparer.Ordinal);

    /// <summary>The lines of <c>faults.csv</c> without its head.</summary>
    public string[] Faults => [.. this["faults.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    /// <summary>Every record ended in one count, and there are so many.</summary>
    public void ShouldCount(long total)
    {
        var lines = Counts("lines");
        lines["total"].ShouldBe(total);
        (lines["used"] + lines["notOurs"] + lines["duplicate"] + lines["deleted"] + lines["rejected"]).ShouldBe(total);
    }
}

/// <summary>Nobody looks.</summary>
internal sealed class NoProgress : IRunProgress
{
    /// <inheritdoc/>
    public void Begin(long bytes)
    {
    }

    /// <inheritdoc/>
    public void Read(long bytes)
    {
    }

    /// <inheritdoc/>
    public void Decided(int parts, int of)
    {
    }
}
