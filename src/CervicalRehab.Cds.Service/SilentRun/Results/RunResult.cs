using System.Text.Json.Serialization;

namespace CervicalRehab.Cds.Service.SilentRun.Results;

/// <summary>A card as the report shows it: without anything that tells whose it is.</summary>
/// <param name="Rank">The hashed id of the patient: of several examples the first by it is shown.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Detail">Markdown.</param>
/// <param name="Indicator"><c>info</c>, <c>warning</c> or <c>critical</c>.</param>
/// <param name="Suggestions">Labels of what it offers.</param>
internal sealed record ExampleCard(string Rank, string Summary, string Detail, string Indicator, string[] Suggestions);

/// <summary>How often a coding without a meaning was met.</summary>
/// <param name="System">Its code system.</param>
/// <param name="Code">Its code.</param>
/// <param name="Display">Its words.</param>
/// <param name="Near">The element that it is near; null, and written as that, when it is near nothing.</param>
/// <param name="Count">In how many records.</param>
internal sealed record UnmappedCode(string System, string Code, string Display, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Near, long Count);

/// <summary>What a part of the patients came to. Adding parts gives the whole, in whatever order.</summary>
internal sealed class RunResult
{
    public LineCounts Lines { get; set; } = new();

    /// <summary>Patients of whom the export holds a Patient.</summary>
    public long Patients { get; set; }

    /// <summary>Of them: without an OPLL in question.</summary>
    public long WithoutOpll { get; set; }

    /// <summary>Of them: with a pathway.</summary>
    public long InScope { get; set; }

    /// <summary>With OPLL and without a Patient in the export or one that can be read, or without an OPLL among Conditions that are not all there: nothing can be said of them.</summary>
    public long NotEvaluated { get; set; }

    /// <summary>Of these: no OPLL among what arrived of their Conditions, which is not all (contract section 5).</summary>
    public long ConditionsNotWhole { get; set; }

    /// <summary>Patients by pathway.</summary>
    public Counts Pathways { get; set; } = [];

    /// <summary>Patients with OPLL and no pathway, by why.</summary>
    public Counts NotApplicable { get; set; } = [];

    /// <summary>Patients by the indicator of their pathway.</summary>
    public Counts Indicators { get; set; } = [];

    /// <summary>Cards by topic.</summary>
    public Counts Cards { get; set; } = [];

    /// <summary>Patients by the rule that decided.</summary>
    public Counts Rules { get; set; } = [];

    /// <summary>Patients by fact that is missing, and why: <c>fact reason</c>.</summary>
    public Counts Missing { get; set; } = [];

    /// <summary>Patients by fact that is missing.</summary>
    public Counts MissingFacts { get; set; } = [];

    /// <summary>Records that arrived and were not used, by reason.</summary>
    public Counts NotUsed { get; set; } = [];

    /// <summary>Records with resources within them.</summary>
    public long Contained { get; set; }

    /// <summary>Codings without a meaning, by <c>system|code</c> and the element they are near.</summary>
    public Dictionary<string, UnmappedCode> Unmapped { get; set; } = new(StringComparer.Ordinal);

    /// <summary>One example of each pathway.</summary>
    public Dictionary<string, ExampleCard> Examples { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What went through last year's encounters; null when nothing did.</summary>
    public ReplayFigures? Replay { get; set; }

    /// <summary>Adds another part.</summary>
    public void Add(RunResult other)
    {
        Lines.Add(other.Lines);
        (Patients, WithoutOpll, InScope) = (Patients + other.Patients, WithoutOpll + other.WithoutOpll, InScope + other.InScope);
        (NotEvaluated, ConditionsNotWhole, Contained) = (NotEvaluated + other.NotEvaluated, ConditionsNotWhole + other.ConditionsNotWhole, Contained + other.Contained);
        Pathways.Add(other.Pathways);
        NotApplicable.Add(other.NotApplicable);
        Indicators.Add(other.Indicators);
        Cards.Add(other.Cards);
        Rules.Add(other.Rules);
        Missing.Add(other.Missing);
        MissingFacts.Add(other.MissingFacts);
        NotUsed.Add(other.NotUsed);
        foreach (var code in other.Unmapped.Values)
        {
            NoteUnmapped(code);
        }

        foreach (var (pathway, card) in other.Examples)
        {
            Examples[pathway] = !Examples.TryGetValue(pathway, out var example) || string.CompareOrdinal(card.Rank, example.Rank) < 0 ? card : example;
        }

        if (other.Replay is { } replay)
        {
            (Replay ??= new()).Add(replay);
        }
    }

    /// <summary>Counts a coding; of several names of one code the first by its letters stands.</summary>
    public void NoteUnmapped(UnmappedCode code)
    {
        var key = $"{code.System}|{code.Code}|{(code.Code.Length == 0 ? code.Near : null)}";
        Unmapped[key] = Unmapped.TryGetValue(key, out var known)
            ? known with { Count = known.Count + code.Count, Display = First(known.Display, code.Display), Near = First(known.Near ?? string.Empty, code.Near ?? string.Empty) is { Length: > 0 } near ? near : null }
            : code;
    }

    private static string First(string one, string other) => one.Length == 0 ? other : other.Length == 0 || string.CompareOrdinal(one, other) <= 0 ? one : other;
}
