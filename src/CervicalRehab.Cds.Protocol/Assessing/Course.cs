using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>The program's course: which plan runs, how long, and how it goes (D16 to D18).</summary>
internal sealed class Course
{
    public Course(PatientPicture picture, MotionReading motion, PainReading pain, DateTimeOffset at)
    {
        Running = Latest(picture, ProgrammeState.Active) ?? Latest(picture, ProgrammeState.OnHold);
        Plans = picture.Programmes.Only(static plan => plan is { State: ProgrammeState.Active or ProgrammeState.OnHold, InDraft: false });
        Ended = Latest(picture, ProgrammeState.Ended);
        var plan = First(picture, Running) ?? Ended;
        var created = plan is { Start: null } ? Made(picture, plan, at) : null;
        var session = plan?.Start is null ? FirstSession(picture, created?.First.DayNumber, at) : null;
        Start = plan?.Start ?? session?.Date;
        Since = session?.Date is { } began && created?.First < began.First ? RecordedDate.OfPeriod(created, began) : Start ?? created;
        StartSource = session ?? (plan is null ? null : plan.Source with { Fact = Facts.ProgrammeStart, Value = Start?.Text ?? "unknown", Date = Start });
        (LeastDay, MostDay) = DaysSince(Start, at);
        var unused = StartSource is null ? [] : SetAside.Of(picture, motion, pain, at);
        Trends = StartSource is null ? [] : MostDay < 0 && Running is not null && SinceBefore(Start!, motion, pain, at) is { } worse ? [worse] : StartsOf(Since, motion, pain, at).Each(start => new Trend(motion, pain, start, unused));
        WorseInAnother = Running is null || Worse ? null : OthersOf(picture).Select(plan => (plan.Source with { Date = plan.Start }, new Trend(motion, pain, plan.Start!.First).Worsened)).FirstOrDefault(static worse => !worse.Worsened.IsEmpty) is { Worsened.IsDefaultOrEmpty: false } worst ? worst : null;
        WorseSinceTherapy = Running is null && !picture.TherapySessions.IsEmpty ? TherapyOf(picture, motion, pain, at) : null;
        IsOnHold = Running?.State == ProgrammeState.OnHold;
    }

    /// <summary>The active or on-hold plan; the one that started last.</summary>
    public Programme? Running { get; }

    /// <summary>Every active or on-hold plan: what one of them forbids, or may, holds for all.</summary>
    public ImmutableArray<Programme> Plans { get; }

    /// <summary>The revoked or completed plan that started last: no program.</summary>
    public Programme? Ended { get; }

    public bool IsOnHold { get; }

    /// <summary>Day 0: the start of the plan, of the first where several run; else the first completed therapy session, also without a plan (D16).</summary>
    public RecordedDate? Start { get; }

    public Evidence? StartSource { get; }

    /// <summary>
    /// What a baseline is told from: day 0, or while it is unknown the day on which the plan was made, before which nothing of it happened. Where a session dates it, the plan may have
    /// begun on any day between the two.
    /// </summary>
    public RecordedDate? Since { get; }

    /// <summary>Where no program runs: the session of which what came later is worse, the first of all or the first after the program that ended.</summary>
    public (Evidence Session, ImmutableArray<Change> Worsened)? WorseSinceTherapy { get; }

    /// <summary>Another program that runs as well, since which it became worse where it did not since day 0: of two baselines the more comforting one does not speak alone (0.1).</summary>
    public (Evidence Programme, ImmutableArray<Change> Worsened)? WorseInAnother { get; }

    /// <summary>Calendar days since day 0; negative before it; null when the start is unknown, or known to a month or a year only.</summary>
    public int? Day => LeastDay == MostDay ? MostDay : null;

    /// <summary>The fewest days that it can be since day 0: a program that runs has begun. Null when the start is unknown.</summary>
    public int? LeastDay { get; }

    /// <summary>The most.</summary>
    public int? MostDay { get; }

