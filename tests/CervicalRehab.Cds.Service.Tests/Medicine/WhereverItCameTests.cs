using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>
/// Contract section 1 and D39: what a server sends along with another search, in another order, or in a Bundle within a Bundle is read as <c>$apply</c> reads it, and
/// how whole a part is still depends on its own keys.
/// </summary>
public sealed class WhereverItCameTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Urgent = "urgent-surgical-referral";
    private const string Surgical = "surgical-referral";
    private const string Subject = "\"subject\": { \"reference\": \"Patient/sample-patient\" }";

    private static readonly string s_gait = Written.Observation("gait-instability", Named("gait") + "," + Written.Value("sct|52101004"));

    // A resource, the key of its kind, and what the answer then is.
    public static TheoryData<string, string, string> Kinds => new()
    {
        { s_gait, "signs", Urgent },
        { Written.Observation("mri-cord-compression", Named("c") + "," + Written.Value("sct|52101004")), "signs", Surgical },
        { Written.Condition("sct|90448008", $$"""{{Named("o")}}, "severity": {{Written.Concept("sct|24484000")}}"""), "conditions", Surgical },
        { Written.Condition("sct|22325002", Named("g")), "conditions", Urgent },
        { Written.Report($$"""{{Named("r")}}, "conclusionCode": [{{Written.Concept("mri-cord-compression")}}]"""), "reports", Surgical },
        { $$"""{ "resourceType": "ImagingStudy", {{Named("s")}}, "status": "available", "procedureCode": [{{Written.Concept("loinc|24935-9")}}] }""", "reports", Assess },
        { $$"""{ "resourceType": "Procedure", {{Named("f")}}, "status": "completed", "code": {{Written.Concept("cervical-fusion")}}, "performedDateTime": "2020-01-01" }""", "procedures", Assess },
        { Written.Plan(members: $"\"intent\": \"plan\", {Named("p")}"), "carePlans", "hold" },
    };

    public static IEnumerable<string> Keys => PrefetchKeys.All.Where(key => key.IsSearch).Select(key => key.Name);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void D39_A_resource_is_read_with_whatever_key_it_came(string resource, string home, string pathway)
    {
        Pathway(With(home, resource)).ShouldBe(pathway);
        foreach (var key in Keys)
        {
            Pathway(With(key, resource)).ShouldBe(pathway, key);
            Pathway(With(key, WithIn(resource))).ShouldBe(pathway, key + " within");
        }
    }

    [Theory]
    [InlineData("\"meta\": { \"versionId\": \"2\" }, \"active\": false, \"birthDate\": \"1971-04-02\"", Assess)]
    [InlineData("\"meta\": { \"versionId\": \"2\" }, \"birthDate\": \"2015-04-02\"", "adult-protocol")]
    [InlineData("\"meta\": { \"versionId\": \"0\" }, \"active\": false, \"birthDate\": \"1971-04-02\"", Plan)]
    [InlineData("\"active\": false, \"birthDate\": \"1971-04-02\"", Assess)]
    [InlineData("\"meta\": { \"versionId\": \"2\", \"tag\": [{ \"code\": \"SUBSETTED\" }] }", Plan)]
    [InlineData("\"meta\": { \"versionId\": \"2\", \"tag\": [{ \"code\": \"SUBSETTED\" }] }, \"link\": [{ \"type\": \"replaced-by\", \"other\": { \"reference\": \"Patient/new\" } }]", Assess)]
    [InlineData("\"meta\": { \"versionId\": \"2\" }, \"birthDate\": \"1971-04-02\"", Plan)]
    public void D34_Another_version_of_the_patient_that_a_server_includes_decides_if_it_is_later_or_more_cautious(string members, string pathway)
    {
        foreach (var key in Keys)
        {
            var call = With(key, $$"""{ "resourceType": "Patient", "id": "sample-patient", {{members}} }""");
            call["prefetch"]!["patient"]!["meta"] = new JsonObject { ["versionId"] = "1" };
            Pathway(call).ShouldBe(pathway, key);
        }
    }

    [Theory]
    [InlineData("observation")]
    [InlineData("OBSERVATION")]
    [InlineData("Observations")]
    [InlineData("Observation ")]
    [InlineData("")]
    public void D29_A_resource_of_a_type_that_R4_does_not_have_reassures_with_no_key(string type)
    {
        foreach (var key in Keys)
        {
            var decided = Decided(With(key, s_gait.Replace("\"Observation\"", $"\"{type}\"", StringComparison.Ordinal)));

            decided.GetProperty("pathway").GetString().ShouldBe(Assess, key);
            decided.GetProperty("notUsed").GetArrayLength().ShouldBeGreaterThan(0, key);
        }
    }

    [Fact]
    public void D24_An_order_on_file_is_found_with_whatever_key_it_came()
    {
        foreach (var key in Keys)
        {
            var answer = Answered(With(key, Written.Order("sct|308447003", members: $"\"intent\": \"order\", {Named("order")}")));
            answer.GetRawText().ShouldContain("On file, not drafted again", customMessage: key);
        }
    }

    [Fact]
    public void D22_A_drug_is_checked_for_with_whatever_key_it_came_and_so_is_the_Medication_it_names()
    {
        var use = Written.Drug("rx|2670").Replace("{ \"resourceType\"", $"{{ {Named("use")}, \"resourceType\"", StringComparison.Ordinal);
        foreach (var key in Keys)
        {
            Answered(With(key, use)).GetRawText().ShouldContain("opioid on record", customMessage: key);
        }

        var call = With("medicationRequests", $$"""{ "resourceType": "MedicationRequest", {{Named("use")}}, "status": "active", "intent": "order", "medicationReference": { "reference": "Medication/m" } }""");
        Answered(call).GetRawText().ShouldNotContain("opioid on record");
        Add(call, "medicationRequests", $$"""{ "resourceType": "Medication", "id": "m", "code": {{Written.Concept("rx|2670")}} }""");
        Answered(call).GetRawText().ShouldContain("opioid on record");
    }

    [Fact]
    public void A_resource_that_came_twice_is_one()
    {
        var call = With("signs", s_gait);
        Add(call, "conditions", s_gait);
        Add(call, "reports", WithIn(s_gait));

        Decided(call).GetProperty("inputs").EnumerateArray().Count(input => input.GetProperty("reference").GetString() is "Observation/gait").ShouldBe(1);
    }

    [Fact]
    public void H07_What_is_another_patients_stays_out_and_is_counted()
    {
        var other = s_gait.Replace("Patient/sample-patient", "Patient/somebody", StringComparison.Ordinal);
        var call = With("conditions", other);

        Pathway(call).ShouldBe(Plan);
        Answered(call).GetRawText().ShouldContain("1 resource about another patient");
    }

    [Fact]
    public void H20_A_draft_stays_a_draft()
    {
        var call = Chart.Baseline.Call("order-select");
        Add(call, "signs", Written.Absent("hyperreflexia"));
        call["context"]!["draftOrders"]!["entry"]!.AsArray().Add(Entry(s_gait));

        Pathway(call, "order-select").ShouldBe(Plan);
    }

    [Fact]
    public void D23_A_manipulation_among_the_drafts_is_found_in_a_Bundle_within()
    {
        var call = Chart.Baseline.Call("order-sign");
        call["context"]!["draftOrders"]!["entry"]!.AsArray().Add(Entry(WithIn(Written.Order("sct|119600000", "draft", $"\"intent\": \"order\", {Named("m")}"))));

        Answered(call, "order-sign").GetRawText().ShouldContain("order-conflict");
    }

    [Fact]
    public void H27_How_whole_a_part_is_depends_on_its_own_keys()
    {
        var call = With("conditions", Written.Absent("gait-instability"));
        call["prefetch"]!["signs"] = JsonNode.Parse("""{ "resourceType": "OperationOutcome", "issue": [{ "severity": "error", "code": "timeout" }] }""");
        Pathway(call).ShouldBe(Assess);

        Add(call, "conditions", s_gait);
        Pathway(call).ShouldBe(Urgent);
    }

    [Fact]
    public void What_answers_no_search_is_read_all_the_same()
    {
        var call = Chart.Baseline.Call();
        call["prefetch"]!["procedures"] = JsonNode.Parse(s_gait);

        Pathway(call).ShouldBe(Urgent);
    }

    [Theory]
    [InlineData("\"type\": \"searchset\"", Plan)]
    [InlineData("\"type\": \"collection\", \"meta\": { \"lastUpdated\": \"2026-05-30T00:00:00Z\" }", Plan)]
    [InlineData("\"type\": \"searchset\", \"total\": 9", Assess)]
    [InlineData("\"type\": \"searchset\", \"link\": [{ \"relation\": \"next\", \"url\": \"http://x/2\" }]", Assess)]
    [InlineData("\"type\": \"collection\", \"meta\": { \"tag\": [{ \"code\": \"SUBSETTED\" }] }", Assess)]
    [InlineData("\"type\": \"batch-response\"", Assess)]
    public void D30_A_Bundle_within_is_as_whole_as_it_says(string head, string pathway) =>
        Pathway(With("signs", WithIn(Written.Observation("hyperreflexia", Named("h") + "," + Written.Value("sct|2667000")), head))).ShouldBe(pathway);

    [Fact]
    public void A_Bundle_within_that_cannot_be_read_leaves_its_part_incomplete()
    {
        Pathway(With("signs", """{ "resourceType": "Bundle", "type": "searchset", "entry": 5 }""")).ShouldBe(Assess);
        Pathway(With("signs", """{ "resourceType": "Bundle", "type": "searchset", "entry": [5] }""")).ShouldBe(Assess);
        Pathway(With("signs", """{ "resourceType": "Bundle", "type": "searchset" }""")).ShouldBe(Plan);
        Pathway(With("signs", """{ "resourceType": "List", "status": "current", "mode": "working", "entry": [5] }""")).ShouldBe(Plan);
    }

    private static JsonObject With(string key, string resource)
    {
        var call = Chart.Baseline.Call();
        Add(call, key, resource);
        return call;
    }

    private static void Add(JsonObject call, string key, string resource) => call["prefetch"]![key]!["entry"]!.AsArray().Add(Entry(resource));

    private static JsonNode Entry(string resource) => JsonNode.Parse($$"""{ "resource": {{resource}}, "search": { "mode": "include" } }""")!;

    private static string WithIn(string resource, string head = "\"type\": \"collection\"") => $$"""{ "resourceType": "Bundle", {{head}}, "entry": [{ "resource": {{resource}} }] }""";

    private static string Named(string id) => $"\"id\": \"{id}\", {Subject}";

    private static string Pathway(JsonObject call, string hook = "patient-view") =>
        Answered(call, hook).GetProperty("cards")[0].GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!;

    private static JsonElement Decided(JsonObject call) => Answered(call).GetProperty("cards")[0].GetProperty("extension").GetProperty("example.cervical-rehab.decision");

    private static JsonElement Answered(JsonObject call, string hook = "patient-view") => JsonElement.Parse(Speed.HookPath.Answer(Encoding.UTF8.GetBytes(call.ToJsonString()), hook, Chart.Now));
}
