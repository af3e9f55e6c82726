using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.FhirApi;

/// <summary>The drafts of <c>$apply</c> are those of the hook: who asks and where stands in them, and what a card beside the pathway card drafts (D20).</summary>
public sealed partial class ApplyTests
{
    // Motion was measured 17 days ago.
    private static Chart Due => ResistanceTests.Progressing with { Resources = [.. ResistanceTests.Progressing.Resources.Select(MeasuredEarlier)] };

    public static TheoryData<string, string, string?, string?> Callers => new()
    {
        { """{ "name": "practitioner", "valueString": "Practitioner/dr-1" }""", """{ "name": "encounter", "valueString": "Encounter/e-1" }""", "Practitioner/dr-1", "Encounter/e-1" },
        { """{ "name": "practitioner", "valueReference": { "reference": "PractitionerRole/role-1" } }""", """{ "name": "encounter", "valueReference": { "reference": "Encounter/e-1" } }""", "PractitionerRole/role-1", "Encounter/e-1" },
        { """{ "name": "practitioner", "valueString": "Patient/p-1" }""", """{ "name": "encounter", "valueString": "Patient/p-1" }""", null, null },
        { """{ "name": "practitioner", "valueString": "Practitioner/x y" }""", """{ "name": "encounter", "valueBoolean": true }""", null, null },
        { """{ "name": "language", "valueString": "en" }""", """{ "name": "setting" }""", null, null },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Who_asks_and_where_stands_in_every_draft(string practitioner, string encounter, string? author, string? where)
    {
        foreach (var chart in new[] { Chart.Baseline, Chart.Baseline.With(Written.Present("gait-instability")) })
        {
            var parameters = JsonNode.Parse(Parameters(Chart.PatientId, [JsonNode.Parse(chart.Patient), .. chart.Resources]))!;
            parameters["parameter"]!.AsArray().Add(JsonNode.Parse(practitioner));
            parameters["parameter"]!.AsArray().Add(JsonNode.Parse(encounter));

            var plan = (await Apply(parameters.ToJsonString())).Json;
            var drafts = plan.GetProperty("contained").EnumerateArray().Where(static inner => inner.GetProperty("resourceType").GetString() is "ServiceRequest" or "RequestGroup").Append(plan).ToList();

            drafts.Count.ShouldBeGreaterThan(2);
            drafts.ShouldAllBe(draft => Reference(draft, draft.GetProperty("resourceType").GetString() == "ServiceRequest" ? "requester" : "author") == author);
            drafts.ShouldAllBe(draft => Reference(draft, "encounter") == where);
        }
    }

    [Theory]
    [InlineData("practitioner")]
    [InlineData("encounter")]
    public async Task Two_who_ask_are_refused(string name)
    {
        var parameters = JsonNode.Parse(Parameters("p-1", [Patient("p-1"), Opll("p-1")]))!;
        parameters["parameter"]!.AsArray().Add(new JsonObject { ["name"] = name });
        parameters["parameter"]!.AsArray().Add(new JsonObject { ["name"] = name });

        (await Apply(parameters.ToJsonString())).Codes.ShouldBe(["parameter-repeated"]);
    }

    [Fact]
    public async Task The_reassessment_that_is_due_is_drafted_as_on_the_hook()
    {
        foreach (var chart in new[] { Due, Due.Without("borg-rpe-6-20") })
        {
            chart.Decision.Beside.ShouldContain(static note => note.Topic == CervicalRehab.Cds.Protocol.SideTopic.ReassessmentDue);

            var plan = (await Apply(Parameters(Chart.PatientId, [JsonNode.Parse(chart.Patient), .. chart.Resources]))).Json;
            var order = plan.GetProperty("contained").EnumerateArray().Single(static inner => inner.GetProperty("resourceType").GetString() == "ServiceRequest");
            var group = plan.GetProperty("contained").EnumerateArray().Single(static inner => inner.GetProperty("resourceType").GetString() == "RequestGroup");

            order.GetProperty("code").GetProperty("text").GetString().ShouldBe("Reassessment of neck motion");
            group.GetProperty("action").EnumerateArray().Select(static action => action.GetProperty("resource").GetProperty("reference").GetString()).ShouldContain("#" + order.GetProperty("id").GetString());
            group.GetProperty("action").GetArrayLength().ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_reassessment_that_is_not_due_is_not_drafted()
    {
        var chart = ResistanceTests.Progressing;

        (await Apply(Parameters(Chart.PatientId, [JsonNode.Parse(chart.Patient), .. chart.Resources]))).Text.ShouldNotContain("Reassessment of neck motion");
    }

    private static JsonObject MeasuredEarlier(JsonObject resource)
    {
        var copy = resource.DeepClone().AsObject();
        if ((string?)copy["code"]?["coding"]?[0]?["code"] == "rom-cervical-panel")
        {
            copy["effectiveDateTime"] = "2026-05-15";
        }

        return copy;
    }

    private static string? Reference(JsonElement draft, string member) => draft.TryGetProperty(member, out var reference) ? reference.GetProperty("reference").GetString() : null;
}
