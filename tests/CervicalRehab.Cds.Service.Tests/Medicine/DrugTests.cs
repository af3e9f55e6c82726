using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "drugs and cautions": a line of information, never more (D22).</summary>
public sealed class DrugTests
{
    private const string Gabapentin = "rx|25480";

    public static TheoryData<string, string> Checks => new()
    {
        { "Gabapentin with eGFR 59.9: check the dose", Written.Observation("loinc|98979-8", Written.Quantity("59.9", "mL/min/{1.73_m2}")) },
        { "Gabapentin with eGFR 45: check the dose", Written.Observation("loinc|62238-1", "\"valueQuantity\": { \"value\": 45, \"unit\": \"mL/min/1.73m2\" }") },
        { "Gabapentin with eGFR 30: check the dose", Written.Observation("loinc|69405-9", Written.Quantity("30", "mL/min/{1.73_m2}")) },
        { "Oxycodone on record: gabapentin or pregabalin can slow breathing", Written.Drug("rx|7804") },
        { "Tramadol on record: gabapentin or pregabalin can slow breathing", Written.Drug("rx|10689", type: "MedicationStatement") },
        { "Diazepam on record: gabapentin or pregabalin can slow breathing", Written.Drug("rx|3322") },
        { "Phenelzine on record: not together with duloxetine", Written.Drug("rx|312347") },
        { "Tranylcypromine on record: not together with duloxetine", Written.Drug("rx|313447") },
        { "Selegiline on record: not together with duloxetine", Written.Drug("rx|9639") },
        { "Procarbazine on record: not together with duloxetine", Written.Drug("rx|8702") },
        { "Methylene blue on record: not together with duloxetine", Written.Drug("rx|6878") },
        { "Kidney disease on record: check gabapentin", Written.Condition("sct|431857002") },
        { "Kidney disease on record: check gabapentin", Written.Condition("sct|433146000") },
        { "Kidney disease on record: check gabapentin", Written.Condition("sct|46177005") },
        { "Pregnancy on record: check gabapentin", Written.Observation("loinc|82810-3", Written.Value("sct|77386006")) },
        { "Pregnancy on record: check gabapentin", Written.Observation("loinc|82810-3", Written.Value("loinc|LA15173-0")) },
        { "Pregnancy on record: check gabapentin", Written.Observation("loinc|82810-3", Written.Value("sct|77386006"), status: "preliminary") },
        { "Linezolid on record: not together with duloxetine", Written.Drug("rx|1662285") },
        { "COPD on record: gabapentin or pregabalin can slow breathing", Written.Condition("sct|13645005") },
        { "COPD on record: gabapentin or pregabalin can slow breathing", Written.Condition("icd|J44.9") },
        { "Liver disease on record: check before duloxetine", Written.Condition("icd|K74.60") },
        { "Glaucoma on record: check before duloxetine", Written.Condition("icd|H40.10X0") },
        { "Pregnancy on record: check gabapentin", Written.Condition("sct|77386006") },
        { "Pregnancy on record: check gabapentin", Written.Present("sct|77386006") },
    };

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_check_that_applies_is_named_beside_an_agent_on_the_list(string check, string resource)
    {
        var chart = Chart.Baseline.With(Written.Drug(Gabapentin), resource);

        var note = chart.Decision.Beside.ShouldHaveSingleItem();
        note.Topic.ShouldBe(SideTopic.DrugCaution);
        note.Findings[0].Sentence.ShouldBe(check.Contains("eGFR", StringComparison.Ordinal) ? check.Replace(": check", " (May 30): check", StringComparison.Ordinal) : check);
        note.Summary.ShouldBe(check);
        note.Findings[0].Evidence.ShouldContain(record => record.Value == "gabapentin");
        chart.Pathway.ShouldBe("conservative-plan");
        Chart.Baseline.With(resource).Decision.Beside.ShouldBeEmpty();
    }

    [Fact]
    public void Duloxetine_and_an_MAO_inhibitor_that_are_both_on_the_list_are_told_together() =>
        Chart.Baseline.With(Written.Drug("rx|72625"), Written.Drug("rx|312347")).Decision.Beside.ShouldHaveSingleItem().Summary.ShouldBe("Phenelzine and duloxetine are both on record: not together");

    [Theory]
    [InlineData("rx|25480", "gabapentin")]
    [InlineData("rx|187832", "pregabalin")]
    [InlineData("rx|72625", "duloxetine")]
    [InlineData("rx|596926", "duloxetine")]
    public void Each_agent_is_recognized(string code, string name) => Chart.Baseline
        .With(Written.Drug(code), Written.Condition("sct|77386006"))
        .Decision.Beside.ShouldHaveSingleItem().Findings[0].Sentence.ShouldContain(name);

