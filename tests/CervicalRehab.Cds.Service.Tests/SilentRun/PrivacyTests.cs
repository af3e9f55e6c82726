using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>Nothing that tells whose a record is leaves the export, unless it was asked for.</summary>
public sealed class PrivacyTests : IDisposable
{
    private const string Mark = "ZQMARK";

    private readonly Exported _export = new();

    public void Dispose() => _export.Dispose();

    [Fact]
    public async Task No_file_of_a_report_holds_an_identifier_a_name_a_text_or_a_day_of_a_patient()
    {
        Write();

        var report = await _export.Run(settings => settings with { ReplaysEncounters = true });

        report.Counts("pathways").Values.Sum().ShouldBeGreaterThan(10);
        foreach (var (name, text) in report.Files)
        {
            text.ShouldNotContain(Mark, Case.Insensitive, name);
            text.ShouldNotContain("May 27", customMessage: name);
        }

        report["report.html"].ShouldContain("5 days before");
    }

    [Fact]
    public async Task Ids_are_named_when_asked_for_and_nothing_else()
    {
        Write();

        var report = await _export.Run(settings => settings with { WithIds = true });

        report.Patients.Keys.ShouldContain(id => id.StartsWith(Mark, StringComparison.Ordinal));
        foreach (var (name, text) in report.Files.Where(file => file.Key is not "patients.csv"))
        {
            text.ShouldNotContain(Mark, Case.Insensitive, name);
        }
    }

    [Fact]
    public async Task A_hash_is_the_same_with_the_sites_salt_and_another_with_another()
    {
        Write();

        var one = (await _export.Run(settings => settings with { Salt = "one and the same, month by month" })).Patients.Keys;
        var same = (await _export.Run(settings => settings with { Salt = "one and the same, month by month" })).Patients.Keys;
        var other = (await _export.Run(settings => settings with { Salt = "another" })).Patients.Keys;

        one.ShouldBe(same);
        one.Intersect(other, StringComparer.Ordinal).ShouldBeEmpty();
    }

    // Bundles are often named after whose they are.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_named_by_its_place_unless_its_name_is_of_an_exports_own_form(bool withIds)
    {
        Write();
        _export.Text($"Jane_{Mark}_1961-03-14.json", """{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Condition","id":"c""")
            .Text($"{Mark}.ndjson.bz2", "anything").Text("Observation.000.ndjson", "{ cut\n").Text("Patient-12345678.ndjson", "{ cut\n");

        var report = await _export.Run(settings => settings with { WithIds = withIds });

        report.Summary["filesNotWhole"]!.AsArray().Select(file => (string)file!).Order(StringComparer.Ordinal).ShouldBe(
            withIds ? [$"Jane_{Mark}_1961-03-14.json", "Observation.000.ndjson", "Patient-12345678.ndjson", $"{Mark}.ndjson.bz2"]
                : ["Observation.000.ndjson", "file 1 of 5 (.json)", "file 3 of 5 (.ndjson)", "file 4 of 5 (.ndjson.bz2)"]);
        foreach (var (name, text) in report.Files.Where(_ => !withIds))
        {
            text.ShouldNotContain(Mark, Case.Insensitive, name);
            text.ShouldNotContain("12345678", customMessage: name);
        }
    }

    [Fact]
    public async Task What_a_run_says_of_files_names_nobody_either()
    {
        _export.Text($"Jane_{Mark}.json", """{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"a"}},{"resource":{"resourceType":"Condition","id":"c""");
        var (status, error) = await CommandLine.Run(["--in", _export.Folder, "--at", "2026-06-01", "--out", _export.Out()]);

        status.ShouldBe(2);
        error.ShouldNotContain(Mark, Case.Insensitive);
        File.WriteAllText(Path.Combine(_export.Folder, "manifest.json"), $$"""{"output":[{"type":"Patient","url":"{{Mark}}.ndjson"},{"type":"Patient","url":"Jane_{{Mark}}.json"}]}""");
        (status, error) = await CommandLine.Run(["--in", _export.Folder, "--at", "2026-06-01", "--out", _export.Out()]);

        status.ShouldBe(2);
        error.ShouldContain("its manifest names 1 of its 2 files, which is not beside it");
    }

    // Every sample, with a mark wherever a record can hold something of a patient.
    private void Write()
    {
        var lines = SampleCatalog.All.SelectMany((sample, at) => new HookCall(SampleRequest.For(sample.On(TestHost.Today), "patient-view", TestHost.HookInstance)).Resources.Select(resource => Marked(resource, at)));
        _export.Lines("all.ndjson", lines.Concat([$$$"""{"resourceType":"Encounter","id":"{{{Mark}}}-e","status":"finished","subject":{"reference":"Patient/{{{Mark}}}-0"},"period":{"start":"2026-05-28"}}"""]));
    }

    private static string Marked(JsonObject resource, int at)
    {
        var json = JsonNode.Parse(resource.ToJsonString().Replace("sample-patient", $"{Mark}-{at}", StringComparison.Ordinal))!.AsObject();
        json["identifier"] = new JsonArray(new JsonObject { ["system"] = "https://hospital.example/mrn", ["value"] = $"{Mark}-mrn" });
        json["text"] = new JsonObject { ["status"] = "generated", ["div"] = $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{Mark} narrative</div>" };
        if ((string?)json["resourceType"] is "Patient")
        {
            json["name"] = new JsonArray(new JsonObject { ["family"] = $"{Mark}-family" });
            json["address"] = new JsonArray(new JsonObject { ["city"] = $"{Mark}-city" });
            return json.ToJsonString();
        }

        json["id"] = $"{Mark}-{at}-{(string?)json["id"]}";
        json["note"] = new JsonArray(new JsonObject { ["text"] = $"{Mark} note" });
        if (json["code"] is JsonObject code)
        {
            code["text"] = $"{Mark} words";
        }

        return json.ToJsonString();
    }
}
