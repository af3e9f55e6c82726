using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Values of one day and one method (D13), in the order of the movements; the smaller value speaks when one movement was measured twice.</summary>
internal sealed record MotionSet(DateOnly Day, MotionMethod Method, ImmutableArray<MotionRecord> Values)
{
    public bool IsComplete => Values.Length == MotionReading.Movements.Length;

    public RecordedDate Date => Values[0].Source.Date!;

    public bool Has(Movement movement)
    {
        foreach (var record in Values)
        {
            if (record.Movement == movement)
            {
                return true;
            }
        }

        return false;
    }

    public ImmutableArray<Evidence> Sources => Values.Each(static record => record.Source);
}

/// <summary>Range of motion assembled into sets (ASSESS-02, D13, D14).</summary>
internal sealed class MotionReading
{
    private readonly ImmutableArray<MotionRecord> _all;
    private readonly DateTimeOffset _at;

    public MotionReading(PatientPicture picture, DateTimeOffset at)
    {
        _all = picture.Motion;
        _at = at;
        Usable = _all.Only(at, IsUsable);
        Sets =
        [
            .. Usable.GroupBy(static record => (record.Source.Date!.First, record.Method))
                .Select(static group => new MotionSet(group.Key.First, group.Key.Method, SmallestOfEach(group)))
                // Of two methods of one day the one that stands first in the list of methods speaks, whatever the order they came in.
                .OrderBy(static set => set.Day).ThenByDescending(static set => set.Method),
        ];
        LatestComplete = Sets.LastOrDefault(static set => set.IsComplete);
        Missing = MissingOf();
    }

    public static ImmutableArray<Movement> Movements { get; } = [.. Enum.GetValues<Movement>()];

    /// <summary>Measured by a method that counts, dated to the day, not in the future.</summary>
    public ImmutableArray<MotionRecord> Usable { get; }

    public ImmutableArray<MotionSet> Sets { get; }

    public MotionSet? LatestComplete { get; }

    /// <summary>Days since the latest complete set; null when there is none (D20).</summary>
    public int? DaysSinceLatest => LatestComplete?.Date.DaysUntil(_at);

    /// <summary>What keeps the baseline from being complete; empty when a complete set is 28 days old or younger.</summary>
    public ImmutableArray<MissingFact> Missing { get; }

    private ImmutableArray<MissingFact> MissingOf()
    {
        var best = Sets.Only(_at, static (set, at) => set.Date.DaysUntil(at) <= Windows.ValidDays).Greatest(static set => (set.Values.Length, set.Day));
        return Movements.Only(best, static (movement, best) => best is null || !best.Has(movement)).Each(MissingOf);
    }

    private MissingFact MissingOf(Movement movement)
    {
        var records = _all.Only(movement, static (record, movement) => record.Movement == movement);
        var last = records.Only(static record => record.Source.Date is not null).Greatest(static record => record.Source.Date!.First) ?? records.FirstOrDefault();
        var reason = last is null ? Reason.NotRecorded
            : last.Unusable is { } unusable ? unusable
            : FaultOf(last.Method) is { } fault ? fault
            : last.Source.Date is null ? Reason.NoDate
            : last.Source.Date.IsAfter(_at) ? Reason.FutureDate
            : last.Source.Date.DaysUntil(_at) > Windows.ValidDays ? Reason.Stale
            : !last.Source.Date.IsOneDay ? Reason.DateNotPrecise
            : Reason.DifferentDayOrMethod;
        return new() { Fact = Facts.Of(movement), Reason = reason, LastDate = last?.Source.Date };
    }

    /// <summary>Why a method does not count; null when it does (D14).</summary>
    public static Reason? FaultOf(MotionMethod method) => method switch
    {
        MotionMethod.VisualEstimate => Reason.VisualEstimate,
        MotionMethod.NotStated => Reason.NoMethod,
        _ => null,
    };

    private static bool IsUsable(MotionRecord record, DateTimeOffset at) =>
        record is { Unusable: null, Angle: not null, Method: not (MotionMethod.NotStated or MotionMethod.VisualEstimate), Source.Date: { IsOneDay: true } date } && !date.IsAfter(at);

    private static ImmutableArray<MotionRecord> SmallestOfEach(IEnumerable<MotionRecord> records)
    {
        var smallest = new MotionRecord?[Movements.Length];
        foreach (var record in records)
        {
            ref var other = ref smallest[(int)record.Movement];
            other = other is null || record.Angle!.Value.Value < other.Angle!.Value.Value ? record : other;
        }

        return [.. smallest.OfType<MotionRecord>()];
    }
}
