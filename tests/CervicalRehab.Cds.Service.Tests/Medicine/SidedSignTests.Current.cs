using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>A positive counts whatever its age (D7); the examination of its side has its own (D13).</summary>
public sealed partial class SidedSignTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Left = "sct|7771000";
    private const string Right = "sct|24028007";

    private static readonly string[] OneSideAlone = ["hoffmann-sign", "upper-limb-numbness"];

    public static TheoryData<string> OneSideAllowsAPlan => new(OneSideAlone);

    [Theory]
    [InlineData("2026-05-30", "")]
    [InlineData("2026-05-04", "")]
    [InlineData("2026-05-03", "stale")]
    [InlineData("2026-04-02", "stale")]
    [InlineData("2026-06", "")]
    [InlineData("2026-05", "stale")]
    [InlineData("2026-05-04T00:00:00+02:00", "")]
    [InlineData("2026-05-03T23:59:59+02:00", "stale")]
    [InlineData("yesterday", "no-date")]
    public void D13_A_plan_needs_both_sides_examined_in_the_last_28_days(string date, string reason)
    {
        foreach (var code in OneSideAlone)
        {
            var chart = Of(code, Written.OnSide(code, Left, Yes, date), Written.OnSide(code, Right, No));

            chart.Pathway.ShouldBe(reason.Length == 0 ? Plan : Assess);
            chart.Missing.ShouldBe(reason.Length == 0 ? [] : [$"{code} left: {reason}"]);
        }
    }

    [Theory]
    [MemberData(nameof(OneSideAllowsAPlan))]
    public void D13_An_old_positive_is_named_with_the_day_it_was_last_examined(string code)
    {
        var decision = Of(code, Written.OnSide(code, Left, Yes, "2026-04-02"), Written.OnSide(code, Right, No)).Decision;

        decision.Missing.ShouldHaveSingleItem().LastDate?.Text.ShouldBe("2026-04-02");
        decision.Because.Select(static finding => finding.Rule).ShouldBe(["positive-sign-outdated"]);
        decision.Summary.ShouldBe($"Complete the assessment before rehab: examine again, last present: {Advice.Name(code)} left (Apr 2)");
        decision.Inputs.ShouldContain(input => input.Fact == code && input.Side == "left" && input.Value == "present");
        decision.NoRedFlags.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(OneSideAllowsAPlan))]
    public void D13_A_positive_that_was_examined_again_is_current_whatever_its_first_date(string code)
    {
        Of(code, Written.OnSide(code, Left, Yes, "2025-04-02"), Written.OnSide(code, Left, Yes, "2026-05-27"), Written.OnSide(code, Right, No)).Pathway.ShouldBe(Plan);
        Of(code, Written.OnSide(code, Left, Yes, "2025-04-02"), Written.OnSide(code, Right, No, "2026-04-02")).Missing.ShouldBe([$"{code} left: stale", $"{code} right: stale"]);
    }

    [Theory]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"82334004\" }] }", "final")]
    [InlineData(No, "preliminary")]
    [InlineData("\"dataAbsentReason\": { \"text\": \"not done\" }", "final")]
    public void D13_What_says_neither_makes_no_examination_current(string said, string status)
    {
        foreach (var code in OneSideAlone)
        {
            Of(code, Written.OnSide(code, Left, Yes, "2026-04-02"), Written.Observation(code, $"\"bodySite\": {Written.Concept(Left)}, {said}", status: status), Written.OnSide(code, Right, No))
                .Missing.ShouldBe([$"{code} left: stale"]);
        }
    }

    [Theory]
    [InlineData("hoffmann-sign", "surgical-referral")]
    [InlineData("upper-limb-numbness", "urgent-surgical-referral")]
    [InlineData("hand-weakness", "urgent-surgical-referral")]
    public void D13_What_refers_by_itself_is_not_asked_for_again(string code, string pathway)
    {
        var chart = Of(code, Written.OnSide(code, Left, Yes, "2025-04-02"), Written.OnSide(code, Right, Yes, "2025-04-02"));

        chart.Pathway.ShouldBe(pathway);
        chart.Missing.ShouldBeEmpty();
        Chart.Baseline.Without("gait-instability").With(Written.Present("gait-instability", "2025-04-02")).Missing.ShouldBeEmpty();
        Of("hand-weakness", Written.OnSide("hand-weakness", Left, Yes, "2025-04-02"), Written.OnSide("hand-weakness", Right, No)).Missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sct|309521004")]
    [InlineData("sct|95673003")]
    public void D13_A_problem_on_the_list_is_no_examination(string code)
    {
        var listed = Of("upper-limb-numbness", Written.OnSide("upper-limb-numbness", Right, No), Written.Condition(code, $"\"bodySite\": [{Written.Concept(Left)}], \"onsetDateTime\": \"2026-05-30\""));

        listed.Pathway.ShouldBe(Assess);
        listed.Missing.ShouldBe(["upper-limb-numbness left: not-recorded"]);
        listed.With(Written.OnSide("upper-limb-numbness", Left, Yes, "2026-05-04")).Pathway.ShouldBe(Plan);
        listed.With(Written.OnSide("upper-limb-numbness", Left, Yes, "2026-05-03")).Missing.ShouldBe(["upper-limb-numbness left: stale"]);
    }

    [Theory]
    [InlineData("2026-05-04", "progress", "hold")]
    [InlineData("2026-05-03", Assess, Assess)]
    public void D13_D19_Signs_are_renewed_in_a_running_program(string date, string ready, string running)
    {
        foreach (var code in OneSideAlone)
        {
            string[] signs = [Written.OnSide(code, Left, $"{Yes}, \"id\": \"on-the-left\"", date), Written.OnSide(code, Right, $"{No}, \"id\": \"on-the-right\"")];

            ResistanceTests.Progressing.Without(code).With([.. signs]).Pathway.ShouldBe(ready);
            Of(code, [.. signs, Written.Plan()]).Pathway.ShouldBe(running);
        }
    }

    private static Chart Of(string code, params string[] resources) => Chart.Baseline.Without(code).With([.. resources]);
}
