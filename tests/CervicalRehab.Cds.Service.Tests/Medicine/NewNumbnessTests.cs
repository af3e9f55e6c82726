using CervicalRehab.Cds.Service.Tests.Fetching;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Numbness of one arm that was first found under the program: whether an absence before it is on record or not, it is not continued unchanged (CAVEAT-05, 0.1).</summary>
public sealed class NewNumbnessTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Numbness = "upper-limb-numbness";
    private const string DayZero = "2026-04-12";

    // Numb since two days, in a program of 50 days.
    private static Chart Numb => Chart.Baseline.Without(Numbness).With(Sides(Present, "2026-05-30"));

    private static Chart Running => Numb.With(Written.Plan(start: DayZero));

    [Fact]
    public async Task CAVEAT_05_Without_an_absence_before_it_numbness_may_be_new()
    {
        var answer = await host.Post(Running.Call());

        (answer.Pathway(), answer.Indicator()).ShouldBe(("hold", "warning"));
        answer.Words().ShouldStartWith("Review the program: unilateral arm numbness, perhaps new (May 30)");
        answer.Words().ShouldContain("Compare the numbness with the state before the program");
    }

    [Theory]
    [InlineData("final", "surgical-referral")]
    [InlineData("preliminary", "hold")]
    [InlineData("unknown", "hold")]
    public void CAVEAT_05_An_absence_refers_and_one_in_doubt_does_not_reassure(string status, string pathway)
    {
        var chart = Running.With(Sides(Absent, "2026-04-10", status));

        chart.Pathway.ShouldBe(pathway);
        chart.Rules.ShouldContain(pathway == "hold" ? "numbness-perhaps-new" : "deficit-after-six-weeks");
    }

    [Theory]
    [InlineData("2026-04-12")]
    [InlineData("2026-03-01")]
    public void Numbness_that_was_there_when_the_program_began_goes_on(string date)
    {
        var chart = Running.With(Sides(Present, date));

        chart.Rules.ShouldNotContain("numbness-perhaps-new");
        chart.Decision.Summary.ShouldStartWith("Continue unchanged");
    }

    [Theory]
    [InlineData("revoked", true)]
    [InlineData("completed", true)]
    [InlineData("revoked", false)]
    public async Task D16_With_the_program_ended_the_numbness_is_not_forgotten(string status, bool wasAbsent)
    {
        var ended = Numb.With(Written.Plan(status, DayZero));
        var answer = await host.Post((wasAbsent ? ended.With(Sides(Absent, "2026-04-10")) : ended).Call());

        answer.Pathway().ShouldBe("complete-assessment");
        answer.Words().ShouldStartWith("Complete the assessment before rehab: arm numbness since the last program began (May 30)");
        answer.Drafts().ShouldNotContain("CarePlan");
    }

    [Fact]
    public void D8_Numbness_of_before_the_program_that_ended_is_a_caveat() =>
        Numb.With(Written.Plan("completed", DayZero), Sides(Present, "2026-04-01")).Pathway.ShouldBe("conservative-plan");

    private const string Present = "sct|52101004";
    private const string Absent = "sct|2667000";

    private static string Sides(string left, string date, string status = "final") => Written.Sides(Numbness, Written.Value(left), Written.Value(Absent), date, status);
}
