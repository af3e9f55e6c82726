using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>What the rules look at: the picture as it stands on the evaluation date.</summary>
internal sealed class PatientCase
{
    public PatientCase(PatientPicture picture, DateTimeOffset at)
    {
        Picture = picture;
        At = at;
        Opll = picture.Opll.Only(static record => record is { State: ProblemState.Active, Site: not OpllSite.Elsewhere });
        OpllSources = Opll.Each(static record => record.Source);
        Signs = new(picture, at);
        Mri = new(picture, at);
        Motion = new(picture, at);
        Pain = new(picture, at);
        Shoulder = new(picture, at);
        Course = new(picture, Motion, Pain, at);
        Resistance = new(picture, Course, at);
    }

    public PatientPicture Picture { get; }

    public DateTimeOffset At { get; }

    /// <summary>Active OPLL that is cervical or of unknown site (D1, D2).</summary>
    public ImmutableArray<OpllRecord> Opll { get; }

    public SignScreen Signs { get; }

    public MriReading Mri { get; }

    public MotionReading Motion { get; }

    public PainReading Pain { get; }

    public ShoulderReading Shoulder { get; }

    public Course Course { get; }

    public ResistanceReading Resistance { get; }

    public bool Runs => Course.Running is not null;

    public bool IsConfirmed => Opll.Any(record => record is { Unconfirmed: false, Site: OpllSite.Cervical });

    /// <summary>The worst extent on record (D3).</summary>
    public OpllExtent Extent => Opll.Select(record => record.Extent).DefaultIfEmpty(OpllExtent.NotStated).Max();

    /// <summary>Yes from the 18th birthday on; unknown when the birth date cannot tell (D4).</summary>
    public Answer Adult
    {
        get
        {
            if (Picture.BirthDate is not { } birth)
            {
                return Answer.Unknown;
            }

            var today = birth.EvaluationDay(At);
            return IsAdultOn(today, birth.Last) ? Answer.Yes : IsAdultOn(today, birth.First) ? Answer.Unknown : Answer.No;
        }
    }

    /// <summary>Yes while a spasm is active, no when every one on record is resolved, unknown when none is recorded (D5).</summary>
    public Answer SpasmActive =>
        Picture.Spasm.Any(problem => problem.State == ProblemState.Active) ? Answer.Yes
        : Picture.Spasm.Any(problem => problem is { State: ProblemState.Resolved, Unconfirmed: false }) && !HasDystonia ? Answer.No
        : Answer.Unknown;

    public bool HasDystonia => Picture.Dystonia.Any(problem => problem.State == ProblemState.Active);

    /// <summary>
    /// The only ground for the words "no red flags": every sign known, absent, final and fresh, and no imaging that is unread or was
    /// once positive (D6, D12).
    /// </summary>
    public bool NoRedFlags => Signs.AllAbsent && Picture.Loads.Reports == LoadState.Complete && Mri.OlderPositive.IsEmpty;

    public ImmutableArray<Evidence> ActiveMyelopathy => Picture.Myelopathy.Only(static problem => problem.State == ProblemState.Active).Each(static problem => problem.Source);

    public ImmutableArray<Evidence> RecentFalls => [.. Picture.Falls.Where(fall => fall.Date is { } date && date.Last.DayNumber >= date.EvaluationDay(At).DayNumber - Windows.RecentFallDays && !date.IsAfter(At))];

    public ImmutableArray<Evidence> OpllSources { get; }

    /// <summary>The 18th birthday of 29 February is 1 March in a common year.</summary>
    private static bool IsAdultOn(DateOnly today, DateOnly birth) =>
        (today.Year - birth.Year - ((today.Month, today.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0)) >= Windows.AdultYears;
}
