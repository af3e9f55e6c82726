using CervicalRehab.Cds.Protocol.Briefings;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>Motion, pain and shoulder before a plan (D13 to D15).</summary>
public sealed class BaselineTests
{
    [Theory]
    [InlineData("27 days old", 27, true)]
    [InlineData("28 days old", 28, true)]
    [InlineData("29 days old", 29, false)]
    public void Each_baseline_item_counts_for_28_days(string sentence, int daysAgo, bool counts)
    {
        var motion = (APatient.InScope with { Motion = MotionSet(daysAgo) }).Decide();
        var pain = (APatient.InScope with { Pain = [Pain(40, daysAgo)] }).Decide();
        var expected = counts ? Pathway.ConservativePlan : Pathway.CompleteAssessment;

        motion.Pathway.ShouldBe(expected, sentence);
        motion.MissingWords().ShouldBe(counts ? [] : [.. Enum.GetValues<Movement>().Select(movement => Facts.Of(movement) + " stale")]);
        pain.Pathway.ShouldBe(expected, sentence);
        pain.MissingWords().ShouldBe(counts ? [] : ["pain-vas stale"]);
        foreach (var item in Enum.GetValues<ShoulderItem>())
        {
            var shoulder = (APatient.InScope with { Shoulder = [.. APatient.InScope.Shoulder.Where(record => record.Item != item), .. ShoulderItems(daysAgo).Where(record => record.Item == item)] }).Decide();
            shoulder.Pathway.ShouldBe(expected, sentence);
            shoulder.MissingWords().ShouldBe(counts ? [] : [Facts.Of(item) + " stale"]);
        }
    }

    [Theory]
    [InlineData(MotionMethod.Inclinometer, true)]
    [InlineData(MotionMethod.Goniometer, true)]
    [InlineData(MotionMethod.Crom, true)]
    [InlineData(MotionMethod.VisualEstimate, false)]
    [InlineData(MotionMethod.NotStated, false)]
    public void Motion_counts_when_it_was_measured(MotionMethod method, bool counts) =>
        (APatient.InScope with { Motion = MotionSet(5, method: method) }).Pathway().ShouldBe(counts ? Pathway.ConservativePlan : Pathway.CompleteAssessment);

    [Theory]
    [InlineData(Movement.Flexion)]
    [InlineData(Movement.Extension)]
    [InlineData(Movement.RotationRight)]
    [InlineData(Movement.RotationLeft)]
    [InlineData(Movement.LateralFlexionRight)]
    [InlineData(Movement.LateralFlexionLeft)]
    public void Five_movements_are_not_a_baseline(Movement movement)
    {
        var five = MotionSet(5).RemoveAll(record => record.Movement == movement);

        (APatient.InScope with { Motion = five }).Decide().MissingWords().ShouldBe([Facts.Of(movement) + " not-recorded"]);
        (APatient.InScope with { Motion = [.. five, Angle(movement, 40, 6)] }).Decide().MissingWords().ShouldBe([Facts.Of(movement) + " different-day-or-method"]);
        (APatient.InScope with { Motion = [.. five, Angle(movement, 40, 5, MotionMethod.Crom)] }).Decide().MissingWords().ShouldBe([Facts.Of(movement) + " different-day-or-method"]);
        (APatient.InScope with { Motion = [.. five, Angle(movement, 40, null)] }).Decide().MissingWords().ShouldBe([Facts.Of(movement) + " no-date"]);
        (APatient.InScope with { Motion = [.. five, Angle(movement, 40, -1)] }).Decide().MissingWords().ShouldBe([Facts.Of(movement) + " future-date"]);
        (APatient.InScope with { Motion = [.. five, Angle(movement, 40, 5, MotionMethod.VisualEstimate)] }).Decide().MissingWords().ShouldBe([Facts.Of(movement) + " visual-estimate"]);
        (APatient.InScope with { Motion = [.. five, Angle(movement, 40, 5) with { Angle = null, Unusable = Reason.OutOfRange }] }).Decide().MissingWords().ShouldBe([Facts.Of(movement) + " out-of-range"]);
    }

    [Fact]
    public void A_complete_set_counts_beside_a_newer_incomplete_one() =>
        (APatient.InScope with { Motion = [.. MotionSet(20), Angle(Movement.Flexion, 30, 2)] }).Pathway().ShouldBe(Pathway.ConservativePlan);

    [Fact]
    public void Motion_dated_by_the_month_is_not_of_one_day() =>
        (APatient.InScope with { Motion = [.. APatient.InScope.Motion.Select(record => record with { Source = record.Source with { Date = Record.Month(2026, 6) } })] })
            .Decide().MissingWords().ShouldBe(Enum.GetValues<Movement>().Select(movement => Facts.Of(movement) + " date-not-precise"));

    [Fact]
    public void Zero_pain_is_a_value() =>
        (APatient.InScope with { Pain = [Pain(0, 5)] }).Pathway().ShouldBe(Pathway.ConservativePlan);

    [Theory]
    [InlineData("No scale", Reason.NoScale)]
    [InlineData("Out of range", Reason.OutOfRange)]
    [InlineData("Preliminary", Reason.Preliminary)]
    public void Unusable_pain_is_missing_with_its_reason(string sentence, Reason reason) =>
        (APatient.InScope with { Pain = [Pain(40, 5) with { Score = null, Unusable = reason }] }).Decide().MissingWords().ShouldBe(["pain-vas " + reason.Code()], sentence);

    [Fact]
    public void A_visual_score_counts_before_a_newer_numeric_one()
    {
        var decision = (APatient.InScope with { Pain = [Pain(40, 20), Pain(70, 2, PainScale.Numeric)] }).Decide();

        decision.CaveatRules().ShouldBeEmpty();
        decision.Inputs.Single(input => input.Fact == Facts.PainVas).Value.ShouldBe("40");
    }

    [Theory]
    [InlineData("A newer numeric rating stands beside the visual score", 2, "Pain May 12: 40 mm; May 30: 7 of 10")]
    [InlineData("One of the same day does not", 20, "Pain May 12: 40 mm")]
    [InlineData("Nor does an older one", 21, "Pain May 12: 40 mm")]
    public void The_newest_pain_is_shown(string sentence, int numeric, string line) =>
        Briefing.Of((APatient.InScope with { Pain = [Pain(40, 20), Pain(70, numeric, PainScale.Numeric) with { Source = Record.Of(Facts.PainNumeric, "7", numeric, "{score}") }] }).Decide(), Record.Now)
            .Measures.ShouldContain(line, sentence);

    [Fact]
    public void A_numeric_rating_stands_in_for_a_stale_visual_score() =>
        (APatient.InScope with { Pain = [Pain(40, 29), Pain(70, 2, PainScale.Numeric)] }).Decide().CaveatRules().ShouldBe(["numeric-pain-stands-in"]);

    [Fact]
    public void An_unusable_shoulder_item_is_missing_with_its_reason()
    {
        var unusable = APatient.InScope.Shoulder.SetItem(0, APatient.InScope.Shoulder[0] with { Unusable = Reason.NoValue });

        (APatient.InScope with { Shoulder = unusable }).Decide().MissingWords().ShouldBe(["shoulder-strength no-value"]);
    }
}
