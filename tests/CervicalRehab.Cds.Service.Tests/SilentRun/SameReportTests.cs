using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.SilentRun;
using CervicalRehab.Cds.Service.SilentRun.Population;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>The same data gives the same report, byte for byte, whatever form it comes in.</summary>
public sealed class SameReportTests : IAsyncLifetime
{
    private readonly Exported _export = new();
    private SortedDictionary<string, string> _report = [];
    private ImmutableArray<(string Type, string Line)> _lines = [];

    public async ValueTask InitializeAsync()
    {
        new SamplePopulation(120, 11, TestHost.Today, 15).Write(Path.Combine(_export.Folder, "whole"), TestContext.Current.CancellationToken);
        _lines = [.. Directory.GetFiles(Path.Combine(_export.Folder, "whole"), "*.ndjson").Order(StringComparer.Ordinal).SelectMany(file => File.ReadLines(file).Select(line => (Path.GetFileName(file).Split('.')[0], line)))];
        _report = (await Run("whole")).Files;
        _report.Keys.ShouldBe(["faults.csv", "missing.csv", "patients.csv", "report.html", "summary.json", "unmapped.csv"]);
    }

    public ValueTask DisposeAsync()
    {
        _export.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Of_shuffled_lines()
    {
        Write("shuffled", Shuffled().GroupBy(line => line.Type, StringComparer.Ordinal).Select(type => (type.Key + ".ndjson", type.Select(line => line.Line))));

        ShouldBeTheSame(await Run("shuffled"));
    }

    [Fact]
    public async Task Of_one_file()
    {
        Write("one", [("all.ndjson", Shuffled().Select(line => line.Line))]);

        ShouldBeTheSame(await Run("one"));
    }

    [Fact]
    public async Task Of_fifty_files()
    {
        Write("fifty", Shuffled().Index().GroupBy(line => line.Index % 50).Select(part => ($"{part.Key:00}.ndjson", part.Select(line => line.Item.Line))));

        ShouldBeTheSame(await Run("fifty"));
    }

    [Fact]
    public async Task Of_compressed_files()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_export.Folder, "packed")).FullName;
        foreach (var type in _lines.GroupBy(line => line.Type, StringComparer.Ordinal))
        {
            using var file = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, type.Key + ".ndjson.gz")), CompressionLevel.Fastest));
            await file.WriteAsync(string.Concat(type.Select(line => line.Line + "\n")));
        }

        ShouldBeTheSame(await Run("packed"));
    }

    [Fact]
    public async Task Of_lines_that_end_as_on_Windows_with_a_mark_in_front_and_blank_ones_between()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_export.Folder, "windows")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "all.ndjson"), "\uFEFF\r\n" + string.Join("\r\n\r\n", _lines.Select(line => line.Line)), TestContext.Current.CancellationToken);

        ShouldBeTheSame(await Run("windows"));
    }

    [Fact]
    public async Task Of_lists_of_resources()
    {
        Write("lists", [("all.ndjson", ["[" + string.Join(",\n", _lines.Select(line => line.Line)) + "]"])]);

        ShouldBeTheSame(await Run("lists"));
    }

    [Fact]
    public async Task Of_a_Bundle_for_each_patient()
    {
        Write("bundles", _lines.GroupBy(PatientOf, StringComparer.Ordinal).Select(patient => ($"{patient.Key}.json", (IEnumerable<string>)[$$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', patient.Select(line => $$"""{"resource":{{line.Line}}}"""))}}]}"""])));

        ShouldBeTheSame(await Run("bundles"));
    }

    [Fact]
    public async Task Of_every_line_twice_but_for_the_count_of_lines()
    {
        Write("twice", [("all.ndjson", Shuffled().Concat(_lines).Select(line => line.Line))]);

        var report = await Run("twice");

        report.ShouldCount(2 * _lines.Length);
        foreach (var name in _report.Keys.Except(["summary.json", "report.html"], StringComparer.Ordinal))
        {
            report[name].ShouldBe(_report[name], name);
        }

        WithoutLines(report.Summary).ShouldBe(WithoutLines(JsonNode.Parse(_report["summary.json"])!.AsObject()));
    }

    [Fact]
    public async Task Of_sixteen_shards_merged()
    {
        var shards = new List<string>();
        for (var shard = 1; shard <= 16; shard++)
        {
            shards.Add((await Run("whole", settings => settings with { Shard = Shard.Parse($"{shard}/16")!.Value })).Folder);
        }

        var merged = _export.Out();
        new WorkFolder(merged).Merge(shards);

        ShouldBeTheSame(new Reported(merged));
        Should.Throw<UnusableInput>(() => new WorkFolder(_export.Out()).Merge(shards[1..])).Message.ShouldEndWith(": 1/16");
        Should.Throw<UnusableInput>(() => new WorkFolder(_export.Out()).Merge(shards[..^1])).Message.ShouldEndWith(": 0/16 (or 16/16)");
        Should.Throw<UnusableInput>(() => new WorkFolder(_export.Out()).Merge([.. shards, shards[3]])).Message.ShouldContain("twice");
    }

    [Fact]
    public async Task Of_one_thread_and_of_a_checkpoint_after_every_block()
    {
        ShouldBeTheSame(await Run("whole", settings => settings with { Workers = 1, CheckpointBytes = 1 }));
    }

    [Fact]
    public async Task Of_patients_in_a_hundred_parts()
    {
        ShouldBeTheSame(await Run("whole", settings => settings with { PartBytes = 16_000 }));
    }

    private Task<Reported> Run(string folder, Func<RunSettings, RunSettings>? change = null) =>
        _export.Run(Path.Combine(_export.Folder, folder), settings => (change?.Invoke(settings) ?? settings) with { ReplaysEncounters = true });

    private void ShouldBeTheSame(Reported report)
    {
        report.ShouldCount(_lines.Length);
        foreach (var (name, text) in _report)
        {
            report[name].ShouldBe(text, name);
        }
    }

    private void Write(string folder, IEnumerable<(string Name, IEnumerable<string> Lines)> files)
    {
        Directory.CreateDirectory(Path.Combine(_export.Folder, folder));
        foreach (var (name, lines) in files)
        {
            _export.Lines(Path.Combine(folder, name), lines);
        }
    }

    private (string Type, string Line)[] Shuffled()
    {
        var lines = _lines.ToArray();
        new Random(20260601).Shuffle(lines);
        return lines;
    }

    private static string PatientOf((string Type, string Line) line)
    {
        var resource = JsonNode.Parse(line.Line)!;
        return line.Type is "Patient" ? (string)resource["id"]! : ((string)(resource["subject"] ?? resource["patient"])!["reference"]!).Split('/')[^1];
    }

    private static string WithoutLines(JsonObject summary)
    {
        summary.Remove("lines");
        return summary.ToJsonString();
    }
}
