using System.IO.Compression;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.SilentRun;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>What servers write, right and wrong: every record ends in one count, and nothing that cannot be read is lost in silence.</summary>
public sealed class InputFormTests : IDisposable
{
    private const string Patient = """{"resourceType":"Patient","id":"p1","birthDate":"1972-03-05"}""";

    private static readonly string s_opll = About(Written.Condition("sct|90448008"), "c1");

    private readonly Exported _export = new();

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData("Patient/p1")]
    [InlineData("https://ehr.example/fhir/Patient/p1")]
    [InlineData("Patient/p1/_history/3")]
    [InlineData("https://ehr.example/fhir/Patient/p1/_history/3")]
    [InlineData("urn:uuid:p1")]
    public async Task A_reference_to_a_patient_is_found_however_it_is_written(string reference)
    {
        _export.Lines("all.ndjson", [Patient, s_opll.Replace("Patient/p1", reference, StringComparison.Ordinal)]);

        var report = await _export.Run();

        report.Counts("pathways").ShouldBe(new Dictionary<string, long>(StringComparer.Ordinal) { ["complete-assessment"] = 1 });
        report.ShouldCount(2);
    }

    [Fact]
    public async Task What_cannot_be_read_is_rejected_and_listed_with_its_file_and_line()
    {
        _export.Lines("all.1.ndjson", [Patient, "", "{ broken", "[1, 2]", """{"id":"x"}""", """{"resourceType":"Observation","id":"o","code":{"coding":[{"system":"http://loinc.org","code":"38214-3"}]}}""", s_opll])
            .Text("all.2.ndjson", """{"resourceType":"Observation","id":"torn","status":"fin""");

        var report = await _export.Run();

        report.Faults.ShouldBe(
        [
            "all.1.ndjson,3,not JSON in UTF-8", "all.1.ndjson,4,no resource: resourceType is missing", "all.1.ndjson,4,no resource: resourceType is missing", "all.1.ndjson,5,no resource: resourceType is missing",
            "all.1.ndjson,6,names no patient that can be found", "all.2.ndjson,1,the last line of the file is cut off",
        ]);
        report.Counts("lines")["rejected"].ShouldBe(6);
        report.Counts("lines")["used"].ShouldBe(2);
        report.ShouldCount(8);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_reject_their_line_alone()
    {
        _export.Lines("all.1.ndjson", [Patient, s_opll]);
        File.AppendAllBytes(Path.Combine(_export.Folder, "all.1.ndjson"), [.. "{\"resourceType\":\"Condition\",\"id\":\""u8, 0xC3, 0x28, .. "\"}\n"u8]);

        var report = await _export.Run();

        report.Faults.ShouldBe(["all.1.ndjson,3,not JSON in UTF-8"]);
        report.Counts("lines")["used"].ShouldBe(2);
    }

    [Fact]
    public async Task A_compressed_file_that_is_cut_off_is_read_as_far_as_it_goes()
    {
        var whole = new MemoryStream();
        using (var packed = new GZipStream(whole, CompressionLevel.NoCompression, leaveOpen: true))
        {
            packed.Write(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Patient, s_opll, "")));
            packed.Write(new byte[200_000]);
        }

        File.WriteAllBytes(Path.Combine(_export.Folder, "all.1.ndjson.gz"), whole.ToArray()[..^100_000]);

        var report = await _export.Run();

        report.Counts("lines")["rejected"].ShouldBeGreaterThan(0);
        report.Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Of_several_versions_the_latest_counts_and_the_same_twice_is_a_duplicate()
    {
        string Gait(string value, int version) => About(Written.Observation("gait-instability", Written.Value(value)), "g1").Replace("\"id\":\"g1\"", $$"""
            "id":"g1","meta":{"versionId":"{{version}}"}
            """, StringComparison.Ordinal);
        _export.Lines("all.1.ndjson", [Patient, s_opll, Gait("sct|52101004", 1)]).Lines("all.2.ndjson", [s_opll, Gait("sct|2667000", 2)]);

        var report = await _export.Run();

        report.Counts("pathways").Keys.ShouldHaveSingleItem("the gait of the later version is steady").ShouldBe("complete-assessment");
        report.Counts("lines")["duplicate"].ShouldBe(1);
        report.Counts("lines")["used"].ShouldBe(4);
        report.ShouldCount(5);
    }

    [Fact]
    public async Task What_was_deleted_is_left_out()
    {
        _export.Lines("all.1.ndjson", [Patient, s_opll, About(Written.Present("gait-instability"), "g1")])
            .Lines("deleted.ndjson", ["""{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE","url":"Observation/g1"}},{"request":{"method":"DELETE","url":"Observation/other"}}]}"""])
            .Manifest(deleted: "deleted.ndjson");

        var report = await _export.Run();

        report.Counts("pathways").Keys.ShouldBe(["complete-assessment"]);
        report.Counts("lines")["deleted"].ShouldBe(1);
        report.ShouldCount(4);
    }

    [Theory]
    [InlineData("""{"severity":"error","code":"exception","diagnostics":"Observation could not be exported"}""", "not-evaluated")]
    [InlineData("""{"severity":"error","code":"exception"}""", "not-evaluated")]
    [InlineData("""{"severity":"error","code":"exception","diagnostics":"Failed for Patient/p1"}""", "not-evaluated")]
    [InlineData("""{"severity":"error","code":"exception","diagnostics":"DocumentReference could not be exported"}""", "not-recorded")]
    [InlineData("""{"severity":"error","code":"exception","diagnostics":"Failed for Patient/p2"}""", "not-recorded")]
    [InlineData("""{"severity":"information","code":"informational","diagnostics":"Observation: 0 found"}""", "not-recorded")]
    public async Task What_the_export_says_of_itself_is_honoured(string issue, string reason)
    {
        _export.Lines("all.1.ndjson", [Patient, s_opll]).Lines("Observation.ndjson", []).Lines("outcome.ndjson", [$$"""{"resourceType":"OperationOutcome","issue":[{{issue}}]}"""]).Manifest(outcomes: "outcome.ndjson");

        var report = await _export.Run();

        report["missing.csv"].ShouldContain($"pain-vas,{reason},1");
        report.ShouldCount(3);
    }

    [Fact]
    public async Task A_type_that_the_export_does_not_name_was_not_supplied()
    {
        var report = await _export.Lines("all.1.ndjson", [Patient, s_opll]).Run();

        report["missing.csv"].ShouldContain("pain-vas,not-evaluated,1");
        report["report.html"].ShouldContain("The export holds no Observation");
    }

    [Fact]
    public async Task Without_its_Patient_somebody_with_OPLL_is_not_evaluated_and_somebody_without_is_no_concern()
    {
        _export.Lines("all.1.ndjson", [s_opll, About(Written.Condition("sct|433203006"), "c2", "Patient/p2"), """{"resourceType":"Patient","id":"p3","birthDate":"1972","deceasedDateTime":"soon"}""", About(Written.Condition("sct|90448008"), "c3", "Patient/p3")]);

        var report = await _export.Run();

        ((long)report.Summary["notEvaluated"]!).ShouldBe(2);
        report.Faults.ShouldBe(
        [
            "all.1.ndjson,1,the export holds no Patient for it that can be read", "all.1.ndjson,3,\"not a Patient of R4: look at resourceType, id, birthDate and deceased\"", "all.1.ndjson,4,the export holds no Patient for it that can be read",
        ]);
        report.Counts("lines")["notOurs"].ShouldBe(1);
        report.ShouldCount(4);
    }

    [Theory]
    [InlineData("\"active\":false")]
    [InlineData("\"modifierExtension\":[{\"url\":\"http://ehr.example/x\",\"valueBoolean\":true}]")]
    [InlineData("\"link\":[{\"type\":\"replaced-by\",\"other\":{\"reference\":\"Patient/p2\"}}]")]
    public async Task D34_Of_two_versions_of_a_Patient_that_nothing_puts_in_order_the_more_cautious_counts(string members)
    {
        var patient = Chart.Baseline.Patient;
        var other = patient.Replace("\"birthDate\"", members + ",\"birthDate\"", StringComparison.Ordinal);

        foreach (var order in new[] { new[] { patient, other }, [other, patient] })
        {
            _export.With(new HookCall(Chart.Baseline.Call()).Resources.Where(resource => (string)resource["resourceType"]! is not "Patient")).Lines("Patient.000.ndjson", order);
            (await _export.Run(settings => settings with { At = Chart.Now })).Counts("pathways").Keys.ShouldBe(["complete-assessment"]);
        }
    }

    [Fact]
    public async Task A_Bundle_names_its_resources_by_URN_and_holds_findings_of_its_one_patient()
    {
        _export.Text("bundle.json", $$"""
            { "resourceType": "Bundle", "type": "transaction", "entry": [
              { "fullUrl": "urn:uuid:0001", "resource": {{s_opll.Replace("Patient/p1", "urn:uuid:00aa", StringComparison.Ordinal)}}, "request": { "method": "POST", "url": "Condition" } },
              { "fullUrl": "urn:uuid:00aa", "resource": {{Patient}} },
              { "resource": {{About(Written.Present("gait-instability"), "g1").Replace("\"reference\":\"Patient/p1\"", "\"reference\":\"urn:uuid:00aa\"", StringComparison.Ordinal)}} } ] }
            """);

        var report = await _export.Run();

        report.Counts("pathways").Keys.ShouldBe(["urgent-surgical-referral"]);
        report.ShouldCount(3);
    }

    [Fact]
    public async Task Contained_resources_are_read_and_counted()
    {
        var finding = """{"resourceType":"Observation","id":"in","status":"final","code":{"coding":[{"system":"https://cervical-rehab.example/fhir/CodeSystem/findings","code":"mri-cord-compression"}]},"valueBoolean":true}""";
        _export.Lines("all.1.ndjson", [Patient, s_opll, About(Written.Report($$""" "contained": [{{finding}}], "result": [{ "reference": "#in" }] """), "r1")]);

        var report = await _export.Run();

        ((long)report.Summary["contained"]!).ShouldBe(1);
        report.ShouldCount(3);
    }

    [Fact]
    public async Task Input_that_cannot_be_used_is_said_in_one_line()
    {
        (await Should.ThrowAsync<UnusableInput>(() => _export.Run(Path.Combine(_export.Folder, "absent")))).Message.ShouldEndWith("there is no such file or folder");
        (await Should.ThrowAsync<UnusableInput>(() => _export.Run())).Message.ShouldEndWith("no .ndjson, .ndjson.gz or .json file is there");
        File.WriteAllText(Path.Combine(_export.Folder, "manifest.json"), """{"output":[{"type":"Patient","url":"Patient.ndjson"}]}""");
        (await Should.ThrowAsync<UnusableInput>(() => _export.Run(Path.Combine(_export.Folder, "manifest.json")))).Message.ShouldContain("it names Patient.ndjson");
    }

    private static string About(string resource, string id, string subject = "Patient/p1")
    {
        var json = JsonNode.Parse(resource)!.AsObject();
        json["id"] = id;
        json["subject"] = new JsonObject { ["reference"] = subject };
        return json.ToJsonString();
    }
}
