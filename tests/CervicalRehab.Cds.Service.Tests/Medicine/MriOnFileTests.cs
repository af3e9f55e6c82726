namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "MRI exists"; D29, D37 and D39: what tells that there was an MRI, and what it found.</summary>
public sealed partial class MriOnFileTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Surgical = "surgical-referral";
    private const string Compression = "mri-cord-compression";
    private const string Myelomalacia = "mri-myelomalacia";

    public static TheoryData<string> Codes =>
    [
        "24935-9", "24936-7", "24937-5", "24938-3", "30667-0", "42270-9", "48447-7", "48450-1",
        "30854-4", "30855-1", "38061-8", "42698-1", "43456-3", "43457-1", "89284-4", "91561-1",
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_report_of_the_neck_or_of_several_regions_is_on_file(string code)
    {
        var chart = Chart.Baseline.With(Written.Report("\"conclusion\": \"x\"", "loinc|" + code));

        chart.Pathway.ShouldBe(Assess);
        chart.Rules.Contains("mri-not-evaluated", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026", Assess)]
    [InlineData("2026-05", Assess)]
    [InlineData("2026-04", Assess)]
    [InlineData("2026-03", Plan)]
    [InlineData("2025", Plan)]
    public void D39_A_report_that_may_be_newer_than_the_findings_is_not_evaluated(string date, string pathway) => Chart.Baseline
        .With(Written.Absent(Compression, "2026-04-12"), Written.Absent(Myelomalacia, "2026-04-12"), Written.Report("\"conclusion\": \"x\"", date: date))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("\"modifierExtension\": [{ \"url\": \"x\", \"valueBoolean\": true }]")]
    [InlineData("\"implicitRules\": \"http://rules.example\"")]
    [InlineData("\"meta\": { \"tag\": [{ \"system\": \"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\", \"code\": \"SUBSETTED\" }] }")]
    [InlineData("\"meta\": { \"security\": [{ \"code\": \"REDACTED\" }] }")]
    public void D29_A_report_that_is_not_understood_in_full_leaves_its_study_unevaluated(string member)
    {
        Chart.Baseline.With(Negative(), Report(member)).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Negative(), Report(member, $$""" "conclusionCode": [{{Written.Concept(Compression)}}] """)).Pathway.ShouldBe(Surgical);
        Chart.Baseline.With(Negative(), Report(member)).NotUsed.ShouldBe(["DiagnosticReport/report: not-understood"]);
    }

    [Theory]
    [InlineData("entered-in-error", "\"note\": \"x\"", Assess)]
    [InlineData("entered-in-error", "\"modifierExtension\": [{ \"url\": \"x\", \"valueBoolean\": true }]", Assess)]
    [InlineData("cancelled", "\"implicitRules\": \"http://rules.example\"", Assess)]
    [InlineData("cancelled", "\"meta\": { \"Tag\": [{ \"code\": \"SUBSETTED\" }] }", Assess)]
    [InlineData("entered-in-error", "\"extension\": [{ \"url\": \"x\", \"valueBoolean\": true }]", Plan)]
    [InlineData("cancelled", "\"meta\": { \"tag\": [{ \"code\": \"x\" }], \"profile\": [\"http://x\"] }", Plan)]
    public void D29_A_report_is_withdrawn_only_by_what_is_understood(string status, string member, string pathway) =>
        Chart.Baseline.With(Written.Report(member, status: status)).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("unknown")]
    [InlineData("Final")]
    [InlineData("")]
    public void D35_A_report_whose_status_tells_nothing_leaves_its_study_unevaluated(string status)
    {
        Chart.Baseline.With(Negative(), Written.Report("\"language\": \"en\"", status: status)).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Negative(), Written.Report($$""" "conclusionCode": [{{Written.Concept(Compression)}}] """, status: status)).Pathway.ShouldBe(Assess);
    }

    [Theory]
    [InlineData("\"extension\": [{ \"url\": \"x\", \"valueBoolean\": true }]")]
    [InlineData("\"meta\": { \"tag\": [{ \"code\": \"x\" }] }")]
    [InlineData("\"_status\": { \"extension\": [{ \"url\": \"x\", \"valueString\": \"y\" }] }")]
    [InlineData("\"identifier\": [{ \"value\": \"1\" }], \"basedOn\": [{ \"display\": \"x\" }], \"category\": [{ \"text\": \"MRI\" }], \"issued\": \"2026-05-02T00:00:00Z\"")]
    [InlineData("\"performer\": [{ \"display\": \"x\" }], \"resultsInterpreter\": [{ \"display\": \"x\" }], \"encounter\": { \"display\": \"x\" }, \"text\": { \"status\": \"generated\" }")]
    [InlineData("\"presentedForm\": [{ \"title\": \"x\" }], \"media\": [{ \"link\": { \"display\": \"x\" } }], \"conclusion\": \"x\", \"language\": \"en\", \"meta\": { \"versionId\": \"2\" }")]
    public void Everyday_members_of_a_report_change_nothing(string members) => Chart.Baseline.With(Negative(), Report(members)).Pathway.ShouldBe(Plan);

    [Fact]
    public void D33_A_report_whose_system_nobody_knows_is_listed_and_not_evaluated()
    {
        var chart = Chart.Baseline.With(Negative(), Written.Report("\"id\": \"report\"", "urn:site|24935-9"));

        chart.Pathway.ShouldBe(Assess);
        chart.NotUsed.ShouldBe(["DiagnosticReport/report: code-system-not-recognized"]);
    }

    [Theory]
    [InlineData("\"modality\": [{ \"code\": \"MR\" }], \"series\": [{ \"bodySite\": { \"system\": \"http://snomed.info/sct\", \"code\": \"122494005\" } }]", Assess)]
    [InlineData("\"series\": [{ \"modality\": { \"code\": \"MR\" }, \"bodySite\": { \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" } }]", Assess)]
    [InlineData("\"series\": [{ \"bodySite\": { \"system\": \"urn:oid:2.16.840.1.113883.6.96\", \"code\": \"122494005\" } }]", Assess)]
    [InlineData("\"procedureCode\": [{ \"coding\": [{ \"system\": \"http://loinc.org\", \"code\": \"24935-9\" }] }]", Assess)]
    [InlineData("\"modality\": [{ \"code\": \"CT\" }], \"series\": [{ \"bodySite\": { \"system\": \"http://snomed.info/sct\", \"code\": \"122494005\" } }]", Plan)]
    [InlineData("\"modality\": [{ \"code\": \"MR\" }], \"series\": [{ \"bodySite\": { \"system\": \"http://snomed.info/sct\", \"code\": \"61685007\" } }]", Plan)]
    [InlineData("\"modality\": [{ \"code\": \"MR\" }]", Plan)]
    public void D39_An_imaging_study_of_the_neck_is_on_file_wherever_it_came(string members, string pathway)
    {
        var study = $$"""{ "resourceType": "ImagingStudy", "id": "s1", "status": "available", "started": "2026-05-01", "subject": { "reference": "Patient/sample-patient" }, {{members}} }""";

        foreach (var key in new[] { "conditions", "signs", "reports", "procedures", "medicationRequests" })
        {
            WithBeside(key, study).ShouldBe(pathway, key);
        }
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("entered-in-error")]
    public void A_study_that_does_not_stand_is_listed_and_no_MRI(string status) => WithBeside(
        "reports",
        $$"""{ "resourceType": "ImagingStudy", "id": "s1", "status": "{{status}}", "subject": { "reference": "Patient/sample-patient" }, "procedureCode": [{{Written.Concept("loinc|24935-9")}}] }""")
        .ShouldBe(Plan);

    [Theory]
    [InlineData("\"modifierExtension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }]", Assess)]
    [InlineData("\"meta\": { \"tag\": [{ \"code\": \"SUBSETTED\" }] }", Assess)]
    [InlineData("\"started\": 5", Assess)]
    [InlineData("\"note\": [{ \"text\": \"x\" }], \"numberOfSeries\": 2", Plan)]
    public void D29_A_study_is_withdrawn_only_by_what_is_understood(string member, string pathway) => WithBeside(
        "reports",
        $$"""{ "resourceType": "ImagingStudy", "id": "s1", "status": "entered-in-error", "subject": { "reference": "Patient/sample-patient" }, "procedureCode": [{{Written.Concept("loinc|24935-9")}}], {{member}} }""")
        .ShouldBe(pathway);

    [Fact]
    public void D39_A_report_among_resources_of_another_kind_is_read() => WithBeside(
        "signs", Report("\"subject\": { \"reference\": \"Patient/sample-patient\" }", $$""" "conclusionCode": [{{Written.Concept(Compression)}}] """)).ShouldBe(Surgical);

    [Fact]
    public void D39_No_MRI_is_said_in_the_words_of_the_contract()
    {
        var text = Answered(Chart.Baseline.Call()).GetRawText();

        text.ShouldContain("No cervical MRI recognized on file");
        text.ShouldNotContain("has not been imaged");
    }

    private static string Negative() => Written.Absent(Compression, "2026-05-01");

    private static string Report(params string[] members) => Written.Report(string.Join(", ", [.. members, "\"id\": \"report\""]));

    private static string Contained(string code, string value, string status = "final") => $$"""
        "contained": [{ "resourceType": "Observation", "id": "f", "status": "{{status}}", "code": {{Written.Concept(code)}}, {{value}} }], "result": [{ "reference": "#f" }]
        """;

    private static string WithBeside(string key, string resource)
    {
        var call = Chart.Baseline.Call();
        call["prefetch"]![key]!["entry"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse($$"""{ "resource": {{resource}}, "search": { "mode": "include" } }"""));
        return Answered(call).GetProperty("cards")[0].GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!;
    }

    private static System.Text.Json.JsonElement Answered(System.Text.Json.Nodes.JsonObject call) =>
        System.Text.Json.JsonElement.Parse(Speed.HookPath.Answer(System.Text.Encoding.UTF8.GetBytes(call.ToJsonString()), "patient-view", Chart.Now));
}
