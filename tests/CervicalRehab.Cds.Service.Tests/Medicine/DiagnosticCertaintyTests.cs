namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D2 and D35: German records say beside the code, and nowhere else, whether a problem is confirmed.</summary>
public sealed class DiagnosticCertaintyTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Urgent = "urgent-surgical-referral";
    private const string Address = "http://fhir.de/StructureDefinition/icd-10-gm-diagnosesicherheit";

    private static Chart WithoutOpll => Chart.Baseline.Without("90448008");

    [Theory]
    [InlineData("G", "", Plan)]
    [InlineData(" G ", "", Plan)]
    [InlineData("G", "confirmed", Plan)]
    [InlineData("A", "", Assess)]
    [InlineData("V", "", Assess)]
    [InlineData("Z", "", Assess)]
    [InlineData("X", "", Assess)]
    [InlineData("V", "confirmed", Assess)]
    [InlineData("V", "unconfirmed", Assess)]
    public void D2_OPLL_is_confirmed_only_where_its_certainty_says_so(string certainty, string verification, string pathway)
    {
        foreach (var extension in new[] { Certainty(certainty), $$"""{ "url": "https://fhir.kbv.de/StructureDefinition/KBV_EX_Diagnosesicherheit", "valueCode": "{{certainty}}" }""" })
        {
            var opll = Opll($"\"extension\": [{extension}]", string.Empty, string.Empty, verification);

            WithoutOpll.With(opll).Pathway.ShouldBe(pathway, extension);
            WithoutOpll.With(opll, Written.Present("gait-instability")).Pathway.ShouldBe(Urgent);
        }

        WithoutOpll.With(Opll(string.Empty, $"\"extension\": [{Certainty(certainty)}]", string.Empty, verification)).Pathway.ShouldBe(pathway);
        WithoutOpll.With(Opll(string.Empty, string.Empty, $"\"extension\": [{Certainty(certainty)}]", verification)).Pathway.ShouldBe(pathway);
    }

    [Fact]
    public void D2_The_card_asks_to_confirm_the_diagnosis() =>
        WithoutOpll.With(Opll($"\"extension\": [{Certainty("V")}]")).Decision.Inputs.ShouldContain(input => input.Fact == "opll" && input.Value.Contains("not confirmed"));

    [Theory]
    [InlineData("\"extension\": [{ \"url\": \"http://fhir.de/StructureDefinition/seitenlokalisation\", \"valueCoding\": { \"code\": \"B\" } }]")]
    [InlineData("\"extension\": [{ \"url\": \"http://fhir.de/StructureDefinition/icd-10-gm-mehrfachcodierungs-kennzeichen\", \"valueCoding\": { \"code\": \"*\" } }]")]
    [InlineData("\"version\": \"2026\"")]
    public void D29_What_else_stands_beside_such_a_code_changes_nothing(string member) => WithoutOpll.With(Opll(member)).Pathway.ShouldBe(Plan);

    [Theory]
    [InlineData("A")]
    [InlineData("V")]
    [InlineData("Z")]
    public void D35_A_sign_stays_positive_and_what_is_over_stays_over(string certainty)
    {
        string Bladder(string clinical, string verification = "") =>
            Written.Condition("icd|R32", $"\"onsetDateTime\": \"2026-04-01\", \"extension\": [{Certainty(certainty)}]", clinical, verification);

        Chart.Baseline.With(Bladder("active").Replace("2026-04-01", "2026-05-30", StringComparison.Ordinal)).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Bladder("active", "refuted")).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Bladder("resolved").Replace("\"onset", "\"abatementDateTime\": \"2026-04-20\", \"onset", StringComparison.Ordinal)).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Condition("icd|J06.9", $"\"extension\": [{Certainty(certainty)}]", verification: string.Empty)).Pathway.ShouldBe(Plan);
    }

    private static string Certainty(string code) =>
        $$"""{ "url": "{{Address}}", "valueCoding": { "system": "https://fhir.kbv.de/CodeSystem/KBV_CS_SFHIR_ICD_DIAGNOSESICHERHEIT", "code": "{{code}}" } }""";

    private static string Opll(string ofCoding, string ofConcept = "", string ofProblem = "", string verification = "") => Written.Condition(
        "sct|90448008", $$""" "severity": {{Written.Concept("sct|255604002")}}, "onsetDateTime": "2025-01-01" {{(ofProblem.Length == 0 ? string.Empty : ", " + ofProblem)}} """, verification: verification)
        .Replace("\"code\": \"90448008\" }] }", $"\"code\": \"90448008\" }}, {{ \"system\": \"http://fhir.de/CodeSystem/bfarm/icd-10-gm\", \"code\": \"M48.82\"{(ofCoding.Length == 0 ? string.Empty : ", " + ofCoding)} }}] {(ofConcept.Length == 0 ? string.Empty : ", " + ofConcept)} }}", StringComparison.Ordinal);
}
