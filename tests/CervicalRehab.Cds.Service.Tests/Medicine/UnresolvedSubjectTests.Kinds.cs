using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

public sealed partial class UnresolvedSubjectTests
{
    [Theory]
    [InlineData("sct|22325002", "gait-instability: no-subject")]
    [InlineData("sct|202664003", "other-pyramidal-sign: no-subject")]
    [InlineData("sct|71286001", "mri-cord-compression: not-evaluated")]
    public void D31_A_problem_that_may_be_this_patients_leaves_its_question_open(string code, string missing)
    {
        var chart = Baseline.With(Written.Condition(code, "\"subject\": {}"));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldContain(missing);
        Baseline.With(Written.Condition(code, "\"onsetDateTime\": \"2026-03-01\", \"subject\": {}")).Missing.ShouldContain(missing);
        Baseline.With(Written.Condition(code, "\"onsetDateTime\": \"2026-03-01\", \"abatementDateTime\": \"2026-04-01\", \"subject\": {}", clinical: "resolved")).Pathway.ShouldBe("conservative-plan");
        Baseline.With(Written.Condition(code, "\"subject\": {}", verification: "refuted")).Pathway.ShouldBe("conservative-plan");
    }

    [Theory]
    [InlineData("2026-05-26", "conservative-plan")]
    [InlineData("2026-05-31", "complete-assessment")]
    public void D7_D31_A_sign_that_may_have_been_this_patients_needs_an_examination_after_its_end(string ended, string pathway) => Baseline
        .With(Written.Condition("sct|22325002", $"\"onsetDateTime\": \"2026-03-01\", \"abatementDateTime\": \"{ended}\", \"subject\": {{}}", clinical: "resolved"))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("sct|74333002", "dystonia-on-problem-list")]
    [InlineData("sct|161898004", "recent-fall")]
    public void D31_What_a_plan_warns_of_it_warns_of_where_it_may_be_this_patients(string code, string rule) =>
        Baseline.With(Written.Condition(code, "\"onsetDateTime\": \"2026-05-30\", \"subject\": {}")).Rules.ShouldContain(rule);

    [Fact]
    public void D31_A_compression_of_the_cord_that_may_be_this_patients_stays_open_beside_a_later_clear_MRI()
    {
        var clear = Baseline.With(Written.Absent("mri-cord-compression"), Written.Absent("mri-myelomalacia"));

        clear.Pathway.ShouldBe("conservative-plan");
        clear.With(Written.Condition("sct|71286001", "\"onsetDateTime\": \"2026-03-01\", \"subject\": {}")).Pathway.ShouldBe("complete-assessment");
    }

    [Fact]
    public void D31_An_OPLL_that_may_be_this_patients_is_unconfirmed_and_its_extent_a_question()
    {
        var severe = $$"""{{Mild.Replace("255604002", "24484000", StringComparison.Ordinal)}}, "subject": {}""";

        Baseline.Without("90448008").With(Written.Condition("sct|90448008", severe)).Rules.ShouldContain("diagnosis-not-confirmed");
        Baseline.Without("90448008").With(Written.Condition("sct|90448008", severe)).Pathway.ShouldBe("complete-assessment");
        Baseline.Without("90448008").With(Written.Condition("sct|90448008", severe, clinical: "resolved")).Pathway.ShouldBe("not-applicable");
        Baseline.With(Written.Condition("sct|90448008", severe)).Pathway.ShouldBe("complete-assessment");
        Baseline.With(Written.Condition("sct|90448008", severe)).Rules.ShouldContain("extent-not-understood");
        Baseline.With(Written.Condition("sct|90448008", $$"""{{Mild}}, "subject": {}""")).Pathway.ShouldBe("conservative-plan");
    }

    [Fact]
    public void D31_A_spasm_that_may_be_this_patients_keeps_resistance_waiting()
    {
        var resolved = Baseline.Without("433203006").With(Written.Condition("sct|433203006", clinical: "resolved"));

        resolved.Picture.Spasm.Select(spasm => spasm.NotUnderstood).ShouldBe([false]);
        resolved.With(Written.Condition("sct|433203006", "\"subject\": {}")).Picture.Spasm.Select(spasm => (spasm.State, spasm.NotUnderstood))
            .ShouldBe([(ProblemState.Resolved, false), (ProblemState.Unknown, true)]);
        resolved.With(Written.Condition("sct|74333002", "\"subject\": {}")).Picture.Dystonia.Select(dystonia => dystonia.State).ShouldBe([ProblemState.Unknown]);
        Baseline.Without("433203006").With(Written.Condition("sct|433203006", "\"subject\": {}", clinical: "resolved")).Picture.Spasm.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sct|52101004", "complete-assessment")]
    [InlineData("sct|2667000", "conservative-plan")]
    public void D31_An_MRI_finding_that_may_be_this_patients_leaves_the_MRI_open_when_it_is_positive(string value, string pathway) =>
        Baseline.With(Written.Observation("mri-cord-compression", $$"""{{Written.Value(value)}}, "subject": { "display": "x" }""")).Pathway.ShouldBe(pathway);

    [Fact]
    public void D31_A_report_and_a_fusion_that_may_be_this_patients_are_asked_about()
    {
        Baseline.With(Written.Report("\"subject\": {}")).Rules.ShouldContain("mri-not-evaluated");
        Baseline.With(Written.Order("cervical-fusion", "completed", "\"subject\": {}", "Procedure")).Rules.ShouldContain("prior-fusion");
    }

    [Fact]
    public void D31_A_plan_that_may_be_this_patients_is_not_changed_and_no_second_one_is_drafted_beside_it()
    {
        var chart = Baseline.With(Written.Plan(members: "\"subject\": {}"));

        chart.Pathway.ShouldBe("hold");
        chart.Rules.ShouldContain("plan-not-understood");
        chart.Decision.Proposals.ShouldBeEmpty();
        chart.NotUsed.Length.ShouldBe(1);
        Baseline.With(Written.Plan("revoked", members: "\"subject\": {}")).Pathway.ShouldBe("conservative-plan");
        Baseline.With(Gait("sct|52101004", """{ "reference": "Patient/sample-patient" }"""), Written.Plan(members: "\"subject\": {}")).Reading.Plans.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"intent\": \"order\"", "active", NotEquivalent.NotUnderstood)]
    [InlineData("\"intent\": \"order\", \"doNotPerform\": true", "active", NotEquivalent.Forbidden)]
    [InlineData("\"intent\": \"order\", \"doNotPerform\": true", "unknown", null)]
    public void D24_D31_An_order_that_may_be_this_patients_stands_for_none_of_ours_and_is_named(string members, string status, NotEquivalent? why)
    {
        var chart = Baseline.With(Written.Order("sct|308447003", status, $"{members}, \"subject\": {{}}"));

        chart.Decision.Proposals.ShouldBe(Baseline.Decision.Proposals);
        chart.Decision.AlreadyOnFile.ShouldBeEmpty();
        chart.Picture.OtherOrders.Select(order => (NotEquivalent?)order.Why).ShouldBe([why ?? NotEquivalent.Forbidden]);
        chart.NotUsed.ShouldNotBeEmpty();
    }

    [Fact]
    public void D31_A_drug_that_may_be_this_patients_makes_the_list_of_drugs_incomplete()
    {
        Baseline.With(Written.Drug("rx|25480")).Picture.Loads.Medications.ShouldBe(LoadState.Complete);
        var chart = Baseline.With(Written.Drug("rx|25480").Replace("\"intent\"", "\"subject\": {}, \"intent\"", StringComparison.Ordinal));

        (chart.Picture.Loads.Medications, chart.Picture.Drugs.Length).ShouldBe((LoadState.Incomplete, 0));
    }

    [Fact]
    public void D31_A_sign_of_both_sides_is_open_on_both()
    {
        var chart = Baseline.With(Written.Observation("hoffmann-sign", $$"""{{Written.Value("sct|52101004")}}, "subject": {}"""));

        chart.Missing.ShouldBe(["hoffmann-sign left: no-subject", "hoffmann-sign right: no-subject"]);
    }
}
