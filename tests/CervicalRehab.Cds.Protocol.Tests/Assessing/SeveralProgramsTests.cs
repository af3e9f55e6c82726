using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>Two programs that run: the more comforting of two baselines does not speak alone (D17, 0.1).</summary>
public sealed class SeveralProgramsTests
{
    private static readonly PatientPicture TwoRun = APatient.InProgramme(20) with { Programmes = [APatient.Programme(200), APatient.Programme(20)], Pain = [Pain(80, 200), Pain(40, 21), Pain(60, 2)] };

    [Fact]
    public void Worse_since_the_newer_of_two_programs_is_reviewed_though_it_is_better_since_the_older()
    {
        var decision = TwoRun.Decide();

        decision.Pathway.ShouldBe(Pathway.Hold);
        decision.Indicator.ShouldBe(Indicator.Warning);
        decision.Summary.ShouldStartWith("Review the program: worse since the program of May 12 began (pain +20 mm)");
    }

    [Fact]
    public void Where_neither_is_worse_nothing_is_said_of_it() =>
        (TwoRun with { Pain = [Pain(80, 200), Pain(40, 21), Pain(50, 2)] }).Decide().Reasons().ShouldNotContain("worse-in-another-programme");

    [Fact]
    public void Worse_since_the_first_is_told_as_before() =>
        (TwoRun with { Pain = [Pain(40, 200), Pain(40, 21), Pain(60, 2)] }).Decide().Reasons().ShouldBe(["worse-after-six-weeks"]);
}
