using CervicalRehab.Cds.Service.Tests.Fetching;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>
/// A program whose baseline was measured by one method or on one scale, and which is followed by another: the later values are not compared with it, however many there are
/// (D15, D17, contract 3). The program began 50 days ago; motion was measured and pain was scored on that day.
/// </summary>
public sealed class AnotherScaleTests(TestHost host) : IClassFixture<TestHost>
{
    private const string DayZero = "2026-04-12";
    private const string Better = "better-since-baseline";

    private static Chart Running => Chart.Baseline.Without("38214-3", "rom-cervical-panel").With(Written.Plan(start: DayZero), Visual(55, DayZero), Flexion(40, DayZero));

    [Theory]
    [InlineData("2026-05-27")]
    [InlineData("2026-05-07", "2026-05-27")]
    [InlineData("2026-05-07", "2026-05-20", "2026-05-27")]
    public void D15_Ratings_after_a_visual_baseline_are_not_compared(params string[] dates)
    {
        var chart = Running.With([.. dates.Select((date, at) => Numeric(9 - (3 * at), date))]);

        chart.Rules.ShouldContain("pain-not-comparable");
        chart.Rules.ShouldNotContain(Better);
        chart.Decision.Summary.ShouldStartWith("Review the program");
        chart.Decision.SinceBaseline.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-05-27")]
    [InlineData("2026-05-07", "2026-05-27")]
    public void D17_Sets_by_another_device_are_not_compared(params string[] dates)
    {
        var chart = Running.With([Visual(50, "2026-05-27"), .. dates.Select((date, at) => Flexion(30 + (10 * at), date, "method-crom"))]);

        chart.Rules.ShouldContain("motion-not-comparable");
        chart.Rules.ShouldNotContain("pain-not-comparable");
        chart.Rules.ShouldNotContain(Better);
    }

    [Fact]
    public void D17_What_became_worse_by_the_other_device_is_worse() => Running
        .With(Visual(50, "2026-05-27"), Flexion(40, "2026-05-07", "method-crom"), Flexion(30, "2026-05-27", "method-crom")).Pathway.ShouldBe("surgical-referral");

    [Fact]
    public void D17_What_was_measured_by_both_on_day_0_is_compared_by_either() => Running
        .With(Numeric(9, DayZero), Numeric(5, "2026-05-20"), Numeric(6, "2026-05-27")).Rules.ShouldContain(Better);

    [Fact]
    public void D18_The_expected_window_passes_though_the_other_scale_went_down()
    {
        var chart = Chart.Baseline.Without("38214-3", "rom-cervical-panel").With(Written.Plan(start: "2026-03-15"), Visual(55, "2026-03-15"), Numeric(9, "2026-05-01"), Numeric(3, "2026-05-27"), Flexion(40, "2026-05-27"));

        chart.Rules.ShouldContain("expected-window-passed");
    }

    [Fact]
    public async Task The_card_waits_and_shows_the_pain_of_today()
    {
        var answer = await host.Post(Running.With(Visual(50, "2026-05-07"), Flexion(40, "2026-05-27"), Numeric(9, "2026-05-27"), Numeric(9, "2026-05-31"), Numeric(10, Written.Today)).Call());

        answer.Indicator().ShouldBe("warning");
        answer.Words().ShouldStartWith("Review the program: pain scored on another scale than at baseline");
        answer.Words().ShouldContain("Pain May 7: 50 mm; Jun 1: 10 of 10");
        answer.Words().ShouldNotContain("9 to 10");
    }

    private static string Visual(int millimeters, string date) => Written.Observation("loinc|38214-3", Written.Quantity($"{millimeters}", "mm"), date);

    private static string Numeric(int points, string date) => Written.Observation("loinc|72514-3", Written.Quantity($"{points}", "{score}"), date);

    // Six movements, of which flexion is what a test is about.
    private static string Flexion(int degrees, string date, string method = "method-inclinometer") => Written.Observation(
        "rom-cervical-panel",
        $$""" "method": {{Written.Concept(method)}}, "component": [{{string.Join(", ", Movements.Select((movement, at) => $$"""{ "code": {{Written.Concept(movement)}}, {{Written.Quantity(at == 0 ? $"{degrees}" : "45", "deg")}} }"""))}}] """,
        date);

    private static readonly string[] Movements = ["rom-flexion", "rom-extension", "rom-rotation-right", "rom-rotation-left", "rom-lateral-flexion-right", "rom-lateral-flexion-left"];
}
