using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.FhirApi;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>
/// D29, D30: a record that came without its code, while the server says that it left something out of it, may be any of those that were asked for. Nothing
/// of its kind is known to be absent.
/// </summary>
public sealed class CameInPartTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Urgent = "urgent-surgical-referral";
    private const string Label = """ "meta": { "tag": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "SUBSETTED" }] } """;
    private const string Masked = """[{ "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked" }]""";
    private const string Reasons = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private const string Subject = """ "subject": { "reference": "Patient/sample-patient" } """;

    // How a server says that it left something out, and what is then left of the code.
    public static TheoryData<string> Parts =>
    [
        Label,
        """ "meta": { "security": [{ "code": "REDACTED" }] } """,
        """ "meta": { "security": [{ "code": "N" }, { "code": "masked " }] } """,
        """ "meta": "SUBSETTED" """,
        $$"""{{Label}}, "code": null""",
        $$"""{{Label}}, "code": {}""",
        $$"""{{Label}}, "code": 5""",
        $$"""{{Label}}, "code": { "coding": [{ "system": "http://snomed.info/sct" }] }""",
        $$""" "code": { "extension": {{Masked}} } """,
        $$""" "code": { "coding": [{ "system": "http://snomed.info/sct", "_code": { "extension": {{Masked}} } }] } """,
        $$""" "code": { "coding": [{ "system": "{{Reasons}}", "code": "masked" }] } """,
        $$""" "code": { "coding": [{ "system": "{{Reasons}}", "code": "error" }], "text": "Not available" } """,
    ];

    // What says what it is, what nobody says is a part, and what is not this patient's.
    public static TheoryData<string> Neighbours =>
    [
        $$"""{{Label}}, "code": {{Written.Concept("icd|E11.9")}}""",
        $$"""{{Label}}, "code": {{Written.Concept("http://site.example|DM2")}}""",
        $$""" "meta": { "tag": [{ "code": "nightly" }], "security": [{ "code": "N" }] } """,
        """ "code": {} """,
        $$""" "code": { "coding": [{ "system": "{{Reasons}}", "code": "unknown" }] } """,
        """ "code": { "coding": [{ "system": "http://site.example", "code": "masked" }] } """,
    ];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task D30_A_Condition_that_does_not_say_what_it_is_leaves_no_empty_success(string part)
    {
        foreach (var subject in new[] { "", "," + Subject })
        {
            var condition = $$"""{ "resourceType": "Condition", "id": "x", {{part}} {{subject}} }""";
            var refused = await host.Post(Chart.Empty.WithExactly(condition).Call());

            refused.Status.ShouldBe(412, refused.Text);
            refused.Codes.ShouldBe(["prefetch-key-incomplete"]);
            refused.Expressions.ShouldBe(["prefetch.conditions"]);
            Topic(await host.Post(Chart.Baseline.WithExactly(condition).Call())).ShouldBe(Assess);
            Topic(await host.Post(Chart.Baseline.With(Written.Present("gait-instability")).WithExactly(condition).Call())).ShouldBe(Urgent);
            Chart.Baseline.WithExactly(condition).NotUsed.ShouldHaveSingleItem().ShouldStartWith("Condition/x: ");
        }
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task D30_A_Condition_that_says_what_it_is_or_that_nobody_calls_a_part_changes_nothing(string part)
    {
        var condition = $$"""{ "resourceType": "Condition", "id": "x", {{part}}, {{Subject}} }""";

        (await host.Post(Chart.Empty.WithExactly(condition).Call())).Json.GetProperty("cards").GetArrayLength().ShouldBe(0);
        Topic(await host.Post(Chart.Baseline.WithExactly(condition).Call())).ShouldBe(Plan);
        Chart.Baseline.WithExactly(condition).NotUsed.ShouldBeEmpty();
    }

    [Fact]
    public void D2_D30_The_words_of_a_Condition_in_part_say_what_it_is()
    {
        Chart.Empty.With($$"""{ "resourceType": "Condition", {{Label}}, "code": { "text": "Asthma" } }""").Pathway.ShouldBe("not-applicable");
        Chart.Empty.With($$"""{ "resourceType": "Condition", {{Label}}, "code": { "text": "Cervical OPLL" } }""").Pathway.ShouldBe(Assess);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task D30_An_Observation_that_does_not_say_what_it_is_leaves_nothing_absent(string part)
    {
        foreach (var subject in new[] { "", "," + Subject })
        {
            var observation = $$"""{ "resourceType": "Observation", "id": "x", "status": "final", {{part}} {{subject}} }""";
            var chart = Chart.Baseline.WithExactly(observation);

            Topic(await host.Post(chart.Call())).ShouldBe(Assess);
            chart.Decision.NoRedFlags.ShouldBeFalse();
            chart.Rules.ShouldContain("record-incomplete");
            chart.NotUsed.ShouldHaveSingleItem().ShouldStartWith("Observation/x: ");
            chart.With(Written.Present("gait-instability")).Pathway.ShouldBe(Urgent);
        }
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void D30_An_Observation_that_says_what_it_is_or_that_nobody_calls_a_part_is_of_no_concern(string part) =>
        Chart.Baseline.WithExactly($$"""{ "resourceType": "Observation", "id": "x", "status": "final", {{part}}, {{Subject}} }""").Rules.ShouldNotContain("record-incomplete");

    [Fact]
    public void D30_An_Observation_is_searched_for_by_its_code_and_words_alone_are_a_part_of_it()
    {
        const string Words = """ "resourceType": "Observation", "id": "x", "status": "final", "code": { "text": "x" } """;

        Chart.Baseline.With($$"""{ {{Words}}, {{Label}} }""").Pathway.ShouldBe(Assess);
        Chart.Baseline.With($$"""{ {{Words}} }""").Pathway.ShouldBe(Plan);
    }

    [Fact]
    public void H01_What_is_present_in_a_part_warns() =>
        Chart.Baseline.With($$"""{ "resourceType": "Observation", "status": "final", {{Label}}, "effectiveDateTime": "2026-05-30", "code": { "extension": {{Masked}} }, "component": [{ "code": {{Written.Concept("gait-instability")}}, {{Written.Value("sct|52101004")}} }] }""").Pathway.ShouldBe(Urgent);

    [Fact]
    public void H07_Another_patients_part_is_ignored_and_counted()
    {
        var chart = Chart.Baseline.WithExactly($$"""{ "resourceType": "Condition", "id": "x", {{Label}}, "subject": { "reference": "Patient/somebody" } }""");

        (chart.Pathway, chart.Decision.OtherPatientsResources).ShouldBe((Plan, 1));
    }

    [Fact]
    public void D34_Of_two_versions_the_latest_decides_whether_it_came_in_part()
    {
        const string Older = """ "resourceType": "Condition", "id": "x", "meta": { "versionId": "1", "tag": [{ "code": "SUBSETTED" }] } """;
        var whole = Written.Condition("sct|433203006", $$""" "id": "x", "meta": { "versionId": "2" }, {{Subject}} """);

        Chart.Baseline.WithExactly($$"""{ {{Older}}, {{Subject}} }""", whole).Pathway.ShouldBe(Plan);
        Chart.Baseline.WithExactly($$"""{ {{Older}}, {{Subject}} }""", whole.Replace("\"2\"", "\"0\"", StringComparison.Ordinal)).Pathway.ShouldBe(Assess);
    }

    // What the rest of the record brings: its absence is said.
    [Theory]
    [InlineData("DiagnosticReport", "", "reports")]
    [InlineData("DiagnosticReport", "\"status\": \"final\", \"code\": { \"text\": \"x\" },", "reports")]
    [InlineData("ImagingStudy", "\"status\": \"available\",", "reports")]
    [InlineData("Procedure", "\"status\": \"completed\",", "procedures")]
    [InlineData("CarePlan", "", "carePlans")]
    [InlineData("CarePlan", "\"status\": \"active\", \"intent\": \"plan\",", "carePlans")]
    [InlineData("ServiceRequest", "\"status\": \"active\", \"intent\": \"order\",", "serviceRequests")]
    [InlineData("MedicationRequest", "\"status\": \"active\", \"intent\": \"order\",", "medicationRequests")]
    [InlineData("MedicationStatement", "\"status\": \"active\",", "medicationStatements")]
    public async Task D30_A_record_of_another_kind_that_does_not_say_what_it_is_makes_its_key_incomplete(string type, string members, string key)
    {
        var incomplete = Chart.Baseline.Call();
        incomplete["prefetch"]![key] = JsonNode.Parse("""{ "resourceType": "Bundle", "type": "searchset", "total": 1 }""");
        var said = Detail(await host.Post(incomplete));

        var call = Chart.Baseline.Call();
        Entries(call, key).Add(JsonNode.Parse($$"""{ "resource": { "resourceType": "{{type}}", "id": "x", {{members}} {{Label}} } }"""));
        var answer = await host.Post(call);

        Topic(answer).ShouldBe(Plan);
        said.ShouldContain("could not be read");
        said.Split("\n\n").Where(line => line.Contains("could not be read", StringComparison.Ordinal)).ShouldAllBe(line => Detail(answer).Contains(line, StringComparison.Ordinal));
        answer.Text.ShouldContain($"\"reference\":\"{type}/x\"");
    }

    [Theory]
    [InlineData("DiagnosticReport", "\"status\": \"final\", \"code\": CODE,")]
    [InlineData("ImagingStudy", "\"status\": \"available\", \"procedureCode\": [CODE],")]
    [InlineData("Procedure", "\"status\": \"completed\", \"code\": CODE,")]
    [InlineData("CarePlan", "\"status\": \"active\", \"intent\": \"plan\", \"category\": [CODE],")]
    [InlineData("CarePlan", "\"status\": \"active\", \"intent\": \"plan\", \"title\": \"Diabetes\",")]
    [InlineData("ServiceRequest", "\"status\": \"active\", \"intent\": \"order\", \"code\": CODE,")]
    [InlineData("MedicationRequest", "\"status\": \"active\", \"intent\": \"order\", \"medicationCodeableConcept\": { \"text\": \"Metformin\" },")]
    public async Task D30_One_that_says_what_it_is_changes_nothing(string type, string members)
    {
        var resource = $$"""{ "resourceType": "{{type}}", "id": "x", {{members.Replace("CODE", Written.Concept("http://site.example|X1"), StringComparison.Ordinal)}} {{Label}}, {{Subject}} }""";

        (await host.Post(Chart.Baseline.WithExactly(resource).Call())).Text.ShouldBe((await host.Post(Chart.Baseline.Call())).Text);
    }

    [Fact]
    public async Task D30_Apply_refuses_where_a_Condition_does_not_say_what_it_is()
    {
        var condition = $$"""{ "resourceType": "Condition", "id": "x", {{Label}}, "subject": { "reference": "Patient/p" } }""";

        var answer = await host.PostTo(ApplyTests.Address, ApplyTests.Parameters("p", JsonNode.Parse("""{ "resourceType": "Patient", "id": "p" }"""), JsonNode.Parse(condition)));

        answer.Status.ShouldBe(412, answer.Text);
        answer.Codes.ShouldBe(["data-incomplete"]);
    }

    private static JsonArray Entries(JsonObject call, string key) => call["prefetch"]![key]!["entry"]!.AsArray();

    private static string Topic(Answer answer)
    {
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json.GetProperty("cards")[0].GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!;
    }

    private static string Detail(Answer answer) => answer.Json.GetProperty("cards")[0].GetProperty("detail").GetString()!;
}
