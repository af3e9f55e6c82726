using System.Collections.Immutable;
using System.Diagnostics;
using CervicalRehab.Cds.Protocol.Assessing;
using CervicalRehab.Cds.Protocol.Rules;

namespace CervicalRehab.Cds.Protocol;

/// <summary>What follows when a rule's answer is yes.</summary>
public enum Effect
{
    /// <summary>Urgent surgical referral (REDFLAG-00).</summary>
    RedFlag,

    /// <summary>Surgical referral for a neurologic finding, at any age.</summary>
    Referral,

    /// <summary>Surgical referral that belongs to the adult protocol: extent, course.</summary>
    AdultReferral,

    /// <summary>Nothing could be screened: complete assessment at any age.</summary>
    Unscreened,

    /// <summary>Complete assessment.</summary>
    Gap,

    /// <summary>Hold, as a warning.</summary>
    HoldWarning,

    /// <summary>Hold, as information.</summary>
    HoldInfo,

    /// <summary>Progress.</summary>
    Progress,

    /// <summary>Start the conservative program.</summary>
    Start,

    /// <summary>A caveat: the plan is a warning and nothing is pre-selected.</summary>
    Caveat,

    /// <summary>A line of information.</summary>
    Line,
}

/// <summary>One row of a rule table.</summary>
/// <param name="Id">Stable kebab-case id; sentences are found by it in <see cref="Advice"/>.</param>
/// <param name="Effect">What follows from yes.</param>
/// <param name="Decision">Decision of protocol section 0, for instance <c>D9</c>.</param>
/// <param name="Clauses">Clause ids.</param>
/// <param name="Question">The question in a clinician's words.</param>
public sealed record Rule(string Id, Effect Effect, string Decision, ImmutableArray<string> Clauses, string Question)
{
    /// <summary>Topic of the card beside the pathway card that the rule brings; null for all others.</summary>
    public SideTopic? Topic { get; init; }

    /// <summary>Indicator of that card.</summary>
    public Indicator? Indicator { get; init; }

    internal Func<PatientCase, Judgement> Judge { get; init; } = static _ => throw new UnreachableException();
}

/// <summary>A rule's answer about one patient, the records behind it, and what its sentence names.</summary>
internal readonly record struct Judgement(Answer Answer, ImmutableArray<Evidence> Evidence, ImmutableArray<string> Names)
{
    private readonly ImmutableArray<string> _fewer;
    private readonly ImmutableArray<Evidence> _dating;

    /// <summary>The records whose day the sentence says; those behind it where none are named.</summary>
    public ImmutableArray<Evidence> Dating
    {
        get => _dating.IsDefault ? Evidence : _dating;
        init => _dating = value;
    }

    /// <summary>The last of the words in shorter forms, the longest first, for where all of them do not fit.</summary>
    public ImmutableArray<string> Fewer
    {
        get => _fewer.IsDefault ? [] : _fewer;
        init => _fewer = value;
    }

    public static Judgement No { get; } = new(Answer.No, [], []);

    public static Judgement Unknown { get; } = new(Answer.Unknown, [], []);

    /// <summary>Yes with its evidence, and the words the sentence names in order.</summary>
    public static Judgement Yes(ImmutableArray<Evidence> evidence, params ImmutableArray<string> names) => new(Answer.Yes, evidence, names);

    /// <summary>Yes when there is evidence.</summary>
    public static Judgement WhenAny(ImmutableArray<Evidence> evidence, params ImmutableArray<string> names) =>
        evidence.IsEmpty ? No : Yes(evidence, names);

    /// <summary>Yes when the condition holds.</summary>
    public static Judgement When(bool holds, ImmutableArray<Evidence> evidence, params ImmutableArray<string> names) =>
        holds ? Yes(evidence, names) : No;

    /// <summary>The sign's own answer with its records.</summary>
    public static Judgement Of(SignState state) => new(state.Present, state.PositiveSources, []);
}

/// <summary>A rule beside its judgement.</summary>
internal readonly record struct Judged(Rule Rule, Judgement Judgement)
{
    public bool Applies => Judgement.Answer == Answer.Yes;

    /// <summary>What was found, in words, with its date where the rule is about a finding.</summary>
    public Finding Finding(DateTimeOffset at)
    {
        var when = Advice.IsDated(Rule.Id) && Describe.Latest(Judgement.Dating) is { } date ? $" ({date.Shown(at)})" : string.Empty;
        return new()
        {
            Rule = Rule.Id,
            Clauses = Rule.Clauses,
            Sentence = Advice.Sentence(Rule.Id, Judgement.Names, when),
            Short = Advice.Short(Rule.Id, Judgement.Names, when),
            Names = Judgement.Names,
            Fewer = Judgement.Fewer,
            Action = Advice.Action(Rule.Id, Judgement.Names),
            Evidence = Judgement.Evidence,
        };
    }
}
