using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>The site's to-do list: codings that mean nothing here and are near something that is read.</summary>
public sealed class UnmappedTests : IDisposable
{
    private const string Local = "https://hospital.example/codes";

    private readonly Exported _export = new();

    public void Dispose() => _export.Dispose();

    [Fact]
    public async Task Near_are_a_code_of_ours_in_another_system_words_that_name_an_element_and_observations_of_patients_with_OPLL()
    {
        Write();

        var report = await _export.Run();

        Codes(report).ShouldBe(
        [
            ($"{Local}|HOFF", "hoffmann-sign", 2), ($"{Local}|38214-3", "pain-vas", 1), ("|", "gait-instability", 1), ($"{Local}|LAB-1", null, 1),
        ]);
        report.Summary["unmapped"]!.AsArray().ShouldAllBe(code => code!.AsObject().ContainsKey("near"), "the schema requires it, and allows null");
        report["unmapped.csv"].ShouldNotContain("LAB-2", customMessage: "an observation of a patient without OPLL that is near nothing");
        report["unmapped.csv"].Split('\n')[1].ShouldBe($"{Local},HOFF,Hoffmann reflex,2,hoffmann-sign");
    }

    [Fact]
    public async Task What_a_map_gives_a_meaning_is_no_longer_listed_and_counts()
    {
        Write();
        using var site = new SiteCodes([new(new(Local, "HOFF"), new(Systems.Findings, "hoffmann-sign")), new(new("https://other.example/codes", "LAB-1"), new(Systems.Findings, "gait-instability"))], acceptM488X2Alone: true);

        var report = await _export.Run(site: site);

        Codes(report).ShouldBe([($"{Local}|38214-3", "pain-vas", 1), ($"{Local}|LAB-1", "gait-instability", 1), ("|", "gait-instability", 1)]);
    }

    private static IEnumerable<(string Code, string? Near, long Count)> Codes(Reported report) =>
        report.Summary["unmapped"]!.AsArray().Select(code => ($"{(string?)code!["system"]}|{(string?)code["code"]}", (string?)code["near"], (long)code["count"]!));

    private void Write() => _export.Lines("all.ndjson",
    [
        """{"resourceType":"Patient","id":"p1","birthDate":"1972-03-05"}""", """{"resourceType":"Patient","id":"p2","birthDate":"1972-03-05"}""", About(Written.Condition("sct|90448008"), "c1", "p1"),
        Observation("o1", "p1", "HOFF", "Hoffmann reflex"), Observation("o2", "p2", "HOFF", "Hoffmann reflex"), Observation("o2", "p2", "HOFF", "Hoffmann reflex"), Observation("o3", "p2", "38214-3", "Score"),
        Observation("o4", "p1", "LAB-1", "Sodium"), Observation("o5", "p2", "LAB-2", "Potassium"), About("""{"resourceType":"Condition","code":{"text":"Unsteady on stairs"}}""", "c2", "p2"),
    ]);

    private static string Observation(string id, string patient, string code, string display) =>
        About($$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"{{Local}}","code":"{{code}}","display":"{{display}}"}]},"effectiveDateTime":"2026-05-30","valueBoolean":false}""", id, patient);

    private static string About(string resource, string id, string patient)
    {
        var json = JsonNode.Parse(resource)!.AsObject();
        json["id"] = id;
        json["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" };
        return json.ToJsonString();
    }
}
