using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>The answer, most severe first (protocol section 0). The order of the members is the order of severity.</summary>
public enum Pathway
{
    /// <summary>A red flag: stop rehabilitation, refer urgently (REDFLAG-00).</summary>
    UrgentSurgicalReferral,

    /// <summary>Refer to spine surgery, no plan (CAVEAT-03, CAVEAT-05).</summary>
    SurgicalReferral,

    /// <summary>Something that must be known is not (ASSESS-00).</summary>
    CompleteAssessment,

    /// <summary>A running programme goes on unchanged or waits.</summary>
    Hold,

    /// <summary>A running programme moves from low to moderate resistance (PROG-03).</summary>
    Progress,

    /// <summary>The conservative programme may start (SCOPE-04).</summary>
    ConservativePlan,

    /// <summary>Outside the protocol: no pathway card (D1).</summary>
    NotApplicable,
}

/// <summary>Card indicator, least severe first.</summary>
public enum Indicator
{
    /// <summary>Information.</summary>
    Info,

    /// <summary>Warning.</summary>
    Warning,

    /// <summary>Critical: red flags only.</summary>
    Critical,
}

/// <summary>Topic of a card that stands beside the pathway card (contract section 4).</summary>
public enum SideTopic
{
    /// <summary>A drafted order contradicts the protocol (D23).</summary>
    OrderConflict,

    /// <summary>A drug on the list needs a check (D22).</summary>
    DrugCaution,

    /// <summary>Surveillance after fusion (D21, CAVEAT-04).</summary>
    Surveillance,

    /// <summary>The protocol is for adults (D4).</summary>
    AdultProtocol,

    /// <summary>Dystonia is a different disease (D5).</summary>
    Dystonia,

    /// <summary>Reassessment of the range of motion is due (D20).</summary>
    ReassessmentDue,
}

/// <summary>Priority of a referral, R4 request-priority codes in lower case.</summary>
public enum ReferralPriority
{
    /// <summary><c>routine</c></summary>
    Routine,

    /// <summary><c>urgent</c></summary>
    Urgent,

    /// <summary><c>stat</c>: bowel or bladder (D11).</summary>
    Stat,
}

/// <summary>What the decision proposes to draft. Never more than a draft.</summary>
public enum Proposal
{
    /// <summary>Create a ServiceRequest to spine surgery.</summary>
    ReferToSpineSurgery,

    /// <summary>Update the running programme CarePlan to on-hold.</summary>
    HoldProgramme,

    /// <summary>Create the programme CarePlan.</summary>
    StartProgramme,

    /// <summary>Create a ServiceRequest for physical therapy.</summary>
    ReferToPhysicalTherapy,

    /// <summary>Update the running programme CarePlan from low to moderate resistance.</summary>
    ProgressResistance,

    /// <summary>Create a ServiceRequest for the missing assessment.</summary>
    OrderAssessment,
}

/// <summary>One thing a rule found, with the clauses it rests on and the records behind it.</summary>
public sealed record Finding
{
    /// <summary>Stable kebab-case rule id.</summary>
    public required string Rule { get; init; }

    /// <summary>Clause ids of protocol section 1.</summary>
    public required ImmutableArray<string> Clauses { get; init; }

    /// <summary>What a clinician reads.</summary>
    public required string Sentence { get; init; }

    /// <summary>The records it rests on.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
}

/// <summary>A card beside the pathway card.</summary>
public sealed record SideNote(SideTopic Topic, Indicator Indicator, string Summary, ImmutableArray<Finding> Findings);

/// <summary>One row of the dose table, ready to render (STRETCH, MET, NMS, MANUAL).</summary>
public sealed record Dose
{
    /// <summary>Activity code of the activity CodeSystem, for instance <c>static-stretching</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>What a clinician reads.</summary>
    public required string Title { get; init; }

    /// <summary>Instruction in words, with every number and its unit.</summary>
    public required string Instruction { get; init; }

    /// <summary>Sessions per week; null when the protocol gives none.</summary>
    public Range? SessionsPerWeek { get; init; }