    /// <summary>The changes since baseline, for each day 0 that gives others; one where day 0 is known to the day, none without a program or therapy.</summary>
    public ImmutableArray<Trend> Trends { get; }

    /// <summary>Worse than baseline, whichever day it began.</summary>
    public bool SurelyWorse => Worse && Trends.All(static trend => !trend.Worsened.IsEmpty);

    /// <summary>Worse than baseline for a day on which it can have begun.</summary>
    public bool Worse => !Worsened.IsEmpty;

    public ImmutableArray<Change> Worsened => Trends.FirstOrDefault(static trend => !trend.Worsened.IsEmpty)?.Worsened ?? [];

    /// <summary>Better than baseline, whichever day it began.</summary>
    public bool Better => !Trends.IsEmpty && Trends.All(static trend => trend.Better);

    public ImmutableArray<Change> Improved => InEach(static trend => trend.Improved);

    /// <summary>Changed for the worse, but less than the thresholds.</summary>
    public ImmutableArray<Change> WithinMeasurementError => Worse ? [] : InEach(static trend => trend.Slight);

    /// <summary>What changed, as far as it does not depend on the day it began.</summary>
    public ImmutableArray<MeasuredChange> Changes => InEach(static trend => trend.All);

    /// <summary>The latest measurement has nothing earlier by its own method, for a day on which it can have begun.</summary>
    public bool MotionNotComparable => Trends.Any(static trend => trend.MotionNotComparable);

    /// <summary>The same of pain and its scale.</summary>
    public bool PainNotComparable => Trends.Any(static trend => trend.PainNotComparable);

    /// <summary>Worse on day 42 or later, whichever day it began.</summary>
    public bool WorseAfterSixWeeks => SurelyWorse && LeastDay >= Windows.WorseReferralDay;

    /// <summary>Worse before day 42, whichever day it began.</summary>
    public bool WorseBeforeSixWeeks => SurelyWorse && MostDay is >= 0 and < Windows.WorseReferralDay;

    /// <summary>Not better on day 56 or later; unknown when that depends on the day it began.</summary>
    public Answer ExpectedWindowPassed =>
        Better || Worse || MostDay is null || MostDay < Windows.ExpectedGainDay ? Answer.No
        : LeastDay >= Windows.ExpectedGainDay ? Answer.Yes
        : Answer.Unknown;

    private ImmutableArray<T> InEach<T>(Func<Trend, ImmutableArray<T>> of) =>
        Trends.IsEmpty ? [] : Trends[1..].Aggregate(of(Trends[0]), (common, trend) => common.Only(of(trend), static (one, other) => other.Contains(one)));

    private static (int? Least, int? Most) DaysSince(RecordedDate? start, DateTimeOffset at) =>
        start is null ? (null, null) : (start.EvaluationDay(at).DayNumber - LastOf(start, at).DayNumber, start.DaysUntil(at));

    // What runs did not begin after today, unless its start says so as a whole.
    private static DateOnly LastOf(RecordedDate start, DateTimeOffset at) =>
        start.EvaluationDay(at) is var today && start.First <= today && start.Last > today ? today : start.Last;

    // A start that lies ahead is no day 0 yet: what became worse is told from before the last 28 days, and nothing became better by the program.
    private static Trend? SinceBefore(RecordedDate start, MotionReading motion, PainReading pain, DateTimeOffset at) =>
        start.EvaluationDay(at) is { DayNumber: >= Windows.BaselineDays } today && new Trend(motion, pain, today.AddDays(-Windows.BaselineDays)) { HasBegun = false } is { Worsened.IsEmpty: false } worse ? worse : null;

