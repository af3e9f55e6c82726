using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>
/// The latest resistance set of the program and the phase it shows (PROG-03, D19). Two values of one measure on one day:
/// the one less favorable to progress speaks.
/// </summary>
internal sealed class ResistanceReading
{
    private readonly ImmutableArray<ResistanceRecord> _day = [];

    public ResistanceReading(PatientPicture picture, Course course, DateTimeOffset at)
    {
        var since = course.Start?.First ?? DateOnly.MinValue;
        var records = picture.Resistance.Only((since, at), static (record, given) => record is { Unusable: not Reason.NotPerformed, Source.Date: { IsOneDay: true } date } && date.First >= given.since && !date.IsAfter(given.at));
        if (records.Greatest(static record => record.Source.Date!.First) is { } last)
        {
            _day = [.. records.Only(last, static (record, last) => record.Source.Date!.First == last.Source.Date!.First).OrderBy(static record => record.Measure)];
            Age = last.Source.Date!.DaysUntil(at);
        }

        Usable = records.Only(at, IsUsable);
        foreach (var load in records.Only(static record => record is { Measure: ResistanceMeasure.Load, Unusable: null }))
        {
            LatestLoad = LatestLoad is { } other && IsBefore(load, other) ? other : load;
        }

        Phase = LatestLoad?.Value switch
        {
            null => course.Running?.PlannedPhase ?? ResistancePhase.None,
            > Windows.LowLoadPercent => ResistancePhase.Moderate,
            _ => ResistancePhase.Low,
        };
    }

    /// <summary>What was measured in this program and can be used.</summary>
    public ImmutableArray<ResistanceRecord> Usable { get; }

    /// <summary>Days since the latest set; null when there is none.</summary>
    public int? Age { get; }

    public ResistancePhase Phase { get; }

    public ResistanceRecord? LatestLoad { get; }

    public decimal? Repetitions => OfDay(ResistanceMeasure.Repetitions).Select(record => record.Value).Min();

    public decimal? Exertion => OfDay(ResistanceMeasure.Exertion).Select(record => record.Value).Max();

    public decimal? Load => OfDay(ResistanceMeasure.Load).Select(record => record.Value).Max();

    /// <summary>The exertion of the latest set has a value that is none of the Borg scale.</summary>
    public bool ExertionUnusable => Exertion is null
        && _day.Any(static record => record is { Measure: ResistanceMeasure.Exertion, Unusable: Reason.NoScale or Reason.OutOfRange or Reason.UnknownUnit or Reason.NoUnit or Reason.ValueNotUnderstood });

    /// <summary>
    /// Repetitions and exertion of one day, and the load of that day; a plan in its low phase stands for the load when none was ever recorded.
    /// </summary>
    public bool IsComplete => Repetitions is not null && Exertion is not null && (Load is not null || (LatestLoad is null && Phase == ResistancePhase.Low));

    public ImmutableArray<Evidence> Sources => _day.Each(static record => record.Source);

    private static bool IsBefore(ResistanceRecord record, ResistanceRecord other)
    {
        var days = record.Source.Date!.First.CompareTo(other.Source.Date!.First);
        return days < 0 || (days == 0 && record.Value < other.Value);
    }

    /// <summary>Read, of one day, and not in the future.</summary>
    public static bool IsUsable(ResistanceRecord record, DateTimeOffset at) => record is { Unusable: null, Source.Date: { IsOneDay: true } date } && !date.IsAfter(at);

    private IEnumerable<ResistanceRecord> OfDay(ResistanceMeasure measure) => _day.Where(record => record.Measure == measure && record.Unusable is null);
}
