namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>The programme's course: which plan runs, how long, and how it goes (D16 to D18).</summary>
internal sealed class Course
{
    public Course(PatientPicture picture, MotionReading motion, PainReading pain, DateTimeOffset at)
    {
        Running = Latest(picture, ProgrammeState.Active) ?? Latest(picture, ProgrammeState.OnHold);
        Ended = Latest(picture, ProgrammeState.Ended);
        var plan = First(picture, Running) ?? Ended;
        var session = plan is { Start: null } ? picture.TherapySessions.Where(s => s.Date?.IsAfter(at) == false).MinBy(s => s.Date!.First) : null;
        Start = plan?.Start ?? session?.Date;
        StartSource = plan is null ? null : session ?? plan.Source with { Fact = Facts.ProgrammeStart, Value = Start?.Text ?? "unknown", Date = Start };
        Day = Start?.DaysUntil(at);
        Trend = plan is null ? null : new Trend(motion, pain, Start?.First);
        IsOnHold = Running?.State == ProgrammeState.OnHold;
    }

    /// <summary>The active or on-hold plan; the one that started last.</summary>
    public Programme? Running { get; }

    /// <summary>The revoked or completed plan that started last: no programme.</summary>
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
        picture.Programmes.Where(plan => plan.State == running?.State && plan is { InDraft: false, Start: not null }).MinBy(plan => plan.Start!.First) ?? running;

    private static Programme? Latest(PatientPicture picture, ProgrammeState state) =>
        picture.Programmes.Where(plan => plan.State == state && !plan.InDraft)
            .OrderByDescending(plan => plan.Start?.First ?? DateOnly.MinValue)
            .ThenBy(plan => plan.Source.Reference, StringComparer.Ordinal)
            .FirstOrDefault();
}
