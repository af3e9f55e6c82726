using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>A Condition in which something is not understood warns as it did and reassures nobody (D29, D35).</summary>
public sealed class UnclearProblemTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Urgent = "urgent-surgical-referral";
    private const string Opll = "sct|90448008";
    private const string Spasm = "sct|433203006";
    private const string Gait = "sct|22325002";
    private const string Modifier = "\"modifierExtension\": [{ \"url\": \"http://site.example/certainty\", \"valueCode\": \"ruled-out\" }]";
    private const string Subsetted = """ "meta": { "tag": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "SUBSETTED" }] } """;
    private const string Minor = """ "severity": { "coding": [{ "system": "http://snomed.info/sct", "code": "255604002" }] } """;

    public static TheoryData<string> NotUnderstood { get; } =
    [
        Modifier,
        "\"implicitRules\": \"http://site.example/rules\"",
        Subsetted,
        """ "meta": { "security": [{ "code": "REDACTED" }] } """,
        """ "meta": { "security": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "masked" }] } """,
        "\"meta\": \"SUBSETTED\"",
        "\"stage\": [{ \"summary\": { \"text\": \"III\" } }]",
        "\"certainty\": \"low\"",
        "\"Severity\": { \"text\": \"severe\" }",
        "\"_clinicalStatus\": { \"extension\": [] }",
        "\"_recordedDate\": { \"extension\": [{ \"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"unknown\" }] }",
        "\"onsetAge\": { \"value\": 40 }, \"onsetString\": \"in her forties\"",
        "\"abatementDateTime\": \"2026-01-01\", \"abatementString\": \"over\"",
        "\"bodySite\": [{ \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"Code\": \"45048000\" }] }]",
        "\"evidence\": [{ \"modifierExtension\": [] }]",
        "\"evidence\": [{ \"finding\": [] }]",
    ];

    public static TheoryData<string> Harmless { get; } =
    [
        "\"extension\": [{ \"url\": \"http://site.example/a\", \"valueString\": \"b\" }]",
        """ "meta": { "versionId": "3", "lastUpdated": "2026-05-30T10:00:00Z", "profile": ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition-problems-health-concerns"], "tag": [{ "system": "http://site.example", "code": "ward-3" }], "security": [{ "code": "R" }] } """,
        "\"text\": { \"status\": \"generated\", \"div\": \"<div xmlns='http://www.w3.org/1999/xhtml'>x</div>\" }",
        "\"identifier\": [{ \"value\": \"1\" }], \"category\": [{ \"text\": \"problem-list-item\" }], \"encounter\": { \"reference\": \"Encounter/1\" }",
        "\"recorder\": { \"display\": \"x\" }, \"asserter\": { \"display\": \"y\" }, \"note\": [{ \"text\": \"see letter\" }], \"language\": \"en\"",
        "\"contained\": [{ \"resourceType\": \"Practitioner\", \"id\": \"p\" }]",
        "\"evidence\": [{ \"code\": [{ \"text\": \"CT\" }], \"detail\": [{ \"reference\": \"DiagnosticReport/1\" }] }]",
        "\"onsetAge\": { \"value\": 40, \"unit\": \"a\" }",
        "\"onsetString\": \"in her forties\"",
        "\"recordedDate\": \"2026-05-30\", \"_recordedDate\": { \"extension\": [{ \"url\": \"http://site.example/by\", \"valueString\": \"x\" }] }",
    ];

    private static Chart WithoutOpll => Chart.Baseline.Without("90448008");

    private static Chart WithoutSpasm => Chart.Baseline.Without("433203006");

    [Theory]
    [InlineData("\"note\": [{ \"text\": \"x\" }]", "not-applicable")]
    [InlineData("\"extension\": [{ \"url\": \"http://site.example/a\", \"valueString\": \"b\" }]", "not-applicable")]
    [InlineData(Modifier, Assess)]
    [InlineData(Subsetted, Assess)]
    [InlineData("\"onsetDateTime\": 5", Assess)]
    public void D29_An_OPLL_is_of_another_level_only_when_all_of_it_is_understood(string member, string pathway) => WithoutOpll
        .With($$"""{ "resourceType": "Condition", "code": { "coding": [{ "system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M48.8X6" }], "text": "OPLL, lumbar" }, {{member}} }""").Pathway.ShouldBe(pathway);

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void D29_An_OPLL_in_which_something_is_not_understood_is_unconfirmed(string member)
    {
        var chart = WithoutOpll.With(Written.Condition(Opll, $"{Minor}, {member}"));

        chart.Pathway.ShouldBe(Assess);
        chart.Rules.ShouldContain("diagnosis-not-confirmed");
        chart.NotUsed.ShouldHaveSingleItem().ShouldEndWith(": not-understood");
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void D29_What_says_nothing_about_the_OPLL_leaves_it_confirmed(string member)
    {
        var chart = WithoutOpll.With(Written.Condition(Opll, $"{Minor}, {member}"));

        chart.Pathway.ShouldBe(Plan);
        chart.NotUsed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("refuted", "active", "")]
    [InlineData("entered-in-error", "", "")]
    [InlineData("confirmed", "resolved", "")]
    [InlineData("confirmed", "inactive", "")]
    [InlineData("refuted", "active", "broken")]
    public void D29_An_OPLL_that_is_gone_is_gone_only_when_all_of_it_is_understood(string verification, string clinical, string how)
    {
        string Record(string member) => Written.Condition(Opll, $"{Minor}, {member}", clinical, verification);
        var doubted = WithoutOpll.With(Record(how == "broken" ? "\"onsetDateTime\": 5" : Modifier));

        WithoutOpll.With(Record("\"note\": []")).Pathway.ShouldBe("not-applicable");
        doubted.Pathway.ShouldBe(Assess);
        doubted.With(Written.Present("gait-instability")).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void D29_A_resolved_spasm_in_which_something_is_not_understood_is_not_resolved(string member)
    {
        var spasm = WithoutSpasm.With(Written.Condition(Spasm, member, "resolved"));

        spasm.Rules.ShouldContain("resistance-withheld");
        spasm.Rules.ShouldContain("spasm-not-documented");
        spasm.With(Written.Condition(Spasm, clinical: "resolved")).Rules.ShouldContain("resistance-withheld");
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void D29_What_says_nothing_about_the_spasm_leaves_it_resolved(string member)
    {
        var spasm = WithoutSpasm.With(Written.Condition(Spasm, member, "resolved"));

        spasm.Pathway.ShouldBe(Plan);
        spasm.Rules.ShouldNotContain("resistance-withheld");
        spasm.Rules.ShouldNotContain("spasm-not-documented");
    }

    [Fact]
    public void D29_An_active_spasm_that_is_not_understood_warns_and_documents_nothing()
    {
        var spasm = WithoutSpasm.With(Written.Condition(Spasm, Modifier));

        spasm.Picture.Spasm.ShouldHaveSingleItem().State.ShouldBe(ProblemState.Active);
        spasm.Rules.ShouldContain("spasm-not-documented");
    }

    [Theory]
    [InlineData("refuted")]
    [InlineData("confirmed")]
    public void D5_D29_A_dystonia_that_may_be_there_keeps_a_spasm_from_being_resolved(string verification)
    {
        string Dystonia(string member) => Written.Condition("sct|74333002", member, "resolved", verification);
        var resolved = WithoutSpasm.With(Written.Condition(Spasm, clinical: "resolved"));

        resolved.With(Dystonia("\"note\": []")).Rules.ShouldNotContain("resistance-withheld");
        resolved.With(Dystonia(Modifier)).Rules.ShouldContain("resistance-withheld");
    }

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void D29_An_active_sign_stays_positive_whatever_stands_beside_it(string member) =>
        Chart.Baseline.With(Written.Condition(Gait, member)).Pathway.ShouldBe(Urgent);

    [Theory]
    [InlineData("refuted", "active")]
    [InlineData("entered-in-error", "")]
    [InlineData("confirmed", "resolved")]
    [InlineData("confirmed", "inactive")]
    public void D29_A_sign_that_is_gone_is_gone_only_when_all_of_it_is_understood(string verification, string clinical)
    {
        Chart.Baseline.With(Written.Condition(Gait, "\"onsetDateTime\": \"2026-01-01\"", clinical, verification)).Pathway.ShouldBe(Plan);

        var doubted = Chart.Baseline.With(Written.Condition(Gait, $"\"onsetDateTime\": \"2026-01-01\", {Modifier}", clinical, verification));
        doubted.Pathway.ShouldBe(Assess);
        doubted.Missing.ShouldBe(["gait-instability: not-understood"]);
        doubted.NotUsed.ShouldHaveSingleItem().ShouldEndWith(": not-understood");
    }

    [Theory]
    [InlineData("sct|202664003", "signs-unknown")]
    [InlineData("sct|71286001", "mri-not-evaluated")]
    [InlineData("sct|22220005", "signs-unknown")]
    public void D12_D29_A_myelopathy_a_compression_or_an_incontinence_that_is_gone_in_a_way_not_understood_stays_open(string code, string rule)
    {
        Chart.Baseline.With(Written.Condition(code, "\"onsetDateTime\": \"2026-01-01\"", verification: "refuted")).Pathway.ShouldBe(Plan);

        var doubted = Chart.Baseline.With(Written.Condition(code, Modifier, verification: "refuted"));
        doubted.Pathway.ShouldBe(Assess);
        doubted.Rules.ShouldContain(rule);
    }

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

    [Theory]
    [InlineData("sct|45048000", "resolved", false, false)]
    [InlineData("sct|122494005", "resolved", false, false)]
    [InlineData("sct|7771000", "resolved", false, false)]
    [InlineData("sct|61685007", "resolved", true, true)]
    [InlineData("sct|61685007", "active", true, true)]
    [InlineData("sct|53120007", "active", true, true)]
    [InlineData("sct|122496007", "resolved", true, true)]
    [InlineData("sct|122496007", "active", true, true)]
    public void D37_A_spasm_whose_site_is_not_the_neck_is_not_this_spasm(string site, string clinical, bool isWithheld, bool isNotDocumented)
    {
        var chart = WithoutSpasm.With(Written.Condition("icd|M62.838", $"\"bodySite\": [{Written.Concept(site)}]", clinical));

        (chart.Rules.Contains("resistance-withheld"), chart.Rules.Contains("spasm-not-documented")).ShouldBe((isWithheld, isNotDocumented));
    }

    [Theory]
    [InlineData("sct|61685007", false)]
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
    [InlineData("sct|89545001", Plan, true)]
    [InlineData(null, Plan, true)]
    public void D37_Numbness_is_of_the_limb_that_it_names_and_shown_when_it_names_none(string? site, string pathway, bool isShown)
    {
        var chart = Chart.Baseline.With(Written.Condition("icd|R20.2", site is null ? "\"onsetDateTime\": \"2026-05-30\"" : $"\"onsetDateTime\": \"2026-05-30\", \"bodySite\": [{Written.Concept(site)}]"));

        chart.Pathway.ShouldBe(pathway);
        chart.Rules.Contains("numbness-without-site-seen").ShouldBe(isShown);
    }

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
