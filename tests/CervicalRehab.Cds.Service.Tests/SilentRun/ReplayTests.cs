using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>Last year's encounters: each as of its day, with only what was on file by then.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string Patient = """{"resourceType":"Patient","id":"p1","birthDate":"1972-03-05"}""";

    private readonly Exported _export = new();

    public void Dispose() => _export.Dispose();

    [Fact]
    public async Task A_finding_counts_from_the_day_it_was_on_file()
    {
        var figures = await Replay(
            Condition("recordedDate", "2026-01-10"),
            Observation("gait-instability", "2026-03-01", issued: "2026-03-05T10:00:00Z"),
            Encounter("e1", "2026-01-09"),
            Encounter("e2", "2026-01-10"),
            Encounter("e3", "2026-03-05T09:00:00Z"),
            Encounter("e4", "2026-03-05T11:00:00Z"),
            Encounter("e5", "2026-04-05"));

        ((long)figures["encounters"]!).ShouldBe(5);
        ((long)figures["inScope"]!).ShouldBe(4, "the OPLL was recorded on the tenth");
        ((long)figures["cards"]!["complete-assessment"]!).ShouldBe(2);
        ((long)figures["cards"]!["urgent-surgical-referral"]!).ShouldBe(2);
        ((long)figures["repeats"]!).ShouldBe(2);
        figures["redFlagDays"]!.AsObject().Select(days => days.Key).ShouldHaveSingleItem("it was found on the first and shown on the fifth").ShouldBe("1 to 7 days");
        figures["weeks"]!.AsObject().Select(week => (week.Key, (long)week.Value!)).ShouldBe([("2026-01-05", 1), ("2026-03-02", 2), ("2026-03-30", 1)]);
        ((double)figures["firingsPer100Encounters"]!).ShouldBe(80);
    }

    [Fact]
    public async Task What_has_no_date_is_known_at_no_encounter_and_counted()
    {
        var figures = await Replay(Condition("recordedDate", "2026-01-10"), Observation("gait-instability", null, issued: null), Encounter("e1", "2026-02-01"));

        figures["undated"]!.AsObject().Select(type => (type.Key, (long)type.Value!)).ShouldBe([("Observation", 1)]);
        figures["cards"]!.AsObject().Select(card => card.Key).ShouldBe(["complete-assessment"]);
    }

    // What no reader understands is not understood; it does not end the run, and what else is there warns.
    [Theory]
    [InlineData(""" "created":["2026-01-20"] """)]
    [InlineData(""" "created":{"value":1} """)]
    [InlineData(""" "period":["2026-01-20"] """)]
    [InlineData(""" "meta":{"tag":[{"code":["SUBSETTED"]}]} """)]
    [InlineData(""" "contained":[5,{"resourceType":"Goal","target":[5]}] """)]
    public async Task A_plan_with_a_list_or_an_object_where_R4_has_a_text_does_not_end_the_run(string members)
    {
        var figures = await Replay(
            Condition("recordedDate", "2026-01-10"),
            Observation("gait-instability", "2026-01-11", issued: null),
            $$"""{"resourceType":"CarePlan","id":"p","status":"active","intent":"plan","subject":{"reference":"Patient/p1"},"instantiatesCanonical":["https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab"],{{members}}}""",
            Encounter("e1", "2026-02-01"));

        ((long)figures["cards"]!["urgent-surgical-referral"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Encounters_outside_the_year_planned_cancelled_or_without_a_day_are_passed_over()
    {
        var figures = await Replay(
            Condition("onsetDateTime", "2020"),
            Encounter("e1", "2025-05-30"),
            Encounter("e2", "2026-06-02"),
            Encounter("e3", "2026-02-01", "planned"),
            Encounter("e4", "2026-02-01", "cancelled"),
            Encounter("e5", "2026-02-01", "entered-in-error"),
            """{"resourceType":"Encounter","id":"e6","status":"finished","subject":{"reference":"Patient/p1"}}""",
            Encounter("e7", "2026-02-01"),
            Encounter("e7", "2026-02-03"));

        ((long)figures["encounters"]!).ShouldBe(1);
        ((long)figures["passedOver"]!).ShouldBe(4);
    }

    private async Task<JsonNode> Replay(params string[] lines)
    {
        var report = await _export.Lines("all.ndjson", [Patient, .. lines]).Run(settings => settings with { ReplaysEncounters = true });
        report.ShouldCount(lines.Length + 1);
        return report.Summary["replay"]!;
    }

    private static string Condition(string member, string date) => With(Written.Condition("sct|90448008", $"\"{member}\": \"{date}\""), "c1");

    private static string Observation(string code, string? date, string? issued)
    {
        var json = JsonNode.Parse(With(Written.Present(code), "o1"))!.AsObject();
        json.Remove("effectiveDateTime");
        if (date is not null)
        {
            json["effectiveDateTime"] = date;
        }

        if (issued is not null)
        {
            json["issued"] = issued;
        }

        return json.ToJsonString();
    }

    private static string Encounter(string id, string start, string status = "finished") =>
        $$$"""{"resourceType":"Encounter","id":"{{{id}}}","status":"{{{status}}}","subject":{"reference":"Patient/p1"},"period":{"start":"{{{start}}}"}}""";

    private static string With(string resource, string id)
    {
        var json = JsonNode.Parse(resource)!.AsObject();
        json["id"] = id;
        json["subject"] = new JsonObject { ["reference"] = "Patient/p1" };
        return json.ToJsonString();
    }
}
