using CervicalRehab.Cds.Fhir;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D29, D33, D36: signs that stand in a panel that is not ours, in one of another kind, in the value of a question, or within another Observation.</summary>
public sealed class StrayFindingTests
{
    private const string Urgent = "urgent-surgical-referral";
    private const string Assess = "complete-assessment";
    private const string Plan = "conservative-plan";
    private const string Yes = "\"valueBoolean\": true";
    private const string No = "\"valueBoolean\": false";

    public static TheoryData<string> Panels =>
    [
        Coded("urn:site|neuro-panel"), Coded("loinc|32473-3"), """{ "text": "Neuro exam" }""", Coded("sct|5880005"), Coded("rom-cervical-panel"), Coded("loinc|38214-3"), Coded("shoulder-strength"),
    ];

    [Theory]
    [MemberData(nameof(Panels))]
    public void D36_A_sign_that_is_present_in_a_component_of_any_panel_counts(string panel)
    {
        var chart = Chart.Baseline.With(Panel(panel, Part("gait-instability", Yes), Part("bowel-dysfunction", No)));

        chart.Pathway.ShouldBe(Urgent);
        chart.Decision.NoRedFlags.ShouldBeFalse();
        chart.Decision.Inputs.ShouldContain(input => input.Fact == "gait-instability" && input.Value == "present" && input.Reference!.StartsWith("Observation/added-", StringComparison.Ordinal));
        Chart.Baseline.With(Panel(panel, Part("sct|22325002", Yes))).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Panel(panel, Part("bladder-dysfunction", Yes))).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public void D36_What_is_absent_in_a_panel_changes_nothing_and_reassures_nobody(string panel)
    {
        var absent = Panel(panel, Part("gait-instability", No), Part("hand-weakness", No), Part("sct|40492006", Written.Value("sct|2667000")), Part("upper-limb-strength-mrc", "\"valueInteger\": 5"));

        Chart.Baseline.Without("gait-instability").With(absent).Missing.ShouldContain("gait-instability: not-recorded");
        if (!panel.Contains("rom-", StringComparison.Ordinal) && !panel.Contains("38214", StringComparison.Ordinal) && !panel.Contains("shoulder", StringComparison.Ordinal))
        {
            Chart.Baseline.With(absent).Pathway.ShouldBe(Plan);
            Chart.Baseline.With(absent).Decision.NoRedFlags.ShouldBeTrue();
            Chart.Baseline.With(absent).NotUsed.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("gait-instability", "\"valueString\": \"swaying\"", "gait-instability: value-not-understood")]
    [InlineData("gait-instability", "\"valueCodeableConcept\": { \"text\": \"yes\" }", "gait-instability: value-not-understood")]
    [InlineData("gait-instability", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"82334004\" }] }", "gait-instability: indeterminate")]
    [InlineData("sct|22325002", "\"note\": []", "gait-instability: not-understood")]
    [InlineData("bladder-dysfunction", "\"id\": \"x\"", "bladder-dysfunction: no-value")]
    [InlineData("gait-instability", "\"valueBoolean\": false, \"modifierExtension\": [{ \"url\": \"x\", \"valueBoolean\": true }]", "gait-instability: not-understood")]
    [InlineData("gait-instability", "\"valueBoolean\": false, \"interpretation\": [{ \"text\": \"abnormal\" }]", "gait-instability: conflicting")]
    [InlineData("urn:site|22325002", "\"valueBoolean\": true", "gait-instability: code-system-not-recognized")]
    [InlineData("urn:site|R26.0", "\"valueBoolean\": true", "gait-instability: code-system-not-recognized")]
    [InlineData("sct|202664003", "\"valueBoolean\": true", "other-pyramidal-sign: value-not-understood")]
    [InlineData("icd|R20.2", "\"valueBoolean\": true", "upper-limb-numbness left: value-not-understood upper-limb-numbness right: value-not-understood lower-limb-neuro-symptom: value-not-understood")]
    public void D36_What_is_unclear_in_a_panel_leaves_its_sign_open_and_is_listed(string code, string value, string missing)
    {
        var chart = Chart.Baseline.With(Panel(Coded("urn:site|neuro-panel"), Part(code, value), Part("urn:site|x", No)));

        (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe((Assess, false));
        foreach (var one in missing.Split(" upper").SelectMany((part, at) => (at == 0 ? part : "upper" + part).Split(" lower").Select((rest, n) => n == 0 ? rest : "lower" + rest)))
        {
            chart.Missing.ShouldContain(one);
        }

        chart.NotUsed.ShouldNotBeEmpty();
        Chart.Baseline.With(Panel(Coded("urn:site|neuro-panel"), Part(code, value)).Replace(Written.Recently, "2026-05-20", StringComparison.Ordinal)).Decision.NoRedFlags.ShouldBe(code is "sct|202664003" ? false : true, "an examination a week later answers it");
    }

    [Theory]
    [InlineData("\"dataAbsentReason\": { \"text\": \"not examined\" }")]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"385660001\" }] }")]
    public void D6_What_was_not_looked_for_in_a_panel_leaves_nothing_open(string value) => Chart.Baseline.With(Panel(Coded("urn:site|neuro-panel"), Part("gait-instability", value))).Pathway.ShouldBe(Plan);

