using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>What the rules look at: the picture as it stands on the evaluation date.</summary>
internal sealed class PatientCase
{
    public PatientCase(PatientPicture picture, DateTimeOffset at)
    {
        Picture = picture;
        At = at;
        Opll = InQuestion(picture.Opll, at);
        OpllSources = Opll.Each(static record => record.Source);
        Adult = AdultAt(picture.BirthDate, at);
        SpasmActive = SpasmOf(picture, at);
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

    /// <summary>OPLL that is not over, and cervical or of unknown site (D1, D2).</summary>
    public ImmutableArray<OpllRecord> Opll { get; }

    public SignScreen Signs { get; }

    public MriReading Mri { get; }

    public MotionReading Motion { get; }

    public PainReading Pain { get; }

    public ShoulderReading Shoulder { get; }

    public Course Course { get; }

    public ResistanceReading Resistance { get; }

    /// <summary>Numbness of one arm that developed in the program that runs, or since the last one began (CAVEAT-05).</summary>
    public ImmutableArray<Evidence> NewNumbness => NumbnessInProgramme(wasAbsent: true);

    /// <summary>Numbness of one arm that was first found then, and of which no earlier absence is known: it may have developed (CAVEAT-05, 0.1).</summary>
    public ImmutableArray<Evidence> PerhapsNewNumbness => NumbnessInProgramme(wasAbsent: false);

    /// <summary>What was measured and not used.</summary>
    public SetAside SetAside => field ??= new(Picture, Motion, Pain, Resistance, Course, At);

    public bool Runs => Course.Running is not null;

    public bool IsConfirmed => Opll.Any(static record => record is { Unconfirmed: false, State: ProblemState.Active, Site: OpllSite.Cervical });

    /// <summary>The worst extent on record (D3).</summary>
    public OpllExtent Extent => Opll.Greatest(static record => (int)record.Extent)?.Extent ?? OpllExtent.NotStated;

    /// <summary>Yes from the 18th birthday on; unknown when the birth date cannot tell (D4).</summary>
    public Answer Adult { get; }

    /// <summary>Yes while a spasm is active, no when every one on record is resolved, unknown when none is recorded, or one is not understood or not over yet (D5, D29).</summary>
    public Answer SpasmActive { get; }

    /// <summary>Every spasm on record is resolved, and resistance waits for the cervical dystonia beside it (D5).</summary>
    public bool OnlyDystoniaHolds => SpasmActive == Answer.Unknown && !Picture.Spasm.IsEmpty && Picture.Spasm.All(problem => problem is { NotUnderstood: false, Unconfirmed: false } && problem.StateAt(At) == ProblemState.Resolved);

    public ImmutableArray<Evidence> SpasmSources => Picture.Spasm.Each(static problem => problem.Source);

    public ImmutableArray<Evidence> OrdersOf(OrderKind kind) => Picture.Orders.Only(kind, static (order, kind) => order.Kind == kind).Each(static order => order.Source);

    public ImmutableArray<Evidence> ActiveDystonia => ActiveOf(Picture.Dystonia);

    /// <summary>
    /// The only ground for the words "no red flags": every sign known, absent, final and fresh, and no imaging that is unread or was
    /// once positive (D6, D12).
    /// </summary>
    public bool NoRedFlags => Signs.AllAbsent && Picture.Loads.Reports == LoadState.Complete && Mri.OlderPositive.IsEmpty;

    /// <summary>The days on which the signs of the examination were found absent, for the eye.</summary>
    public string ExamDays => field ??= Describe.Days(Signs.All.Where(static sign => sign.State.Present == Answer.No).Select(static sign => sign.State.LastDate), At);

    /// <summary>The signs that are shown as absent: of none of them anything stands or is left open that may be of its side, or of the bladder (D10, D11).</summary>
    public ImmutableArray<ExaminedSign> Absent => Signs.All.Only(this, static (sign, c) =>
        sign is { Part: not SignPart.WithoutSide, State: { Present: Answer.No, LastDate: not null } } && !(sign.Fact == Facts.BladderDysfunction ? RedFlags.HasNewIncontinence(c) : sign.Side != Side.NotStated && c.OnBothSides(sign.Fact).LeavesSidesOpen));

    public ImmutableArray<Evidence> ActiveMyelopathy => ActiveOf(Picture.Myelopathy);

    /// <summary>Myelopathy and cord compression that are recorded as over from a day still to come (D12, D29).</summary>
    public ImmutableArray<Evidence> NotOverYet => Picture.Myelopathy.AddRange(Picture.CordCompression)
        .Only(At, static (problem, at) => problem.StateAt(at) == ProblemState.Unknown).Each(static problem => problem.Source);

    public ImmutableArray<Evidence> RecentFalls => Picture.Falls.Only(At, static (fall, at) =>
        fall.Date is not { } date || (date.Last.DayNumber >= date.EvaluationDay(at).DayNumber - Windows.RecentFallDays && !date.IsAfter(at)));

    /// <summary>Therapy sessions of the last 28 days.</summary>
    public ImmutableArray<Evidence> RecentTherapy => Picture.TherapySessions.Only(At, static (session, at) =>
        session.Date is { } date && date.Last.DayNumber >= date.EvaluationDay(at).DayNumber - Windows.ValidDays && !date.IsAfter(at));

    public ImmutableArray<Evidence> OpllSources { get; }

    /// <summary>OPLL for which the protocol is meant: not over at the evaluation, and cervical or of unknown site (D1, D2).</summary>
    public static ImmutableArray<OpllRecord> InQuestion(ImmutableArray<OpllRecord> records, DateTimeOffset at) =>
        records.Only(at, static (record, at) => record.Site != OpllSite.Elsewhere && record.StateAt(at) != ProblemState.Resolved);

    /// <summary>The records of the problems that are active.</summary>
    public static ImmutableArray<Evidence> ActiveOf(ImmutableArray<ProblemRecord> problems) =>
        problems.Only(static problem => problem.State == ProblemState.Active).Each(static problem => problem.Source);

    private SidedSign OnBothSides(string fact) => fact switch { Facts.Hoffmann => Signs.Hoffmann, Facts.UpperLimbNumbness => Signs.Numbness, _ => Signs.Weakness };

    // What was first found after a program had ended did not develop in it.
    private ImmutableArray<Evidence> NumbnessInProgramme(bool wasAbsent) =>
        Runs ? Signs.NumbnessSince(Course.Since?.Last, wasAbsent)
        : Course.Ended is not { } ended ? []
        : Signs.NumbnessSince(Course.Since?.Last, wasAbsent).Only(ended.End, static (record, end) => !(record.Date?.First > end?.Last));

    private static Answer SpasmOf(PatientPicture picture, DateTimeOffset at) =>
        picture.Spasm.Any(static problem => problem.State == ProblemState.Active) ? Answer.Yes
        : picture.Spasm.Any(problem => problem.NotUnderstood || problem.StateAt(at) == ProblemState.Unknown) || picture.Dystonia.Any(problem => problem.StateAt(at) != ProblemState.Resolved) ? Answer.Unknown
        : picture.Spasm.Any(static problem => !problem.Unconfirmed) ? Answer.No
        : Answer.Unknown;

    private static Answer AdultAt(RecordedDate? birth, DateTimeOffset at)
    {
        if (birth is null)
        {
            return Answer.Unknown;
        }

        // Nobody is born tomorrow: such a date tells no age.
        var today = birth.EvaluationDay(at);
        return birth.IsAfter(at) ? Answer.Unknown : IsAdultOn(today, birth.Last) ? Answer.Yes : IsAdultOn(today, birth.First) ? Answer.Unknown : Answer.No;
    }

    /// <summary>The 18th birthday of 29 February is 1 March in a common year.</summary>
    private static bool IsAdultOn(DateOnly today, DateOnly birth) =>
        (today.Year - birth.Year - ((today.Month, today.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0)) >= Windows.AdultYears;
}
