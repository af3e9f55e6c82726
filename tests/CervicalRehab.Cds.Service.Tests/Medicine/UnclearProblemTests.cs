using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>A Condition in which something is not understood warns as it did and reassures nobody (D29, D35).</summary>
public sealed partial class UnclearProblemTests
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
        "\"_recordedDate\": { \"extension\": [{ \"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"masked\" }] }",
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
}
