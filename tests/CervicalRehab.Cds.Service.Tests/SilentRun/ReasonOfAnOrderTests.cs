using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>What an order is for is told by the problem that it names, also by one of a code that is not read: a silent run decides as the hook does (D24).</summary>
public sealed class ReasonOfAnOrderTests
{
    private const string Knee = """{ "coding": [{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M17.11" }] }""";
    private const string Neck = """{ "coding": [{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M54.2" }] }""";

    public static TheoryData<string, string, string> Reasons => new()
    {
        { "knee", Knee, "knee" },
        { "neck", Neck, "knee" },
        { "nothing known", """{ "text": "see chart" }""", "knee" },
        { "a problem that is not there", Knee, "absent" },
        { "an id with letters that JSON escapes", Knee, "k\u00e9\u0022" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task The_indicator_and_the_cards_are_those_of_the_hook(string why, string code, string named)
    {
        var problem = named is "absent" ? "knee" : named;
        foreach (var asBundle in new[] { false, true })
        {
            var call = With(code, problem, named);
            using var export = call.Export(asBundle);

            var report = await export.Run(settings => settings with { WithIds = true });

            report.Patients[call.PatientId].Indicator.ShouldBe(Indicator(call), why);
            report.Counts("lines")["notOurs"].ShouldBe(1, "the problem is none of ours");
        }
    }

    [Fact]
    public void The_reason_decides_of_the_knee_alone()
    {
        Indicator(With(Knee, "knee", "knee")).ShouldBe("warning");
        Indicator(With(Neck, "knee", "knee")).ShouldBe("info");
        Indicator(With(Knee, "knee", "absent")).ShouldBe("info");
    }

    [Fact]
    public async Task A_problem_that_came_twice_is_one_and_one_that_was_deleted_is_none()
    {
        var call = With(Knee, "knee", "knee");
        using var export = call.Export(asBundle: false);
        export.Lines("again.ndjson", [Condition(Knee, "knee", call.PatientId).ToJsonString()]);
        (await export.Run(settings => settings with { WithIds = true })).Patients[call.PatientId].Indicator.ShouldBe("warning");

        export.Lines("deleted.ndjson", ["""{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE","url":"Condition/knee"}}]}"""]).Manifest(deleted: "deleted.ndjson");
        var report = await export.Run(settings => settings with { WithIds = true });
        report.Patients[call.PatientId].Indicator.ShouldBe("info");
        report.Counts("lines")["duplicate"].ShouldBe(0);
    }

    private static string Indicator(HookCall call)
    {
        var answer = JsonNode.Parse(HookPath.Answer(System.Text.Encoding.UTF8.GetBytes(call.Call.ToJsonString()), (string)call.Call["hook"]!, Exported.At))!;
        return (string)answer["cards"]!.AsArray().First(card => card!["extension"]!["example.cervical-rehab.decision"]!["pathway"] is not null)!["indicator"]!;
    }

    private static HookCall With(string code, string id, string named)
    {
        var sample = SampleCatalog.All.First(sample => new HookCall(SampleRequest.For(sample.On(TestHost.Today), "patient-view", TestHost.HookInstance)).Answer(Exported.At) is ("conservative-plan", _));
        var call = new HookCall(JsonNode.Parse(SampleRequest.For(sample.On(TestHost.Today), "patient-view", TestHost.HookInstance).ToJsonString())!.AsObject());
        Add(call, "conditions", Condition(code, id, call.PatientId));
        Add(call, "serviceRequests", JsonNode.Parse($$"""
            { "resourceType": "ServiceRequest", "id": "order-1", "status": "active", "intent": "order", "authoredOn": "2026-05-27", "subject": { "reference": "Patient/{{call.PatientId}}" },
              "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "308447003" }] } }
            """)!.AsObject(), order => order["reasonReference"] = new JsonArray(new JsonObject { ["reference"] = $"Condition/{named}" }));
        return call;
    }

    private static JsonObject Condition(string code, string id, string patient)
    {
        var condition = JsonNode.Parse($$"""{ "resourceType": "Condition", "subject": { "reference": "Patient/{{patient}}" }, "onsetDateTime": "2025-08-05" }""")!.AsObject();
        (condition["id"], condition["code"]) = (id, JsonNode.Parse(code));
        return condition;
    }

    private static void Add(HookCall call, string key, JsonObject resource, Action<JsonObject>? change = null)
    {
        change?.Invoke(resource);
        if (call.Call["prefetch"]![key] is not JsonObject bundle)
        {
            call.Call["prefetch"]![key] = bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset" };
        }

        var entries = bundle["entry"]?.AsArray() ?? new JsonArray();
        bundle["entry"] ??= entries;
        entries.Add(new JsonObject { ["resource"] = resource });
    }
}
