using CervicalRehab.Cds.Protocol.Briefings;
using CervicalRehab.Cds.Protocol.FollowUp;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>D44: better is said, with values, dates and the goals reached, and progresses nobody.</summary>
public sealed class ImprovementTests
{
    [Theory]
    [InlineData(60, 41, false)]
    [InlineData(60, 40, true)]
    [InlineData(20, 0, true)]
    public void D44_Pain_down_20_mm_is_better_and_reaches_the_goal(int from, int to, bool better)
    {
        var decision = (APatient.InProgramme(20) with { Pain = [Pain(from, 20), Pain(to, 5)] }).Decide();

        decision.Improvements.Any(change => change is { From: var before, To: var after, Unit: "mm", GoalReached: true } && before == from && after == to).ShouldBe(better);
        decision.NoteRules().Contains("better-since-baseline").ShouldBe(better);
        decision.Pathway.ShouldBe(Pathway.Hold);
    }

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public void D44_A_movement_up_10_degrees_by_the_same_method_is_better(int to, bool better)
    {
        var decision = (APatient.InProgramme(20) with { Motion = [.. MotionSet(20, 40), .. MotionSet(5, to)] }).Decide();

        decision.Improvements.Any(change => change is { Unit: "deg", Standing: Standing.Better, GoalReached: true }).ShouldBe(better);
        Briefing.Of(decision, Record.Now).Changes.Any(line => line.StartsWith("Better since baseline (May 12): flexion 40 to 50 degrees (goal reached)", StringComparison.Ordinal)).ShouldBe(better);
    }

    [Fact]
    public void D44_What_became_better_is_said_beside_what_became_worse_but_not_beside_a_red_flag()
    {
        var mixed = APatient.InProgramme(50) with { Pain = [Pain(55, 50), Pain(20, 5)], Motion = [.. MotionSet(50, 58), .. MotionSet(5, 48)] };
        var referred = mixed.Decide();

        referred.Pathway.ShouldBe(Pathway.SurgicalReferral);
        Briefing.Of(referred, Record.Now).Changes.ShouldContain(line => line.StartsWith("Better since baseline", StringComparison.Ordinal) && line.Contains("55 to 20 mm", StringComparison.Ordinal));
        Briefing.Of(mixed.Instead(Examination.Present(Sign.GaitInstability, 5)).Decide(), Record.Now).Changes.ShouldNotContain(line => line.StartsWith("Better", StringComparison.Ordinal));
    }

    [Fact]
    public void D44_Another_method_is_no_improvement() =>
        (APatient.InProgramme(20) with { Motion = [.. MotionSet(20, 30), .. MotionSet(5, 60, MotionMethod.Goniometer)] }).Decide().Improvements.ShouldBeEmpty();

    [Fact]
    public void D44_Without_a_program_nothing_is_better() => (APatient.InScope with { Pain = [Pain(60, 20), Pain(20, 5)] }).Decide().SinceBaseline.ShouldBeEmpty();

    [Fact]
    public void D44_A_gain_softens_no_red_flag()
    {
        var decision = (APatient.InProgramme(20) with { Pain = [Pain(60, 20), Pain(20, 5)] }).Instead(Examination.Present(Sign.GaitInstability, 5)).Decide();

        decision.Pathway.ShouldBe(Pathway.UrgentSurgicalReferral);
        Briefing.Of(decision, Record.Now).Changes.ShouldBeEmpty();
    }
}
