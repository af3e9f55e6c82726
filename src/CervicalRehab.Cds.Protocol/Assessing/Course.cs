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
        var session = plan is { Start: null } ? FirstSession(picture, at) : null;
        Start = plan?.Start ?? session?.Date;
        StartSource = plan is null ? null : session ?? plan.Source with { Fact = Facts.ProgrammeStart, Value = Start?.Text ?? "unknown", Date = Start };
        Day = Start?.DaysUntil(at);
        Trend = plan is null ? null : new Trend(motion, pain, Start?.First);
        IsOnHold = Running?.State == ProgrammeState.OnHold;
    }

    /// <summary>The active or on-hold plan; the one that started last.</summary>
    public Programme? Running { get; }

    /// <summary>Every active or on-hold plan: what one of them forbids, or may, holds for all.</summary>
    public ImmutableArray<Programme> Plans { get; }

    /// <summary>The revoked or completed plan that started last: no program.</summary>
    public Programme? Ended { get; }

    public bool IsOnHold { get; }

    /// <summary>Day 0: the start of the plan, of the first where several run; else the first completed therapy session.</summary>
    public RecordedDate? Start { get; }

    public Evidence? StartSource { get; }

    /// <summary>Calendar days since day 0; negative before it; null when the start is unknown.</summary>
    public int? Day { get; }

    public Trend? Trend { get; }

    public bool Worse => Trend is { Worsened.IsEmpty: false };

    /// <summary>Where several plans run, therapy has gone on since the first of them: a newer plan does not start the weeks of CAVEAT-05 again.</summary>
    private static Programme? First(PatientPicture picture, Programme? running) =>
        picture.Programmes.Only(running, static (plan, running) => plan.State == running?.State && plan is { InDraft: false, Start: not null })
            .Greatest(static plan => -plan.Start!.First.DayNumber) ?? running;

    private static Evidence? FirstSession(PatientPicture picture, DateTimeOffset at) =>
        picture.TherapySessions.Only(at, static (session, at) => session.Date?.IsAfter(at) == false).Greatest(static session => -session.Date!.First.DayNumber);

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
