using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.SilentRun;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>A file of an export that was cut off, damaged or is shorter than its manifest says: it is named, its types are incomplete, and what could be read still warns.</summary>
public sealed class FilesNotWholeTests : IDisposable
{
    private const int Many = 4_000;

    private readonly Exported _export = new();

    public void Dispose() => _export.Dispose();

    [Fact]
    public async Task A_whole_export_is_whole_packed_or_not()
    {
        Write("Observation.000.ndjson", Lines());
        var plain = await Ran(isWhole: true);
        File.Delete(At("Observation.000.ndjson"));
        Write("Observation.000.ndjson.gz", Packed(Lines()));
        var packed = await Ran(isWhole: true);
        // Packed by several at once, as parallel packers do.
        Write("Observation.000.ndjson.gz", [.. Packed(Lines()[..5_000]), .. Packed([]), .. Packed(Lines()[5_000..])]);
        var members = await Ran(isWhole: true);

        foreach (var report in new[] { plain, packed, members })
        {
            States(report).ShouldNotContainKey("Observation");
            report.Counts("pathways").ShouldBe(new Dictionary<string, long>(StringComparer.Ordinal) { ["urgent-surgical-referral"] = 1 });
            report.ShouldCount(Many + 3);
            report.Faults.ShouldBeEmpty();
        }
    }

    // Wherever it is cut: in the data, in the four bytes of the checksum, in those of the length, in the head, or before everything.
    [Theory]
    [InlineData(0.67)]
    [InlineData(0.1)]
    [InlineData(-1)]
    [InlineData(-6)]
    [InlineData(-8)]
    [InlineData(-9)]
    [InlineData(5)]
    [InlineData(0)]
    public async Task A_packed_file_that_was_cut_is_named_and_its_type_is_incomplete(double at)
    {
        var packed = Packed(Lines());
        Write("Observation.000.ndjson.gz", packed[..(at is > 0 and < 1 ? (int)(packed.Length * at) : at < 0 ? packed.Length + (int)at : (int)at)]);

        var report = await Ran(isWhole: false);

        report.Faults.ShouldContain(fault => fault.StartsWith("Observation.000.ndjson.gz,", StringComparison.Ordinal) && fault.EndsWith("the compressed data is broken or ends too early", StringComparison.Ordinal));
        ShouldBeIncomplete(report, "Observation.000.ndjson.gz");
    }

