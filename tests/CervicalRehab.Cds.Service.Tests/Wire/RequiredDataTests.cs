using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class RequiredDataTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Outcome = """{ "resourceType": "OperationOutcome", "issue": [{ "severity": "error", "code": "exception" }] }""";

    public static TheoryData<string> RequiredKeys => [.. PrefetchKeys.All.Where(key => key.Required).Select(key => key.Name)];

    public static TheoryData<string> OptionalKeys => [.. PrefetchKeys.All.Where(key => !key.Required).Select(key => key.Name)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DATA_2_RESP_5_A_call_without_prefetch_is_412_naming_every_required_key(bool asNull)
    {
        var call = TestHost.Call();
        call["prefetch"] = null;
        if (!asNull)
        {
            call.Remove("prefetch");
        }

        var answer = await host.Post(call);

        answer.Status.ShouldBe(412);
        answer.Expressions.ShouldBe(RequiredKeys.Select(row => $"prefetch.{row.Data}"));
        answer.Codes.ShouldAllBe(code => code == "prefetch-key-absent");
    }

    [Theory]
    [MemberData(nameof(RequiredKeys))]
    public async Task DATA_5_An_absent_required_key_is_412_with_the_query_to_run(string key)
    {
        var answer = await host.Post(With(key, remove: true));

        answer.Status.ShouldBe(412);
        answer.Expressions.ShouldBe([$"prefetch.{key}"]);
        answer.Issues[0].GetProperty("diagnostics").GetString()!.ShouldContain(PrefetchKeys.All.Single(known => known.Name == key).Template);
    }

    [Theory]
    [MemberData(nameof(OptionalKeys))]
    public async Task An_absent_optional_key_is_no_reason_to_refuse(string key) => (await host.Post(With(key, remove: true))).Status.ShouldBe(200);

    [Theory]
    [MemberData(nameof(OptionalKeys))]
    public async Task A_failed_optional_key_is_no_reason_to_refuse(string key) => (await host.Post(With(key, Outcome))).Status.ShouldBe(200);

    [Theory]
    [InlineData("patient", Outcome, 412, "prefetch-key-failed")]
    [InlineData("patient", "null", 412, "prefetch-key-empty")]
    [InlineData("patient", "\"<html>\"", 422, "patient-unreadable")]
    [InlineData("patient", """{ "resourceType": "Practitioner", "id": "sample-patient" }""", 422, "patient-unreadable")]
    [InlineData("conditions", Outcome, 412, "prefetch-key-failed")]
    [InlineData("conditions", "\"<html>\"", 412, "prefetch-key-failed")]
    [InlineData("conditions", """{ "resourceType": "Bundle", "type": "searchset", "link": [{ "relation": "next" }] }""", 412, "prefetch-key-incomplete")]
    [InlineData("conditions", """{ "resourceType": "Bundle" }""", 412, "prefetch-key-failed")]
    [InlineData("conditions", """{ "resourceType": "Bundle", "total": 0, "entry": [] }""", 412, "prefetch-key-failed")]
    [InlineData("conditions", """{ "resourceType": "Bundle", "entry": [{ "resource": { "resourceType": "Condition", "id": "x", "code": { "text": "Asthma" } } }] }""", 412, "prefetch-key-incomplete")]
    public async Task Patient_and_conditions_that_cannot_be_had_refuse_the_call(string key, string value, int status, string code)
    {
        var answer = await host.Post(With(key, value));

        answer.Status.ShouldBe(status);
        answer.Codes.ShouldBe([code]);
        answer.Text.ShouldNotContain("sample-patient");
    }

    [Theory]
    [InlineData(Outcome)]
    [InlineData("null")]
    [InlineData("\"<html>\"")]
    public async Task DATA_4_Failed_or_empty_observations_are_answered(string value)
    {
        var call = With("signs", value);
        Prefetch(call)["measurements"] = JsonNode.Parse(value);

        (await host.Post(call)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_patient_who_is_not_in_context_is_422()
    {
        var call = TestHost.Call();
        call["prefetch"]!["patient"]!["id"] = "somebody-else";

        var answer = await host.Post(call);

        answer.Status.ShouldBe(422);
        answer.Expressions.ShouldBe(["prefetch.patient"]);
        answer.Text.ShouldNotContain("somebody-else");
    }

    [Fact]
    public async Task Partial_conditions_with_an_OPLL_among_them_are_answered()
    {
        var call = TestHost.Call();
        call["prefetch"]!["conditions"]!["total"] = 9;

        (await host.Post(call)).Status.ShouldBe(200);
    }

    // The page that is missing may hold an active one.
    [Theory]
    [InlineData("clinicalStatus", "resolved")]
    [InlineData("verificationStatus", "refuted")]
    [InlineData("verificationStatus", "entered-in-error")]
    public async Task H28_Partial_conditions_without_an_OPLL_in_question_are_refused(string element, string status)
    {
        var call = TestHost.Call();
        var conditions = call["prefetch"]!["conditions"]!;
        foreach (var entry in conditions["entry"]!.AsArray())
        {
            entry!["resource"]![element] = System.Text.Json.Nodes.JsonNode.Parse($$"""{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-{{(element[0] == 'c' ? "clinical" : "ver-status")}}", "code": "{{status}}" }] }""");
        }

        var whole = await host.Post(call);
        conditions["total"] = 9;
        var part = await host.Post(call);

        (whole.Status, whole.Json.GetProperty("cards").GetArrayLength()).ShouldBe((200, 0));
        part.Status.ShouldBe(412, part.Text);
        part.Codes.ShouldBe(["prefetch-key-incomplete"]);
    }

    [Fact]
    public async Task A_412_says_whether_a_server_was_named()
    {
        var call = With("signs", remove: true);
        var without = await host.Post(call);
        call["fhirServer"] = "https://ehr.example/fhir";
        var with = await host.Post(call);

        without.Text.ShouldContain("names no fhirServer");
        without.Codes.ShouldBe(["prefetch-key-absent"]);
        with.Text.ShouldContain("was not contacted");
        with.Codes.ShouldBe(["server-not-registered"]);
        with.Text.ShouldNotContain("ehr.example");
    }

    // What was sent is not asked for again: to name a server would mend nothing.
    [Theory]
    [InlineData("conditions", Outcome)]
    [InlineData("patient", "null")]
    public async Task A_412_about_what_was_sent_does_not_ask_for_a_server(string key, string value)
    {
        var call = TestHost.Call();
        call["prefetch"]![key] = System.Text.Json.Nodes.JsonNode.Parse(value);

        var answer = await host.Post(call);

        answer.Status.ShouldBe(412);
        answer.Text.ShouldNotContain("fhirServer");
    }

    [Fact]
    [Meets("RESP-3", "CRD-2")]
    public async Task No_OPLL_gives_no_cards()
    {
        var answer = await host.Post(TestHost.Call(patient: SamplePatient.Baseline(TestHost.Today).Without("opll")));

        answer.Status.ShouldBe(200);
        answer.Text.ShouldBe("""{"cards":[]}""");
    }

    private static JsonObject With(string key, string value = "null", bool remove = false)
    {
        var call = TestHost.Call();
        Prefetch(call)[key] = JsonNode.Parse(value);
        if (remove)
        {
            Prefetch(call).Remove(key);
        }

        return call;
    }

    private static JsonObject Prefetch(JsonObject call) => call["prefetch"]!.AsObject();
}
