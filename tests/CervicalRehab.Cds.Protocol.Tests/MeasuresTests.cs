namespace CervicalRehab.Cds.Protocol.Tests;

public sealed class MeasuresTests
{
    [Theory]
    [InlineData(Movement.Flexion, 90)]
    [InlineData(Movement.Extension, 100)]
    [InlineData(Movement.RotationRight, 110)]
    [InlineData(Movement.RotationLeft, 110)]
    [InlineData(Movement.LateralFlexionRight, 70)]
    [InlineData(Movement.LateralFlexionLeft, 70)]
    public void An_angle_is_plausible_from_0_to_the_ceiling_of_its_movement(Movement movement, int ceiling)
    {
        Degrees.Of(movement, -0.1m).ShouldBeNull();
        Degrees.Of(movement, 0)!.Value.Value.ShouldBe(0);
        Degrees.Of(movement, 0.1m)!.Value.Value.ShouldBe(0.1m);
        Degrees.Of(movement, ceiling - 0.1m)!.Value.Value.ShouldBe(ceiling - 0.1m);
        Degrees.Of(movement, ceiling)!.Value.Value.ShouldBe(ceiling);
        Degrees.Of(movement, ceiling + 0.1m).ShouldBeNull();
        Degrees.Of(movement, decimal.MaxValue).ShouldBeNull();
    }

    [Fact]
    public void Radians_are_converted()
    {
        Degrees.OfRadians(Movement.Flexion, 1m)!.Value.Value.ShouldBe(57.3m);
        Degrees.OfRadians(Movement.Flexion, 1.570796m)!.Value.Value.ShouldBe(90m);
        Degrees.OfRadians(Movement.Flexion, 1.58m).ShouldBeNull();
        Degrees.OfRadians(Movement.Flexion, -0.01m).ShouldBeNull();
        Degrees.OfRadians(Movement.Flexion, 45m).ShouldBeNull();
        Degrees.OfRadians(Movement.Flexion, decimal.MaxValue).ShouldBeNull();
    }

    [Theory]
    [InlineData("Below zero", -0.1, false)]
    [InlineData("Zero is a value", 0, true)]
    [InlineData("One hundred", 100, true)]
    [InlineData("Beyond one hundred", 100.1, false)]
    public void Pain_lies_between_0_and_100_mm(string sentence, double millimeters, bool plausible) =>
        PainScore.Of((decimal)millimeters).HasValue.ShouldBe(plausible, sentence);

    [Theory]
    [InlineData("Below zero", -0.1, false, false)]
    [InlineData("Grade 0", 0, true, true)]
    [InlineData("Grade 4.5", 4.5, true, true)]
    [InlineData("Grade 5 is normal", 5, true, false)]
    [InlineData("Beyond 5", 5.1, false, false)]
    public void A_strength_grade_lies_between_0_and_5_and_is_weak_below_5(string sentence, double grade, bool plausible, bool weak)
    {
        var strength = StrengthGrade.Of((decimal)grade);

        strength.HasValue.ShouldBe(plausible, sentence);
        (strength?.IsWeak ?? false).ShouldBe(weak, sentence);
    }

    [Theory]
    [InlineData(5.9, false)]
    [InlineData(6, true)]
    [InlineData(20, true)]
    [InlineData(20.1, false)]
    public void Exertion_lies_between_6_and_20(double exertion, bool plausible) => Exertion.Of((decimal)exertion).HasValue.ShouldBe(plausible);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(14.5, false)]
    [InlineData(15, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Repetitions_are_whole_numbers_up_to_100(double count, bool plausible) => Repetitions.Of((decimal)count).HasValue.ShouldBe(plausible);

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.1, true)]
    [InlineData(100, true)]
    [InlineData(100.1, false)]
    public void A_load_lies_above_0_and_up_to_100_percent(double percent, bool plausible) => LoadPercent.Of((decimal)percent).HasValue.ShouldBe(plausible);
}