    /// <summary>Repetitions per exercise; null when the protocol gives none.</summary>
    public Range? Repetitions { get; init; }

    /// <summary>Hold in seconds; null when the protocol gives none.</summary>
    public Range? HoldSeconds { get; init; }

    /// <summary>Rest between repetitions in seconds; null when the protocol gives none.</summary>
    public Range? RestSeconds { get; init; }

    /// <summary>Load in percent of the estimated one-repetition maximum; null when there is none.</summary>
    public Range? LoadPercent { get; init; }

    /// <summary>Clause ids.</summary>
    public required ImmutableArray<string> Clauses { get; init; }

    /// <summary>An inclusive range; equal ends mean one number.</summary>
    public readonly record struct Range(decimal Low, decimal High);
}

/// <summary>
/// The one answer about one patient. Cards, drafts, <c>$apply</c> and pages are all renderings of it.
/// </summary>
public sealed record Decision
{
    /// <summary>The pathway.</summary>
    public required Pathway Pathway { get; init; }

    /// <summary>Indicator of the pathway card.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>One sentence under 140 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Why this pathway: never empty unless not applicable.</summary>
    public ImmutableArray<Finding> Because { get; init; } = [];

    /// <summary>Caveats on a plan: nothing is pre-selected while there is one.</summary>
    public ImmutableArray<Finding> Caveats { get; init; } = [];

    /// <summary>Further lines of information.</summary>
    public ImmutableArray<Finding> Notes { get; init; } = [];

    /// <summary>Lesser pathways that would have applied, with what they found (D27).</summary>
    public ImmutableArray<LesserPathway> AlsoFound { get; init; } = [];

    /// <summary>What is missing, with the reason.</summary>
    public ImmutableArray<MissingFact> Missing { get; init; } = [];

    /// <summary>What arrived and was not used, with the reason.</summary>
    public ImmutableArray<UnusedRecord> NotUsed { get; init; } = [];

    /// <summary>How many resources about another patient were ignored.</summary>
    public int OtherPatientsResources { get; init; }

    /// <summary>Every record the decision rests on.</summary>
    public ImmutableArray<Evidence> Inputs { get; init; } = [];

    /// <summary>Doses of the programme, for plan and progress.</summary>
    public ImmutableArray<Dose> Regimen { get; init; } = [];

    /// <summary>What to draft, after suppression of what exists (D24).</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>Priority of the referral, when there is one.</summary>
    public ReferralPriority Priority { get; init; }

    /// <summary>The running programme that an update would change, else null.</summary>
    public Programme? RunningProgramme { get; init; }

    /// <summary>Equivalent orders and plans that suppress a create (D24).</summary>
    public ImmutableArray<Evidence> AlreadyOnFile { get; init; } = [];

    /// <summary>Cards beside the pathway card.</summary>
    public ImmutableArray<SideNote> Beside { get; init; } = [];

    /// <summary>All clause ids behind the pathway card, in register order.</summary>
    public ImmutableArray<string> Clauses { get; init; } = [];

    /// <summary>True when every examination sign is known, absent, final and fresh: the only case in which "no red flags" may be written.</summary>
    public bool NoRedFlags { get; init; }
}

/// <summary>A less severe pathway that would have applied had the first not (D27).</summary>
public sealed record LesserPathway(Pathway Pathway, ImmutableArray<Finding> Findings);

/// <summary>Wire codes of <see cref="Pathway"/> and <see cref="SideTopic"/> (contract section 4).</summary>
public static class Topics
{
    /// <summary>For instance <c>urgent-surgical-referral</c>.</summary>
    public static string Code(this Pathway pathway) => Reasons.Kebab(pathway.ToString());

    /// <summary>For instance <c>order-conflict</c>.</summary>
    public static string Code(this SideTopic topic) => Reasons.Kebab(topic.ToString());
}

/// <summary>Version of the clinical content, named on every card (contract section 4, D26).</summary>
public static class Content
{
    /// <summary>Draft content: the deploying organization approves it.</summary>
    public const string Version = "1.0.0-draft";
}
