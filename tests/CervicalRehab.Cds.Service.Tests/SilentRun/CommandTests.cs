using System.IO.Compression;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>The command through its front door: arguments, exit status, shards on several machines, and a run that is killed.</summary>
public sealed class CommandTests : IDisposable
{
    private const int Kills = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("silent-run-command-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_population_is_written_run_over_and_reported()
    {
        await Sample(60, 20);

        var (status, error) = await CommandLine.Run(["--in", At("export/manifest.json"), "--out", At("report"), "--replay", "encounters"]);

        status.ShouldBe(0, error);
        var report = new Reported(At("report"));
        report.Files.Keys.ShouldBe(["faults.csv", "missing.csv", "patients.csv", "report.html", "summary.json", "unmapped.csv"]);
        ((string)report.Summary["at"]!).ShouldStartWith("2026-06-01", customMessage: "the day of the export");
        ((long)report.Summary["patients"]!).ShouldBe(60);
        report["patients.csv"].ShouldStartWith("patient,pathway,indicator,cards,missing\n");
        Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["export", "report"]);
    }

    [Theory]
    [InlineData("--out report", "--in")]
    [InlineData("--in export", "--out")]
    [InlineData("--in absent --out report", "absent: there is no such file or folder")]
    [InlineData("--in export --out report --at tomorrow", "--at tomorrow")]
    [InlineData("--in export --out report --shard 17/16", "--shard 17/16")]
    [InlineData("--in export --out report --replay days", "days")]
    [InlineData("--in export --out report --nonsense", "--nonsense")]
    [InlineData("--in export --out export", "--out export: it is not empty")]
    [InlineData("merge --in export --out report", "it holds no whole shard")]
    [InlineData("sample --patients 0 --out report", "--patients 0")]
    public async Task Arguments_that_cannot_be_used_are_said_in_one_line_with_status_2(string arguments, string said)
    {
        Directory.CreateDirectory(At("export"));
        await File.WriteAllTextAsync(At("export/Patient.ndjson"), """{"resourceType":"Patient","id":"p1"}""", TestContext.Current.CancellationToken);

        var (status, error) = await CommandLine.Run(arguments.Split(' ').Select(argument => argument is "export" or "report" or "absent" ? At(argument) : argument));

        status.ShouldBe(2);
        error.TrimEnd().Split('\n').ShouldHaveSingleItem().Replace(_folder + "/", string.Empty, StringComparison.Ordinal).ShouldContain(said);
        Directory.Exists(At("report")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_killed_twenty_times_goes_on_and_writes_the_same_report_and_never_half_of_one()
    {
        await Sample(700, 30);
        (await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("whole")])).Status.ShouldBe(0);
        var dice = new Random(20260601);

        for (var kill = 0; kill < Kills; kill++)
        {
            await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("killed"), "--resume"], TimeSpan.FromMilliseconds(dice.Next(300, 2_500)), ("SilentRun__CheckpointMegabytes", "1"), ("SilentRun__PartMegabytes", "1"));
            if (Directory.Exists(At("killed")))
            {
                // It was done before it could be killed: the report is whole, and the next one begins anew.
                ShouldBeTheSame();
                Directory.Delete(At("killed"), recursive: true);
            }
        }

        (await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("killed"), "--resume"])).Status.ShouldBe(0);
        ShouldBeTheSame();
        Directory.Exists(At("killed.unfinished")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_that_is_asked_to_stop_ends_with_status_3_and_no_report_and_goes_on_when_asked()
    {
        const int Blocks = 64;
        Directory.CreateDirectory(At("export"));
        var lines = LinesOfTwelveMegabytes();
        await File.WriteAllTextAsync(At("export/Patient.ndjson"), """{"resourceType":"Patient","id":"p1"}""", TestContext.Current.CancellationToken);
        await using (var file = File.Create(At("export/Claim.ndjson.gz")))
        {
            for (var block = 0; block < Blocks; block++)
            {
                await file.WriteAsync(lines.Packed, TestContext.Current.CancellationToken);
            }
        }

        string[] arguments = ["--in", At("export"), "--at", "2026-06-01", "--out", At("report"), "--resume"];
        var (status, error) = await CommandLine.Stopped(arguments);

        status.ShouldBe(3, error);
        error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldBe("silent-run: stopped before the end; --resume goes on");
        Directory.Exists(At("report")).ShouldBeFalse();
        (await CommandLine.Run(arguments)).Status.ShouldBe(2, "there is no Condition, which is said at the end");
        new Reported(At("report")).ShouldCount((Blocks * lines.Count) + 1);
    }

    [Theory]
    [InlineData("TZ", "Mars/Base", "TZ names no time zone")]
    [InlineData("Terminology__AcceptM488X2Alone", "maybe", "Terminology__AcceptM488X2Alone must be true or false.")]
    [InlineData("SilentRun__PartMegabytes", "much", "SilentRun__PartMegabytes must be a whole number.")]
    [InlineData("Terminology__ConceptMap__0", "map.json", "the nearest is Terminology__ConceptMaps.")]
    public async Task Settings_that_are_wrong_are_said_in_one_line_with_status_2(string setting, string value, string said)
    {
        Directory.CreateDirectory(At("export"));
        await File.WriteAllTextAsync(At("export/Patient.ndjson"), """{"resourceType":"Patient","id":"p1"}""", TestContext.Current.CancellationToken);

        var (status, error) = await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("report")], null, (setting, value));

        status.ShouldBe(2);
        error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(said);
        Directory.Exists(At("report")).ShouldBeFalse();
    }

    [Fact]
    public async Task Shards_of_other_settings_are_of_another_run()
    {
        await Sample(20, 5);
        await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("s0"), "--shard", "0/2"]);
        (await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("s1"), "--shard", "1/2"], null, ("Terminology__AcceptM488X2Alone", "false"))).Status.ShouldBe(0);

        var (status, error) = await CommandLine.Run(["merge", "--in", At("s0"), At("s1"), "--out", At("report")]);

        status.ShouldBe(2);
        error.ShouldContain("other settings");
    }

    [Fact]
    public async Task An_export_without_Patients_says_what_to_mend()
    {
        await Sample(20, 5);
        Directory.GetFiles(At("export"), "Patient.*").ToList().ForEach(File.Delete);
        File.Delete(At("export/manifest.json"));

        var (status, error) = await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("report")]);

        status.ShouldBe(2);
        error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("export the type Patient too");
        ((long)new Reported(At("report")).Summary["patients"]!).ShouldBe(0);
    }

    [Fact]
    public async Task An_export_of_nobody_is_no_whole_report_either()
    {
        Directory.CreateDirectory(At("export"));
        await File.WriteAllTextAsync(At("export/Claim.ndjson"), "{\"resourceType\":\"Claim\",\"id\":\"c1\"}\n", TestContext.Current.CancellationToken);

        var (status, error) = await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("report")]);

        status.ShouldBe(2);
        error.ShouldContain("export the type Patient too");
    }

    [Fact]
    public async Task What_was_begun_with_other_arguments_is_not_gone_on_with()
    {
        await Sample(20, 5);
        Directory.CreateDirectory(At("report.unfinished/parts"));
        await File.WriteAllTextAsync(At("report.unfinished/checkpoint.json"), """{"fingerprint":"another","partitions":1,"lengths":[0,0,0]}""", TestContext.Current.CancellationToken);

        var (status, error) = await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("report"), "--resume"]);

        status.ShouldBe(2);
        error.ShouldContain("is of another run");
    }

    // The two steps of deploy/kubernetes/silent-run, with the arguments that stand there, four processes at once.
    [Fact]
    public async Task The_two_steps_of_the_Kubernetes_Job_give_the_report_of_one_run()
    {
        await Sample(200, 10);
        (await CommandLine.Run(["--in", At("export"), "--at", "2026-06-01", "--out", At("whole")])).Status.ShouldBe(0);
        var (run, merge) = (Arguments("shards.yaml"), Arguments("merge.yaml"));

        var shards = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => CommandLine.Run(run.Select(argument => argument.Replace("$(SHARD)", $"{index}", StringComparison.Ordinal)))));
        shards.ShouldAllBe(shard => shard.Status == 0);
        var (status, error) = await CommandLine.Run(merge);

        status.ShouldBe(0, error);
        ShouldBeTheSame("out/report");
    }

    private string[] Arguments(string file) =>
        [.. File.ReadAllLines(RepositoryFiles.PathOf("deploy", "kubernetes", "silent-run", file)).SkipWhile(line => line.Trim() != "args:").Skip(1).TakeWhile(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
            .Select(line => line.Trim()[2..].Trim('"')).SkipWhile(argument => argument is "silent-run").Select(argument => argument.Replace("/export", At("export"), StringComparison.Ordinal).Replace("/out", At("out"), StringComparison.Ordinal))];

    // Packed blocks one after the other are one packed file.
    private static (byte[] Packed, long Count) LinesOfTwelveMegabytes()
    {
        const int Count = 100_000;
        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest))
        {
            for (var line = 0; line < Count; line++)
            {
                pack.Write("{\"resourceType\":\"Claim\",\"id\":\"c1\",\"status\":\"active\",\"patient\":{\"reference\":\"Patient/p1\"},\"use\":\"claim\",\"priority\":{}}\n"u8);
            }
        }

        return (packed.ToArray(), Count);
    }

    private async Task Sample(int patients, int kilobytes) =>
        (await CommandLine.Run(["sample", "--patients", $"{patients}", "--seed", "7", "--size", $"{kilobytes}", "--at", "2026-06-01", "--out", At("export")])).Status.ShouldBe(0);

    private string At(string name) => Path.Combine(_folder, name);

    private void ShouldBeTheSame(string name = "killed")
    {
        var whole = new Reported(At("whole")).Files;
        var report = new Reported(At(name)).Files;
        report.Keys.ShouldBe(whole.Keys);
        foreach (var (file, text) in whole)
        {
            report[file].ShouldBe(text, file);
        }
    }
}
