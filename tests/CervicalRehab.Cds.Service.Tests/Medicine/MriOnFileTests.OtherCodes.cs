namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D33 and D39: findings that stand in a report whose code is not ours, or that was only registered.</summary>
public sealed partial class MriOnFileTests
{
    private const string Urgent = "urgent-surgical-referral";
    private const string Gait = "gait-instability";
    private const string Present = "sct|52101004";
    private const string Absent = "sct|2667000";

    public static TheoryData<string> OtherCodes => ["urn:site|mri-c-spine", "http://www.ama-assn.org/go/cpt|72141", "sct|113091000", "loinc|11502-2"];

    [Theory]
    [MemberData(nameof(OtherCodes))]
    public void D39_A_finding_counts_in_a_report_of_whatever_code(string code)
    {
        Sent(Contained(Compression, Written.Value(Present)), code).ShouldBe(Surgical);
        Sent($$""" "conclusionCode": [{{Written.Concept(Compression)}}] """, code).ShouldBe(Surgical);
        Sent($$""" "conclusionCode": [{{Written.Concept(Compression)}}, {{Written.Concept(Myelomalacia)}}] """, code).ShouldBe(Urgent);
        Sent(Contained(Compression, Written.Value("sct|82334004")), code).ShouldBe(Assess);
    }

    [Theory]
    [InlineData("sct|71286001")]
    [InlineData("icd|G95.20")]
    [InlineData("sct|202664003")]
    [InlineData("urn:site|mri-cord-compression")]
    [InlineData("mri-cord-compression sct|2667000")]
    public void D39_What_a_report_of_another_code_concludes_is_on_file_and_not_evaluated(string conclusion)
    {
        var text = Answered($$""" "conclusionCode": [{{Written.Concept(conclusion)}}] """, "http://www.ama-assn.org/go/cpt|72141", "final").GetRawText();

        text.ShouldContain("not evaluated");
        text.ShouldNotContain("No cervical MRI recognized on file");
    }

    [Theory]
    [InlineData("\"conclusion\": \"cord compression\"")]
    [InlineData("\"conclusionCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"38341003\" }] }]")]
    [InlineData("\"contained\": [{ \"resourceType\": \"Practitioner\", \"id\": \"p\" }]")]
    [InlineData("\"contained\": [{ \"resourceType\": \"Observation\", \"id\": \"k\", \"status\": \"final\", \"code\": { \"coding\": [{ \"system\": \"http://loinc.org\", \"code\": \"2823-3\" }] }, \"valueQuantity\": { \"value\": 4 } }]")]
    public void D39_A_report_of_another_code_that_holds_nothing_of_ours_changes_nothing(string members)
    {
        var answer = Answered(members, "loinc|11502-2", "final").GetRawText();

        answer.ShouldContain("No cervical MRI recognized on file");
        answer.ShouldNotContain("DiagnosticReport");
    }

    [Fact]
    public void D39_A_negative_within_a_report_of_another_code_evaluates_it() =>
        Sent(Contained(Compression, Written.Value(Absent)), "urn:site|mri-c-spine").ShouldBe(Plan);

    [Theory]
    [InlineData("loinc|24935-9", "final", Urgent)]
    [InlineData("urn:site|exam", "final", Urgent)]
    [InlineData("urn:site|exam", "preliminary", Urgent)]
    [InlineData("urn:site|exam", "unknown", Assess)]
    [InlineData("urn:site|exam", "registered", Assess)]
    [InlineData("urn:site|exam", "entered-in-error", Plan)]
    public void D33_A_sign_that_stands_in_any_report_is_not_lost(string code, string status, string pathway)
    {
        var chart = Chart.Baseline.With(Written.Absent(Compression, "2026-05-30"), Written.Report(Contained(Gait, Written.Value(Present)), code, "2026-05-30", status));

        chart.Pathway.ShouldBe(pathway);
        chart.Picture.Signs.Where(sign => sign.Source.Reference!.StartsWith("DiagnosticReport", StringComparison.Ordinal)).All(sign => sign.Finding != Protocol.Answer.No).ShouldBeTrue();
    }

    [Theory]
    [InlineData("sct|52101004", "final", "\"language\": \"en\"", Urgent)]
    [InlineData("sct|82334004", "final", "\"language\": \"en\"", Assess)]
    [InlineData("sct|52101004", "unknown", "\"language\": \"en\"", Assess)]
    [InlineData("sct|52101004", "final", "\"subject\": { \"reference\": \"Patient/another\" }", Assess)]
    [InlineData("sct|52101004", "final", "\"modifierExtension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }]", Urgent)]
    [InlineData("sct|52101004", "entered-in-error", "\"language\": \"en\"", Plan)]
    [InlineData("sct|2667000", "final", "\"language\": \"en\"", Plan)]
    public void D33_A_sign_within_a_report_warns_or_is_open_and_reassures_nobody(string value, string status, string member, string pathway)
    {
        var report = Written.Report(Contained(Gait, $"{Written.Value(value)}, {member}", status), "urn:site|exam", "2026-05-30");

        Chart.Baseline.With(report).Pathway.ShouldBe(pathway);
        Chart.Baseline.Without(Gait).With(report).Pathway.ShouldBe(pathway == Plan ? Assess : pathway);
    }

