using System.Globalization;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D29, D33, contract section 5: a code of ours in no form of R4 is noticed wherever it stands; what holds no code of ours changes nothing.</summary>
public sealed class BrokenCodeTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Urgent = "urgent-surgical-referral";
    private const string Assess = "complete-assessment";
    private const string Plan = "conservative-plan";

    // SYS and CODE stand for a coding's parts.
    private static readonly string[] s_shapes =
    [
        """ "CODE" """,
        """ "SYS|CODE" """,
        """ "CODE^Words^SCT" """,
        """ "CODE |Words|" """,
        """ ["CODE"] """,
        """ { "system": "SYS", "code": "CODE" } """,
        """ [{ "system": "SYS", "code": "CODE" }] """,
        """ { "coding": "CODE" } """,
        """ { "coding": ["CODE"] } """,
        """ { "coding": { "system": "SYS", "code": "CODE" } } """,
        """ { "coding": [[{ "system": "SYS", "code": "CODE" }]] } """,
        """ { "Coding": [{ "system": "SYS", "code": "CODE" }] } """,
        """ { "codings": [{ "system": "SYS", "code": "CODE" }] } """,
        """ { "concept": { "coding": [{ "system": "SYS", "code": "CODE" }] } } """,
        """ { "value": "CODE", "display": "Words" } """,
        """ { "coding": [{ "system": "SYS", "Code": "CODE" }] } """,
        """ { "coding": [{ "system": "SYS", "code": { "value": "CODE" } }] } """,
        """ { "coding": [{ "system": "SYS", "code": ["CODE"] }] } """,
        """ { "coding": [{ "system": ["SYS"], "code": "CODE" }] } """,
        """ { "coding": [{ "system": 5, "code": "CODE" }] } """,
        """ { "text": "Words", "concept": { "coding": [{ "system": "SYS", "code": "CODE" }] } } """,
    ];

    public static TheoryData<string> Shapes => [.. s_shapes];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task An_OPLL_in_a_broken_code_is_an_unconfirmed_one(string shape)
    {
        foreach (var code in new[] { "90448008", "M48.8X2" })
        {
            var chart = Chart.Baseline.Without("90448008", "M48.8X2").With(Condition(shape, code));

            (await Topic(chart)).ShouldBe(Assess, code);
            chart.Rules.ShouldContain("diagnosis-not-confirmed");
            chart.NotUsed.ShouldBe(["Condition/x: unreadable"]);
            (await Topic(chart.With(Written.Present("gait-instability")))).ShouldBe(Urgent);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_sign_in_a_broken_code_is_left_open_and_named(string shape)
    {
        foreach (var code in new[] { "22325002", "gait-instability", "R26.0" })
        {
            await IsOpen(Chart.Baseline.With(Observation(shape, code)), "Observation/x");
            await IsOpen(Chart.Baseline.With(Condition(shape, code)), "Condition/x");
        }

        (await Topic(Chart.Baseline.With(Condition(shape, "202664003")))).ShouldBe(Assess);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_sign_in_a_component_of_a_broken_code_is_left_open(string shape)
    {
        foreach (var panel in new[] { "loinc|85354-9", "hoffmann-sign" })
        {
            var chart = Chart.Baseline.With(Written.Observation(panel, $$""" "id": "x", "component": [{ "code": {{Filled(shape, "22325002")}}, "valueBoolean": true }] """));

            (await Topic(chart)).ShouldBe(Assess);
            chart.Decision.NoRedFlags.ShouldBeFalse();
            chart.NotUsed.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_fusion_in_a_broken_code_is_asked_about(string shape)
    {
        var chart = Chart.Baseline.With($$"""{ "resourceType": "Procedure", "id": "x", "status": "completed", "code": {{Filled(shape, "cervical-fusion")}} }""");

        (await Topic(chart)).ShouldBe(Assess);
        chart.NotUsed.ShouldBe(["Procedure/x: unreadable"]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_manipulation_in_a_broken_code_of_a_draft_is_warned_of(string shape) =>
        (await Topics(Chart.Baseline.WithDraft($$"""{ "resourceType": "ServiceRequest", "status": "draft", "intent": "order", "code": {{Filled(shape, "119600000")}} }"""))).ShouldContain("order-conflict");

    // What is contained is not read by the SDK's types: none of it ends a call.
    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_manipulation_in_a_broken_code_within_a_drafted_group_is_warned_of(string shape)
    {
        static string Group(string inner) => $$"""
            { "resourceType": "RequestGroup", "status": "draft", "intent": "proposal", "action": [{ "resource": { "reference": "#in" } }],
              "contained": [{ "resourceType": "ServiceRequest", "id": "in", "status": "draft", "intent": "order", {{inner}} }] }
            """;

        foreach (var inner in new[] { $"\"code\": {Filled(shape, "399010004")}", $"\"code\": {Written.Concept("sct|91251008")}, \"orderDetail\": [{Filled(shape, "399010004")}]" })
        {
            var topics = await Topics(Chart.Baseline.With(Written.Present("gait-instability")).WithDraft(Group(inner)));
            topics.ShouldContain("order-conflict", inner);
            topics.ShouldContain(Urgent);
            (await Topics(Chart.Baseline.WithDraft(Group($"{inner}, \"doNotPerform\": true")))).ShouldNotContain("order-conflict");
        }
    }

    [Theory]
    [InlineData("""{ "concept": { "text": "OPLL C4-C6" } }""")]
    [InlineData("""["Ossification of the posterior longitudinal ligament"]""")]
    [InlineData("""{ "coding": ["OPLL"] }""")]
    public async Task OPLL_in_words_where_a_code_is_broken_is_an_unconfirmed_one(string code) =>
        (await Topic(Chart.Baseline.Without("90448008", "M48.8X2").With(Condition(code, string.Empty)))).ShouldBe(Assess);

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_broken_code_of_nothing_of_ours_changes_nothing(string shape)
    {
        var chart = Chart.Baseline.With(
            Condition(shape, "38341003"), Observation(shape, "8867-4"), $$"""{ "resourceType": "Procedure", "status": "completed", "code": {{Filled(shape, "80146002")}} }""",
            Written.Observation("loinc|85354-9", $$""" "component": [{ "code": {{Filled(shape, "8480-6")}}, "valueQuantity": { "value": 120, "code": "mm[Hg]" } }] """));

        (await Topic(chart)).ShouldBe(Plan);
        chart.Decision.NoRedFlags.ShouldBeTrue();
    }

    // What a server adds to its concepts says nothing of ours.
    [Theory]
    [InlineData("""{ "coding": [{ "system": "http://snomed.info/sct", "code": "38341003", "preferred": true, "name": "High blood pressure", "rank": 1.5, "grade": "A" }], "source": "EHR" }""")]
    [InlineData("""{ "coding": [{ "system": "http://snomed.info/sct", "code": "38341003", "extension": [{ "url": "urn:x", "valueCode": "22325002" }] }], "fhir_comments": ["checked"] }""")]
    [InlineData("""{ "coding": [{ "system": "http://snomed.info/sct", "code": "38341003", "version": "20250901", "userSelected": false, "id": "1" }], "text": "Hypertension", "_text": { "extension": [] }, "id": "c" }""")]
    public async Task Members_beside_a_readable_code_change_nothing(string code)
    {
        var chart = Chart.Baseline.With(Condition(code, string.Empty), Observation(code, string.Empty));

        (await Topic(chart)).ShouldBe(Plan);
        chart.NotUsed.ShouldBeEmpty();
    }

    private static string Condition(string shape, string code) => $$"""
        { "resourceType": "Condition", "id": "x", "clinicalStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active" }] },
          "code": {{Filled(shape, code)}}, "onsetDateTime": "2025-04-27" }
        """;

    private static string Observation(string shape, string code) =>
        $$"""{ "resourceType": "Observation", "id": "x", "status": "final", "code": {{Filled(shape, code)}}, "effectiveDateTime": "{{Written.Recently}}", "valueBoolean": true }""";

    private static string Filled(string shape, string code) => shape.Replace("CODE", code, StringComparison.Ordinal)
        .Replace("SYS", code.Any(char.IsLetter) ? code.Contains('.', StringComparison.Ordinal) ? Fhir.Systems.Icd10Cm : Fhir.Systems.Findings : Fhir.Systems.Snomed, StringComparison.Ordinal);

    private async Task IsOpen(Chart chart, string reference)
    {
        (await Topic(chart)).ShouldBe(Assess, string.Create(CultureInfo.InvariantCulture, $"{reference} {chart.Resources[^1]["code"]}"));
        chart.Decision.NoRedFlags.ShouldBeFalse();
        chart.Missing.ShouldBe(["gait-instability: unreadable"]);
        chart.NotUsed.ShouldBe([$"{reference}: unreadable"]);
    }

    private async Task<string?> Topic(Chart chart) => (await Topics(chart, "patient-view"))[0];

    private async Task<string?[]> Topics(Chart chart, string hook = "order-sign") =>
        [.. (await host.Post(chart.Call(hook))).Json.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString())];
}
