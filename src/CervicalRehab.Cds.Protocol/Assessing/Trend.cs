using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Change of one measure between its baseline and its latest value, like with like only (D17).</summary>
internal sealed record Change(Evidence Baseline, Evidence Latest, decimal Amount);

/// <summary>
/// Pain and motion against the programme's baseline: the last usable value within 28 days up to day 0, else the first after it
/// (contract section 3). Each movement and method, and each pain scale, is a series of its own.
/// </summary>
internal sealed class Trend
{
    public Trend(MotionReading motion, PainReading pain, DateOnly? dayZero)
    {
        var motionSeries = motion.Usable.GroupBy(record => (record.Movement, record.Method))
            .Select(series => series.GroupBy(record => record.Source.Date!.First).OrderBy(day => day.Key)
                .Select(day => day.MinBy(record => record.Angle!.Value.Value)!)
                .Select(record => new Point(record.Source, record.Angle!.Value.Value)));
        var painSeries = pain.Usable.GroupBy(record => record.Scale)
            .Select(series => series.GroupBy(record => record.Source.Date!.First).OrderBy(day => day.Key)
                .Select(day => day.MaxBy(record => record.Score!.Value.Millimeters)!)
                .Select(record => new Point(record.Source, record.Score!.Value.Millimeters)));
        Motion = [.. motionSeries.Select(series => Between([.. series], dayZero)).OfType<Change>()];
        Pain = [.. painSeries.Select(series => Between([.. series], dayZero)).OfType<Change>()];
        MotionNotComparable = LatestIsAlone(motion.Usable.Select(record => (record.Source.Date!.First, Kind: (int)record.Method)), Motion, dayZero);
        PainNotComparable = LatestIsAlone(pain.Usable.Select(record => (record.Source.Date!.First, Kind: (int)record.Scale)), Pain, dayZero);
    }

    public ImmutableArray<Change> Motion { get; }

    public ImmutableArray<Change> Pain { get; }

    /// <summary>The latest measurement has nothing earlier by its own method, only by another (D17).</summary>
    public bool MotionNotComparable { get; }

    /// <summary>The latest score has nothing earlier on its own scale, only on another (D15).</summary>
    public bool PainNotComparable { get; }

    public ImmutableArray<Change> Worsened =>
    [
        .. Pain.Where(change => change.Amount >= Windows.PainWorseMillimeters),
        .. Motion.Where(change => change.Amount <= -Windows.MotionChangeDegrees),
    ];

    public bool Better =>
        Pain.Any(change => change.Amount <= -Windows.PainBetterMillimeters)
        || Motion.Any(change => change.Amount >= Windows.MotionChangeDegrees);

    /// <summary>Changed for the worse, but less than the thresholds.</summary>
    public bool WithinMeasurementError =>
        Worsened.IsEmpty && (Pain.Any(change => change.Amount > 0m) || Motion.Any(change => change.Amount < 0m));

    private readonly record struct Point(Evidence Source, decimal Value);

    private static bool LatestIsAlone(IEnumerable<(DateOnly Day, int Kind)> measured, ImmutableArray<Change> compared, DateOnly? dayZero)
    {
        var since = dayZero?.AddDays(-Math.Min(Windows.BaselineDays, dayZero.Value.DayNumber)) ?? DateOnly.MinValue;
        ImmutableArray<(DateOnly Day, int Kind)> relevant = [.. measured.Where(point => point.Day >= since)];
        var latest = relevant.Select(point => point.Day).DefaultIfEmpty(DateOnly.MinValue).Max();
        var kinds = relevant.Where(point => point.Day == latest).Select(point => point.Kind).ToImmutableArray();
        return !(latest <= dayZero)
            && compared.All(change => change.Latest.Date!.First < latest)
            && relevant.Any(point => point.Day < latest && !kinds.Contains(point.Kind));
    }

    private static Change? Between(ImmutableArray<Point> series, DateOnly? dayZero)
    {
        bool InWindow(Point point) => Day(point) <= dayZero && dayZero.Value.DayNumber - Day(point).DayNumber <= Windows.BaselineDays;
        ImmutableArray<Point> relevant = dayZero is null ? series : [.. series.Where(point => InWindow(point) || Day(point) > dayZero)];
        var before = relevant.Where(point => dayZero is not null && InWindow(point)).ToImmutableArray();
        if (relevant.IsEmpty)
        {
            return null;
        }

        var baseline = before.IsEmpty ? relevant[0] : before[^1];
        var latest = relevant[^1];
        return Day(latest) > Day(baseline) ? new(baseline.Source, latest.Source, latest.Value - baseline.Value) : null;
    }

    private static DateOnly Day(Point point) => point.Source.Date!.First;
}
