namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>What FHIR's own data-absent-reason calls unknown says no more than what is left out: it unsettles no diagnosis, and contradicts nothing (D29, D36).</summary>
public sealed class UnknownByReasonTests
{
    private static string Unknown(string reason = "unknown") => $$"""{ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "{{reason}}" }] }""";

    private static Chart WithOpll(string members) => Chart.Baseline.Without("90448008")
        .With(Written.Condition("sct|90448008", $"\"severity\": {Written.Concept("sct|255604002")}, {members}"));

    [Theory]
    [InlineData("_onsetDateTime", "unknown")]
    [InlineData("_recordedDate", "unknown")]
    [InlineData("_onsetDateTime", "asked-unknown")]
    [InlineData("_onsetDateTime", "not-asked")]
    public void An_onset_that_is_unknown_by_its_reason_leaves_the_diagnosis_confirmed(string member, string reason) =>
        WithOpll($"\"{member}\": {Unknown(reason)}").Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void Both_together_and_beside_a_value_that_only_the_SDK_reads() =>
        WithOpll($"\"_onsetDateTime\": {Unknown()}, \"_recordedDate\": {Unknown()}, \"note\": [{{ \"text\": \"x\" }}], \"recorder\": {{ \"display\": \"y\" }}").Pathway.ShouldBe("conservative-plan");

    [Theory]
    [InlineData("\"_onsetDateTime\": REASON", "masked")]
    [InlineData("\"_onsetDateTime\": REASON", "error")]
    [InlineData("\"_onsetDateTime\": REASON, \"modifierExtension\": [{ \"url\": \"https://ehr.example/x\", \"valueBoolean\": true }]", "unknown")]
    public void Any_other_reason_and_what_stands_beside_it_is_a_doubt_as_before(string members, string reason) =>
        WithOpll(members.Replace("REASON", Unknown(reason), StringComparison.Ordinal)).Pathway.ShouldBe("complete-assessment");

    [Theory]
    [InlineData("_clinicalStatus", "clinicalStatus")]
    [InlineData("_code", "code")]
    public void The_status_and_the_code_are_no_dates(string beside, string element) =>
        WithOpll($"\"{beside}\": {Unknown()}").Pathway.ShouldBe("complete-assessment", element);

    [Theory]
    [InlineData("_onsetDateTime")]
    [InlineData("_abatementDateTime")]
    [InlineData("_recordedDate")]
    public void A_spasm_that_is_over_since_nobody_knows_when_is_over(string member)
    {
        var spasm = Written.Condition("sct|433203006", $"\"{member}\": {Unknown()}", clinical: "resolved");

        ResistanceTests.Progressing.Without("433203006").With(spasm).Pathway.ShouldBe("progress");
    }

    [Fact]
    public void D11_Stress_incontinence_since_nobody_knows_when_counts() =>
        Chart.Baseline.With(Written.Condition("sct|22220005", $"\"_onsetDateTime\": {Unknown()}")).Pathway.ShouldBe("urgent-surgical-referral");

    [Theory]
    [InlineData("EXTENSION")]
    [InlineData("http://terminology.hl7.org/CodeSystem/data-absent-reason|unknown")]
    [InlineData("http://terminology.hl7.org/CodeSystem/v3-NullFlavor|UNK")]
    [InlineData("http://hl7.org/fhir/v3/NullFlavor|UNK")]
    [InlineData("urn:oid:2.16.840.1.113883.5.1008|UNK")]
    public void D36_An_interpretation_that_is_unknown_contradicts_nothing_and_reassures_nobody(string interpretation)
    {
        var concept = interpretation == "EXTENSION" ? Unknown() : Written.Concept(interpretation);
        var chart = Chart.Baseline.Without("gait-instability").With(Written.Observation("gait-instability", $"{Written.Value("sct|2667000")}, \"interpretation\": [{concept}]", "2026-05-27"));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe(["gait-instability: not-understood"]);
        chart.Rules.ShouldNotContain("signs-conflicting");
    }

    [Theory]
    [InlineData("v3|A")]
    [InlineData("https://site.example/codes|seen")]
    public void D36_One_that_says_something_contradicts(string interpretation) => Chart.Baseline.Without("gait-instability")
        .With(Written.Observation("gait-instability", $"{Written.Value("sct|2667000")}, \"interpretation\": [{Written.Concept(interpretation)}]", "2026-05-27"))
        .Rules.ShouldContain("signs-conflicting");

    [Fact]
    public void D36_A_grade_beside_one_that_is_unknown_is_not_understood()
    {
        var chart = Chart.Baseline.Without("hand-weakness", "upper-limb-weakness").With(
            Written.Sides("upper-limb-strength-mrc", "\"valueInteger\": 5", "\"valueInteger\": 5").Replace("\"component\"", $"\"interpretation\": [{Unknown()}], \"component\"", StringComparison.Ordinal));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldAllBe(static missing => missing.EndsWith("not-understood", StringComparison.Ordinal));
    }
}
