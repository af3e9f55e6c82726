namespace CervicalRehab.Cds.Protocol;

/// <summary>The six cervical movements of the baseline (ASSESS-02, D13).</summary>
public enum Movement
{
    /// <summary>Flexion, plausible 0 to 90 degrees.</summary>
    Flexion,

    /// <summary>Extension, plausible 0 to 100 degrees.</summary>
    Extension,

    /// <summary>Rotation to the right, plausible 0 to 110 degrees.</summary>
    RotationRight,

    /// <summary>Rotation to the left, plausible 0 to 110 degrees.</summary>
    RotationLeft,

    /// <summary>Lateral flexion to the right, plausible 0 to 70 degrees.</summary>
    LateralFlexionRight,

    /// <summary>Lateral flexion to the left, plausible 0 to 70 degrees.</summary>
    LateralFlexionLeft,
}

/// <summary>An angle of one movement in degrees, within that movement's plausible range (D14).</summary>
public readonly record struct Degrees
{
    private Degrees(decimal value) => Value = value;

    /// <summary>Degrees, rounded to one decimal place.</summary>
    public decimal Value { get; }

    /// <summary>Largest plausible angle of a movement in degrees (D14); the smallest is 0.</summary>
    public static decimal Ceiling(Movement movement) => movement switch
    {
        Movement.Flexion => 90m,
        Movement.Extension => 100m,
        Movement.RotationRight or Movement.RotationLeft => 110m,
        _ => 70m,
    };

    /// <summary>The angle, or null when it is negative or beyond the plausible range: never clamped.</summary>
    public static Degrees? Of(Movement movement, decimal degrees) =>
        degrees >= 0m && degrees <= Ceiling(movement) ? new Degrees(decimal.Round(degrees, 1, MidpointRounding.AwayFromZero)) : null;

    /// <summary>The angle from radians, or null when implausible.</summary>
    public static Degrees? OfRadians(Movement movement, decimal radians) =>
        radians is >= 0m and <= 4m
            ? Of(movement, decimal.Round(radians * DegreesPerRadian, 1, MidpointRounding.AwayFromZero))
            : null;

    private const decimal DegreesPerRadian = 57.295779513082320877m;
}

/// <summary>Pain normalized to 0 to 100 mm (D15). Zero is a value.</summary>
public readonly record struct PainScore
{
    private PainScore(decimal millimeters) => Millimeters = millimeters;

    /// <summary>0 to 100 mm; a numeric rating is held as ten times its points.</summary>
    public decimal Millimeters { get; }

    /// <summary>The score, or null outside 0 to 100 mm.</summary>
    public static PainScore? Of(decimal millimeters) => millimeters is >= 0m and <= 100m ? new PainScore(millimeters) : null;
}

/// <summary>MRC muscle strength grade, 0 (none) to 5 (normal). Below 5 is weakness (contract section 3).</summary>
public readonly record struct StrengthGrade
{
    private StrengthGrade(decimal value) => Value = value;

    /// <summary>0 to 5.</summary>
    public decimal Value { get; }

    /// <summary>True below 5.</summary>
    public bool IsWeak => Value < 5m;

    /// <summary>The grade, or null outside 0 to 5.</summary>
    public static StrengthGrade? Of(decimal value) => value is >= 0m and <= 5m ? new StrengthGrade(value) : null;
}

/// <summary>Perceived exertion on Borg's 6 to 20 scale (PROG-03).</summary>
public readonly record struct Exertion
{
    private Exertion(decimal value) => Value = value;

    /// <summary>6 to 20.</summary>
    public decimal Value { get; }

    /// <summary>The exertion, or null outside 6 to 20.</summary>
    public static Exertion? Of(decimal value) => value is >= 6m and <= 20m ? new Exertion(value) : null;
}

/// <summary>Repetitions done at one load, 0 to 100 (PROG-03; the upper bound only catches typing errors).</summary>
public readonly record struct Repetitions
{
    private Repetitions(int count) => Count = count;

    /// <summary>Whole repetitions.</summary>
    public int Count { get; }

    /// <summary>The count, or null when negative, fractional or beyond 100.</summary>
    public static Repetitions? Of(decimal count) =>
        count is >= 0m and <= 100m && decimal.IsInteger(count) ? new Repetitions((int)count) : null;
}

/// <summary>Load as a percentage of the estimated one-repetition maximum, above 0 to 100 (NMS-04, NMS-05).</summary>
public readonly record struct LoadPercent
{
    private LoadPercent(decimal value) => Value = value;

    /// <summary>Percent.</summary>
    public decimal Value { get; }

    /// <summary>The load, or null at 0, below, or beyond 100.</summary>
    public static LoadPercent? Of(decimal percent) => percent is > 0m and <= 100m ? new LoadPercent(percent) : null;
}
