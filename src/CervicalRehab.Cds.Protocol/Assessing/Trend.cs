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
        Motion = [.. motion.Usable.GroupBy(record => (record.Movement, record.Method)).Select(series => Between(Daily(series), dayZero)).OfType<Change>()];
        Pain = [.. pain.Usable.GroupBy(record => record.Scale).Select(series => Between(Daily(series), dayZero)).OfType<Change>()];
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

    /// <summary>One value of a series.</summary>
    internal readonly record struct Point(Evidence Source, decimal Value);

    /// <summary>One movement by one method as a series: one value a day, the smaller one where there are several.</summary>
    internal static ImmutableArray<Point> Daily(IEnumerable<MotionRecord> series) =>
    [
        .. series.GroupBy(record => record.Source.Date!.First).OrderBy(day => day.Key)
            .Select(day => day.MinBy(record => record.Angle!.Value.Value)!)
            .Select(record => new Point(record.Source, record.Angle!.Value.Value)),
    ];

    /// <summary>Pain on one scale as a series: one value a day, the higher one where there are several.</summary>
    internal static ImmutableArray<Point> Daily(IEnumerable<PainRecord> series) =>
    [
        .. series.GroupBy(record => record.Source.Date!.First).OrderBy(day => day.Key)
            .Select(day => day.MaxBy(record => record.Score!.Value.Millimeters)!)
            .Select(record => new Point(record.Source, record.Score!.Value.Millimeters)),
    ];

    /// <summary>What a series is compared with: its last value within 28 days up to day 0, else the first after it; null when it has neither.</summary>
    internal static Point? BaselineOf(ImmutableArray<Point> series, DateOnly? dayZero)
    {
        var relevant = Relevant(series, dayZero);
        var before = relevant.Where(point => Day(point) <= dayZero).ToImmutableArray();
        return relevant.IsEmpty ? null : before.IsEmpty ? relevant[0] : before[^1];
    }

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

    private static Change? Between(ImmutableArray<Point> series, DateOnly? dayZero) =>
        BaselineOf(series, dayZero) is { } baseline && Relevant(series, dayZero)[^1] is var latest && Day(latest) > Day(baseline)
            ? new(baseline.Source, latest.Source, latest.Value - baseline.Value)
            : null;

    private static ImmutableArray<Point> Relevant(ImmutableArray<Point> series, DateOnly? dayZero) => dayZero is { } start
        ? [.. series.Where(point => start.DayNumber - Day(point).DayNumber <= Windows.BaselineDays)]
        : series;

    private static DateOnly Day(Point point) => point.Source.Date!.First;
}
