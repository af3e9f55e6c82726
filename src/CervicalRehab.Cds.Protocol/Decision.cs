using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.FollowUp;

namespace CervicalRehab.Cds.Protocol;

/// <summary>One thing a rule found, with the clauses it rests on and the records behind it.</summary>
public sealed record Finding
{
    /// <summary>Stable kebab-case rule id.</summary>
    public required string Rule { get; init; }

    /// <summary>Clause ids of protocol section 1.</summary>
    public required ImmutableArray<string> Clauses { get; init; }

    /// <summary>What a clinician reads.</summary>
    public required string Sentence { get; init; }

    /// <summary>The same in a few words, for a summary.</summary>
    public string Short { get; init; } = string.Empty;

    /// <summary>What it is called where a page is full: what is present is named in it.</summary>
    public string Brief => Advice.Brief(this);

    /// <summary>The words that its sentences name.</summary>
    internal ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The last of them in shorter forms, the longest first.</summary>
    internal ImmutableArray<string> Fewer { get; init; } = [];

    /// <summary>What to do about it, as one short line; null when the pathway says it.</summary>
    public string? Action { get; init; }

    /// <summary>The records it rests on.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
}

/// <summary>A card beside the pathway card.</summary>
public sealed record SideNote(SideTopic Topic, Indicator Indicator, string Summary, ImmutableArray<Finding> Findings)
{
    /// <summary>What it offers, as alternatives of which at most one is taken; none is recommended.</summary>
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>What is there already of what it would offer, and so is not drafted again (D24).</summary>
    public ImmutableArray<Evidence> AlreadyOnFile { get; init; } = [];
}

/// <summary>One alternative on a card beside the pathway card.</summary>
/// <param name="Removes">Drafts of this hook call that it deletes.</param>
/// <param name="Creates">What it drafts in their place; null for nothing.</param>
public sealed record Offer(ImmutableArray<Evidence> Removes, Proposal? Creates);

/// <summary>A sign of the examination that is known to be absent: final, fresh and not contradicted (D6).</summary>
/// <param name="Fact">Fact id.</param>
/// <param name="Side">Side of a sided sign, <c>left</c> or <c>right</c>; null without one.</param>
/// <param name="Date">When it was examined.</param>
public readonly record struct AbsentSign(string Fact, string? Side, RecordedDate Date);

/// <summary>
/// The one answer about one patient. Cards, drafts, <c>$apply</c> and pages are all renderings of it.
/// </summary>
public sealed record Decision
{
    /// <summary>The pathway.</summary>
    public required Pathway Pathway { get; init; }

    /// <summary>Indicator of the pathway card.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>What to do and why, in at most <see cref="Advice.SummaryLength"/> characters.</summary>
    public required string Summary { get; init; }

    /// <summary>Why this pathway: never empty unless not applicable.</summary>
    public ImmutableArray<Finding> Because { get; init; } = [];

    /// <summary>Why the protocol does not apply; null when it does.</summary>
    public string? NotApplicableBecause { get; init; }

    /// <summary>Caveats on a plan: nothing is pre-selected while there is one.</summary>
    public ImmutableArray<Finding> Caveats { get; init; } = [];

    /// <summary>Further lines of information.</summary>
    public ImmutableArray<Finding> Notes { get; init; } = [];

    /// <summary>Lesser pathways that would have applied, with what they found (D27).</summary>
    public ImmutableArray<LesserPathway> AlsoFound { get; init; } = [];

    /// <summary>Of a referral: what is present or got worse beside its reasons, the more severe first; it belongs into the referral as they do (D27).</summary>
    public ImmutableArray<Finding> AlsoPresent { get; init; } = [];

    /// <summary>What is missing, with the reason.</summary>
    public ImmutableArray<MissingFact> Missing { get; init; } = [];

    /// <summary>What arrived and was not used, with the reason.</summary>
    public ImmutableArray<UnusedRecord> NotUsed { get; init; } = [];

    /// <summary>How many resources about another patient were ignored.</summary>
    public int OtherPatientsResources { get; init; }

    /// <summary>Every record the decision rests on.</summary>
    public ImmutableArray<Evidence> Inputs { get; init; } = [];

    /// <summary>Doses of the program, for plan and progress.</summary>
    public ImmutableArray<Dose> Regimen { get; init; } = [];

    /// <summary>What to draft, after suppression of what exists (D24).</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>Priority of the referral, when there is one.</summary>
    public ReferralPriority Priority { get; init; }

    /// <summary>The running program that an update would change, else null.</summary>
    public Programme? RunningProgramme { get; init; }

    /// <summary>Equivalent orders and plans that suppress a create (D24).</summary>
    public ImmutableArray<Evidence> AlreadyOnFile { get; init; } = [];

    /// <summary>Cards beside the pathway card.</summary>
    public ImmutableArray<SideNote> Beside { get; init; } = [];

    /// <summary>All clause ids behind the pathway card, in register order.</summary>
    public ImmutableArray<string> Clauses { get; init; } = [];

    /// <summary>Every sign known to be absent, each side for itself, in the order of the assessment.</summary>
    public ImmutableArray<AbsentSign> Absent { get; init; } = [];

    /// <summary>Every measure of a running program against its baseline, pain first (D17, D44).</summary>
    public ImmutableArray<MeasuredChange> SinceBaseline { get; init; } = [];

    /// <summary>What improved since baseline, with values, dates and the goals reached; it progresses nobody by itself (D19, D44).</summary>
    public IEnumerable<MeasuredChange> Improvements => SinceBaseline.Where(static change => change.Standing == Standing.Better);

    /// <summary>True when every examination sign is known, absent, final and fresh: the only case in which "no red flags" may be written.</summary>
    public bool NoRedFlags { get; init; }
}

/// <summary>A less severe pathway that would have applied had the first not (D27).</summary>
public sealed record LesserPathway(Pathway Pathway, ImmutableArray<Finding> Findings);
