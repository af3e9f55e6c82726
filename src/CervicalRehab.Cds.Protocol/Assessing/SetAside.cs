using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>
/// The measurements that a running program rests on (pain, the six movements, the resistance set) that arrived and were not used, whatever the reason but that
/// nothing was measured. One of them may be newer than all that was used, and what is not known is not met (D19, D29).
/// </summary>
internal sealed class SetAside
{
    private static readonly ImmutableHashSet<string> s_movements = [.. MotionReading.Movements.Select(Facts.Of)];

    public SetAside(PatientPicture picture, MotionReading motion, PainReading pain, ResistanceReading resistance, Course course, DateTimeOffset at)
    {
        All =
        [
            .. Of(picture, motion, pain, at),
            .. Unused(picture.Resistance, picture.Resistance.Only(at, ResistanceReading.IsUsable), at, static record => (record.Source, record.Unusable)),
        ];
        if (All.IsEmpty)
        {
            return;
        }

        var latest = pain.Usable.Select(static record => record.Source).Concat(motion.Usable.Select(static record => record.Source)).Concat(resistance.Usable.Select(static record => record.Source))
            .GroupBy(static source => MeasureOf(source.Fact), StringComparer.Ordinal)
            .ToDictionary(static measure => measure.Key, static measure => measure.Max(static source => source.Date!.First), StringComparer.Ordinal);
        MayBeNewer = All.Only(unused => unused.Source.Date is not { } date
            || (date.LastBy(at) >= latest.GetValueOrDefault(MeasureOf(unused.Source.Fact), DateOnly.MinValue) && !(IsOfSet(unused.Source.Fact) && date.LastBy(at) < course.Start?.First)));
        MayBeBaseline = All.Only(unused => unused.Source is { Date: { } date, Fact: var fact } && !IsOfSet(fact)
            && latest.TryGetValue(MeasureOf(fact), out var day) && date.First <= day && Trend.IsRelevant(date.LastBy(at), course.Since?.First)
            && !course.Trends.All(trend => trend.Compares(MeasureOf(fact)) && trend.HasBaseline(MeasureOf(fact), date)));
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<UnreadMeasurement> All { get; }

    /// <summary>Those that may be as new as the latest of the same measure that was used, or newer; what lies before the program is no set of it.</summary>
    public ImmutableArray<UnreadMeasurement> MayBeNewer { get; } = [];

    /// <summary>Those of pain or motion that may be the baseline: no usable one stands before the program began, nor one that is as early (D17).</summary>
    public ImmutableArray<UnreadMeasurement> MayBeBaseline { get; } = [];

    /// <summary>Those of pain and motion, and what was not even read of a set.</summary>
    public static ImmutableArray<UnreadMeasurement> Of(PatientPicture picture, MotionReading motion, PainReading pain, DateTimeOffset at) =>
    [
        .. picture.UnreadMeasurements,
        .. Unused(picture.Pain, pain.Usable, at, static record => (record.Source, record.Unusable)),
        .. Unused(picture.Motion, motion.Usable, at, static record => (record.Source, record.Unusable ?? MotionReading.FaultOf(record.Method))),
    ];

    /// <summary>Whether a fact is one of the six movements.</summary>
    public static bool IsMovement(string fact) => s_movements.Contains(fact);

    private static bool IsOfSet(string fact) => fact is Facts.Repetitions or Facts.Load or Facts.Exertion;

    /// <summary>Pain is one measure, on whatever scale.</summary>
    public static string MeasureOf(string fact) => fact is Facts.PainNumeric ? Facts.PainVas : fact;

    private static IEnumerable<UnreadMeasurement> Unused<T>(ImmutableArray<T> all, ImmutableArray<T> usable, DateTimeOffset at, Func<T, (Evidence Source, Reason? Fault)> read)
        where T : class
    {
        if (all.Length == usable.Length)
        {
            return [];
        }

        var used = usable.ToHashSet<T>(ReferenceEqualityComparer.Instance);
        return all.Where(record => !used.Contains(record)).Select(read).Where(static record => record.Fault != Reason.NotPerformed)
            .Select(record => new UnreadMeasurement(record.Source, record.Fault ?? DateFault(record.Source.Date, at)));
    }

    private static Reason DateFault(RecordedDate? date, DateTimeOffset at) =>
        date is null ? Reason.NoDate : date.IsAfter(at) ? Reason.FutureDate : Reason.DateNotPrecise;
}
