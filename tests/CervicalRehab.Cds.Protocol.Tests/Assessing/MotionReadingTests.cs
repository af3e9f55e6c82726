using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Measurement;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>How single angles become sets, and why a movement is missing (D13, D14).</summary>
public sealed class MotionReadingTests
{
    private static readonly Movement[] All = Enum.GetValues<Movement>();

    [Fact]
    public void A_set_lists_its_movements_in_order_and_the_smaller_of_two_angles()
    {
        var set = Read([.. MotionSet(5).Reverse(), Angle(Movement.Extension, 31, 5), Angle(Movement.RotationRight, 44, 5)]).LatestComplete!;

        set.Values.Select(record => record.Movement).ShouldBe(All);
        set.Values.Single(record => record.Movement == Movement.Extension).Angle!.Value.Value.ShouldBe(31);
        set.Values.Single(record => record.Movement == Movement.RotationRight).Angle!.Value.Value.ShouldBe(40);
    }

    [Fact]
    public void Of_two_incomplete_sets_the_fuller_counts_and_of_two_as_full_the_later()
    {
        Missing([.. Without(20, Movement.Flexion), .. Without(3, Movement.Flexion, Movement.Extension)]).ShouldBe(["rom-flexion not-recorded"]);
        Missing([.. Without(20, Movement.Flexion), .. Without(3, Movement.Extension)]).ShouldBe(["rom-extension different-day-or-method"]);
        Missing([.. Without(3, Movement.Extension), .. Without(20, Movement.Flexion)]).ShouldBe(["rom-extension different-day-or-method"]);
    }

    [Theory]
    [InlineData(27, 1)]
    [InlineData(28, 1)]
    [InlineData(29, 6)]
    public void An_incomplete_set_counts_for_28_days(int daysAgo, int missing) =>
        Read([.. Without(daysAgo, Movement.Flexion)]).Missing.Length.ShouldBe(missing);

    [Theory]
    [InlineData(27, "different-day-or-method")]
    [InlineData(28, "different-day-or-method")]
    [InlineData(29, "stale")]
    public void A_movement_of_another_day_is_stale_after_28_days(int daysAgo, string why) =>
        Missing([.. Without(5, Movement.Flexion), Angle(Movement.Flexion, 40, daysAgo)]).ShouldBe(["rom-flexion " + why]);

    [Fact]
    public void The_latest_record_of_a_movement_says_why_it_is_missing()
    {
        var visual = Angle(Movement.Flexion, 40, 2, MotionMethod.VisualEstimate);
        var noMethod = Angle(Movement.Flexion, 40, 2, MotionMethod.NotStated);
        var old = Angle(Movement.Flexion, 40, 60);
        var undated = Angle(Movement.Flexion, 40, null);

        Missing([.. Without(5, Movement.Flexion), old, visual]).ShouldBe(["rom-flexion visual-estimate"]);
        Missing([.. Without(5, Movement.Flexion), visual, old, undated]).ShouldBe(["rom-flexion visual-estimate"]);
        Missing([.. Without(5, Movement.Flexion), noMethod, old]).ShouldBe(["rom-flexion no-method"]);
        Missing([.. Without(5, Movement.Flexion), undated, old]).ShouldBe(["rom-flexion stale"]);
        Missing([.. Without(5, Movement.Flexion), undated]).ShouldBe(["rom-flexion no-date"]);
        Read([.. Without(5, Movement.Flexion), visual, old]).Missing.Single().LastDate.ShouldBe(Record.Day(2));
    }

    private static IEnumerable<MotionRecord> Without(int daysAgo, params Movement[] left) => MotionSet(daysAgo).Where(record => !left.Contains(record.Movement));

    private static MotionReading Read(params MotionRecord[] records) => new(new() { Motion = [.. records] }, Record.Now);

    private static IEnumerable<string> Missing(params MotionRecord[] records) => Read(records).Missing.Select(missing => $"{missing.Fact} {missing.Reason.Code()}");
}
