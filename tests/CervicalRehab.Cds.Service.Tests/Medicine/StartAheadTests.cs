namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>An active program whose start lies ahead (D16): it is no day 0, and what got worse is not continued unchanged.</summary>
public sealed class StartAheadTests
{
    private static Chart Ahead(string status = "active", string start = "2026-08-01") => Chart.Baseline.Without("38214-3").With(Written.Plan(status, start), Pain(55, "2026-04-12"));

    [Theory]
    [InlineData("2026-08-01")]
    [InlineData("2026-06-02")]
    [InlineData("2026-07")]
    public void D16_Worse_before_a_start_that_lies_ahead_asks_when_it_began(string start)
    {
        var chart = Ahead(start: start).With(Pain(90, "2026-05-30"));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Rules.ShouldContain("worse-with-unknown-start");
        chart.Decision.Summary.ShouldNotContain("Continue unchanged");
        Ahead("on-hold", start).With(Pain(90, "2026-05-30")).Pathway.ShouldBe("complete-assessment");
    }

    [Theory]
    [InlineData(55)]
    [InlineData(69)]
    [InlineData(20)]
    public void D16_A_program_that_starts_later_waits_for_its_day(int now)
    {
        var chart = Ahead().With(Pain(now, "2026-05-30"));

        chart.Pathway.ShouldBe("hold");
        chart.Rules.ShouldContain("programme-not-started");
        chart.Rules.ShouldNotContain("better-since-baseline");
    }

    [Fact]
    public void What_was_months_ago_is_no_baseline_of_a_program_that_starts_later() =>
        Chart.Baseline.Without("38214-3").With(Written.Plan(start: "2026-06-08"), Pain(30, "2026-03-01"), Pain(55, "2026-05-27")).Pathway.ShouldBe("hold");

    [Fact]
    public void D18_From_its_first_day_on_a_program_has_begun() =>
        Ahead(start: "2026-06-01").With(Pain(90, "2026-05-30")).Pathway.ShouldNotBe("complete-assessment");

    private static string Pain(int millimeters, string date) => Written.Observation("loinc|38214-3", Written.Quantity($"{millimeters}", "mm"), date);
}