    // R4 gives a panel, which has no value of its own, such a reason with good right: what its parts say is present is no less present, and what they say is absent reassures nobody.
    [Theory]
    [InlineData("gait-instability", Urgent)]
    [InlineData("bladder-dysfunction", Urgent)]
    [InlineData("mri-cord-compression", Plan)]
    public void D7_A_data_absent_reason_of_a_panel_takes_comfort_from_its_parts_and_no_red_flag(string code, string pathway)
    {
        if (pathway is Urgent)
        {
            Chart.Baseline.With(WithoutValue(Panel(Coded("urn:site|neuro-panel"), Part(code, Yes)))).Pathway.ShouldBe(pathway);
            Chart.Baseline.With(WithoutValue(Written.Sides(code, Yes, No))).Pathway.ShouldBe(pathway);
        }

        Chart.Baseline.With(WithoutValue(Panel(Coded("urn:site|neuro-panel"), Part(code, No)))).Pathway.ShouldBe(Plan);
        Chart.Empty.With(WithoutValue(Written.Sides(code, No, No))).Picture.Signs.ShouldAllBe(sign => sign.Finding != Protocol.Answer.No);
    }

    // D31 speaks of somebody else: the patient's own problem is nobody. What is absent with a view to it reassures no further than that.
    [Theory]
    [InlineData("Condition/opll", Urgent)]
    [InlineData("https://ehr.example/fhir/Procedure/1/_history/2", Urgent)]
    [InlineData("BodyStructure/neck", Urgent)]
    [InlineData("Encounter/1", Urgent)]
    [InlineData("ImagingStudy/1", Urgent)]
    [InlineData("Patient/somebody-else", Assess)]
    [InlineData("RelatedPerson/mother", Assess)]
    [InlineData("Device/1", Assess)]
    [InlineData("Condition", Assess)]
    public void D31_A_focus_on_a_matter_of_the_patients_own_loses_no_red_flag(string focus, string pathway)
    {
        string About(string value) => Written.Observation("gait-instability", $"{value}, \"focus\": [{{ \"reference\": \"{focus}\" }}]");

        Chart.Baseline.With(About(Yes)).Pathway.ShouldBe(pathway);
        Chart.Empty.With(About(No)).Picture.Signs.ShouldAllBe(sign => sign.Finding == Protocol.Answer.Unknown);
    }

    [Theory]
    [InlineData("hand-weakness", Yes, Yes, Urgent)]
    [InlineData("hoffmann-sign", Yes, Yes, "surgical-referral")]
    [InlineData("upper-limb-strength-mrc", "\"valueInteger\": 4", "\"valueInteger\": 3", Urgent)]
    [InlineData("hand-weakness", Yes, "\"valueBoolean\": true, \"dataAbsentReason\": { \"text\": \"error\" }", "surgical-referral")]
    [InlineData("upper-limb-strength-mrc", "\"valueInteger\": 5", "\"valueInteger\": 5", Plan)]
    public void D8_The_same_of_its_sides(string code, string left, string right, string pathway) =>
        Chart.Baseline.With(WithoutValue(Written.Sides(code, left, right))).Pathway.ShouldBe(pathway);

    [Fact]
    public void D8_A_part_of_a_panel_has_the_side_of_its_code_or_of_the_whole()
    {
        var panel = Panel(Coded("urn:site|neuro-panel"), Part("hand-weakness left-side", Yes), Part("hand-weakness sct|24028007", Yes));
        Chart.Baseline.With(panel).Pathway.ShouldBe(Urgent);
        Chart.Empty.With(panel).Picture.Signs.Select(sign => $"{sign.Side}").ShouldBe(["Left", "Right"]);

        var right = Panel(Coded("urn:site|neuro-panel"), Part("hand-weakness", Yes)).Replace("\"component\"", $"\"bodySite\": {Coded("sct|24028007")}, \"component\"", StringComparison.Ordinal);
        Chart.Empty.With(right).Picture.Signs.Select(sign => $"{sign.Side}").ShouldBe(["Right"]);
        Chart.Empty.With(Panel(Coded("urn:site|neuro-panel"), Part("upper-limb-strength-mrc", "\"valueInteger\": 3"))).Picture.Signs.Select(sign => $"{sign.Side} {sign.Grade!.Value.Value}").ShouldBe(["NotStated 3"]);
    }

