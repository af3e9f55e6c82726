using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed partial class RequestCheckTests(TestHost host) : IClassFixture<TestHost>
{
    public static TheoryData<string, string, string, int, string> Faults => new()
    {
        // what it is, path, value (empty: removed), status, expression
        { "REQ_2 hook missing", "hook", "", 400, "hook" },
        { "REQ_2 hook no string", "hook", "5", 400, "hook" },
        { "REQ_2 hook blank", "hook", "\" \"", 400, "hook" },
        { "REQ_2 hook of another service", "hook", "\"order-sign\"", 422, "hook" },
        { "REQ_3 hookInstance missing", "hookInstance", "", 400, "hookInstance" },
        { "REQ_3 hookInstance no UUID", "hookInstance", "\"12\"", 400, "hookInstance" },
        { "REQ_3 hookInstance in braces", "hookInstance", "\"{d1577c69-dfbe-44ad-ba6d-3e05e953b2ea}\"", 400, "hookInstance" },
        { "REQ_4 context missing", "context", "", 400, "context" },
        { "REQ_4 context null", "context", "null", 400, "context" },
        { "REQ_4 context no object", "context", "[]", 400, "context" },
        { "HK_PV_1 userId missing", "context.userId", "", 400, "context.userId" },
        { "HK_PV_1 userId no string", "context.userId", "{}", 400, "context.userId" },
        { "HK_PV_2 patientId missing", "context.patientId", "", 400, "context.patientId" },
        { "HK_PV_2 patientId blank", "context.patientId", "\"\"", 400, "context.patientId" },
        { "HK_PV_2 patientId no id", "context.patientId", "\"a b\"", 400, "context.patientId" },
        { "HK_PV_2 patientId of another type", "context.patientId", "\"Group/x\"", 400, "context.patientId" },
        { "patientId that is a step in a path", "context.patientId", "\"..\"", 400, "context.patientId" },
        { "patientId that is the path itself", "context.patientId", "\"Patient/.\"", 400, "context.patientId" },
        { "HK_PV_2 patientId too long", "context.patientId", "\"" + new string('a', 65) + "\"", 400, "context.patientId" },
        { "HK_PV_2 patientId with a line end", "context.patientId", "\"a\\n\"", 400, "context.patientId" },
        { "REQ_5 fhirServer no URL", "fhirServer", "\"ehr\"", 400, "fhirServer" },
        { "REQ_5 fhirServer of another scheme", "fhirServer", "\"ftp://ehr.example\"", 400, "fhirServer" },
        { "REQ_7 prefetch no object", "prefetch", "[]", 400, "prefetch" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    [Meets("REQ-2", "REQ-3", "REQ-4", "HK-PV-1", "HK-PV-2")]
    public async Task A_fault_is_answered_with_its_status_and_path(string what, string path, string value, int status, string expression)
    {
        var call = TestHost.Call();
        Set(call, path, value);

        var answer = await host.Post("patient-view", call.ToJsonString());

        answer.Status.ShouldBe(status, what);
        answer.Expressions.ShouldBe([expression], what);
    }

    [Theory]
    [InlineData("order-select", "context.selections", "", "context.selections")]
    [InlineData("order-select", "context.selections", "[1]", "context.selections")]
    [InlineData("order-select", "context.draftOrders", "", "context.draftOrders")]
    [InlineData("order-sign", "context.draftOrders", "[]", "context.draftOrders")]
    [Meets("HK-OS-4", "HK-OS-5", "HK-SG-4")]
    public async Task HK_OS_and_HK_SG_Order_hooks_need_their_own_fields(string hook, string path, string value, string expression)
    {
        var call = TestHost.Call(hook);
        Set(call, path, value);

        var answer = await host.Post(call);

        answer.Status.ShouldBe(400);
        answer.Expressions.ShouldBe([expression]);
    }

    // What would be needed to ask a server: of no concern while everything came with the call (D42).
    [Theory]
    [InlineData("fhirAuthorization", "\"token\"")]
    [InlineData("fhirAuthorization.access_token", "")]
    [InlineData("fhirAuthorization.access_token", "\"a b\"")]
    [InlineData("fhirAuthorization.token_type", "\"mac\"")]
    [InlineData("fhirAuthorization.token_type", "\"bearer\"")]
    [InlineData("fhirAuthorization.expires_in", "")]
    [InlineData("fhirAuthorization.expires_in", "\"300\"")]
    [InlineData("fhirAuthorization.expires_in", "1.5")]
    [InlineData("fhirAuthorization.scope", "\"\"")]
    [InlineData("fhirAuthorization.subject", "null")]
    [InlineData("fhirAuthorization.patient", "5")]
    [InlineData("context.encounterId", "7")]
    [InlineData("context.encounterId", "\"https://ehr.example/fhir/Encounter/1\"")]
    public async Task D42_FA_4_FA_8_A_fault_that_changes_nothing_is_400_only_when_a_server_would_have_to_be_asked(string path, string value)
    {
        var call = WithAuthorization(TestHost.Call());
        Set(call, path, value);

        var whole = await host.Post(call);
        Set(call, "prefetch.signs", "");
        var part = await host.Post(call);

        whole.Status.ShouldBe(200);
        whole.Text.ShouldContain("conservative-plan");
        part.Status.ShouldBe(400);
        part.Expressions.ShouldBe([path]);
        part.Text.ShouldNotContain("secret-token");
    }

    [Fact]
    public async Task D42_An_encounter_that_is_no_id_is_named_in_no_draft()
    {
        var call = TestHost.Call();
        Set(call, "context.encounterId", "\"https://ehr.example/fhir/Encounter/1\"");

        (await host.Post(call)).Text.ShouldNotContain("\"encounter\"");
    }

    [Fact]
    public async Task FA_8_A_token_for_another_patient_is_422_whatever_came_with_the_call()
    {
        var call = WithAuthorization(TestHost.Call());
        Set(call, "fhirAuthorization.patient", "\"somebody-else\"");

        var answer = await host.Post(call);

        answer.Status.ShouldBe(422);
        answer.Expressions.ShouldBe(["fhirAuthorization.patient"]);
        answer.Text.ShouldNotContain("secret-token");
    }

    [Fact]
    public async Task REQ_5_An_authorization_without_a_server_is_422()
    {
        var call = WithAuthorization(TestHost.Call());
        call.Remove("fhirServer");

        var answer = await host.Post(call);

        answer.Status.ShouldBe(422);
        answer.Expressions.ShouldBe(["fhirServer"]);
    }

    [Fact]
    public async Task Every_fault_is_named_at_once()
    {
        var answer = await host.Post("order-select", """{ "hook": "order-select", "hookInstance": "1", "fhirServer": 5, "context": { "patientId": 5, "encounterId": 5 } }""");

        answer.Status.ShouldBe(400);
        answer.Expressions.ShouldBe(
            ["hookInstance", "fhirServer", "context.patientId", "context.encounterId", "context.userId", "context.selections", "context.draftOrders"], ignoreOrder: true);
    }

    private static JsonObject WithAuthorization(JsonObject call)
    {
        call["fhirServer"] = "https://ehr.example/fhir";
        call["fhirAuthorization"] = JsonNode.Parse("""
            { "access_token": "secret-token", "token_type": "Bearer", "expires_in": 300, "scope": "user/Observation.rs", "subject": "cds-service", "patient": "sample-patient" }
            """);
        return call;
    }

    private static void Set(JsonObject call, string path, string value)
    {
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(call, (json, name) => json[name]!.AsObject());
        parent.Remove(names[^1]);
        if (value.Length > 0)
        {
            parent[names[^1]] = JsonNode.Parse(value);
        }
    }
}
