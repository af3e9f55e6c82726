using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>
/// The latest resistance set of the programme and the phase it shows (PROG-03, D19). Two values of one measure on one day:
/// the one less favorable to progress speaks.
/// </summary>
internal sealed class ResistanceReading
{
    private readonly ImmutableArray<ResistanceRecord> _day = [];

    public ResistanceReading(PatientPicture picture, Course course, DateTimeOffset at)
    {
        var since = course.Start?.First ?? DateOnly.MinValue;
        var records = picture.Resistance.Where(record => record.Source.Date is { IsOneDay: true } date && date.First >= since && !date.IsAfter(at)).ToImmutableArray();
        if (records.MaxBy(record => record.Source.Date!.First) is { } last)
        {
            _day = [.. records.Where(record => record.Source.Date!.First == last.Source.Date!.First).OrderBy(record => record.Measure)];
            Age = last.Source.Date!.DaysUntil(at);
        }

        var loads = records.Where(record => record is { Measure: ResistanceMeasure.Load, Unusable: null }).OrderBy(record => record.Source.Date!.First).ThenBy(record => record.Value).ToImmutableArray();
        LatestLoad = loads.LastOrDefault();
        Phase = LatestLoad?.Value switch
        {
            null => course.Running?.PlannedPhase ?? ResistancePhase.None,
            > Windows.LowLoadPercent => ResistancePhase.Moderate,
            _ => ResistancePhase.Low,
        };
    }

    /// <summary>Days since the latest set; null when there is none.</summary>
    public int? Age { get; }

    public ResistancePhase Phase { get; }

    public ResistanceRecord? LatestLoad { get; }

    public decimal? Repetitions => Usable(ResistanceMeasure.Repetitions).Select(record => record.Value).Min();

    public decimal? Exertion => Usable(ResistanceMeasure.Exertion).Select(record => record.Value).Max();

    public decimal? Load => Usable(ResistanceMeasure.Load).Select(record => record.Value).Max();

    public bool ExertionUnusable => Exertion is null && _day.Any(record => record.Measure == ResistanceMeasure.Exertion);

    /// <summary>
    /// Repetitions and exertion of one day, and the load of that day; a plan in its low phase stands for the load when none was ever recorded.
    /// </summary>
    public bool IsComplete => Repetitions is not null && Exertion is not null && (Load is not null || (LatestLoad is null && Phase == ResistancePhase.Low));

    public ImmutableArray<Evidence> Sources => [.. _day.Select(record => record.Source)];

    private IEnumerable<ResistanceRecord> Usable(ResistanceMeasure measure) => _day.Where(record => record.Measure == measure && record.Unusable is null);
}
