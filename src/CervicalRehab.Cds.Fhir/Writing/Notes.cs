using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Decision to annotations: our own sentences and clause ids, never text from the record.</summary>
internal static class Notes
{
    // The same on every draft and for every dose of the table.
    private static readonly string PrecautionLines = Lines("Precautions", Advice.Precautions);
    private static readonly string StopLines = Lines("Stop the program for", Advice.StopRules);
    private static readonly FrozenDictionary<Dose, string> Instructions = Regimen.All.ToFrozenDictionary<Dose, Dose, string>(dose => dose, dose => WithClauses(dose.Instruction, dose.Clauses), ReferenceEqualityComparer.Instance);

    /// <summary>Why, as a list: the findings of the pathway, then the caveats on it.</summary>
    public static Annotation? Reasons(Decision decision, DraftContext context) =>
        List(context, "Reasons", [.. decision.Because.Concat(decision.Caveats).Select(Sentence)]);

    /// <summary>The doses, as a list.</summary>
    public static Annotation? Doses(Decision decision, DraftContext context) =>
        List(context, "Program", [.. decision.Regimen.Select(dose => $"{dose.Title}: {Instruction(dose)}")]);

    /// <summary>What is missing, as a list.</summary>
    public static Annotation? Missing(Decision decision, DraftContext context) =>
        List(context, "Missing or not usable", [.. decision.Missing.Select(Advice.Name)]);

    /// <summary>What to take care of, as a list (D23).</summary>
    public static Annotation Precautions(DraftContext context) => Of(context, PrecautionLines);

    /// <summary>When to stop, as a list.</summary>
    public static Annotation StopRules(DraftContext context) => Of(context, StopLines);

    /// <summary>One annotation of a heading and its lines; null without lines.</summary>
    public static Annotation? List(DraftContext context, string heading, ImmutableArray<string> lines) => lines.IsEmpty ? null : Of(context, Lines(heading, lines));

    /// <summary>The dose in words with its clauses.</summary>
    public static string Instruction(Dose dose) => Instructions.TryGetValue(dose, out var words) ? words : WithClauses(dose.Instruction, dose.Clauses);

    private static Annotation Of(DraftContext context, string text) => new() { Time = context.Moment(), Text = text };

    private static string Lines(string heading, ImmutableArray<string> lines) => $"{heading}:\n\n- {string.Join("\n- ", lines)}";

    private static string Sentence(Finding finding) => WithClauses(finding.Sentence, finding.Clauses);

    private static string WithClauses(string words, ImmutableArray<string> clauses) =>
        clauses.IsEmpty ? words : $"{words} ({string.Join(", ", clauses)})";
}
