using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.FollowUp;

/// <summary>One value of a series, in the unit of the series.</summary>
public sealed record CoursePoint(Evidence Source, DateOnly Day, decimal Value);

/// <summary>How the latest value of a series stands against its baseline (D17, D18).</summary>
public enum Standing
{
    /// <summary>There is no later value to compare.</summary>
    NotCompared,

    /// <summary>Changed by less than a threshold.</summary>
    WithinError,

    /// <summary>Better by a threshold or more.</summary>
    Better,

    /// <summary>Worse by a threshold or more.</summary>
    Worse,
}

/// <summary>One measure over time, like with like only: one movement by one method, or one pain scale (D15, D17).</summary>
public sealed record MeasureSeries
{
    private const string NumericUnit = "{score}";

    /// <summary>Fact id, for instance <c>rom-flexion</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>How the motion was measured; null for pain.</summary>
    public MotionMethod? Method { get; init; }

    /// <summary>UCUM unit of all values: <c>deg</c>, <c>mm</c>, or <c>{score}</c> for a numeric rating of 0 to 10.</summary>
    public required string Unit { get; init; }

    /// <summary>Largest possible value; the smallest is 0.</summary>
    public required decimal Most { get; init; }

    /// <summary>One value a day, earliest first.</summary>
    public required ImmutableArray<CoursePoint> Points { get; init; }

    /// <summary>What later values are compared with; null when none lies within the window of the program.</summary>
    public CoursePoint? Baseline { get; init; }

    /// <summary>The value of the goal: at least this motion, at most this pain. Null without a baseline, and for a movement that is not limited.</summary>
    public decimal? Goal { get; init; }

    /// <summary>From this value on it is worse: at most this motion, at least this pain. Null where no value can be.</summary>
    public decimal? WorseFrom { get; init; }

    /// <summary>The latest value against the baseline.</summary>
    public Standing Standing { get; init; }

    /// <summary>The latest value.</summary>
    public CoursePoint Latest => Points[^1];

    /// <summary>How much is worse and how much is better, in the unit of the series.</summary>
    private (decimal Worse, decimal Better) Threshold => Method is not null
        ? (Windows.MotionChangeDegrees, Windows.MotionChangeDegrees)
        : (Windows.PainWorseMillimeters / PerUnit, Windows.PainBetterMillimeters / PerUnit);

    // A numeric rating is held in tenths of its points.
    private decimal PerUnit => Unit is NumericUnit ? 10m : 1m;

    /// <summary>One movement by one method.</summary>
    internal static MeasureSeries Of(IGrouping<(Movement Movement, MotionMethod Method), MotionRecord> records, DateOnly? dayZero) =>
        new MeasureSeries { Fact = Facts.Of(records.Key.Movement), Method = records.Key.Method, Unit = "deg", Most = Degrees.Ceiling(records.Key.Movement), Points = [] }
            .With(Trend.Daily(records), dayZero);

    /// <summary>One pain scale; a numeric rating in its own points.</summary>
    internal static MeasureSeries Of(IGrouping<PainScale, PainRecord> records, DateOnly? dayZero)
    {
        var series = records.Key == PainScale.Visual
            ? new MeasureSeries { Fact = Facts.PainVas, Unit = "mm", Most = 100m, Points = [] }
            : new MeasureSeries { Fact = Facts.PainNumeric, Unit = NumericUnit, Most = 10m, Points = [] };
        return series.With(Trend.Daily(records), dayZero);
    }

    /// <summary>The series with the baseline that the card has too: where the card tells nothing of it, its first value is no baseline, and only what is worse is shown (D15, D17).</summary>
    internal MeasureSeries AsTold(ImmutableArray<MeasuredChange>? told) =>
        Standing is Standing.NotCompared or Standing.Worse || told is not { } changes || changes.Any(change => change.Latest == Latest.Source)
            ? this
            : this with { Baseline = null, Goal = null, WorseFrom = null, Standing = Standing.NotCompared };

    /// <summary>What a change by an amount in the unit of the series means.</summary>
    internal Standing Judge(decimal change)
    {
        var gain = Gain(change);
        return gain <= -Threshold.Worse ? Standing.Worse
            : gain >= Threshold.Better ? Standing.Better
            : Standing.WithinError;
    }

    // More motion is a gain, and less pain.
    private decimal Gain(decimal amount) => Method is not null ? amount : -amount;

    private MeasureSeries With(ImmutableArray<Trend.Point> points, DateOnly? dayZero)
    {
        CoursePoint Shown(Trend.Point point) => new(point.Source, point.Source.Date!.First, point.Value / PerUnit);
        var series = this with { Points = [.. points.Select(Shown)] };
        return Trend.BaselineOf(points, dayZero) is { } baseline ? series.Against(Shown(baseline)) : series;
    }

    private MeasureSeries Against(CoursePoint baseline) => this with
    {
        Baseline = baseline,
        Goal = Method is null ? Math.Max(0m, baseline.Value - Threshold.Better) : Possible(baseline.Value + Threshold.Better),
        WorseFrom = Possible(baseline.Value - Gain(Threshold.Worse)),
        Standing = Latest.Day > baseline.Day ? Judge(Latest.Value - baseline.Value) : Standing.NotCompared,
    };

    private decimal? Possible(decimal value) => value >= 0m && value <= Most ? value : null;
}
