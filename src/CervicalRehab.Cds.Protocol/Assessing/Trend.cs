using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.FollowUp;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Change of one measure between its baseline and its latest value, like with like only (D17); pain in millimeters, a numeric rating too.</summary>
internal sealed record Change(Evidence Baseline, Evidence Latest, decimal From, decimal To)
{
    public decimal Amount => To - From;

    /// <summary>A numeric rating is told in its own points, of which each is held as ten millimeters.</summary>
    public MeasuredChange Measured
    {
        get
        {
            var (isPain, perUnit, unit) = Latest.Fact switch
            {
                Facts.PainVas => (true, 1m, "mm"),
                Facts.PainNumeric => (true, 10m, "{score}"),
                _ => (false, 1m, "deg"),
            };
            var standing = IsBetter(isPain) ? Standing.Better : IsWorse(isPain) ? Standing.Worse : Standing.WithinError;
            return new(Baseline, Latest, From / perUnit, To / perUnit, unit, standing, isPain ? Amount < 0m && To <= Math.Max(0m, From - Windows.PainBetterMillimeters) : standing == Standing.Better);
        }
    }

    public bool IsWorse(bool isPain) => isPain ? Amount >= Windows.PainWorseMillimeters : Amount <= -Windows.MotionChangeDegrees;

    public bool IsBetter(bool isPain) => isPain ? Amount <= -Windows.PainBetterMillimeters : Amount >= Windows.MotionChangeDegrees;
}

/// <summary>
/// Pain and motion against the program's baseline: the last usable value within 28 days up to day 0, else the first after it
/// (contract section 3). Each movement and method, and each pain scale, is a series of its own; one that has no value there is compared
/// with its first, which shows what became worse and is no baseline where another method or scale has an earlier one (D15, D17).
/// </summary>
internal sealed class Trend
{
    private readonly DateOnly? _dayZero;
    private readonly ImmutableArray<Evidence> _used;
    private readonly ImmutableArray<UnreadMeasurement> _unused;

    /// <summary>Compares from a day 0 on; what is <paramref name="unused"/> may be an earlier baseline than the one that is used.</summary>
    public Trend(MotionReading motion, PainReading pain, DateOnly? dayZero, ImmutableArray<UnreadMeasurement> unused = default)
    {
        _dayZero = dayZero;
        _unused = unused.IsDefault ? [] : unused;
        _used = [.. motion.Usable.Select(static record => record.Source).Concat(pain.Usable.Select(static record => record.Source)).Where(source => IsRelevant(Day(source), dayZero))];
        Motion = [.. motion.Usable.GroupBy(record => (record.Movement, record.Method)).Select(series => Between(Daily(series), dayZero)).OfType<Change>()];
        Pain = [.. pain.Usable.GroupBy(record => record.Scale).Select(series => Between(Daily(series), dayZero)).OfType<Change>()];
        MotionNotComparable = LatestIsAlone(motion.Usable.Select(record => (record.Source.Date!.First, Kind: (int)record.Method)), Motion);
        PainNotComparable = LatestIsAlone(pain.Usable.Select(record => (record.Source.Date!.First, Kind: (int)record.Scale)), Pain);
    }

    /// <summary>False while nothing can be better by a program that has not begun.</summary>
    public bool HasBegun { get; init; } = true;

    public ImmutableArray<Change> Motion { get; }

    public ImmutableArray<Change> Pain { get; }

    /// <summary>The latest measurement has no baseline by its own method, and an earlier value by another (D17).</summary>
    public bool MotionNotComparable { get; }

    /// <summary>The latest score has no baseline on its own scale, and an earlier one on another (D15).</summary>
    public bool PainNotComparable { get; }

    public ImmutableArray<Change> Worsened =>
    [
        .. Pain.Where(static change => change.IsWorse(isPain: true)),
        .. Motion.Where(static change => change.IsWorse(isPain: false)),
    ];

    /// <summary>What improved by a threshold or more (D18, D44), of what is known to be told from the baseline.</summary>
    public ImmutableArray<Change> Improved =>
    [
        .. Pain.Where(change => change.IsBetter(isPain: true) && IsFromBaseline(change)),
        .. Motion.Where(change => change.IsBetter(isPain: false) && IsFromBaseline(change)),
    ];

