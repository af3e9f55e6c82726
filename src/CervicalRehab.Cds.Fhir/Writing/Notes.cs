using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Decision to annotations: our own sentences and clause ids, never text from the record.</summary>
internal static class Notes
{
    /// <summary>Why, as a list: the findings of the pathway, then the caveats on it.</summary>
    public static Annotation? Reasons(Decision decision, DraftContext context) =>
        List(context, "Reasons", [.. decision.Because.Concat(decision.Caveats).Select(Sentence)]);

    /// <summary>The doses, as a list.</summary>
    public static Annotation? Doses(Decision decision, DraftContext context) =>
        List(context, "Program", [.. decision.Regimen.Select(dose => $"{dose.Title}: {Instruction(dose)}")]);

    /// <summary>What is missing, as a list.</summary>
    public static Annotation? Missing(Decision decision, DraftContext context) =>
        List(context, "Missing or not usable", [.. decision.Missing.Select(Advice.Name)]);

    /// <summary>One annotation of a heading and its lines; null without lines.</summary>
    public static Annotation? List(DraftContext context, string heading, ImmutableArray<string> lines) => lines.IsEmpty
        ? null
        : new Annotation { Time = context.Moment(), Text = $"{heading}:\n\n- {string.Join("\n- ", lines)}" };

    /// <summary>The dose in words with its clauses.</summary>
    public static string Instruction(Dose dose) => WithClauses(dose.Instruction, dose.Clauses);

    private static string Sentence(Finding finding) => WithClauses(finding.Sentence, finding.Clauses);

    private static string WithClauses(string words, ImmutableArray<string> clauses) =>
        clauses.IsEmpty ? words : $"{words} ({string.Join(", ", clauses)})";
}
