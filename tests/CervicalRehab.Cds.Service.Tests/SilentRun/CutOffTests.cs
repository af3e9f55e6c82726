using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>A file that was cut off is known not to hold all: of what it held nothing is absent (D30).</summary>
public sealed class CutOffTests : IDisposable
{
    private const string Torn = """{"resourceType":"Observation","id":"torn","status":"fin""";
    private const string Everything = "Patient,Condition,Observation,DiagnosticReport,ImagingStudy,Procedure,CarePlan,ServiceRequest,MedicationRequest,MedicationStatement";

    private readonly Exported _export = new();

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData("Observation.9.ndjson", Torn, "complete-assessment", "Observation")]
    [InlineData("9.Observation.ndjson", """{ "id" : "x", "resourceType" : "Observation", """, "complete-assessment", "Observation")]
    [InlineData("Condition.9.ndjson", """{"resourceType":"Condition","id":"to""", "complete-assessment", "Condition")]
    [InlineData("Claim.9.ndjson", """{"resourceType":"Claim","id":"to""", "conservative-plan", "")]
    [InlineData("Observation.9.ndjson", """{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/sample-patient"}}""", "conservative-plan", "")]
    // Nobody knows what would have followed: a name that tells no type may stand for a file of all.
    [InlineData("last.ndjson", """{"resourceType":"Claim","id":"to""", "complete-assessment", Everything)]
    public async Task What_a_file_was_of_is_incomplete_when_its_last_line_was_cut_off(string name, string last, string pathway, string incomplete)
    {
        Write();
        _export.Text(name, last);

        var report = await _export.Run();

        report.Counts("pathways").Keys.ShouldBe([pathway]);
        NotWhole(report).ShouldBe(incomplete.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_compressed_file_that_was_cut_off_is_no_whole_one()
    {
        Write();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3_000).Select(at => $$"""{"resourceType":"Observation","id":"o{{at}}","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/other"} }""" + "\n"))));
        }

        File.WriteAllBytes(Path.Combine(_export.Folder, "Observation.2.ndjson.gz"), packed.ToArray()[..^100_000]);

        var report = await _export.Run();

        report.Counts("pathways").Keys.ShouldBe(["complete-assessment"]);
        NotWhole(report).ShouldBe(["Observation"]);
    }

    // Every kind, so that nothing else is missing.
    private void Write()
    {
        foreach (var type in Chart.Baseline.Resources.Append(JsonNode.Parse(Chart.Baseline.Patient)!.AsObject()).GroupBy(resource => (string)resource["resourceType"]!, StringComparer.Ordinal))
        {
            _export.Lines($"{type.Key}.ndjson", type.Select(resource => resource.ToJsonString()));
        }

        _export.Lines("others.ndjson", new[] { "DiagnosticReport", "ImagingStudy", "Procedure", "CarePlan", "ServiceRequest", "MedicationRequest", "MedicationStatement" }.Select(type => $$"""{"resourceType":"{{type}}","id":"x","subject":{"reference":"Patient/other"} }"""));
    }

    private static string[] NotWhole(Reported report) => [.. report.Summary["notWhole"]!.AsArray().Select(part => (string)part!["type"]!)];
}
