using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol.FollowUp;

/// <summary>When the six movements are to be measured again (PROG-02, D20).</summary>
/// <param name="Last">Day of the latest complete set.</param>
/// <param name="Opens">From this day on.</param>
/// <param name="Due">Up to and including this day; overdue after it.</param>
/// <param name="DaysLeft">Days until it is due; negative when overdue.</param>
public sealed record Reassessment(DateOnly Last, DateOnly Opens, DateOnly Due, int DaysLeft);

/// <summary>One condition of progress, and whether the record shows it met (D19). What is not known is not met.</summary>
public sealed record ProgressCondition(string Words, ImmutableArray<string> Clauses, bool IsMet);

/// <summary>
/// One patient's course as a clinician follows it: measures against their baseline, signs visit by visit, the program and what it waits
/// for. A rendering of the same reading and the same decision as the card; it decides nothing.
/// </summary>
public sealed record PatientCourse
{
    /// <summary>The decision behind the card.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The moment of evaluation.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How completely each part of the record could be read: what is not shown of a part that is not complete may be on record.</summary>
    public Loads Loads { get; init; } = new();

    /// <summary>Motion by movement and method, in the order of the movements, the series measured last first.</summary>
    public ImmutableArray<MeasureSeries> Motion { get; init; } = [];

    /// <summary>Pain by scale, the visual analog scale first.</summary>
    public ImmutableArray<MeasureSeries> Pain { get; init; } = [];

    /// <summary>The neurologic examination.</summary>
    public required SignGrid Signs { get; init; }

    /// <summary>The running program; when none runs the one that ended last; null without either.</summary>
    public Programme? Programme { get; init; }

    /// <summary>Day 0 of the program; null when it is unknown, or there is no program.</summary>
    public RecordedDate? Start { get; init; }

    /// <summary>Days since day 0; negative before it.</summary>
    public int? Day { get; init; }

    /// <summary>Phase of the resistance training.</summary>
    public ResistancePhase Phase { get; init; }

    /// <summary>Doses of the program in its phase, or those a start would have; empty on every other pathway.</summary>
    public ImmutableArray<Dose> Doses { get; init; } = [];

    /// <summary>The next reassessment of a running program; null when none runs or the six movements were never measured together.</summary>
    public Reassessment? Next { get; init; }

    /// <summary>The latest day on which anything was examined or measured.</summary>
    public DateOnly? LatestVisit { get; init; }

    /// <summary>The day before that one.</summary>
    public DateOnly? VisitBefore { get; init; }

    /// <summary>What the latest visit found otherwise.</summary>
    public ImmutableArray<CourseChange> Changes { get; init; } = [];

    /// <summary>The conditions of progress, while a program runs and nothing comes before it.</summary>
    public ImmutableArray<ProgressCondition> Conditions { get; init; } = [];

    /// <summary>The course at a moment, in the site's own offset.</summary>
    public static PatientCourse Of(PatientPicture picture, DateTimeOffset at)
    {
        var c = new PatientCase(picture, at);
        var decision = RehabProtocol.Evaluate(picture, at);
        var plan = c.Course.Running ?? c.Course.Ended;
        var told = plan is null ? (ImmutableArray<MeasuredChange>?)null : c.Course.Changes;
        var dayZero = plan is null ? DateOnly.FromDateTime(at.Date) : c.Course.Since?.First;
        ImmutableArray<MeasureSeries> motion =
        [
            .. c.Motion.Usable.GroupBy(record => (record.Movement, record.Method)).Select(series => MeasureSeries.Of(series, dayZero).AsTold(told))
                .OrderBy(series => series.Fact, Comparer<string>.Create((one, other) => OrderOf(one).CompareTo(OrderOf(other)))).ThenByDescending(series => series.Latest.Day),
        ];
        ImmutableArray<MeasureSeries> pain = [.. c.Pain.Usable.GroupBy(record => record.Scale).OrderBy(scale => scale.Key).Select(series => MeasureSeries.Of(series, dayZero).AsTold(told))];
        var grid = SignGrid.Of(c);
        var visits = FollowUp.Changes.Visits(c);
        return new()
        {
            Decision = decision,
            At = at,
            Loads = picture.Loads,
            Motion = motion,
            Pain = pain,
            Signs = grid,
            Programme = plan,
            Start = plan is null ? null : c.Course.Start,
            Day = plan is null ? null : c.Course.Day,
            Phase = c.Resistance.Phase,
            Doses = DosesOf(c, decision),
            Next = c.Runs && c.Motion.LatestComplete is { } set ? NextAfter(set.Day, c.Motion.DaysSinceLatest!.Value) : null,
            LatestVisit = visits.IsEmpty ? null : visits[0],
            VisitBefore = visits.Length < 2 ? null : visits[1],
            Changes = visits.Length < 2 ? [] : FollowUp.Changes.Of(visits[0], [.. motion, .. pain], grid),
            Conditions = decision.Pathway is Pathway.Hold or Pathway.Progress ? [.. Readiness.All.Select(condition => new ProgressCondition(condition.Words, condition.Clauses, condition.IsMet(c)))] : [],
        };
    }

    private static int OrderOf(string fact) => Array.FindIndex(Enum.GetValues<Movement>(), movement => Facts.Of(movement) == fact);

    private static ImmutableArray<Dose> DosesOf(PatientCase c, Decision decision) => decision.Pathway switch
    {
        Pathway.ConservativePlan => decision.Regimen,
        Pathway.Hold or Pathway.Progress => Regimen.ForPhase(c.SpasmActive, c.Resistance.Phase),
        _ => [],
    };

    private static Reassessment NextAfter(DateOnly last, int age) =>
        new(last, After(last, Windows.ReassessmentOpensDay), After(last, Windows.ReassessmentDueDay), Windows.ReassessmentDueDay - age);

    private static DateOnly After(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Min(day.DayNumber + days, DateOnly.MaxValue.DayNumber));
}