    [Theory]
    [InlineData("sct|22325002", Assess)]
    [InlineData("icd|R26.81", Assess)]
    [InlineData("urn:site|gait-instability", Assess)]
    [InlineData("sct|22325002 sct|2667000", Plan)]
    [InlineData("sct|38341003", Plan)]
    public void D33_A_sign_that_any_report_concludes_is_open(string conclusion, string pathway) => Chart.Baseline
        .With(Written.Report($$""" "conclusionCode": [{{Written.Concept(conclusion)}}] """, "urn:site|exam", "2026-05-30")).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("Patient/sample-patient", "https://ehr.example/fhir/Patient/sample-patient", Surgical)]
    [InlineData("https://ehr.example/fhir/Patient/sample-patient", "Patient/sample-patient", Surgical)]
    [InlineData("Patient/sample-patient/_history/3", "Patient/sample-patient", Surgical)]
    [InlineData("Patient/sample-patient", "Patient/sample-patient/_history/3", Surgical)]
    [InlineData("https://other.example/fhir/Patient/sample-patient", "Patient/sample-patient", Assess)]
    [InlineData("Patient/another", "Patient/sample-patient", Assess)]
    [InlineData("#p", "Patient/sample-patient", Assess)]
    public void D31_A_finding_within_is_the_patients_however_the_subject_is_written(string inner, string outer, string pathway)
    {
        var chart = (Chart.Baseline with { FhirServer = "https://ehr.example/fhir" }).With(Report(
            Contained(Compression, $$"""{{Written.Value(Present)}}, "subject": { "reference": "{{inner}}" }"""), $$""" "subject": { "reference": "{{outer}}" } """));

        chart.Pathway.ShouldBe(pathway);
        chart.Missing.Count(missing => missing.StartsWith(Compression, StringComparison.Ordinal)).ShouldBe(pathway == Assess ? 1 : 0);
    }

    [Theory]
    [InlineData("\"conclusion\": \"x\"", Plan)]
    [InlineData("\"conclusionCode\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"71286001\" }] }]", Assess)]
    [InlineData("CONTAINED", Assess)]
    public void D39_A_report_that_is_only_registered_is_no_MRI_unless_it_holds_a_finding(string members, string pathway)
    {
        var answer = Answered(members == "CONTAINED" ? Contained(Compression, Written.Value(Present)) : members, "loinc|24935-9", "registered");

        Topic(answer).ShouldBe(pathway);
        answer.GetRawText().Contains("No cervical MRI recognized on file", StringComparison.Ordinal).ShouldBe(pathway == Plan);
        answer.GetRawText().Contains("on file, not evaluated", StringComparison.Ordinal).ShouldBe(pathway == Assess);
    }

    // The whole, its component, and what the answer then is.
    [Theory]
    [InlineData(true, Myelomalacia, true, Urgent)]
    [InlineData(true, Myelomalacia, false, Surgical)]
    [InlineData(true, "urn:site|x", true, Surgical)]
    [InlineData(false, Myelomalacia, true, Surgical)]
    [InlineData(false, Myelomalacia, false, Plan)]
    public void D12_A_component_that_is_the_other_finding_is_of_the_same_study(bool whole, string code, bool part, string pathway) => Chart.Baseline
        .With(Written.Observation(Compression, $$""" "valueBoolean": {{(whole ? "true" : "false")}}, "component": [{ "code": {{Written.Concept(code)}}, "valueBoolean": {{(part ? "true" : "false")}} }] """))
        .Pathway.ShouldBe(pathway);

    [Fact]
    public void D12_Both_as_components_within_a_report_are_of_its_study() => Sent(
        Contained("urn:site|mri", $$""" "component": [{ "code": {{Written.Concept(Compression)}}, "valueBoolean": true }, { "code": {{Written.Concept(Myelomalacia)}}, "valueBoolean": true }] """), "urn:site|mri")
        .ShouldBe(Urgent);

    private static string Sent(string members, string code) => Topic(Answered(members, code, "final"));

    private static string Topic(System.Text.Json.JsonElement answer) => answer.GetProperty("cards")[0].GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!;

    private static System.Text.Json.JsonElement Answered(string members, string code, string status) => Answered(Chart.Baseline.With(Written.Report(members, code, status: status)).Call());
}
