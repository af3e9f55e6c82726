namespace CervicalRehab.Cds.Service.Tests.Medicine;

public sealed partial class UnclearProblemTests
{
    [Theory]
    [InlineData("sct|45048000", "resolved", false, false)]
    [InlineData("sct|122494005", "resolved", false, false)]
    [InlineData("sct|7771000", "resolved", false, false)]
    [InlineData("sct|61685007", "resolved", true, true)]
    [InlineData("sct|61685007", "active", true, true)]
    [InlineData("sct|30021000", "active", true, true)]
    [InlineData("sct|53120007", "active", true, true)]
    [InlineData("sct|122496007", "resolved", true, true)]
    [InlineData("sct|122496007", "active", true, true)]
    public void D37_A_spasm_whose_site_is_not_the_neck_is_not_this_spasm(string site, string clinical, bool isWithheld, bool isNotDocumented)
    {
        var chart = WithoutSpasm.With(Written.Condition("icd|M62.838", $"\"bodySite\": [{Written.Concept(site)}]", clinical));

        (chart.Rules.Contains("resistance-withheld"), chart.Rules.Contains("spasm-not-documented")).ShouldBe((isWithheld, isNotDocumented));
    }

    [Theory]
    [InlineData("left calf", true)]
    [InlineData("somewhere", true)]
    [InlineData("neck", false)]
    [InlineData("right side", false)]
    public void D37_A_resolved_spasm_whose_site_is_in_words_alone_and_not_the_neck_is_not_this_spasm(string site, bool isWithheld) =>
        WithoutSpasm.With(Written.Condition("icd|M62.838", $"\"bodySite\": [{{ \"text\": \"{site}\" }}]", "resolved")).Rules.Contains("resistance-withheld").ShouldBe(isWithheld);

    [Theory]
    [InlineData("sct|61685007", false)]
    [InlineData("sct|30021000", false)]
    [InlineData("sct|122496007", true)]
    public void D37_A_spasm_of_a_limb_beside_a_resolved_one_of_the_neck_changes_nothing_and_one_of_an_unknown_place_leaves_it_open(string site, bool isWithheld) => WithoutSpasm
        .With(Written.Condition(Spasm, clinical: "resolved"), Written.Condition("icd|M62.838", $"\"bodySite\": [{Written.Concept(site)}]"))
        .Rules.Contains("resistance-withheld").ShouldBe(isWithheld);

    [Theory]
    [InlineData("sct|61685007", Urgent, false)]
    [InlineData("sct|85562004", Assess, false)]
    [InlineData("sct|85151006", Plan, false)]
    [InlineData("sct|45048000", Plan, false)]
    [InlineData("sct|7771000", Plan, true)]
    [InlineData("sct|51440002", Plan, true)]
    [InlineData("sct|89545001", Assess, false)]
    [InlineData("urn:site|HANDS", Assess, false)]
    [InlineData("urn:site|HANDS sct|51440002", Assess, false)]
    [InlineData("urn:site|LEG sct|61685007", Urgent, false)]
    [InlineData("sct|32153003", Urgent, false)]
    [InlineData("sct|62175007", Urgent, false)]
    [InlineData("sct|68367000", Urgent, false)]
    [InlineData("sct|72696002", Urgent, false)]
    [InlineData("sct|30021000", Urgent, false)]
    [InlineData("sct|48979004", Urgent, false)]
    [InlineData("sct|32696007", Urgent, false)]
    [InlineData("sct|56459004", Urgent, false)]
    [InlineData("sct|22335008", Urgent, false)]
    [InlineData("sct|7769000", Urgent, false)]
    [InlineData("sct|29707007", Urgent, false)]
    [InlineData(null, Plan, true)]
    public void D37_Numbness_is_of_the_limb_that_it_names_and_shown_when_it_names_none(string? site, string pathway, bool isShown)
    {
        var chart = Chart.Baseline.With(Written.Condition("icd|R20.2", site is null ? "\"onsetDateTime\": \"2026-05-30\"" : $"\"onsetDateTime\": \"2026-05-30\", \"bodySite\": [{Written.Concept(site)}]"));

        chart.Pathway.ShouldBe(pathway);
        chart.Rules.Contains("numbness-without-site").ShouldBe(isShown);
        chart.Decision.Indicator.ShouldBe(pathway == Urgent ? Protocol.Indicator.Critical : pathway == Assess || isShown ? Protocol.Indicator.Warning : chart.Decision.Indicator, "an info plan has no caution beside it");
    }