    [Theory]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"Gabapentin 300 MG Oral Capsule\" }")]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\", \"code\": \"310431\", \"display\": \"gabapentin 300 MG Oral Capsule\" }] }")]
    [InlineData("\"medicationReference\": { \"reference\": \"Medication/m\" }")]
    [InlineData("\"medicationReference\": { \"reference\": \"https://ehr.example/fhir/Medication/m/_history/2\" }")]
    [InlineData("\"medicationReference\": { \"reference\": \"urn:uuid:m\" }")]
    [InlineData("\"medicationReference\": { \"reference\": \"#m\" }, \"contained\": [{ \"resourceType\": \"Medication\", \"id\": \"m\", \"code\": { \"coding\": [{ \"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\", \"code\": \"25480\" }] } }]")]
    [InlineData("\"medicationReference\": { \"display\": \"gabapentin\" }")]
    public void An_agent_is_recognized_wherever_its_name_or_code_stands(string medication) => Chart.Baseline
        .With($$"""{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", {{medication}} }""", Written.Condition("sct|77386006"))
        .WithExactly($$"""{ "resourceType": "Medication", "id": "m", "code": {{Written.Concept(Gabapentin)}} }""")
        .Decision.Beside.ShouldHaveSingleItem().Topic.ShouldBe(SideTopic.DrugCaution);

    [Theory]
    [InlineData("MedicationRequest", "active", true)]
    [InlineData("MedicationRequest", "on-hold", true)]
    [InlineData("MedicationRequest", "stopped", false)]
    [InlineData("MedicationRequest", "completed", false)]
    [InlineData("MedicationRequest", "cancelled", false)]
    [InlineData("MedicationRequest", "entered-in-error", false)]
    [InlineData("MedicationStatement", "active", true)]
    [InlineData("MedicationStatement", "intended", true)]
    [InlineData("MedicationStatement", "not-taken", false)]
    [InlineData("MedicationStatement", "unknown", false)]
    public void A_drug_is_on_the_list_by_its_status(string type, string status, bool listed) =>
        (Chart.Baseline.With(Written.Drug(Gabapentin, status, type), Written.Condition("sct|77386006")).Decision.Beside.Length == 1).ShouldBe(listed);

    [Theory]
    [InlineData("60")]
    [InlineData("126")]
    public void An_eGFR_of_60_or_more_is_no_caution(string value) => Chart.Baseline
        .With(Written.Drug(Gabapentin), Written.Observation("loinc|98979-8", Written.Quantity(value, "mL/min/{1.73_m2}")))
        .Decision.Beside.ShouldBeEmpty();

    [Fact]
    public void The_latest_eGFR_speaks() => Chart.Baseline
        .With(
            Written.Drug(Gabapentin),
            Written.Observation("loinc|98979-8", Written.Quantity("40", "mL/min/{1.73_m2}"), "2025-01-01"),
            Written.Observation("loinc|98979-8", Written.Quantity("80", "mL/min/{1.73_m2}")))
        .Decision.Beside.ShouldBeEmpty();

    [Fact]
    public void Not_pregnant_is_no_caution() =>
        Chart.Baseline.With(Written.Drug(Gabapentin), Written.Absent("sct|77386006")).Decision.Beside.ShouldBeEmpty();

    [Theory]
    [InlineData("gait-instability")]
    [InlineData("bladder-dysfunction")]
    public void D22_A_drug_never_softens_a_flag(string sign)
    {
        var flagged = Chart.Baseline.With(Written.Present(sign));
        var medicated = flagged.With(Written.Drug("rx|72625"), Written.Drug("rx|7804"));

        medicated.Pathway.ShouldBe("urgent-surgical-referral");
        medicated.Decision.Priority.ShouldBe(flagged.Decision.Priority);
        medicated.Decision.Proposals.ShouldBe(flagged.Decision.Proposals);
        medicated.Rules.Contains("drug-may-contribute", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Theory]
    [InlineData("not pregnant, later", "2026-05-29", "sct|60001007", "final", "none of those on record")]
    [InlineData("not pregnant, in LOINC", "2026-05-29", "loinc|LA26683-5", "final", "none of those on record")]
    [InlineData("absent, later", "2026-05-29", "sct|2667000", "final", "none of those on record")]
    [InlineData("not pregnant, the same day", "2026-05-20", "sct|60001007", "final", "pregnancy on record")]
    [InlineData("not pregnant, earlier", "2026-05-19", "sct|60001007", "final", "pregnancy on record")]
    [InlineData("not pregnant, in the future", "2026-06-29", "sct|60001007", "final", "pregnancy on record")]
    [InlineData("not pregnant, preliminary", "2026-05-29", "sct|60001007", "preliminary", "pregnancy on record; could not be read: pregnancy")]
    [InlineData("not yet confirmed", "2026-05-29", "loinc|LA4489-6", "final", "pregnancy on record; could not be read: pregnancy")]
    public void D7_A_later_examination_replaces_a_pregnancy_that_was_found(string sentence, string date, string value, string status, string checks) => ShouldSay(
        Chart.Baseline.With(
            Written.Observation("loinc|82810-3", Written.Value("sct|77386006"), "2026-05-20"),
            Written.Observation("loinc|82810-3", Written.Value(value), date, status)),
        checks,
        sentence);

    [Fact]
    public void D7_A_pregnancy_among_the_problems_lasts_while_it_is_active() => ShouldSay(
        Chart.Baseline.With(Written.Condition("sct|77386006"), Written.Observation("loinc|82810-3", Written.Value("sct|60001007"), "2026-05-31")), "pregnancy on record", "active problem");

    [Theory]
    [InlineData("sct|13645005", "lung disease")]
    [InlineData("sct|433146000", "kidney disease")]
    [InlineData("icd|K74.60", "liver disease")]
    [InlineData("icd|H40.10X0", "glaucoma")]
    [InlineData("sct|77386006", "pregnancy")]
    public void D31_A_problem_without_a_subject_could_not_be_read(string code, string words) =>
        ShouldSay(Chart.Baseline.With(Written.Condition(code, "\"subject\": null")), $"could not be read: {words}", code);

    [Theory]
    [InlineData("sct|60001007")]
    [InlineData("loinc|LA26683-5")]
    public void A_status_that_says_not_pregnant_is_no_caution(string value) =>
        ShouldSay(Chart.Baseline.With(Written.Observation("loinc|82810-3", Written.Value(value))), "none of those on record", value);

    private static void ShouldSay(Chart chart, string checks, string sentence) =>
        chart.Decision.Notes.Single(note => note.Rule == "drug-information").Sentence.ShouldEndWith($"({checks})", Case.Sensitive, sentence);
}
