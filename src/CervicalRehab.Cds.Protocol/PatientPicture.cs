using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>
/// Everything the protocol may know about one patient, in the words of its assessment section. Built by a reader; holds no
/// judgement: freshness, contradictions and precedence are decided by the rules.
/// </summary>
public sealed record PatientPicture
{
    /// <summary>Date of birth; null when absent or unreadable (D4).</summary>
    public RecordedDate? BirthDate { get; init; }

    /// <summary>Deceased: no cards (D1).</summary>
    public bool Deceased { get; init; }

    /// <summary>Date of death; one after the evaluation is a fault and no death (D32).</summary>
    public RecordedDate? Died { get; init; }

    /// <summary>The record was replaced by another, or is no longer in use (D32).</summary>
    public bool Replaced { get; init; }

    /// <summary>Something in the Patient resource may change its meaning and is not understood: no plan (D29).</summary>
    public bool PatientNotUnderstood { get; init; }

    /// <summary>True when the patient is dead at the evaluation (D1, D32).</summary>
    public bool IsDeceased(DateTimeOffset at) => Deceased || Died?.IsAfter(at) == false;

    /// <summary>OPLL records (D1 to D3).</summary>
    public ImmutableArray<OpllRecord> Opll { get; init; } = [];

    /// <summary>One of them is active, or not over yet at the evaluation, and cervical or of unknown site: what the protocol is asked about (D1, D2).</summary>
    public bool HasOpllInQuestion(DateTimeOffset at) => !Assessing.PatientCase.InQuestion(Opll, at).IsEmpty;

    /// <summary>Cervical spasm (D5).</summary>
    public ImmutableArray<ProblemRecord> Spasm { get; init; } = [];

    /// <summary>Cervical dystonia: a different disease (D5).</summary>
    public ImmutableArray<ProblemRecord> Dystonia { get; init; } = [];

    /// <summary>Cervical myelopathy as a problem (D12).</summary>
    public ImmutableArray<ProblemRecord> Myelopathy { get; init; } = [];

    /// <summary>Spinal cord compression as a problem (D12).</summary>
    public ImmutableArray<ProblemRecord> CordCompression { get; init; } = [];

    /// <summary>Neurologic signs (D6 to D11).</summary>
    public ImmutableArray<SignRecord> Signs { get; init; } = [];

    /// <summary>Signs that are named as the reason of something else (D41).</summary>
    public ImmutableArray<NamedSign> NamedSigns { get; init; } = [];

    /// <summary>Grades of strength that cannot be used: they tell nothing but that a later, usable grade may be a fall from them (D9, D29).</summary>
    public ImmutableArray<SignRecord> GradesInDoubt { get; init; } = [];

    /// <summary>Seen and deliberately not counted: stress incontinence, painful gait (D11, protocol section 3).</summary>
    public ImmutableArray<Evidence> NotCounted { get; init; } = [];

    /// <summary>Range of motion (D13, D14).</summary>
    public ImmutableArray<MotionRecord> Motion { get; init; } = [];

    /// <summary>Pain (D15).</summary>
    public ImmutableArray<PainRecord> Pain { get; init; } = [];

    /// <summary>Shoulder items (ASSESS-04).</summary>
    public ImmutableArray<ShoulderRecord> Shoulder { get; init; } = [];

    /// <summary>Cervical MRI studies (D12).</summary>
    public ImmutableArray<MriStudy> MriStudies { get; init; } = [];

    /// <summary>Resistance sets (D19).</summary>
    public ImmutableArray<ResistanceRecord> Resistance { get; init; } = [];

    /// <summary>CarePlans of this protocol (D16).</summary>
    public ImmutableArray<Programme> Programmes { get; init; } = [];

    /// <summary>Completed physical-therapy sessions: they date an undated program (D16).</summary>
    public ImmutableArray<Evidence> TherapySessions { get; init; } = [];

    /// <summary>Orders on file and drafts in the hook (D24).</summary>
    public ImmutableArray<OrderRecord> Orders { get; init; } = [];

    /// <summary>Orders that are there and stand for none of ours (D24, D29).</summary>
    public ImmutableArray<OtherOrder> OtherOrders { get; init; } = [];

    /// <summary>Prior cervical fusion (D21).</summary>
    public ImmutableArray<Evidence> Fusions { get; init; } = [];

    /// <summary>Falls (D21).</summary>
    public ImmutableArray<Evidence> Falls { get; init; } = [];

    /// <summary>Drugs for the information line (D22).</summary>
    public ImmutableArray<DrugRecord> Drugs { get; init; } = [];

    /// <summary>Cautions for the information line (D22).</summary>
    public ImmutableArray<CautionRecord> Cautions { get; init; } = [];

    /// <summary>What an examination looked for and did not find, of the cautions: later, it replaces what was found (D7, D22).</summary>
    public ImmutableArray<CautionRecord> CautionsAbsent { get; init; } = [];

    /// <summary>Kidney function for the information line (D22).</summary>
    public ImmutableArray<EgfrRecord> Egfr { get; init; } = [];

    /// <summary>Kidney function that arrived and could not be read: it may be the latest (D22).</summary>
    public ImmutableArray<Evidence> UnreadEgfr { get; init; } = [];

    /// <summary>Pain, movements and resistance sets that arrived and of which nothing was read: one of them may be the latest (D19).</summary>
    public ImmutableArray<UnreadMeasurement> UnreadMeasurements { get; init; } = [];

    /// <summary>Records that arrived and were not used, each with its reason.</summary>
    public ImmutableArray<UnusedRecord> NotUsed { get; init; } = [];

    /// <summary>How many resources about another patient were ignored. Nothing else about them is kept.</summary>
    public int OtherPatientsResources { get; init; }

    /// <summary>How completely each part of the record could be read.</summary>
    public Loads Loads { get; init; } = new();
}

/// <summary>How completely a part of the record could be read.</summary>
public enum LoadState
{
    /// <summary>Everything that was asked for is here; nothing found means nothing on record.</summary>
    Complete,

    /// <summary>A part is here: what arrived counts as positive, nothing counts as absent (contract section 5).</summary>
    Incomplete,

    /// <summary>It was asked for and failed.</summary>
    Failed,

    /// <summary>It was not supplied and could not be asked for.</summary>
    NotSupplied,
}

/// <summary>How completely each part of the record could be read. Patient and Conditions are required before there is a picture.</summary>
public sealed record Loads
{
    /// <summary>Sign and measurement Observations (required).</summary>
    public LoadState Observations { get; init; }

    /// <summary>Conditions (required; incomplete only when an OPLL is among those that arrived).</summary>
    public LoadState Conditions { get; init; }

    /// <summary>Imaging reports (optional).</summary>
    public LoadState Reports { get; init; }

    /// <summary>Procedures (optional).</summary>
    public LoadState Procedures { get; init; }

    /// <summary>CarePlans (optional).</summary>
    public LoadState CarePlans { get; init; }

    /// <summary>ServiceRequests on file (optional).</summary>
    public LoadState Orders { get; init; }

    /// <summary>Medication requests and statements (optional).</summary>
    public LoadState Medications { get; init; }
}