    [Theory]
    [InlineData("{ \"text\": \"both feet\" }")]
    [InlineData("{ \"coding\": [{ \"code\": \"LEG\" }] }")]
    [InlineData("{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"45048000\" }] }, { \"text\": \"feet\" }")]
    public void D37_Numbness_at_a_place_that_nobody_knows_may_be_of_an_arm_or_a_leg(string sites)
    {
        foreach (var code in new[] { "icd|R20.0", "icd|R20.2", "sct|44077006", "sct|91019004" })
        {
            var chart = Chart.Baseline.With(Written.Condition(code, $"\"onsetDateTime\": \"2026-05-30\", \"bodySite\": [{sites}]"));

            (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe((Assess, false), code);
            chart.Missing.ShouldContain("lower-limb-neuro-symptom: value-not-understood");
            chart.Missing.ShouldContain(missing => missing.StartsWith("upper-limb-numbness", StringComparison.Ordinal));
            chart.NotUsed.ShouldHaveSingleItem().ShouldEndWith(": value-not-understood");
            chart.Rules.ShouldNotContain(rule => rule.StartsWith("numbness-without-site", StringComparison.Ordinal));
        }

        Chart.Baseline.With(Written.Condition("icd|R20.2", $"\"onsetDateTime\": \"2026-05-30\", \"bodySite\": [{sites}]", "resolved")).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("sct|44077006", "sct|61685007", Urgent)]
    [InlineData("sct|91019004", "sct|56459004", Urgent)]
    [InlineData("sct|91019004", "sct|85562004 sct|51440002", Urgent)]
    [InlineData("sct|91019004", "sct|45048000", Plan)]
    public void D37_Numbness_in_SNOMED_CT_is_of_the_limb_that_it_names(string code, string site, string pathway) =>
        Chart.Baseline.With(Written.Condition(code, $"\"onsetDateTime\": \"2026-05-30\", \"bodySite\": [{Written.Concept(site)}]")).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("sct|61685007", Plan)]
    [InlineData("sct|56459004", Assess)]
    [InlineData("sct|7769000", Assess)]
    public void D37_A_leg_that_was_examined_in_part_is_not_examined(string site, string pathway) =>
        Chart.Baseline.With(Written.OnSide("lower-limb-neuro-symptom", site, "\"valueBoolean\": false")).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("sct|85151006", "Left")]
    [InlineData("sct|78791008", "Right")]
    [InlineData("sct|368208006", "Left")]
    [InlineData("sct|368209003", "Right")]
    [InlineData("sct|85151006 sct|78791008", "Left Right")]
    public void D37_A_limb_with_a_side_names_its_side(string site, string sides) =>
        string.Join(' ', Chart.Empty.With(Written.Condition("sct|299042006", $"\"bodySite\": [{Written.Concept(site)}]")).Picture.Signs.Select(sign => sign.Side)).ShouldBe(sides);

    [Theory]
    [InlineData("active", "confirmed", "\"note\": []", Urgent)]
    [InlineData("active", "provisional", "\"note\": []", Urgent)]
    [InlineData("active", "confirmed", Modifier, Urgent)]
    [InlineData("resolved", "confirmed", "\"note\": []", Plan)]
    [InlineData("active", "refuted", "\"note\": []", Plan)]
    [InlineData("active", "refuted", Modifier, Assess)]
    public void D37_A_sign_coded_as_the_evidence_of_an_OPLL_is_a_sign_on_the_problem_list(string clinical, string verification, string member, string pathway)
    {
        var evidence = $$""" "evidence": [{ "detail": [] }, { "code": [{ "text": "seen" }, {{Written.Concept(Gait)}}] }], "onsetDateTime": "2026-05-30" """;

        Chart.Baseline.With(Written.Condition(Opll, $"{Minor}, {evidence}, {member}", clinical, verification)).Pathway.ShouldBe(pathway);
    }

    [Theory]
    [InlineData("sct|433203006", "active", "confirmed", "\"note\": []", Urgent)]
    [InlineData("icd|M54.2", "active", "confirmed", "\"note\": []", Urgent)]
    [InlineData("icd|M54.2", "active", "provisional", Modifier, Urgent)]
    [InlineData("icd|M54.2", "resolved", "confirmed", "\"note\": []", Plan)]
    [InlineData("icd|M54.2", "active", "refuted", "\"note\": []", Plan)]
    [InlineData("icd|M54.2", "resolved", "confirmed", Modifier, Assess)]
    public void D37_A_sign_coded_as_the_evidence_of_any_problem_is_a_sign_on_the_problem_list(string code, string clinical, string verification, string member, string pathway)
    {
        var evidence = $$""" "evidence": [{ "code": [{{Written.Concept(Gait)}}] }], "onsetDateTime": "2026-05-30" """;

        Chart.Baseline.With(Written.Condition(code, $"{evidence}, {member}", clinical, verification)).Pathway.ShouldBe(pathway);
    }

    [Theory]
    [InlineData("icd|M54.2", "52101004", Urgent)]
    [InlineData("icd|M54.2", "2667000", Plan)]
    [InlineData(Opll, "52101004", Urgent)]
    public void D37_An_examination_that_stands_within_a_problem_counts_when_it_is_positive(string code, string value, string pathway)
    {
        var contained = $$""" "contained": [{ "resourceType": "Observation", "id": "e", "status": "final", "code": {{Written.Concept("gait-instability")}}, "valueCodeableConcept": {{Written.Concept("sct|" + value)}} }] """;

        Chart.Baseline.With(Written.Condition(code, $$"""{{Minor}}, {{contained}}, "evidence": [{ "detail": [{ "reference": "#e" }] }], "onsetDateTime": "2026-05-30" """)).Pathway.ShouldBe(pathway);
    }

    [Theory]
    [InlineData("urn:site|22325002", "active", "gait-instability: code-system-not-recognized")]
    [InlineData("urn:site|R33.9", "active", "bladder-dysfunction: code-system-not-recognized")]
    [InlineData("urn:site|22325002", "resolved", "")]
    [InlineData("urn:site|1234", "active", "")]
    public void D33_D37_Evidence_of_an_OPLL_under_a_system_that_nobody_knows_leaves_its_sign_open(string code, string clinical, string missing)
    {
        var chart = Chart.Baseline.With(Written.Condition(Opll, $$"""{{Minor}}, "evidence": [{ "code": [{{Written.Concept(code)}}] }] """, clinical));

        string.Join(' ', chart.Missing).ShouldBe(missing);
        chart.Pathway.ShouldBe(missing.Length == 0 ? Plan : Assess);
    }

    [Theory]
    [InlineData("\"onsetDateTime\": \"2026-05-03\"", Plan)]
    [InlineData("\"onsetDateTime\": \"2026-05-04\"", Urgent)]
    [InlineData("\"onsetDateTime\": \"2026-04\"", Plan)]
    [InlineData("\"onsetDateTime\": \"2026-05\"", Urgent)]
    [InlineData("\"onsetDateTime\": \"2025\"", Plan)]
    [InlineData("\"onsetDateTime\": \"2026\"", Urgent)]
    [InlineData("\"onsetDateTime\": \"2027-01-01\"", Urgent)]
    [InlineData("\"onsetPeriod\": { \"start\": \"2019-02-01\" }", Plan)]
    [InlineData("\"onsetString\": \"for years\"", Urgent)]
    [InlineData("\"recordedDate\": \"2019-02-01\"", Urgent)]
    [InlineData("\"onsetDateTime\": \"2019-02-01\", \"onsetString\": \"last week\"", Urgent)]
    public void D11_D38_Stress_incontinence_is_of_long_standing_only_when_it_is_known_to_be_older_than_28_days(string member, string pathway) =>
        Chart.Baseline.With(Written.Condition("sct|22220005", member)).Pathway.ShouldBe(pathway);
}
