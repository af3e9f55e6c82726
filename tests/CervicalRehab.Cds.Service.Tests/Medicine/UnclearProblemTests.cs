using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
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
    [InlineData("""{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "resolved" }, { "system": "http://site.example/status", "code": "R" }], "text": "Resolved" }""")]
    [InlineData("""{ "coding": [{ "code": "resolved" }] }""")]
    public void D35_A_status_with_words_and_the_codes_of_the_site_beside_it_is_understood(string status) =>
        WithoutSpasm.With(Written.Condition(Spasm, $"\"clinicalStatus\": {status}", clinical: string.Empty)).Rules.ShouldNotContain("resistance-withheld");

    [Fact]
    public void D29_Each_element_stands_once_in_its_list_and_no_modifier_is_harmless()
    {
        foreach (var list in new[] { ConditionElements.All, PatientElements.All })
        {
            list.Rows.Where(row => row.Why is not null).Select(row => row.Name)
                .ShouldNotContain(name => name == "modifierExtension" || name == "implicitRules" || name == "clinicalStatus" || name == "verificationStatus" || name == "active" || name == "link" || name.StartsWith("deceased", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void D29_A_name_that_is_not_valid_Unicode_is_not_understood() =>
        ConditionElements.AreUnderstood(JsonElement.Parse("""{ "\ud800": 1 }""")).ShouldBeFalse();
}
