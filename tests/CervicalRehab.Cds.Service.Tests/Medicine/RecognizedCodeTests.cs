using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D33: one code system in other spellings, and codes of ours whose system nobody knows.</summary>
public sealed class RecognizedCodeTests
{
    private const string Urgent = "urgent-surgical-referral";
    private const string Assess = "complete-assessment";
    private const string Plan = "conservative-plan";
    private const string Onset = "\"onsetDateTime\": \"2026-05-30\"";

    public static TheoryData<string, string> Spellings => new()
    {
        { "urn:oid:2.16.840.1.113883.6.96", "22325002" },
        { "https://snomed.info/sct", "22325002" },
        { "http://snomed.info/sct/", "22325002" },
        { "https://snomed.info/sct/", "22325002" },
        { "http://snomed.info/sct|http://snomed.info/sct/731000124108/version/20250901", "22325002" },
        { "urn:oid:2.16.840.1.113883.6.96|2025", "22325002" },
        { "URN:OID:2.16.840.1.113883.6.96", "22325002" },
        { "urn:OID:2.16.840.1.113883.6.96", "22325002" },
        { "HTTP://snomed.info/sct", "22325002" },
        { "Https://SNOMED.info/sct/", "22325002" },
        { " http://snomed.info/sct ", "22325002" },
        { "http://snomed.info/sct", " 22325002 " },
        { "http://cervical-rehab.example/fhir/CodeSystem/findings", "gait-instability" },
        { "https://cervical-rehab.example/fhir/CodeSystem/findings/", "gait-instability" },
        { "https://cervical-rehab.example/fhir/CodeSystem/findings|1.0.0", "gait-instability" },
    };

    public static TheoryData<string, string> SpellingsOfIcd => new()
    {
        { "urn:oid:2.16.840.1.113883.6.90", "R26.0" },
        { "urn:oid:2.16.840.1.113883.6.90", "r260" },
        { "https://hl7.org/fhir/sid/icd-10-cm", "R26.0" },
        { "http://hl7.org/fhir/sid/icd-10-cm/", "R260" },
        { "http://hl7.org/fhir/sid/icd-10-cm|2026", " r26.0 " },
    };

