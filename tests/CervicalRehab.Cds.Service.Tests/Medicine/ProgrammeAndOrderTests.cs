using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, rows "program", "existing orders", "manipulation order"; D16, D23, D24.</summary>
public sealed class ProgrammeAndOrderTests
{
    private const string Plan = "conservative-plan";
    private const string Hold = "hold";

    [Theory]
    [InlineData("active", Hold)]
    [InlineData("on-hold", Hold)]
    [InlineData("draft", Plan)]
    [InlineData("revoked", Plan)]
    [InlineData("completed", Plan)]
    [InlineData("entered-in-error", Plan)]
    [InlineData("unknown", Plan)]
    [InlineData("", Plan)]
    public void A_program_runs_by_its_status(string status, string pathway)
    {
        var chart = Chart.Baseline.With(Written.Plan(status));

        chart.Pathway.ShouldBe(pathway);
        chart.Decision.Proposals.Contains(Proposal.StartProgramme).ShouldBe(pathway == Plan && status != "draft");
        (chart.NotUsed.Length == 1).ShouldBe(status is "entered-in-error" or "unknown" or "");
    }

    [Theory]
    [InlineData("\"instantiatesCanonical\": [\"https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab\"]", Hold)]
    [InlineData("\"instantiatesCanonical\": [\"https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab|1.0.0\"]", Hold)]
    [InlineData("\"instantiatesCanonical\": [\"http://site.example/plan\", \"https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab|0.9.0\"]", Hold)]
    [InlineData("\"instantiatesCanonical\": [\"https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab-2\"]", Plan)]
    [InlineData("\"instantiatesUri\": [\"https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab\"]", Plan)]
    [InlineData("\"title\": \"Cervical rehabilitation\"", Plan)]
    public void A_CarePlan_is_the_program_by_its_canonical(string member, string pathway) => Chart.Baseline
        .With($$"""{ "resourceType": "CarePlan", "status": "active", "intent": "plan", "period": { "start": "2026-05-11" }, {{member}} }""")
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("2026", "complete-assessment", "")]
    [InlineData("2026-04", "complete-assessment", "")]
    [InlineData("2025", "surgical-referral", "day 152 or later")]
    [InlineData("2026-03", "surgical-referral", "day 62 or later")]
    [InlineData("2026-05", "complete-assessment", "")]
    [InlineData("2026-04-20", "surgical-referral", "day 42")]
    [InlineData("2026-04-21", "hold", "day 41")]
    public void D16_A_start_known_to_a_month_or_a_year_is_not_counted_to_the_day(string start, string pathway, string day)
    {
        var worse = Chart.Baseline.With(
            Written.Plan(start: start),
            Written.Observation("loinc|38214-3", Written.Quantity("35", "mm"), start.Length == 4 ? "2026-01-05" : "2026-04-02"));
        var decision = worse.With(start is "2026-05" ? [Written.Observation("loinc|38214-3", Written.Quantity("35", "mm"), "2026-05-12")] : []).Decision;

        decision.Pathway.Code().ShouldBe(pathway);
        var said = decision.Summary + string.Join(' ', decision.Because.Select(finding => finding.Sentence));
        said.ShouldContain(day);
        (start.Length < 10 && said.Contains("on day ", StringComparison.Ordinal) && !said.Contains("or later", StringComparison.Ordinal)).ShouldBeFalse(said);
    }

    [Theory]
    [InlineData("resistance-low", "set-missing")]
    [InlineData("resistance-moderate", "moderate-is-ceiling")]
    [InlineData("static-stretching", "resistance-may-start")]
    public void Without_a_load_the_plan_tells_the_phase(string activity, string rule) => Chart.Baseline.Without("433203006")
        .With(Written.Condition("sct|433203006", clinical: "resolved"), Written.Plan(members: Activity(activity)))
        .Rules.Contains(rule, StringComparer.Ordinal).ShouldBeTrue();

    [Fact]
    public void The_latest_recorded_load_speaks_before_the_plan() => Chart.Baseline.Without("433203006")
        .With(
            Written.Condition("sct|433203006", clinical: "resolved"),
            Written.Plan(members: Activity("resistance-low")),
            Written.Observation("load-percent-1rm", Written.Quantity("50", "%")))
        .Rules.Contains("moderate-is-ceiling", StringComparer.Ordinal).ShouldBeTrue();

    [Fact]
    public void The_program_that_started_last_is_the_one_that_runs() => Chart.Baseline
        .With(Written.Plan(start: "2025-01-01"), Written.Plan(start: "2026-05-20"))
        .Decision.RunningProgramme!.Start!.Text.ShouldBe("2026-05-20");

    [Theory]
    [InlineData("sct|308447003")]
    [InlineData("sct|91251008")]
    public void D24_Physical_therapy_on_file_suppresses_the_create_and_never_the_card(string code)
    {
        foreach (var status in new[] { "draft", "active", "on-hold" })
        {
            var decision = Chart.Baseline.With(Written.Order(code, status)).Decision;
            decision.Pathway.ShouldBe(Protocol.Pathway.ConservativePlan);
            decision.Proposals.ShouldBe([Proposal.StartProgramme]);
            decision.AlreadyOnFile.ShouldHaveSingleItem().Status.ShouldBe(status);
        }

        foreach (var status in new[] { "completed", "revoked", "entered-in-error", "unknown", "" })
        {
            Chart.Baseline.With(Written.Order(code, status)).Decision.Proposals.ShouldContain(Proposal.ReferToPhysicalTherapy, status);
        }
    }

    [Theory]
    [InlineData("sct|183541002")]
    [InlineData("sct|308481009")]
    [InlineData("sct|308482002")]
    [InlineData("activity|referral-to-spine-surgery")]
    public void D24_A_surgical_referral_on_file_suppresses_the_create_and_never_the_card(string code)
    {
        var decision = Chart.Baseline.With(Written.Present("gait-instability"), Written.Order(code, members: $"\"bodySite\": [{Written.Concept("sct|122494005")}]")).Decision;

        decision.Pathway.ShouldBe(Protocol.Pathway.UrgentSurgicalReferral);
        decision.Proposals.ShouldBeEmpty();
        decision.AlreadyOnFile.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"intent\": \"order\", \"doNotPerform\": true")]
    public void An_order_not_to_do_it_suppresses_nothing(string members) => Chart.Baseline
        .With(Written.Order("sct|308447003", members: members))
        .Decision.Proposals.ShouldContain(Proposal.ReferToPhysicalTherapy);

    [Fact]
    public void D24_Drafts_of_the_session_count_as_existing_orders()
    {
        var decision = Chart.Baseline.WithDraft(Written.Order("sct|308447003", "draft"), Written.Plan("draft")).Decision;

        decision.Proposals.ShouldBeEmpty();
        decision.AlreadyOnFile.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("sct|399010004")]
    [InlineData("sct|119600000")]
    public void D23_A_drafted_cervical_manipulation_is_a_conflict_and_one_on_file_is_not_asked_about(string code)
    {
        var drafted = Chart.Baseline.WithDraft(Written.Order(code, "draft"));

        drafted.Decision.Beside.Select(note => note.Topic).ShouldBe([SideTopic.OrderConflict]);
        drafted.Pathway.ShouldBe(Plan);
        Chart.Baseline.With(Written.Order(code)).Decision.Beside.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("active", null, 1)]
    [InlineData("draft", null, 1)]
    [InlineData("completed", null, 2)]
    [InlineData("entered-in-error", null, 2)]
    [InlineData("active", "\"doNotPerform\": true", 1)]
    [InlineData("active", "\"modifierExtension\": [{\"url\": \"urn:unknown\", \"valueBoolean\": true}]", 2)]
    public void D24_Mobilization_on_file_or_forbidden_is_not_offered_in_place_of_a_manipulation(string status, string? member, int offers)
    {
        var asked = Chart.Baseline.WithDraft(Written.Order("sct|399010004", "draft"));
        var mobilization = member is null ? Written.Order("activity|manual-mobilization", status) : Written.Order("activity|manual-mobilization", status, member);

        foreach (var chart in new[] { asked.With(mobilization), asked.WithDraft(Written.Order("sct|399010004", "draft"), mobilization) })
        {
            var note = chart.Decision.Beside.ShouldHaveSingleItem();
            note.Offers.Length.ShouldBe(offers);
            note.AlreadyOnFile.Length.ShouldBe(offers == 1 && member is null ? 1 : 0);
            chart.Pathway.ShouldBe(Plan);
            chart.Decision.Proposals.ShouldContain(Proposal.ReferToPhysicalTherapy, "mobilization alone is no course of therapy");
        }
    }

    [Theory]
    [InlineData("URN:OID:2.16.840.1.113883.6.96|119600000")]
    [InlineData("HTTP://snomed.info/sct|399010004")]
    [InlineData("SNOMED-CT|119600000")]
    [InlineData("|119600000")]
    [InlineData("urn:site|399010004")]
    public void D23_A_warning_of_a_drafted_manipulation_needs_no_certainty_of_its_system(string code)
    {
        foreach (var draft in new[] { Written.Order(code, "draft"), Written.Order("sct|91251008", "draft", $"\"orderDetail\": [{Written.Concept(code)}]"), Written.Order("sct|91251008", "draft", $"\"reasonCode\": [{Written.Concept(code)}]") })
        {
            Chart.Baseline.WithDraft(draft).Decision.Beside.Select(note => note.Topic).ShouldBe([SideTopic.OrderConflict]);
        }

        Chart.Baseline.WithDraft(Written.Order(code, "draft", "\"doNotPerform\": true")).Decision.Beside.ShouldBeEmpty();
        var mapped = new ReaderOptions { SiteCode = static coding => coding.System is "urn:site" or "SNOMED-CT" or "" ? new(Systems.Snomed, "91251008") : null };
        (Chart.Baseline.WithDraft(Written.Order(code, "draft")) with { Options = mapped }).Decision.Beside.Length.ShouldBe(code.Contains("sct", StringComparison.Ordinal) || code.Contains("OID", StringComparison.Ordinal) ? 1 : 0, "the site knows its own codes");
    }

    [Fact]
    public void D21_Fusion_asks_for_clearance_by_its_status()
    {
        foreach (var status in new[] { "completed", "Completed", "unknown", "" })
        {
            Chart.Baseline.With(Written.Order("cervical-fusion", status, "\"note\": []", "Procedure")).Pathway.ShouldBe("complete-assessment", status);
        }

        foreach (var status in new[] { "in-progress", "not-done", "preparation", "on-hold", "stopped", "entered-in-error" })
        {
            Chart.Baseline.With(Written.Order("cervical-fusion", status, "\"note\": []", "Procedure")).Pathway.ShouldBe(Plan, status);
        }
    }

    [Theory]
    [InlineData("sct|161898004", "2026-05-04", true)]
    [InlineData("sct|279992002", "2026-05-30", true)]
    [InlineData("icd|R29.6", "2026-05-30", true)]
    [InlineData("sct|161898004", "2026-05-03", false)]
    [InlineData("icd|W19.XXXA", "2026-05-30", false)]
    public void D21_A_fall_of_the_last_28_days_is_a_line_on_the_plan(string code, string onset, bool named)
    {
        var chart = Chart.Baseline.With(Written.Condition(code, $"\"onsetDateTime\": \"{onset}\""));

        chart.Pathway.ShouldBe(Plan);
        chart.Rules.Contains("recent-fall", StringComparer.Ordinal).ShouldBe(named);
    }

    [Theory]
    [InlineData("sct|433203006")]
    [InlineData("sct|95418008")]
    [InlineData("icd|M62.838")]
    public void D5_Spasm_by_each_code_and_status(string code)
    {
        var without = Chart.Baseline.Without("433203006");

        Doses(without.With(Written.Condition(code))).ShouldBe("static-stretching met-post-isometric-relaxation neuromuscular-training manual-mobilization");
        Doses(without.With(Written.Condition(code, clinical: "resolved"))).ShouldContain("resistance-low");
        Doses(without.With(Written.Condition(code, clinical: "resolved", verification: "refuted"))).ShouldNotContain("resistance");
        without.With(Written.Condition(code)).Rules.Contains("spasm-not-documented", StringComparer.Ordinal).ShouldBeFalse();
        without.Rules.Contains("spasm-not-documented", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Theory]
    [InlineData("icd|M62.830")]
    [InlineData("icd|M62.831")]
    [InlineData("sct|81680005")]
    public void D5_Back_spasm_and_neck_pain_are_not_cervical_spasm(string code) => Chart.Baseline.Without("433203006")
        .With(Written.Condition(code)).Rules.Contains("spasm-not-documented", StringComparer.Ordinal).ShouldBeTrue();

    [Theory]
    [InlineData("sct|74333002")]
    [InlineData("icd|G24.3")]
    public void D5_Dystonia_is_not_spasm_and_never_a_resolved_one(string code)
    {
        var chart = Chart.Baseline.Without("433203006").With(Written.Condition(code), Written.Condition("sct|433203006", clinical: "resolved"));

        chart.Decision.Beside.Select(note => note.Topic).ShouldBe([SideTopic.Dystonia]);
        Doses(chart).ShouldNotContain("resistance");
        Chart.Baseline.With(Written.Condition(code, clinical: "resolved")).Decision.Beside.ShouldBeEmpty();
    }

    private static string Activity(string code) =>
        $$""" "intent": "plan", "activity": [{ "detail": { "status": "in-progress", "code": { "coding": [{ "system": "{{Systems.Activity}}", "code": "{{code}}" }] } } }] """;

    private static string Doses(Chart chart) => string.Join(' ', chart.Decision.Regimen.Select(dose => dose.Activity));
}