    [Fact]
    public void D36_Another_sign_in_an_examination_of_one_leaves_both_open()
    {
        var both = Written.Observation("hoffmann-sign", $$""" "component": [{{Part("left-side", No)}}, {{Part("right-side", No)}}, {{Part("gait-instability", Yes)}}] """);

        Chart.Baseline.With(both).Missing.ShouldContain("gait-instability: conflicting");
        Chart.Baseline.With(both, Written.Sides("hoffmann-sign", No, No, "2026-05-31")).Missing.ShouldBe(["gait-instability: conflicting"]);
        Chart.Baseline.With(both.Replace("true", "false", StringComparison.Ordinal)).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("final", Urgent)]
    [InlineData("preliminary", Urgent)]
    [InlineData("unknown", Assess)]
    [InlineData("Final", Assess)]
    [InlineData("entered-in-error", Plan)]
    [InlineData("cancelled", Plan)]
    public void D35_The_status_of_a_panel_holds_for_its_parts(string status, string pathway)
    {
        var panel = Panel(Coded("urn:site|neuro-panel"), Part("gait-instability", Yes)).Replace("\"final\"", $"\"{status}\"", StringComparison.Ordinal);

        Chart.Baseline.With(panel).Pathway.ShouldBe(pathway);
        Chart.Baseline.With(panel).NotUsed.Length.ShouldBe(pathway == Urgent ? 0 : 1);
        Chart.Baseline.With(panel.Replace("true", "false", StringComparison.Ordinal)).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("\"modifierExtension\": [{ \"url\": \"x\", \"valueBoolean\": true }]", Urgent)]
    [InlineData("\"focus\": [{ \"reference\": \"Patient/mother\" }]", Assess)]
    [InlineData("\"subject\": { \"display\": \"Alex\" }", Assess)]
    [InlineData("\"subject\": { \"reference\": \"Patient/other\" }", Plan)]
    [InlineData("\"effectivePeriod\": 5", Assess)]
    public void D31_A_panel_in_doubt_leaves_its_parts_open(string member, string pathway) =>
        Chart.Baseline.With(Panel(Coded("urn:site|neuro-panel"), Part("gait-instability", Yes)).Replace("\"component\"", $"{member}, \"component\"", StringComparison.Ordinal)).Pathway.ShouldBe(pathway);

