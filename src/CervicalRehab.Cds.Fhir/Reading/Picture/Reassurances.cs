using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Evidence = CervicalRehab.Cds.Protocol.Evidence;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What reassures, and so asks for a resource that is wholly understood (D29); where that may be missing, what is said reassures no more.</summary>
internal sealed partial class PictureDraft
{
    /// <summary>A record was withdrawn, refuted or not done, and is dropped: it may have been a positive one.</summary>
    internal void Withdrawn<T>(Understood<T> by, Arrived arrived, Reason reason, string? fact = null)
        where T : Resource
    {
        ArgumentNullException.ThrowIfNull(by);
        Unused(arrived, reason, fact);
    }

    /// <summary>A sign was looked for and not found.</summary>
    internal void Absent(Understood<Observation> by, SignRow row, Side side, Evidence source, bool isPreliminary, StrengthGrade? grade) =>
        Proven(by, _signs).Add(new SignRecord(row.Sign, side, Answer.No, SignOrigin.Examination, source) { Preliminary = isPreliminary, Grade = grade, Part = row.Part });

    /// <summary>What an examination says of a sign that it does not say is absent; without proof it tells of no deficit that is stable either.</summary>
    internal void Examined(Understood<Observation>? by, SignRow row, Side side, StatedFinding said, Evidence source, bool isPreliminary) =>
        _signs.Add(new SignRecord(row.Sign, side, said.Finding == Answer.Yes ? Answer.Yes : Answer.Unknown, SignOrigin.Examination, source)
        {
            Preliminary = isPreliminary,
            NotUnderstood = by is null || said.IsInDoubt,
            MarkedWorse = said.Worse && said.Finding == Answer.Yes,
            Grade = said.Grade,
            Unclear = said.Finding == Answer.No ? said.Unclear ?? Reason.NotUnderstood : said.Unclear,
            MayBePresent = said.MayBePresent,
            Part = row.Part,
        });

    /// <summary>A sign that was held as a problem is over.</summary>
    internal void Ended(Understood<Condition> by, Sign sign, Side side, Evidence source, RecordedDate? ended) =>
        Proven(by, _signs).Add(new SignRecord(sign, side, Answer.Yes, SignOrigin.ResolvedProblem, source) { Ended = ended });

    /// <summary>An OPLL as it is described, minor or elsewhere or over.</summary>
    internal void Described(Understood<Condition> by, OpllRecord opll) =>
        Proven(by, _opll).Add(opll);

    /// <summary>An active problem; without proof it is one that is not understood.</summary>
    internal void Active(Understood<Condition>? by, Meaning kind, Evidence source, bool isUnconfirmed) =>
        _problems[kind].Add(new ProblemRecord(ProblemState.Active, source) { Unconfirmed = isUnconfirmed, NotUnderstood = by is null });

    /// <summary>A problem that is over.</summary>
    internal void Resolved(Understood<Condition> by, Meaning kind, Evidence source, bool isUnconfirmed, RecordedDate? ended) =>
        Proven(by, _problems[kind]).Add(new ProblemRecord(ProblemState.Resolved, source) { Unconfirmed = isUnconfirmed, Ended = ended });

    /// <summary>A symptom that raises no flag; its day tells whether it is of long standing.</summary>
    internal void LongStanding(Understood<Condition> by, Evidence source, RecordedDate? since) =>
        Proven(by, _notCounted).Add(source with { Date = since });

    /// <summary>An MRI did not find something.</summary>
    internal void MriAbsent(Understood<Observation> by, Meaning finding, Evidence source, MriTie tie, bool isPreliminary) =>
        Proven(by, _mri).Add(Item(finding, Answer.No, source, tie, isPreliminary));

    /// <summary>What an Observation within another resource told of a study, with proof where it found nothing, is told of that which holds it.</summary>
    internal void Studied(PictureDraft said, Holder by, bool isInDoubt) => _mri.AddRange(said._mri.Where(item => by.IsOfStudy || item.Answer != Answer.No).Select(item => item with
    {
        Answer = isInDoubt ? Answer.Unknown : item.Answer,
        Source = by.Told(item.Source, isInDoubt),
        Tie = by.Tie(item.Tie),
        Preliminary = item.Preliminary || by.IsPreliminary,
    }));

    internal void Measured(Understood<Observation>? by, Movement movement, Degrees? angle, MotionMethod method, Evidence source, Reason? unusable) =>
        _motion.Add(new MotionRecord(movement, IsUsable(by, unusable) ? angle : null, method, source) { Unusable = Fault(by, unusable) });

    internal void Measured(Understood<Observation>? by, PainScale scale, PainScore? score, Evidence source, Reason? unusable) =>
        _pain.Add(new PainRecord(scale, IsUsable(by, unusable) ? score : null, source) { Unusable = Fault(by, unusable) });

    internal void Measured(Understood<Observation>? by, ShoulderItem item, Evidence source, Reason? unusable) =>
        _shoulder.Add(new ShoulderRecord(item, source) { Unusable = Fault(by, unusable) });

    internal void Measured(Understood<Observation>? by, ResistanceMeasure measure, decimal? value, Evidence source, Reason? unusable) =>
        _resistance.Add(new ResistanceRecord(measure, IsUsable(by, unusable) ? value : null, source) { Unusable = Fault(by, unusable) });

    /// <summary>A caution that was looked for and not found (D7, D22).</summary>
    internal void CautionAbsent(Understood<Observation> by, Caution caution, Evidence source) =>
        Proven(by, _cautionsAbsent).Add(new(caution, source));

    internal void Measured(Understood<Observation> by, EgfrRecord rate) =>
        Proven(by, _egfr).Add(rate);

    /// <summary>A program; without proof it is not understood, and a draft of one stands for none.</summary>
    internal void Runs(Understood<CarePlan>? by, Programme programme)
    {
        if (by is not null || programme is not { State: ProgrammeState.Draft })
        {
            _programmes.Add(programme with { IsUnderstood = by is not null });
        }
    }

    /// <summary>A plan that may be sent back changed: it has everything on it that came, and an id.</summary>
    internal void Updatable(Understood<CarePlan> by, string reference) => _updatable[reference] = by.Resource;

    /// <summary>A session that dates a program.</summary>
    internal void Session(Understood<Procedure> by, Evidence source) =>
        Proven(by, _sessions).Add(source);

    /// <summary>An order that stands for one of ours, which is not drafted then.</summary>
    internal void Suppresses(Understood<ServiceRequest> by, OrderRecord order) =>
        Proven(by, _orders).Add(order);

    // Where a claim goes that asks for a resource which is understood.
    private static List<T> Proven<T>(Received by, List<T> records)
    {
        ArgumentNullException.ThrowIfNull(by);
        return records;
    }

    private static bool IsUsable(Understood<Observation>? by, Reason? unusable) => by is not null && unusable is null;

    private static Reason? Fault(Understood<Observation>? by, Reason? unusable) => unusable ?? (by is null ? Reason.NotUnderstood : null);
}
