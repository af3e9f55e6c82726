using CervicalRehab.Cds.Protocol.FollowUp;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.FollowUp;

/// <summary>A series: its unit and its range, its goal, and in which order several stand (D14, D15, D17, D18).</summary>
public sealed class MeasureSeriesTests
{
    private static PatientCourse Course(MotionRecord[] motion, PainRecord[] pain) =>
        PatientCourse.Of(APatient.InProgramme(20) with { Motion = [.. motion], Pain = [.. pain] }, Record.Now);

    private static MeasureSeries Motion(params MotionRecord[] records) => Course(records, []).Motion.First();

    private static MeasureSeries PainOf(params PainRecord[] records) => Course([], records).Pain.First();

    [Theory]
    [InlineData(Movement.Flexion, 90)]
    [InlineData(Movement.Extension, 100)]
    [InlineData(Movement.RotationLeft, 110)]
    [InlineData(Movement.LateralFlexionRight, 70)]
    public void Motion_is_in_degrees_up_to_what_is_plausible(Movement movement, int most)
    {
        var series = Motion(Angle(movement, 30, 20));

        (series.Fact, series.Method, series.Unit, series.Most).ShouldBe((Facts.Of(movement), MotionMethod.Inclinometer, "deg", most));
    }

    [Theory]
    [InlineData(PainScale.Visual, "mm", 100, 40)]
    [InlineData(PainScale.Numeric, "{score}", 10, 4)]
    public void Pain_is_in_the_unit_of_its_scale(PainScale scale, string unit, int most, int shown)
    {
        var series = PainOf(Pain(40, 20, scale));

        (series.Method, series.Unit, series.Most, series.Latest.Value).ShouldBe((null, unit, most, shown));
    }

    [Theory]
    [InlineData(79, 89, 69)]
    [InlineData(80, 90, 70)]
    [InlineData(81, null, 71)]
    [InlineData(11, 21, 1)]
    [InlineData(10, 20, 0)]
    [InlineData(9, 19, null)]
    public void Motion_has_a_goal_and_an_alarm_where_such_an_angle_can_be(int baseline, int? goal, int? worse)
    {
        var series = Motion(Angle(Movement.Flexion, baseline, 20));

        (series.Goal, series.WorseFrom).ShouldBe((goal, worse));
    }

    [Theory]
    [InlineData(84, 64, 99)]
    [InlineData(85, 65, 100)]
    [InlineData(86, 66, null)]
    [InlineData(21, 1, 36)]
    [InlineData(20, 0, 35)]
    [InlineData(10, 0, 25)]
    public void Pain_has_a_goal_of_no_less_than_none_and_an_alarm_up_to_the_most(int baseline, int goal, int? worse)
    {
        var series = PainOf(Pain(baseline, 20));

        (series.Goal, series.WorseFrom).ShouldBe((goal, worse));
    }

    [Fact]
    public void A_baseline_that_is_the_latest_is_compared_with_nothing() =>
        Motion(Angle(Movement.Flexion, 30, 20)).Standing.ShouldBe(Standing.NotCompared);

    [Theory]
    [InlineData(55, Standing.Worse)]
    [InlineData(54, Standing.WithinError)]
    [InlineData(21, Standing.WithinError)]
    [InlineData(20, Standing.Better)]
    public void A_numeric_rating_has_the_thresholds_of_the_visual_scale(int now, Standing expected) =>
        PainOf(Pain(40, 20, PainScale.Numeric), Pain(now, 5, PainScale.Numeric)).Standing.ShouldBe(expected);

    [Fact]
    public void Of_one_day_the_smaller_angle_and_the_higher_pain_are_shown()
    {
        Motion(Angle(Movement.Flexion, 44, 5), Angle(Movement.Flexion, 41, 5), Angle(Movement.Flexion, 47, 20)).Points.Select(point => point.Value).ShouldBe([47m, 41m]);
        PainOf(Pain(44, 5), Pain(47, 5), Pain(41, 20)).Points.Select(point => point.Value).ShouldBe([41m, 47m]);
    }

    [Fact]
    public void Series_stand_in_the_order_of_the_movements_and_the_one_measured_last_first()
    {
        var course = Course(
            [Angle(Movement.LateralFlexionLeft, 30, 9), Angle(Movement.Flexion, 30, 9, MotionMethod.Crom), Angle(Movement.Flexion, 30, 5), Angle(Movement.Extension, 30, 2)],
            [Pain(40, 9, PainScale.Numeric), Pain(40, 9)]);

        course.Motion.Select(series => (series.Fact, series.Method)).ShouldBe(
        [
            (Facts.Of(Movement.Flexion), MotionMethod.Inclinometer), (Facts.Of(Movement.Flexion), MotionMethod.Crom),
            (Facts.Of(Movement.Extension), MotionMethod.Inclinometer), (Facts.Of(Movement.LateralFlexionLeft), MotionMethod.Inclinometer),
        ]);
        course.Pain.Select(series => series.Fact).ShouldBe([Facts.PainVas, Facts.PainNumeric]);
    }
}
