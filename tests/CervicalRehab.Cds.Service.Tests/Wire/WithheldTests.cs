using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Fetching;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>The server says that it left something out (D30): what arrived warns, nothing counts as absent.</summary>
public sealed class WithheldTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("signs")]
    [InlineData("signFindings")]
    [InlineData("measurements")]
    public async Task D30_Signs_of_which_something_was_suppressed_are_incomplete(string key)
    {
        var answer = await host.Post(With(key, "warning", "suppressed"));

        answer.Pathway().ShouldBe("complete-assessment");
        answer.Words().ShouldContain("arrived in part only");
    }

    [Theory]
    [InlineData("warning", "not-supported")]
    [InlineData("information", "informational")]
    [InlineData("warning", "code-invalid")]
    public async Task D30_The_everyday_remark_of_a_server_changes_nothing(string severity, string code)
    {
        foreach (var key in new[] { "signs", "signFindings", "conditions", "measurements" })
        {
            (await host.Post(With(key, severity, code))).Text.ShouldBe((await host.Post(TestHost.Call())).Text, key);
        }
    }

    [Fact]
    public async Task D30_A_problem_list_of_which_something_was_suppressed_is_412_without_an_OPLL_and_complete_assessment_with_one()
    {
        var call = With("conditions", "warning", "suppressed");
        (await host.Post(call)).Pathway().ShouldBe("complete-assessment");
        call["prefetch"]!["conditions"]!["entry"] = new JsonArray(Outcome("warning", "suppressed"));

        var without = await host.Post(call);

        without.Status.ShouldBe(412);
        without.Codes.ShouldBe(["prefetch-key-incomplete"]);
    }

    [Fact]
    public async Task D30_A_red_flag_beside_it_is_urgent_all_the_same()
    {
        var call = With("signs", "information", "incomplete");
        var gait = call["prefetch"]!["signs"]!["entry"]!.AsArray().Select(entry => entry!["resource"]!).First(resource => resource["code"]?.ToJsonString().Contains("gait-instability", StringComparison.Ordinal) is true);
        gait["valueCodeableConcept"]!["coding"]![0]!["code"] = "52101004";

        (await host.Post(call)).Pathway().ShouldBe("urgent-surgical-referral");
    }

    [Theory]
    [InlineData("meta", """{ "tag": [{ "code": "SUBSETTED" }] }""", "complete-assessment")]
    [InlineData("implicitRules", "\"http://rules.example\"", "complete-assessment")]
    [InlineData("meta", """{ "security": [{ "code": "N" }] }""", "conservative-plan")]
    public async Task D30_A_Bundle_marked_as_a_part_is_incomplete(string member, string value, string pathway)
    {
        var call = TestHost.Call();
        call["prefetch"]!["signs"]![member] = JsonNode.Parse(value);

        (await host.Post(call)).Pathway().ShouldBe(pathway);
    }

    // The pass that cuts a body must not take an entry for a plain match.
    [Theory]
    [InlineData("search", """{ "mode": "match", "modifierExtension": [{ "url": "x" }] }""", "complete-assessment")]
    [InlineData("search", """{ "mode": "match", "mod\u0069fierExtension": [{ "url": "x" }] }""", "complete-assessment")]
    [InlineData("modifierExtension", """[{ "url": "x" }]""", "complete-assessment")]
    [InlineData("search", """{ "mode": "match", "score": 1 }""", "conservative-plan")]
    public async Task D30_A_modifier_on_an_entry_of_no_concern_makes_its_search_incomplete(string member, string value, string pathway)
    {
        var call = TestHost.Call();
        call["prefetch"]!["signs"]!["entry"]!.AsArray().Add(JsonNode.Parse("""{ "resource": { "resourceType": "Observation", "id": "heart", "status": "final", "code": { "coding": [{ "system": "http://loinc.org", "code": "8867-4" }] }, "subject": { "reference": "Patient/sample-patient" } } }"""));
        call["prefetch"]!["signs"]!.AsObject().Remove("total");
        call["prefetch"]!["signs"]!["entry"]!.AsArray()[^1]![member] = "here";

        (await host.Post("patient-view", call.ToJsonString().Replace("\"here\"", value, StringComparison.Ordinal))).Pathway().ShouldBe(pathway);
    }

    private static JsonObject With(string key, string severity, string code)
    {
        var call = TestHost.Call();
        call["prefetch"]![key]!["entry"]!.AsArray().Add(Outcome(severity, code));
        return call;
    }

    private static JsonNode Outcome(string severity, string code) => JsonNode.Parse(
        $$"""{ "resource": { "resourceType": "OperationOutcome", "issue": [{ "severity": "{{severity}}", "code": "{{code}}" }] }, "search": { "mode": "outcome" } }""")!;
}
