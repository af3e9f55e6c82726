namespace CervicalRehab.Cds.Service.Tests.Medicine;

public sealed partial class UnclearProblemTests
{
    [Theory]
    [InlineData("""{ "text": "refuted" }""")]
    [InlineData("""{ "coding": [{ "system": "http://site.example/status", "code": "refuted" }] }""")]
    [InlineData("""{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "Refuted" }] }""")]
    [InlineData("""{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "refuted" }, { "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed" }] }""")]
    [InlineData("""{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed" }, { "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "doubtful" }] }""")]
    [InlineData("""{ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown" }] }""")]
    public void D35_A_verification_status_that_is_not_understood_leaves_OPLL_unconfirmed_and_a_sign_positive(string status)
    {
        string Record(string code, string clinical) => Written.Condition(code, $"{Minor}, \"verificationStatus\": {status}", clinical, verification: string.Empty);
        var opll = WithoutOpll.With(Record(Opll, "active"));

        opll.Pathway.ShouldBe(Assess);
        opll.Rules.ShouldContain("diagnosis-not-confirmed");
        opll.NotUsed.ShouldHaveSingleItem().ShouldEndWith(": status-unknown");
        Chart.Baseline.With(Record(Gait, "active")).Pathway.ShouldBe(Urgent);
        WithoutSpasm.With(Record(Spasm, "resolved")).Rules.ShouldContain("resistance-withheld");
    }

    [Theory]
    [InlineData("""{ "text": "resolved" }""")]
    [InlineData("""{ "coding": [{ "code": "resolved" }] }""")]
    [InlineData("""{ "coding": [{ "system": "http://site.example/status", "code": "resolved" }] }""")]
    [InlineData("""{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "RESOLVED" }] }""")]
    [InlineData("""{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "resolved" }, { "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active" }] }""")]
    public void D35_A_clinical_status_that_is_not_understood_leaves_OPLL_unconfirmed_a_sign_positive_and_a_spasm_unresolved(string status)
    {
        string Record(string code) => Written.Condition(code, $"{Minor}, \"clinicalStatus\": {status}", clinical: string.Empty);

        WithoutOpll.With(Record(Opll)).Rules.ShouldContain("diagnosis-not-confirmed");
        Chart.Baseline.With(Record(Gait)).Pathway.ShouldBe(Urgent);
        WithoutSpasm.With(Record(Spasm)).Rules.ShouldContain("resistance-withheld");
    }

    [Theory]
    [InlineData("refuted")]
    [InlineData("entered-in-error")]
    public void D35_A_code_of_no_system_withdraws_nothing(string code)
    {
        string Record(string problem) => Written.Condition(problem, $"{Minor}, \"verificationStatus\": {{ \"coding\": [{{ \"code\": \"{code}\" }}] }}", verification: string.Empty);

        WithoutOpll.With(Record(Opll)).Rules.ShouldContain("diagnosis-not-confirmed");
        Chart.Baseline.With(Record(Gait)).Pathway.ShouldBe(Urgent);
    }

    [Fact]
    public void D35_A_code_of_no_system_that_takes_no_comfort_is_taken_as_it_is_said() =>
        WithoutOpll.With(Written.Condition(
            Opll,
            $"{Minor}, \"clinicalStatus\": {{ \"coding\": [{{ \"code\": \"active\" }}] }}, \"verificationStatus\": {{ \"coding\": [{{ \"code\": \"confirmed\" }}] }}",
            clinical: string.Empty,
            verification: string.Empty)).Rules.ShouldNotContain("diagnosis-not-confirmed");

    [Fact]
    public void D35_A_status_with_words_and_the_codes_of_the_site_beside_it_is_understood()
    {
        const string Status = """{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "resolved" }, { "system": "http://site.example/status", "code": "R" }], "text": "Resolved" }""";

        WithoutSpasm.With(Written.Condition(Spasm, $"\"clinicalStatus\": {Status}", clinical: string.Empty)).Rules.ShouldNotContain("resistance-withheld");
    }

    [Theory]
    [InlineData("\"90448008\"", "diagnosis-not-confirmed")]
    [InlineData("90448008", "diagnosis-not-confirmed")]
    [InlineData("\" M48.8X1 \"", "diagnosis-not-confirmed")]
    [InlineData("[\"m488x1\"]", "diagnosis-not-confirmed")]
    [InlineData("""{ "coding": "90448008" }""", "diagnosis-not-confirmed")]
    [InlineData("""{ "coding": [90448008] }""", "diagnosis-not-confirmed")]
    [InlineData("\"R26.81\"", "signs-unknown")]
    [InlineData("""{ "coding": [{ "system": "http://site.example", "code": 22325002 }] }""", "signs-unknown")]
    [InlineData("\"R33.8\"", "signs-unknown")]
    [InlineData("\"271807003\"", null)]
    [InlineData("5", null)]
    [InlineData("true", null)]
    [InlineData("""{ "coding": [{ "system": "http://site.example", "code": "y" }], "text": 5 }""", null)]
    public void D29_A_Condition_whose_code_is_broken_is_listed_and_left_open_when_it_may_be_OPLL_or_a_sign(string code, string? rule)
    {
        var condition = $$"""{ "resourceType": "Condition", "code": {{code}} }""";
        var chart = (rule == "diagnosis-not-confirmed" ? WithoutOpll : Chart.Baseline).With(condition);

        chart.NotUsed.ShouldHaveSingleItem().ShouldEndWith(": unreadable");
        chart.Pathway.ShouldBe(rule is null ? Plan : Assess);
        chart.Rules.Contains(rule ?? "ready-to-start", StringComparer.Ordinal).ShouldBeTrue();
    }
}