    public bool Better => !Improved.IsEmpty;

    /// <summary>Every measure that has a baseline and a later value, pain first; of what is not known to be told from the baseline only what is worse.</summary>
    public ImmutableArray<MeasuredChange> All => [.. Pain.Concat(Motion).Select(change => (Change: change, change.Measured)).Where(one => one.Measured.Standing == Standing.Worse || IsFromBaseline(one.Change)).Select(static one => one.Measured)];

    /// <summary>Changed for the worse since baseline, but less than the thresholds.</summary>
    public ImmutableArray<Change> Slight => Worsened.IsEmpty ? [.. Pain.Where(change => change.Amount > 0m && IsFromBaseline(change)), .. Motion.Where(change => change.Amount < 0m && IsFromBaseline(change))] : [];

    /// <summary>Whether a measure, pain or a movement by its fact, has an earlier and a later value.</summary>
    public bool Compares(string measure) => measure is Facts.PainVas ? !Pain.IsEmpty : Motion.Any(change => change.Latest.Fact == measure);

    /// <summary>Whether a measure has a usable value that is the baseline, whatever one of this date was: one within 28 days up to day 0, or one that is not later.</summary>
    public bool HasBaseline(string measure, RecordedDate date) =>
        _used.Any(source => SetAside.MeasureOf(source.Fact) == measure && (Day(source) <= _dayZero || Day(source) <= date.First));

    /// <summary>Whether a day is late enough for a baseline: within 28 days up to day 0, or after it.</summary>
    public static bool IsRelevant(DateOnly day, DateOnly? dayZero) => dayZero is not { } start || start.DayNumber - day.DayNumber <= Windows.BaselineDays;

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

    // The first value after day 0 stands in for a baseline that is not there, not for one that is there and could not be used (0.1).
    private bool IsFromBaseline(Change change) =>
        HasBegun && (Day(change.Baseline) <= _dayZero || !(IsOfAnother(change) || _unused.Any(one => SetAside.MeasureOf(one.Source.Fact) == SetAside.MeasureOf(change.Latest.Fact) && one.Source.Date is { } date
            && date.First < Day(change.Baseline) && (date.IsOpen || IsRelevant(date.Last, _dayZero)))));

    // Nor for one by another method or on another scale, however often it was measured since.
    private bool IsOfAnother(Change change) => !(Day(change.Baseline) <= _dayZero)
        && _used.Any(source => Day(source) < Day(change.Baseline) && SetAside.MeasureOf(source.Fact) == SetAside.MeasureOf(change.Latest.Fact));

    private bool LatestIsAlone(IEnumerable<(DateOnly Day, int Kind)> measured, ImmutableArray<Change> compared)
    {
        ImmutableArray<(DateOnly Day, int Kind)> relevant = [.. measured.Where(point => IsRelevant(point.Day, _dayZero))];
        var latest = relevant.Select(point => point.Day).DefaultIfEmpty(DateOnly.MinValue).Max();
        var kinds = relevant.Where(point => point.Day == latest).Select(point => point.Kind).ToImmutableArray();
        var ofLatest = compared.Only(latest, static (change, latest) => Day(change.Latest) == latest);
        return !(latest <= _dayZero)
            && ofLatest.All(IsOfAnother)
            && (!ofLatest.IsEmpty || relevant.Any(point => point.Day < latest && !kinds.Contains(point.Kind)));
    }

    private static Change? Between(ImmutableArray<Point> series, DateOnly? dayZero) =>
        BaselineOf(series, dayZero) is { } baseline && Relevant(series, dayZero)[^1] is var latest && Day(latest) > Day(baseline)
            ? new(baseline.Source, latest.Source, baseline.Value, latest.Value)
            : null;

    private static ImmutableArray<Point> Relevant(ImmutableArray<Point> series, DateOnly? dayZero) => [.. series.Where(point => IsRelevant(Day(point), dayZero))];

    private static DateOnly Day(Point point) => Day(point.Source);

    private static DateOnly Day(Evidence source) => source.Date!.First;
}
