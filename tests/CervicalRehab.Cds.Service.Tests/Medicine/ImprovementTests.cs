namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>"Better since baseline" is said of the baseline and of no later value, where an earlier one is there that could not be used (D18, D29, D44). The program began 60 days ago.</summary>
public sealed class ImprovementTests
{
    private const string Better = "better-since-baseline";
    private const string Passed = "expected-window-passed";
    private const string NoUnit = "\"valueQuantity\": { \"value\": 55 }";

    private static Chart Running => Chart.Baseline.Without("38214-3").With(Written.Plan(start: "2026-04-02"), Pain("90", "2026-05-02"), Pain("60", "2026-05-30"));

    [Theory]
    [InlineData("2026-03-05")]
    [InlineData("2026-04-02")]
    [InlineData("2026-05-01")]
    public void D44_A_value_after_one_that_could_not_be_used_is_no_baseline(string date)
    {
        var chart = Running.With(Written.Observation("loinc|38214-3", NoUnit, date));

        chart.Rules.ShouldNotContain(Better);
        chart.Rules.ShouldContain(Passed);
        chart.Decision.Summary.ShouldStartWith("Review the program");
        chart.Decision.SinceBaseline.ShouldNotContain(static change => change.Standing == CervicalRehab.Cds.Protocol.FollowUp.Standing.Better);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-04")]
    [InlineData("2026-05-02")]
    [InlineData("2026-05-20")]
    public void D44_Without_one_the_first_value_after_the_start_is_the_baseline(string date)
    {
        var chart = date.Length == 0 ? Running : Running.With(Written.Observation("loinc|38214-3", NoUnit, date));

        chart.Rules.ShouldContain(Better);
        chart.Rules.ShouldNotContain(Passed);
    }

    [Fact]
    public void D44_A_usable_value_before_the_start_is_the_baseline_whatever_stands_beside_it() =>
        Running.With(Pain("85", "2026-04-01"), Written.Observation("loinc|38214-3", NoUnit, "2026-03-30")).Rules.ShouldContain(Better);

    [Fact]
    public void D17_Worse_is_said_of_the_same_values() => Chart.Baseline.Without("38214-3")
        .With(Written.Plan(start: "2026-04-02"), Pain("40", "2026-05-02"), Pain("60", "2026-05-30"), Written.Observation("loinc|38214-3", NoUnit, "2026-04-02"))
        .Pathway.ShouldBe("surgical-referral");

    private static string Pain(string millimeters, string date) => Written.Observation("loinc|38214-3", Written.Quantity(millimeters, "mm"), date);
}
