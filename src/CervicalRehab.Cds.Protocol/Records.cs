using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The neurologic signs of the assessment (ASSESS-01, CAVEAT-03, REDFLAG-01 to 03, D10).</summary>
public enum Sign
{
    /// <summary>Hoffmann sign, sided.</summary>
    Hoffmann,

    /// <summary>Weakness of the hand, sided.</summary>
    HandWeakness,

    /// <summary>Weakness of the upper limb, sided.</summary>
    UpperLimbWeakness,

    /// <summary>Graded strength (MRC), sided; speaks for the hand and the arm row alike.</summary>
    UpperLimbStrength,

    /// <summary>Numbness or paresthesia of the upper limb, sided.</summary>
    UpperLimbNumbness,

    /// <summary>Gait instability.</summary>
    GaitInstability,

    /// <summary>Neurologic symptom of a lower limb.</summary>
    LowerLimbNeuro,

    /// <summary>Bowel dysfunction.</summary>
    BowelDysfunction,

    /// <summary>Bladder dysfunction.</summary>
    BladderDysfunction,

    /// <summary>Babinski sign, with or without side.</summary>
    Babinski,

    /// <summary>Another pyramidal sign, for instance hyperreflexia.</summary>
    OtherPyramidal,
}

/// <summary>Side of a finding. A record about both sides is held as two.</summary>
public enum Side
{
    /// <summary>Not stated, or the sign has no side.</summary>
    NotStated,

    /// <summary>Left.</summary>
    Left,

    /// <summary>Right.</summary>
    Right,
}

/// <summary>What kind of record tells a sign.</summary>
public enum SignOrigin
{
    /// <summary>A dated examination (Observation).</summary>
    Examination,

    /// <summary>A problem that is active (Condition).</summary>
    ActiveProblem,

    /// <summary>A problem that is resolved (Condition): neither a positive nor an examination.</summary>
    ResolvedProblem,
}

/// <summary>
/// One dated statement about one sign on one side. <paramref name="Finding"/> unknown means the record says neither
/// (indeterminate, not understood): it is not a negative and unsettles an older one.
/// </summary>
public sealed record SignRecord(Sign Sign, Side Side, Answer Finding, SignOrigin Origin, Evidence Source)
{
    /// <summary>A preliminary record warns as a positive and never reassures (D7).</summary>
    public bool Preliminary { get; init; }

    /// <summary>Marked as worse by the examiner (D9).</summary>
    public bool MarkedWorse { get; init; }

    /// <summary>MRC grade, for <see cref="Sign.UpperLimbStrength"/>.</summary>
    public StrengthGrade? Grade { get; init; }

    /// <summary>When a problem ended; null for examinations and open problems.</summary>
    public RecordedDate? Ended { get; init; }

    /// <summary>Why <see cref="Finding"/> is unknown.</summary>
    public Reason? Unclear { get; init; }
}

/// <summary>How a range of motion was measured (D14).</summary>
public enum MotionMethod
{
    /// <summary>Not stated.</summary>
    NotStated,

    /// <summary>Inclinometer, the protocol's own method.</summary>
    Inclinometer,

    /// <summary>Universal goniometer.</summary>
    Goniometer,

    /// <summary>CROM device.</summary>
    Crom,

    /// <summary>Visual estimate: does not count.</summary>
    VisualEstimate,
}

/// <summary>One movement measured once. Either an angle or the reason why there is none.</summary>
public sealed record MotionRecord(Movement Movement, Degrees? Angle, MotionMethod Method, Evidence Source)
{
    /// <summary>Why the record cannot be used; null when it can.</summary>
    public Reason? Unusable { get; init; }
}

/// <summary>Pain scales (D15).</summary>
public enum PainScale
{
    /// <summary>Visual analog scale.</summary>
    Visual,

    /// <summary>0 to 10 verbal numeric rating: stands in with a caveat, separate trend.</summary>
    Numeric,
}

/// <summary>One pain score. Either a score or the reason why there is none.</summary>
public sealed record PainRecord(PainScale Scale, PainScore? Score, Evidence Source)
{
    /// <summary>Why the record cannot be used; null when it can.</summary>
    public Reason? Unusable { get; init; }
}

/// <summary>The three shoulder items (ASSESS-04).</summary>
public enum ShoulderItem
{
    /// <summary>Strength.</summary>
    Strength,

    /// <summary>Range of motion.</summary>
    Motion,

    /// <summary>Impingement signs.</summary>
    Impingement,
}

/// <summary>A shoulder item: recorded, or recorded in an unusable way.</summary>
public sealed record ShoulderRecord(ShoulderItem Item, Evidence Source)
{
    /// <summary>Why the record cannot be used; null when it can.</summary>
    public Reason? Unusable { get; init; }
}

/// <summary>One cervical MRI study and what its coded findings say. Preliminary negatives are unknown here (D7, D12).</summary>
public sealed record MriStudy(RecordedDate? Date, Answer Compression, Answer Myelomalacia, ImmutableArray<Evidence> Sources);

/// <summary>What a resistance set records (PROG-03).</summary>
public enum ResistanceMeasure
{
    /// <summary>Repetitions at the load.</summary>
    Repetitions,

    /// <summary>Load in percent of the one-repetition maximum.</summary>
    Load,

    /// <summary>Borg 6 to 20.</summary>
    Exertion,
}