    // A baseline is another one from the day of a measurement on, and when that leaves its window: between those days nothing changes.
    private static ImmutableArray<DateOnly?> StartsOf(RecordedDate? since, MotionReading motion, PainReading pain, DateTimeOffset at)
    {
        if (since is not { IsOneDay: false } start)
        {
            return [since?.First];
        }

        var last = LastOf(start, at);
        var measured = motion.Usable.Select(static record => record.Source.Date!.First).Concat(pain.Usable.Select(static record => record.Source.Date!.First));
        return
        [
            .. measured.SelectMany(static day => new[] { day.DayNumber, day.DayNumber + Windows.BaselineDays + 1 }).Where(day => day > start.First.DayNumber && day < last.DayNumber)
                .Append(start.First.DayNumber).Append(last.DayNumber).Distinct().Order().Select(static day => (DateOnly?)DateOnly.FromDayNumber(day)),
        ];
    }

    /// <summary>Where several plans run, therapy has gone on since the first of them: a newer plan does not start the weeks of CAVEAT-05 again.</summary>
    private static Programme? First(PatientPicture picture, Programme? running) =>
        picture.Programmes.Only(running, static (plan, running) => plan.State == running?.State && plan is { InDraft: false, Start: not null })
            .Greatest(static plan => -plan.Start!.First.DayNumber) ?? running;

    private IEnumerable<Programme> OthersOf(PatientPicture picture) =>
        picture.Programmes.Where(plan => plan is { InDraft: false, Start: not null } && plan.State == Running!.State && plan.Start.First != Start?.First).OrderByDescending(static plan => plan.Start!.First);

    // Several plans of which none has a start: the first of those that run, the last of those that ended.
    private static RecordedDate? Made(PatientPicture picture, Programme plan, DateTimeOffset at)
    {
        var (state, sign) = (plan.State, plan.State == ProgrammeState.Ended ? 1 : -1);
        return picture.Programmes.Only(one => one.State == state && !one.InDraft && one.Created?.IsAfter(at) == false).Greatest(one => sign * one.Created!.First.DayNumber)?.Created;
    }

    private static Evidence? FirstSession(PatientPicture picture, int? from, DateTimeOffset at) =>
        picture.TherapySessions.Only((from, at), static (session, given) => session.Date?.IsAfter(given.at) == false && !(session.Date.Last.DayNumber < given.from)).Greatest(static session => -session.Date!.First.DayNumber);

    // More history takes nothing away: therapy before and after a program that ended is looked at beside that program; its own sessions began nothing else.
    private (Evidence Session, ImmutableArray<Change> Worsened)? TherapyOf(PatientPicture picture, MotionReading motion, PainReading pain, DateTimeOffset at)
    {
        var first = FirstSession(picture, null, at);
        var isOfEnded = Ended is { Start: { } start, End: not null } && first?.Date!.First >= start.First;
        foreach (var session in new[] { isOfEnded ? null : first, Ended?.End is { } end ? FirstSession(picture, end.Last.DayNumber + 1, at) : null }.OfType<Evidence>())
        {
            var worse = StartsOf(session.Date, motion, pain, at).Each(start => new Trend(motion, pain, start)).FirstOrDefault(static trend => !trend.Worsened.IsEmpty);
            if (worse is not null)
            {
                return (session, worse.Worsened);
            }
        }

        return null;
    }

    private static Programme? Latest(PatientPicture picture, ProgrammeState state)
    {
        Programme? latest = null;
        foreach (var plan in picture.Programmes.Only(state, static (plan, state) => plan.State == state && !plan.InDraft))
        {
            latest = latest is null || StartedLater(plan, latest) ? plan : latest;
        }

        return latest;
    }

    /// <summary>Of two that started on one day, or without a start, the one whose reference comes first.</summary>
    private static bool StartedLater(Programme plan, Programme other)
    {
        var days = DayOf(plan).CompareTo(DayOf(other));
        return days > 0 || (days == 0 && string.CompareOrdinal(plan.Source.Reference, other.Source.Reference) < 0);
    }

    private static DateOnly DayOf(Programme plan) => plan.Start?.First ?? DateOnly.MinValue;
}