    [Fact]
    public async Task Bytes_that_were_changed_in_a_packed_file_make_it_incomplete_and_what_came_before_warns()
    {
        // Not compressed, so that a changed letter still unpacks: the checksum alone tells.
        var packed = Packed(Lines(), CompressionLevel.NoCompression);
        packed[packed.Length / 2] ^= 1;
        Write("Observation.000.ndjson.gz", packed);

        var report = await Ran(isWhole: false);

        ShouldBeIncomplete(report, "Observation.000.ndjson.gz");
        report.Counts("pathways").Keys.ShouldHaveSingleItem("the finding stands in the first line").ShouldBe("urgent-surgical-referral");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1)]
    public async Task A_plain_file_that_was_cut_within_a_line_is_named(int bytes)
    {
        // The brace of an inner object may be the last that came: the line is no less cut off.
        Write("Observation.000.ndjson", Lines()[..^(1 + bytes)]);

        var report = await Ran(isWhole: false);

        report.Faults.ShouldBe([$"Observation.000.ndjson,{Many + 1},the last line of the file is cut off"]);
        ShouldBeIncomplete(report, "Observation.000.ndjson");
        report.Counts("pathways").Keys.ShouldBe(["urgent-surgical-referral"]);
    }

    [Fact]
    public async Task A_last_line_without_an_end_is_whole()
    {
        Write("Observation.000.ndjson", Lines()[..^1]);

        (await Ran(isWhole: true)).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Many + 1, true)]
    [InlineData(Many, true)]
    [InlineData(Many + 2, false)]
    [InlineData(10 * Many, false)]
    public async Task Fewer_lines_than_the_manifest_counts_are_a_file_that_is_not_whole(int count, bool isWhole)
    {
        // Blank lines are no records.
        Write("Observation.000.ndjson", [.. Lines(), .. "\n \r\n\n"u8]);
        WithManifest(("Observation", "Observation.000.ndjson", count));

        var report = await Ran(isWhole);

        if (isWhole)
        {
            report.Faults.ShouldBeEmpty();
            return;
        }

        report.Faults.ShouldBe([$"Observation.000.ndjson,{Many + 5},the file ends with fewer resources than its manifest counts"]);
        ShouldBeIncomplete(report, "Observation.000.ndjson");
    }

    [Fact]
    public async Task Records_are_counted_over_checkpoints_too()
    {
        Write("Observation.000.ndjson", Lines());
        WithManifest(("Observation", "Observation.000.ndjson", Many + 2));

        // One checkpoint a block.
        ShouldBeIncomplete(await Export().Run(settings => settings with { CheckpointBytes = 1 }), "Observation.000.ndjson");
    }

    [Fact]
    public async Task Of_a_file_that_does_not_say_what_it_holds_everything_is_incomplete()
    {
        Write("all.ndjson", Encoding.UTF8.GetBytes(Person() + """{"resourceType":"Obs"""));

        var report = await Ran(isWhole: false, withPatient: false);

        States(report).Keys.ShouldBe(["Patient", "Condition", "Observation", "DiagnosticReport", "ImagingStudy", "Procedure", "CarePlan", "ServiceRequest", "MedicationRequest", "MedicationStatement"]);
    }

    [Fact]
    public async Task A_document_that_is_no_JSON_to_its_end_is_not_whole()
    {
        Write("bundle.json", Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{{Finding("g1")}}},{"reso"""));

        var report = await Ran(isWhole: false);

        ((string)report.Summary["filesNotWhole"]!.AsArray().ShouldHaveSingleItem()!).ShouldBe("bundle.json");
        States(report)["Observation"].ShouldBe("failed");
    }

    // A transfer, a full disk or an editor cuts lines anywhere: whose finding it was, nobody knows.
    [Theory]
    [InlineData("""{"resourceType":"Observation","id":"g2","status":"fin""")]
    [InlineData("""{"resourceType":"Observation","id":"g2","sta{"resourceType":"Observation","id":"g3"}""")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Obs""")]
    public async Task A_line_that_is_no_JSON_in_the_middle_of_a_file_makes_its_type_incomplete(string cut)
    {
        Write("Observation.000.ndjson", [.. Encoding.UTF8.GetBytes(cut + "\n"), .. Lines()]);

        var report = await Ran(isWhole: false);

        report.Faults.ShouldContain("Observation.000.ndjson,1,not JSON in UTF-8");
        ShouldBeIncomplete(report, "Observation.000.ndjson");
        report.Counts("pathways").Keys.ShouldBe(["urgent-surgical-referral"]);
    }

    [Theory]
    [InlineData("Observation.001.ndjson.bz2", "Observation")]
    [InlineData("Observation.001.ndjson.zst", "Observation")]
    [InlineData("Observation.001.ndjson.gzip", "Observation")]
    [InlineData("Observation.001.txt", "Observation")]
    [InlineData("Observation.001", "Observation")]
    [InlineData("export.zip", "Condition")]
    [InlineData("Claim.001.ndjson.bz2", "")]
    public async Task A_file_of_a_form_that_is_not_read_is_named_and_its_type_is_incomplete(string name, string type)
    {
        Write("Observation.000.ndjson", Lines());
        Write(name, "{ anything }"u8.ToArray());

        var report = await Ran(isWhole: type.Length == 0);

        report.Faults.ShouldBe([$"{name},1,\"the file is of a form that is not read: NDJSON, .ndjson.gz or .json is\""]);
        States(report).ContainsKey("Observation").ShouldBe(type.Length > 0);
        States(report).ContainsKey("Condition").ShouldBe(type is "Condition");
        report.Counts("pathways").Keys.ShouldBe(["urgent-surgical-referral"]);
    }

    // What lies beside every export: what systems, clients and people leave there.
    [Theory]
    [InlineData("README")]
    [InlineData("README.txt")]
    [InlineData("notes.txt")]
    [InlineData(".DS_Store")]
    [InlineData("._Observation.000.ndjson")]
    [InlineData("__MACOSX/._Observation.000.ndjson")]
    [InlineData(".cache/Observation.ndjson")]
    [InlineData("Thumbs.db")]
    [InlineData("manifest.txt")]
    [InlineData("log.ndjson")]
    [InlineData("export.log")]
    [InlineData("SHA256SUMS")]
    [InlineData("Observation.000.ndjson.sha256")]
    [InlineData("attachments/letter.pdf")]
    [InlineData("patients.csv")]
    public async Task Everyday_leftovers_are_no_alarm(string name)
    {
        Write("Observation.000.ndjson", Lines());
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        Write(name, "Anything, \0\u0001 made by somebody"u8.ToArray());

        var report = await Ran(isWhole: true);

        report.Faults.ShouldBeEmpty();
        report.ShouldCount(Many + 3);
        States(report).ShouldNotContainKey("Observation");
    }

    [Fact]
    public async Task A_file_without_anything_in_it_is_no_alarm()
    {
        Write("Observation.000.ndjson", Lines());
        Write("export.done", []);

        (await Ran(isWhole: true)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manifest_that_goes_on_with_a_page_that_is_not_there_is_not_whole()
    {
        Write("Observation.000.ndjson", Lines());
        WithManifest(("Observation", "Observation.000.ndjson", null));
        var first = await File.ReadAllTextAsync(At("manifest.json"), TestContext.Current.CancellationToken);
        var named = first.Replace("\"output\"", "\"link\":[{\"relation\":\"next\",\"url\":\"https://ehr.example/manifest?page=2\"}],\"output\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(At("manifest.json"), named, TestContext.Current.CancellationToken);

        foreach (var input in new[] { _export.Folder, At("manifest.json") })
        {
            Export();
            var report = await _export.Run(input);
            report.Faults.ShouldBe(["manifest.json,1,the manifest goes on with another page that is not there"]);
            ((string)report.Summary["filesNotWhole"]!.AsArray().ShouldHaveSingleItem()!).ShouldBe("manifest.json");
            States(report)["Observation"].ShouldBe("incomplete");
        }

        await File.WriteAllTextAsync(At("manifest-2.json"), first.Replace("Observation.000.ndjson", "a.Patient.ndjson", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Ran(isWhole: true)).Faults.ShouldBeEmpty("the last page names no other");
    }

    // Nothing of it is read: it is listed, and changes nothing.
    [Fact]
    public async Task A_file_of_a_type_that_is_not_read_may_be_cut()
    {
        Write("Observation.000.ndjson", Lines());
        Write("Claim.000.ndjson", """{"resourceType":"Claim","id":"c1","pati"""u8.ToArray());

        var report = await Ran(isWhole: true);

        report.Faults.ShouldBe(["Claim.000.ndjson,1,the last line of the file is cut off"]);
        States(report).ShouldNotContainKey("Observation");
    }

    [Fact]
    public async Task A_file_that_the_manifest_of_a_folder_names_and_that_is_not_there_is_refused()
    {
        Write("Observation.000.ndjson", Lines());
        WithManifest(("Observation", "Observation.000.ndjson", null), ("Observation", "Observation.001.ndjson", null));

        (await Should.ThrowAsync<UnusableInput>(() => Export().Run())).Message.ShouldContain("names Observation.001.ndjson");
    }

    [Fact]
    public async Task A_manifest_whose_files_were_stored_under_other_names_or_are_empty_says_nothing_of_them()
    {
        Write("Observation.000.ndjson", Lines());
        WithManifest(("Observation", "5f2c", null), ("Condition", "5f2d", null));
        await Ran(isWhole: true);
        WithManifest(("Observation", "Observation.000.ndjson", Many + 1), ("Procedure", "Procedure.000.ndjson", 0));
        await Ran(isWhole: true);
    }

    [Fact]
    public async Task The_command_names_the_file_in_one_line_with_status_2_and_the_report_is_there()
    {
        Write("Observation.000.ndjson.gz", Packed(Lines())[..^100]);
        Export();
        string[] arguments = ["--in", _export.Folder, "--at", "2026-06-01", "--out", Folder("report")];

        var (status, error) = await CommandLine.Run(arguments);

        status.ShouldBe(2);
        error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith("silent-run: Observation.000.ndjson.gz: not whole");
        ShouldBeIncomplete(new Reported(Folder("report")), "Observation.000.ndjson.gz");
        (await CommandLine.Run([.. arguments, "--resume"])).Status.ShouldBe(2, "a report that is there is no better the second time");
    }

    [Fact]
    public async Task Each_shard_and_their_report_say_it()
    {
        Write("Observation.000.ndjson.gz", Packed(Lines())[..^100]);
        Export();

        for (var shard = 0; shard < 2; shard++)
        {
            (await CommandLine.Run(["--in", _export.Folder, "--at", "2026-06-01", "--out", Folder($"shard-{shard}"), "--shard", $"{shard}/2"])).Status.ShouldBe(2);
        }

        var (status, error) = await CommandLine.Run(["merge", "--in", Folder("shard-0"), Folder("shard-1"), "--out", Folder("merged")]);

        status.ShouldBe(2);
        error.ShouldContain("Observation.000.ndjson.gz");
        ShouldBeIncomplete(new Reported(Folder("merged")), "Observation.000.ndjson.gz");
    }

    private static void ShouldBeIncomplete(Reported report, string file)
    {
        ((string)report.Summary["filesNotWhole"]!.AsArray().ShouldHaveSingleItem()!).ShouldBe(file);
        States(report)["Observation"].ShouldBe(report.Counts("pathways").ContainsKey("urgent-surgical-referral") ? "incomplete" : "failed");
        States(report).ShouldNotContainKey("Condition");
        report.Counts("pathways").Keys.ShouldBeSubsetOf(["urgent-surgical-referral", "complete-assessment"]);
        report["report.html"].ShouldContain("1 files of the export are not whole");
    }

    private static Dictionary<string, string> States(Reported report) =>
        report.Summary["notWhole"]!.AsArray().Where(part => (string)part!["state"]! is not "not-supplied").ToDictionary(part => (string)part!["type"]!, part => (string)part!["state"]!, StringComparer.Ordinal);

    private async Task<Reported> Ran(bool isWhole, bool withPatient = true)
    {
        if (withPatient)
        {
            Export();
        }

        var report = await _export.Run();
        (report.Summary["filesNotWhole"]!.AsArray().Count == 0).ShouldBe(isWhole);
        return report;
    }

    private string Folder(string name) => Path.Combine(_export.Folder, "..", name);

    private Exported Export() => _export.Text("a.Patient.ndjson", Person());

    private static string Person() => $$"""{"resourceType":"Patient","id":"p1","birthDate":"1972-03-05"}{{"\n"}}{{About(Written.Condition("sct|90448008"), "c1")}}{{"\n"}}""";

    private static byte[] Lines()
    {
        var text = new StringBuilder(Finding("g1")).Append('\n');
        for (var at = 0; at < Many; at++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"resourceType":"Observation","id":"o{{at}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},"subject":{"reference":"Patient/p1"},"valueQuantity":{"value":{{60 + (at * 7919 % 40)}} } }""").Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Finding(string id) => About(Written.Present("gait-instability"), id);

    private static string About(string resource, string id)
    {
        var json = JsonNode.Parse(resource)!.AsObject();
        json["id"] = id;
        json["subject"] = new JsonObject { ["reference"] = "Patient/p1" };
        return json.ToJsonString();
    }

    private static byte[] Packed(byte[] text, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, level, leaveOpen: true))
        {
            pack.Write(text);
        }

        return packed.ToArray();
    }

    private void WithManifest(params (string Type, string Name, int? Count)[] files) => _export.Text("manifest.json", new JsonObject
    {
        ["transactionTime"] = "2026-06-01T09:00:00Z",
        ["output"] = new JsonArray([.. files.Select(file => new JsonObject { ["type"] = file.Type, ["url"] = $"https://files.example/{file.Name}", ["count"] = file.Count })]),
    }.ToJsonString());

    private string At(string name) => Path.Combine(_export.Folder, name);

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(At(name), bytes);
}
