using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>ICD-10 as other countries have it, and codes above ours in it (D33): what may be a red flag, OPLL or a spasm is shown, and reassures nobody.</summary>
public sealed class OtherIcd10Tests
{
    private const string Who = "http://hl7.org/fhir/sid/icd-10";
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Named = "\"onsetDateTime\": \"2026-05-30\", \"id\": \"above\"";

    [Theory]
    [InlineData(Who, "R15")]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "R15")]
    [InlineData("http://fhir.de/CodeSystem/bfarm/icd-10-gm", "R26.8")]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "R26")]
    [InlineData("https://site.example/terminologie-cim-10", "N31")]
    [InlineData("urn:oid:2.16.840.1.113883.6.3", "R15")]
    [InlineData(Who, "G95.2")]
    [InlineData("http://hl7.org/fhir/sid/icd-10-am", "M47.1")]
    [InlineData(Who, "G82")]
    public void D33_A_code_of_ICD_10_above_ours_may_mean_ours(string system, string code)
    {
        var chart = Chart.Baseline.With(Written.Condition($"{system}|{code}", Named));

        chart.Pathway.ShouldBe(Assess);
        chart.NotUsed.ShouldBe([system == Systems.Icd10Cm ? "Condition/above: not-understood" : "Condition/above: code-system-not-recognized"], "the American edition is known, its header is not a code of ours");
    }

    [Fact]
    public void D2_D33_OPLL_under_the_code_that_it_has_outside_the_United_States_is_unconfirmed() =>
        Chart.Baseline.Without("90448008", "M48.8X2").With(Written.Condition($"{Who}|M48.8", Named)).Rules.ShouldContain("diagnosis-not-confirmed");

    [Theory]
    [InlineData(Who, "M47")]
    [InlineData(Who, "M47.8")]
    [InlineData(Who, "R29")]
    [InlineData(Who, "I10")]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "R39")]
    [InlineData("urn:site", "R15")]
    public void A_code_that_covers_mostly_other_things_changes_nothing(string system, string code)
    {
        var chart = Chart.Baseline.With(Written.Condition($"{system}|{code}", Named));

        chart.Pathway.ShouldBe(Plan);
        chart.NotUsed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://fhir.de/CodeSystem/bfarm/icd-10-gm|M62.838")]
    [InlineData("SNOMED|433203006")]
    [InlineData("http://fhir.de/CodeSystem/bfarm/icd-10-gm|G24.3")]
    public void D5_D33_A_spasm_or_dystonia_under_a_system_that_is_not_ours_leaves_open_whether_the_spasm_is_over(string code)
    {
        ResistanceTests.Progressing.Pathway.ShouldBe("progress");
        ResistanceTests.Progressing.With(Written.Condition(code, Named)).Pathway.ShouldBe("hold");
        ResistanceTests.Progressing.With(Written.Condition(code, Named, clinical: "resolved")).Pathway.ShouldBe("progress");
        ResistanceTests.Progressing.With(Written.Condition(code, Named, verification: "refuted")).Pathway.ShouldBe("progress");
    }
}
