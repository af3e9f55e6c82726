using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>Like with like: what is compared, and when the latest measurement cannot be (D15, D17).</summary>
public sealed class TrendTests
{
    private const int DayZero = 20;

    private static readonly Dictionary<string, (MotionRecord[] Records, bool Alone)> Measured = new(StringComparer.Ordinal)
    {
        ["Once"] = ([Flexion(5)], false),
        ["Twice by one method"] = ([Flexion(20), Flexion(5)], false),
        ["Two movements by one method"] = ([Angle(Movement.Extension, 40, 20), Flexion(5)], false),
        ["The latest by another method"] = ([Flexion(20), Crom(5)], true),
        ["The latest by another method, after two by the first"] = ([Flexion(20), Flexion(8), Crom(5)], true),
        ["Another method between two by the first"] = ([Flexion(20), Crom(10), Flexion(5)], false),
        ["Both methods on the latest day"] = ([Flexion(20), Flexion(5), Crom(5)], false),
        ["Another method on the latest day only, the first earlier and then too"] = ([Flexion(5), Crom(5)], false),
        ["The latest on day 0"] = ([Flexion(25), Crom(20)], false),
        ["The latest a day after day 0"] = ([Flexion(25), Crom(19)], true),
        ["Twice by another method since day 0"] = ([Flexion(20), Crom(10), Crom(5)], true),
        ["Three times by another method since day 0"] = ([Flexion(20), Crom(15), Crom(10), Crom(5)], true),
        ["Twice by another method, which was there on day 0 too"] = ([Flexion(20), Crom(20), Crom(5)], false),
        ["Twice by another method, which is the first after day 0"] = ([Crom(15), Flexion(10), Crom(5)], false),
        ["Twice by another method than the first after day 0"] = ([Flexion(15), Crom(10), Crom(5)], true),
        ["The earlier 28 days before day 0"] = ([Flexion(48), Crom(5)], true),
        ["The earlier 29 days before day 0"] = ([Flexion(49), Crom(5)], false),
    };

    public static TheoryData<string> Sentences => new(Measured.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void D17_The_latest_is_not_comparable_when_only_another_method_came_before(string sentence) =>
        Of(Measured[sentence].Records, []).MotionNotComparable.ShouldBe(Measured[sentence].Alone, sentence);

    [Fact]
    public void D15_Of_what_has_its_baseline_on_another_scale_only_what_is_worse_is_told()
    {
        var better = Of([], [Pain(55, 20), Pain(90, 10, PainScale.Numeric), Pain(40, 5, PainScale.Numeric)]);
        var worse = Of([], [Pain(55, 20), Pain(40, 10, PainScale.Numeric), Pain(90, 5, PainScale.Numeric)]);
        var slight = Of([], [Pain(55, 20), Pain(40, 10, PainScale.Numeric), Pain(50, 5, PainScale.Numeric)]);

        (better.PainNotComparable, better.Better).ShouldBe((true, false));
        better.All.ShouldBeEmpty();
        slight.Slight.ShouldBeEmpty();
        slight.All.ShouldBeEmpty();
        worse.PainNotComparable.ShouldBeTrue();
        worse.Worsened.ShouldHaveSingleItem();
        worse.All.ShouldHaveSingleItem().Standing.ShouldBe(CervicalRehab.Cds.Protocol.FollowUp.Standing.Worse);
    }

    [Fact]
    public void D17_Another_movement_is_no_baseline_of_a_movement() =>
        Of([Angle(Movement.Extension, 40, 20), Angle(Movement.Flexion, 30, 15), Angle(Movement.Flexion, 45, 5)], []).Better.ShouldBeTrue();

    [Fact]
    public void Without_a_start_every_earlier_measurement_is_one()
    {
        var trend = new Trend(new(new() { Motion = [Flexion(400), Crom(5)] }, Record.Now), new(new(), Record.Now), null);

        trend.MotionNotComparable.ShouldBeTrue();
        trend.Motion.ShouldBeEmpty();
    }

    [Fact]
    public void D18_One_measure_that_is_better_is_enough()
    {
        Of([], [Pain(60, 20), Pain(40, 5), Pain(60, 20, PainScale.Numeric), Pain(60, 5, PainScale.Numeric)]).Better.ShouldBeTrue();
        Of([Flexion(20), Angle(Movement.Flexion, 50, 5), Angle(Movement.Extension, 40, 20), Angle(Movement.Extension, 40, 5)], []).Better.ShouldBeTrue();
        Of([], [Pain(60, 20), Pain(60, 5)]).Better.ShouldBeFalse();
    }

    [Fact]
    public void D17_One_measure_that_is_a_little_worse_is_within_error()
    {
        Of([], [Pain(40, 20), Pain(45, 5), Pain(60, 20, PainScale.Numeric), Pain(60, 5, PainScale.Numeric)]).Slight.ShouldNotBeEmpty();
        Of([Flexion(20), Angle(Movement.Flexion, 35, 5), Angle(Movement.Extension, 40, 20), Angle(Movement.Extension, 40, 5)], []).Slight.ShouldNotBeEmpty();
        Of([Flexion(20), Flexion(5)], [Pain(40, 20), Pain(40, 5)]).Slight.ShouldBeEmpty();
        Of([Flexion(20), Angle(Movement.Flexion, 35, 5)], [Pain(40, 20), Pain(60, 5)]).Slight.ShouldBeEmpty();
    }

    private static Trend Of(MotionRecord[] motion, PainRecord[] pain) =>
        new(new(new() { Motion = [.. motion] }, Record.Now), new(new() { Pain = [.. pain] }, Record.Now), Record.Today.AddDays(-DayZero));

    private static MotionRecord Flexion(int daysAgo) => Angle(Movement.Flexion, 40, daysAgo);

    private static MotionRecord Crom(int daysAgo) => Angle(Movement.Flexion, 40, daysAgo, MotionMethod.Crom);
}