    [Fact]
    public void D12_MRI_findings_in_a_panel_count()
    {
        var panel = Panel(Coded("urn:site|mri"), Part("mri-cord-compression", Yes), Part("mri-myelomalacia", Yes));

        Chart.Baseline.With(panel).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Panel(Coded("urn:site|mri"), Part("mri-cord-compression", Yes), Part("mri-myelomalacia", No))).Pathway.ShouldBe("surgical-referral");
        Chart.Baseline.With(Panel(Coded("urn:site|mri"), Part("mri-cord-compression", No), Part("mri-myelomalacia", No))).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Panel(Coded("urn:site|mri"), Part("mri-cord-compression", "\"valueString\": \"?\""))).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Written.Observation("mri-cord-compression", $$"""{{Yes}}, "component": [{{Part("mri-myelomalacia", Yes)}}] """)).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [InlineData("sct|129009001", "sct|40492006", "bladder-dysfunction: value-not-understood")]
    [InlineData("loinc|8601-7", "sct|22325002", "gait-instability: value-not-understood")]
    [InlineData("loinc|75325-1", "sct|267064002", "bladder-dysfunction: value-not-understood")]
    [InlineData("loinc|75325-1", "icd|R33.9", "bladder-dysfunction: value-not-understood")]
    [InlineData("loinc|75325-1", "icd|r339", "bladder-dysfunction: value-not-understood")]
    [InlineData("loinc|75325-1", "urn:oid:2.16.840.1.113883.6.96|22325002", "gait-instability: value-not-understood")]
    [InlineData("loinc|75325-1", "urn:site|22325002", "gait-instability: code-system-not-recognized")]
    [InlineData("loinc|75325-1", "gait-instability", "gait-instability: value-not-understood")]
    public void D33_A_red_flag_that_answers_a_question_not_ours_is_shown_and_leaves_its_sign_open(string question, string answer, string missing)
    {
        var chart = Chart.Baseline.With(Written.Observation(question, Written.Value(answer)));

        (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe((Assess, false));
        chart.Missing.ShouldBe([missing]);
        chart.NotUsed.ShouldHaveSingleItem().ShouldEndWith(missing.Split(' ')[1]);
        Chart.Baseline.With(Panel(Coded("urn:site|symptoms"), Part(question, Written.Value(answer)))).Missing.ShouldBe([missing]);
        Chart.Baseline.With(Written.Observation(question, Written.Value(answer), status: "unknown")).Missing.ShouldHaveSingleItem();
        Chart.Baseline.With(Written.Observation(question, Written.Value(answer), status: "entered-in-error")).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Observation(question, Written.Value(answer), date: "2026-05-20")).Pathway.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("sct|202664003")]
    [InlineData("icd|R20.2")]
    public void D12_D37_A_problem_that_is_observed_withholds_the_plan(string code)
    {
        (Chart.Baseline.With(Written.Present(code)).Pathway, Chart.Baseline.With(Written.Present(code)).Decision.NoRedFlags).ShouldBe((Assess, false));
        Chart.Baseline.With(Written.Absent(code)).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Observation("loinc|29308-4", Written.Value(code))).Pathway.ShouldBe(Assess);
    }

    [Theory]
    [InlineData(Yes, "\"id\": \"g1\"", Urgent)]
    [InlineData(No, "\"id\": \"g1\"", Plan)]
    [InlineData("\"valueString\": \"?\"", "\"id\": \"g1\"", Assess)]
    [InlineData(Yes, "\"subject\": { \"reference\": \"Patient/sample-patient\" }", Urgent)]
    [InlineData(Yes, "\"subject\": { \"reference\": \"Patient/sample-patient/_history/3\" }", Urgent)]
    [InlineData(Yes, "\"subject\": { \"reference\": \"Patient/other\" }", Assess)]
    public void D36_A_sign_within_another_Observation_counts(string value, string member, string pathway)
    {
        var inner = Written.Observation("gait-instability", $"{value}, {member}");
        foreach (var panel in new[] { "urn:site|neuro-panel", "loinc|32473-3", "hoffmann-sign" })
        {
            var held = Written.Observation(panel, $$""" "contained": [{ "resourceType": "Device" }, {{inner}}], "hasMember": [{ "reference": "#g1" }] """);
            var chart = Chart.Baseline.With(held);

            (pathway == Plan && panel is "hoffmann-sign" ? Plan : chart.Pathway).ShouldBe(pathway, panel);
            chart.Decision.Inputs.ShouldAllBe(input => input.Reference != "Observation/g1");
        }

        Chart.Baseline.With(Written.Observation("urn:site|p", $$""" "contained": [{{inner}}] """, status: "entered-in-error")).Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Observation("urn:site|p", $$""" "contained": [{{inner}}] """, status: "unknown")).Pathway.ShouldBe(pathway == Urgent ? Assess : pathway);
    }

    [Fact]
    public void D33_A_part_in_a_code_of_the_site_that_it_maps_is_that_sign()
    {
        var chart = Chart.Baseline.With(Panel(Coded("urn:site|neuro-panel"), Part("urn:site|unsteady", Yes)));

        chart.Pathway.ShouldBe(Plan);
        (chart with { Options = new() { SiteCode = coding => coding is { System: "urn:site", Code: "unsteady" } ? new(Systems.Findings, "gait-instability") : null } }).Pathway.ShouldBe(Urgent);
    }

    [Fact]
    public void What_is_none_of_ours_in_panels_and_values_leaves_the_plan()
    {
        var chart = Chart.Baseline.With(
            Panel(Coded("loinc|24323-8"), Part("loinc|2951-2", Written.Quantity("140", "mmol/L")), Part("loinc|5802-4", Written.Value("sct|260385009"))),
            Panel(Coded("loinc|85354-9"), Part("loinc|8480-6", Written.Quantity("120", "mm[Hg]")), Part("loinc|8462-4", Written.Quantity("80", "mm[Hg]"))),
            Written.Observation("loinc|72166-2", Written.Value("sct|266919005")),
            Written.Observation("loinc|29308-4", Written.Value("icd|I10")),
            Written.Observation("sct|129009001", Written.Value("sct|52101004")),
            Written.Observation("urn:site|panel", $$""" "contained": [{{Written.Observation("loinc|2951-2", Yes)}}, { "resourceType": "Specimen", "type": {{Coded("sct|119297000")}} }] """));

        (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe((Plan, true));
        chart.NotUsed.ShouldBeEmpty();
    }

    private static string WithoutValue(string panel) => panel.Replace("\"component\"", "\"dataAbsentReason\": { \"coding\": [{ \"system\": \"http://terminology.hl7.org/CodeSystem/data-absent-reason\", \"code\": \"not-applicable\" }] }, \"component\"", StringComparison.Ordinal);

    private static string Coded(string code) => Written.Concept(code);

    private static string Part(string code, string value) => $$"""{ "code": {{Coded(code)}}, {{value}} }""";

    private static string Panel(string code, params string[] parts) => $$"""
        { "resourceType": "Observation", "status": "final", "code": {{code}}, "effectiveDateTime": "{{Written.Recently}}", "component": [{{string.Join(", ", parts)}}] }
        """;
}
