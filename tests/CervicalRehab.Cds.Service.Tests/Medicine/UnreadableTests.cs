using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 5, "bad resources": listed with the reason, the rest evaluated; a bad draft never fails a call.</summary>
public sealed class UnreadableTests(TestHost host) : IClassFixture<TestHost>
{
    public static TheoryData<string, string, string> Broken => new()
    {
        { "Observation", Written.Observation("shoulder-rom", "\"id\": \"x\", \"valueBoolean\": \"yes\""), "conservative-plan" },
        { "Observation", Written.Observation("gait-instability", "\"id\": \"x\", \"valueBoolean\": \"no\""), "complete-assessment" },
        { "Observation", Written.Observation("mri-cord-compression", "\"id\": \"x\", \"component\": 5"), "complete-assessment" },
        { "Observation", """{ "resourceType": "Observation", "id": "x", "status": "final", "code": 5 }""", "conservative-plan" },
        { "Observation", """{ "resourceType": "Observation", "id": "x", "status": "final", "valueBoolean": false }""", "conservative-plan" },
        { "Condition", Written.Condition("sct|22325002", "\"id\": \"x\", \"onsetDateTime\": 2026"), "complete-assessment" },
        { "Condition", Written.Condition("sct|202664003", "\"id\": \"x\", \"onsetDateTime\": 2026"), "complete-assessment" },
        { "Condition", Written.Condition("sct|71286001", "\"id\": \"x\", \"severity\": []"), "complete-assessment" },
        { "Condition", Written.Condition("sct|202664003", "\"id\": \"x\", \"onsetDateTime\": 2026", clinical: "resolved"), "complete-assessment" },
        { "Condition", Written.Condition("sct|71286001", "\"id\": \"x\", \"severity\": []", clinical: "resolved"), "complete-assessment" },
        { "Condition", Written.Condition("sct|433203006", "\"id\": \"x\", \"severity\": []"), "conservative-plan" },
        { "DiagnosticReport", Written.Report("\"id\": \"x\", \"result\": \"Observation/y\""), "complete-assessment" },
        { "Procedure", Written.Order("cervical-fusion", "completed", "\"id\": \"x\", \"performedPeriod\": \"2020\"", "Procedure"), "complete-assessment" },
        { "Procedure", """{ "resourceType": "Procedure", "id": "x", "status": "completed", "code": "80146002" }""", "conservative-plan" },
        { "CarePlan", Written.Plan(members: "\"id\": \"x\", \"activity\": {}"), "conservative-plan" },
        { "ServiceRequest", Written.Order("sct|308447003", members: "\"id\": \"x\", \"priority\": 1"), "conservative-plan" },
        { "MedicationRequest", """{ "resourceType": "MedicationRequest", "id": "x", "status": 5 }""", "conservative-plan" },
        { "MedicationStatement", """{ "resourceType": "MedicationStatement", "id": "x", "status": {} }""", "conservative-plan" },
    };

    public static TheoryData<string> Drafts => new()
    {
        """{}""",
        """{ "entry": [] }""",
        """{ "resourceType": "Bundle", "entry": "none" }""",
        """{ "resourceType": "Bundle", "entry": [null, 5, {}, { "resource": null }, { "resource": "x" }, { "resource": {} }] }""",
        """{ "resourceType": "Bundle", "entry": [{ "resource": { "resourceType": "ServiceRequest", "code": { "coding": [{}] }, "reasonCode": [] } }] }""",
        """{ "resourceType": "Bundle", "entry": [{ "resource": { "resourceType": "ServiceRequest", "status": 5, "code": [] } }] }""",
        """{ "resourceType": "Bundle", "entry": [{ "resource": { "resourceType": "MedicationRequest", "status": "draft" } }] }""",
        """{ "resourceType": "Bundle", "entry": [{ "resource": { "resourceType": "CarePlan", "instantiatesCanonical": "https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab", "activity": 1 } }] }""",
        """{ "resourceType": "Bundle", "entry": [{ "resource": { "resourceType": "DeviceRequest", "codeCodeableConcept": {} } }] }""",
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_resource_that_cannot_be_read_is_listed_and_the_rest_is_evaluated(string type, string resource, string pathway)
    {
        var answer = await host.Post(Chart.Baseline.With(resource).Call());

        answer.Status.ShouldBe(200);
        var decision = answer.Json.GetProperty("cards")[0].GetProperty("extension").GetProperty("example.cervical-rehab.decision");
        decision.GetProperty("pathway").GetString().ShouldBe(pathway);
        decision.GetProperty("notUsed").EnumerateArray().Select(one => one.GetRawText()).ShouldBe([$$"""{"reference":"{{type}}/x","reason":"unreadable"}"""]);
        answer.Json.GetProperty("cards")[0].GetProperty("detail").GetString()!.ShouldContain(": unreadable");
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_red_flag_beside_it_still_fires(string type, string resource, string pathway) =>
        Chart.Baseline.With(resource, Written.Present("bowel-dysfunction")).Pathway.ShouldBe("urgent-surgical-referral", $"{type} {pathway}");

    [Theory]
    [MemberData(nameof(Drafts))]
    public async Task HK_3_Invalid_drafts_never_fail_a_call(string drafts)
    {
        foreach (var hook in new[] { "order-select", "order-sign" })
        {
            var call = Chart.Baseline.Call(hook);
            call["context"]!["draftOrders"] = JsonNode.Parse(drafts);

            var answer = await host.Post(call);

            answer.Status.ShouldBe(200);
            answer.Json.GetProperty("cards")[0].GetProperty("source").GetProperty("topic").GetProperty("code").GetString().ShouldBe("conservative-plan");
        }
    }

    [Fact]
    public async Task HK_2_A_selection_that_names_nothing_is_tolerated()
    {
        var call = Chart.Baseline.Call("order-select");
        call["context"]!["selections"] = new JsonArray("ServiceRequest/nothing", "nonsense", "");

        (await host.Post(call)).Status.ShouldBe(200);
    }
}