    public static TheoryData<string> OtherSystems =>
    [
        "", "urn:oid:2.16.840.1.113883.6.9", "urn:oid:2.16.840.1.113883.6.960", "2.16.840.1.113883.6.96", "http://snomed.info/sct/731000124108", "http://snomed.info", "snomed.info/sct",
        "http://www.snomed.info/sct", "http://snomed.info/sct//", "http://snomed.info/SCT", "urn:oidx:2.16.840.1.113883.6.96", "urn:site:codes", "http://hl7.org/fhir/sid/icd-9-cm", "http://loinc.org",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    [MemberData(nameof(SpellingsOfIcd))]
    public void D33_Another_spelling_of_a_system_is_that_system(string system, string code)
    {
        Chart.Baseline.With(Observation(Coding(system, code), "\"valueBoolean\": true")).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Condition(Coding(system, code))).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Observation(Coding(system, code), "\"valueBoolean\": false")).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("urn:oid:2.16.840.1.113883.6.90", "M48.8X2")]
    [InlineData("https://hl7.org/fhir/sid/icd-10-cm/", "m488x2")]
    [InlineData("urn:oid:2.16.840.1.113883.6.96", "90448008")]
    public void D33_OPLL_is_found_in_another_spelling(string system, string code)
    {
        var severity = $$""" {{Onset}}, "severity": { "coding": [{{Coding("https://snomed.info/sct", "255604002")}}] } """;

        Chart.Baseline.Without("90448008", "M48.8X2").With(Condition(Coding(system, code), severity)).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("urn:oid:2.16.840.1.113883.6.96", "52101004")]
    [InlineData("https://snomed.info/sct/", " 52101004")]
    public void D33_A_value_a_side_and_an_interpretation_are_read_in_another_spelling(string system, string present)
    {
        var value = $$""" "valueCodeableConcept": { "coding": [{{Coding(system, present)}}] } """;
        var side = $$""" "bodySite": { "coding": [{{Coding(system, "51440002")}}] } """;
        var positive = $$""" "interpretation": [{ "coding": [{{Coding("urn:oid:2.16.840.1.113883.5.83", "POS")}}] }] """;

        Chart.Baseline.With(Written.Observation("gait-instability", value)).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Written.Observation("hoffmann-sign", $"{value}, {side}")).Pathway.ShouldBe("surgical-referral");
        Chart.Baseline.With(Written.Observation("gait-instability", positive)).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [MemberData(nameof(OtherSystems))]
    public void D33_A_red_flag_code_of_a_system_nobody_knows_is_shown_and_leaves_its_sign_open(string system)
    {
        foreach (var (code, fact) in new[] { ("22325002", "gait-instability"), ("gait-instability", "gait-instability"), ("R26.0", "gait-instability") })
        {
            var observed = Chart.Baseline.With(Observation(Coding(system, code), "\"valueBoolean\": true", "\"id\": \"odd\""));
            observed.Pathway.ShouldBe(Assess, code);
            observed.NotUsed.ShouldBe(["Observation/odd: code-system-not-recognized"]);
            observed.Missing.ShouldBe([$"{fact}: code-system-not-recognized"]);
            observed.Rules.Contains("examination-signs-absent", StringComparer.Ordinal).ShouldBeFalse();

            var listed = Chart.Baseline.With(Condition(Coding(system, code), $"{Onset}, \"id\": \"odd\""));
            listed.Pathway.ShouldBe(Assess, code);
            listed.NotUsed.ShouldBe(["Condition/odd: code-system-not-recognized"]);
        }
    }

    [Theory]
    [MemberData(nameof(OtherSystems))]
    public void D33_An_OPLL_code_of_a_system_nobody_knows_is_an_unconfirmed_OPLL(string system)
    {
        foreach (var code in new[] { "90448008", "M48.8X2", "M48.8X9" })
        {
            var chart = Chart.Baseline.Without("90448008", "M48.8X2").With(Condition(Coding(system, code), $"{Onset}, \"id\": \"odd\""));

            chart.Pathway.ShouldBe(Assess, code);
            chart.Rules.Contains("diagnosis-not-confirmed", StringComparer.Ordinal).ShouldBeTrue();
            chart.NotUsed.ShouldBe(["Condition/odd: code-system-not-recognized"]);
            chart.With(Written.Present("gait-instability")).Pathway.ShouldBe(Urgent);
        }
    }

    [Theory]
    [InlineData("202664003")]
    [InlineData("71286001")]
    public void D33_Myelopathy_and_compression_of_a_system_nobody_knows_withhold_the_plan(string code)
    {
        Chart.Baseline.With(Condition(Coding("urn:site", code))).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Observation(Coding("urn:site", code), "\"valueBoolean\": true")).Pathway.ShouldBe(Assess);
    }

    [Theory]
    [InlineData("22325002 |Abnormal gait|", Assess)]
    [InlineData("299042006:272741003=51440002", Assess)]
    [InlineData("22325002:246112005=24484000", Assess)]
    [InlineData("=== 22325002", Assess)]
    [InlineData("413350009 |Finding with explicit context|:246090004=22325002,408729009=52101004", Assess)]
    [InlineData("=== 59621000", Plan)]
    [InlineData("59621000 |Essential hypertension|", Plan)]
    [InlineData("22325002x", Plan)]
    public void D33_An_expression_of_SNOMED_CT_about_a_red_flag_is_shown_and_leaves_its_sign_open(string expression, string pathway)
    {
        Chart.Baseline.With(Condition(Coding("http://snomed.info/sct", expression), Onset)).Pathway.ShouldBe(pathway);
        Chart.Baseline.With(Condition(Coding("http://snomed.info/sct", expression), Onset)).NotUsed.ShouldBe(pathway == Assess ? ["Condition/added-15: not-understood"] : []);
    }

    [Fact]
    public void D33_What_is_over_refuted_or_withdrawn_is_listed_and_leaves_nothing_open()
    {
        var odd = Written.Condition("urn:site|22325002", clinical: "resolved");
        Chart.Baseline.With(odd).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(odd).NotUsed.Single().ShouldEndWith("code-system-not-recognized");
        Chart.Baseline.With(Written.Condition("urn:site|22325002", verification: "refuted")).NotUsed.Single().ShouldEndWith(": refuted");
        Chart.Baseline.With(Written.Present("urn:site|22325002", status: "entered-in-error")).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("sct|22325002 urn:site|gait-instability")]
    [InlineData("urn:site|22325002 gait-instability")]
    [InlineData("icd|R26.0 urn:site|22325002")]
    public void D33_A_coding_of_the_site_beside_one_for_the_same_is_no_question(string code)
    {
        Chart.Baseline.With(Written.Absent(code)).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Absent(code)).NotUsed.ShouldBeEmpty();
    }

    [Fact]
    public void D33_A_coding_beside_a_known_one_for_something_else_is_a_question() =>
        Chart.Baseline.With(Written.Condition("sct|433203006 urn:site|R32")).Pathway.ShouldBe(Assess);

    [Fact]
    public void D33_A_code_that_the_site_maps_is_no_question()
    {
        var chart = Chart.Baseline.With(Written.Absent("urn:site|22325002"));

        chart.Pathway.ShouldBe(Assess);
        (chart with { Options = new() { SiteCode = coding => coding.System == "urn:site" ? new(Systems.Findings, "gait-instability") : null } }).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("urn:site", "8867-4")]
    [InlineData("urn:site", "R330")]
    [InlineData("urn:site", "R3312")]
    [InlineData("urn:site", "R31.9")]
    [InlineData("urn:site", "13645005")]
    [InlineData("urn:site", "52101004")]
    public void A_code_of_the_site_that_is_no_alarm_of_ours_changes_nothing(string system, string code)
    {
        var chart = Chart.Baseline.With(Condition(Coding(system, code)), Observation(Coding(system, code), "\"valueBoolean\": true"));

        chart.Pathway.ShouldBe(Plan);
        chart.NotUsed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("R39.19")]
    [InlineData("R39.191")]
    [InlineData("R39.192")]
    [InlineData("R39198")]
    [InlineData("r33.8")]
    [InlineData("G83.41")]
    [InlineData("R15.90")]
    public void D33_A_code_below_a_listed_one_counts(string code) => Chart.Baseline.With(Written.Condition("icd|" + code)).Pathway.ShouldBe(Urgent);

    [Theory]
    [InlineData("R39.1")]
    [InlineData("R39.16")]
    [InlineData("R15.0")]
    [InlineData("N31.0")]
    [InlineData("M62.830")]
    public void A_code_beside_or_above_a_listed_one_does_not(string code) => Chart.Baseline.With(Written.Condition("icd|" + code)).Pathway.ShouldBe(Plan);

    private static string Coding(string system, string code) =>
        system.Length == 0 ? $$"""{ "code": "{{code}}" }""" : $$"""{ "system": "{{system}}", "code": "{{code}}" }""";

    private static string Observation(string coding, string value, string more = "\"note\": []") => $$"""
        { "resourceType": "Observation", "status": "final", "code": { "coding": [{{coding}}] }, "effectiveDateTime": "2026-05-30", {{value}}, {{more}} }
        """;

    private static string Condition(string coding, string members = Onset) => $$"""
        { "resourceType": "Condition", "clinicalStatus": { "coding": [{ "system": "{{Systems.ConditionClinical}}", "code": "active" }] },
          "verificationStatus": { "coding": [{ "system": "{{Systems.ConditionVerification}}", "code": "confirmed" }] }, "code": { "coding": [{{coding}}] }, {{members}} }
        """;
}