/// <summary>One measure of a resistance set. Either a value or the reason why there is none.</summary>
public sealed record ResistanceRecord(ResistanceMeasure Measure, decimal? Value, Evidence Source)
{
    /// <summary>Why the record cannot be used; null when it can.</summary>
    public Reason? Unusable { get; init; }
}

/// <summary>State of a problem on the list.</summary>
public enum ProblemState
{
    /// <summary>Active, recurrence, relapse, or no clinical status.</summary>
    Active,

    /// <summary>Resolved, remission or inactive.</summary>
    Resolved,
}

/// <summary>A problem that a rule asks for. Refuted and entered-in-error problems never become one.</summary>
public sealed record ProblemRecord(ProblemState State, Evidence Source)
{
    /// <summary>Unconfirmed, provisional or differential.</summary>
    public bool Unconfirmed { get; init; }
}

/// <summary>Level of the ossification as coded (contract section 3).</summary>
public enum OpllSite
{
    /// <summary>Cervical.</summary>
    Cervical,

    /// <summary>Not stated (ICD-10-CM M48.8X9) or not a site we know (D2).</summary>
    Unknown,

    /// <summary>Another level: not applicable (D1).</summary>
    Elsewhere,
}

/// <summary>Extent of the ossification as recorded (D3).</summary>
public enum OpllExtent
{
    /// <summary>No usable severity.</summary>
    NotStated,

    /// <summary>Mild counts as minor.</summary>
    Minor,

    /// <summary>Moderate or severe is not minor.</summary>
    NotMinor,
}

/// <summary>A record of ossification of the posterior longitudinal ligament.</summary>
public sealed record OpllRecord(OpllSite Site, OpllExtent Extent, ProblemState State, Evidence Source)
{
    /// <summary>Unconfirmed, provisional or differential; text without a code we know; or a broken resource (D2).</summary>
    public bool Unconfirmed { get; init; }
}

/// <summary>State of the programme CarePlan (contract section 3).</summary>
public enum ProgrammeState
{
    /// <summary>Running.</summary>
    Active,

    /// <summary>Running but on hold.</summary>
    OnHold,

    /// <summary>Drafted, not started.</summary>
    Draft,

    /// <summary>Revoked or completed: no programme (D16).</summary>
    Ended,
}

/// <summary>Phase of the resistance training (NMS-04, NMS-05).</summary>
public enum ResistancePhase
{
    /// <summary>No resistance training.</summary>
    None,

    /// <summary>Low: 40 % 1-RM.</summary>
    Low,

    /// <summary>Moderate: above 40 % to 60 % 1-RM.</summary>
    Moderate,
}

/// <summary>A CarePlan that instantiates this protocol.</summary>
public sealed record Programme(ProgrammeState State, RecordedDate? Start, ResistancePhase PlannedPhase, Evidence Source)
{
    /// <summary>True when the plan came as a draft in the hook context.</summary>
    public bool InDraft { get; init; }
}

/// <summary>Kind of an existing order.</summary>
public enum OrderKind
{
    /// <summary>Physical therapy.</summary>
    PhysicalTherapy,

    /// <summary>Referral to spine surgery.</summary>
    SpineSurgery,

    /// <summary>Cervical assessment.</summary>
    Assessment,

    /// <summary>Cervical manipulation (D23).</summary>
    Manipulation,
}

/// <summary>An order on file (draft, active, on-hold) or a draft in the hook context (D24).</summary>
public sealed record OrderRecord(OrderKind Kind, Evidence Source)
{
    /// <summary>Priority as recorded: routine, urgent, asap, stat; null when absent.</summary>
    public string? Priority { get; init; }

    /// <summary>True when it came as a draft in the hook context.</summary>
    public bool InDraft { get; init; }

    /// <summary>True when this hook call is about it: selected in order-select, any draft in order-sign.</summary>
    public bool InQuestion { get; init; }
}

/// <summary>Drugs and drug groups the information line looks for (D22).</summary>
public enum DrugGroup
{
    /// <summary>Gabapentin, one of the three agents of PHARM-02.</summary>
    Gabapentin,

    /// <summary>Pregabalin, one of the three agents of PHARM-02.</summary>
    Pregabalin,

    /// <summary>Duloxetine, one of the three agents of PHARM-02.</summary>
    Duloxetine,

    /// <summary>Opioid.</summary>
    Opioid,

    /// <summary>Another central nervous system depressant.</summary>
    CnsDepressant,

    /// <summary>Monoamine oxidase inhibitor or linezolid.</summary>
    Maoi,
}

/// <summary>A drug on the patient's list.</summary>
public sealed record DrugRecord(DrugGroup Group, Evidence Source);

/// <summary>Cautions for the drug line that come from problems or observations (D22).</summary>
public enum Caution
{
    /// <summary>Lung disease.</summary>
    LungDisease,

    /// <summary>Liver disease.</summary>
    LiverDisease,

    /// <summary>Glaucoma.</summary>
    Glaucoma,

    /// <summary>Pregnancy.</summary>
    Pregnancy,
}

/// <summary>A caution on record.</summary>
public sealed record CautionRecord(Caution Caution, Evidence Source);

/// <summary>An estimated glomerular filtration rate in mL/min/1.73 m2.</summary>
public sealed record EgfrRecord(decimal Value, Evidence Source);
