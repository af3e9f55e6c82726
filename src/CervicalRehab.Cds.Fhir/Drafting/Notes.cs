using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>Decision to annotations: our own sentences, never text from the record. Clause ids stand in the plan's data, not in what a therapist reads.</summary>
internal static class Notes
{
    /// <summary>What to take care of, as a list (D23); the same on every draft, as the next three.</summary>
    public static readonly Markdown Precautions = Made("Precautions", Advice.Precautions);

    /// <summary>When to stop, as a list.</summary>
    public static readonly Markdown StopRules = Made("Stop the program for", Advice.StopRules);

    /// <summary>When to measure and examine again, as a list.</summary>
    public static readonly Markdown Reassessment = Made(TherapyText.Reassessment.Heading, TherapyText.Reassessment.Lines);

    /// <summary>What the drugs are for, as a list.</summary>
    public static readonly Markdown Drugs = Made(TherapyText.Drugs.Heading, TherapyText.Drugs.Lines);

    // The same for every dose of the table.
    private static readonly FrozenDictionary<Dose, (string Instruction, string Line)> OfTable =
        Regimen.All.ToFrozenDictionary<Dose, Dose, (string, string)>(dose => dose, Made, ReferenceEqualityComparer.Instance);

    // The doses of each phase and state of the spasm, and what comes after them.
    private static readonly FrozenDictionary<ImmutableArray<Dose>, Markdown> OfPhase = Regimen.EveryProgram.ToFrozenDictionary(static doses => doses, static doses => new Markdown(DoseLines(doses)).Shared());
    private static readonly FrozenDictionary<TextSection, Markdown> OfNextPhase =
        TherapyText.NextPhases.ToFrozenDictionary<TextSection, TextSection, Markdown>(static section => section, static section => Made(section.Heading, section.Lines), ReferenceEqualityComparer.Instance);

    /// <summary>Why, as a list: the findings of the pathway, what is present beside them, then the caveats on it.</summary>
    public static Annotation? Reasons(DraftParts parts) =>
        List(parts, "Reasons", ImmutableArray.CreateRange(parts.Decision.Because.AddRange(parts.Decision.AlsoPresent).AddRange(parts.Decision.Caveats), FoundWords.Of));

    /// <summary>The doses, as a list.</summary>
    public static Annotation? Doses(DraftParts parts) => parts.Decision.Regimen is { IsEmpty: false } doses
        ? Of(parts, OfPhase.GetValueOrDefault(doses) ?? new Markdown(DoseLines(doses)))
        : null;

    /// <summary>What is missing, as a list.</summary>
    public static Annotation? Missing(DraftParts parts) => List(parts, "Missing or not usable", ImmutableArray.CreateRange(parts.Decision.Missing, Advice.Name));

    /// <summary>A section of what differs between patients, as a list.</summary>
    public static Annotation Section(DraftParts parts, TextSection section) =>
        Of(parts, OfNextPhase.GetValueOrDefault(section) ?? Composed(section.Heading, section.Lines));

    /// <summary>One annotation of a heading and its lines; null without lines.</summary>
    public static Annotation? List(DraftParts parts, string heading, ImmutableArray<string> lines) => lines.IsEmpty ? null : Of(parts, Composed(heading, lines));

    /// <summary>The notes that there are.</summary>
    public static List<Annotation> Present(params ReadOnlySpan<Annotation?> notes)
    {
        var present = new List<Annotation>(notes.Length);
        foreach (var note in notes)
        {
            if (note is not null)
            {
                present.Add(note);
            }
        }

        return present;
    }

    /// <summary>The dose in words with its clauses.</summary>
    public static string Instruction(Dose dose) => Of(dose).Instruction;

    /// <summary>One dose, as a list.</summary>
    public static Annotation Of(DraftParts parts, Dose dose) => Of(parts, new Markdown(DoseLines([dose])));

    /// <summary>A list as a note.</summary>
    public static Annotation Of(DraftParts parts, Markdown text) => new() { TimeElement = parts.Moment, TextElement = text };

    private static ComposedMarkdown Composed(string heading, ImmutableArray<string> lines) => new(page =>
    {
        page.Piece(heading).Written(@":\n"u8);
        foreach (var line in lines)
        {
            page.Written(@"\n- "u8).Piece(line);
        }
    });

    private static Markdown Made(string heading, ImmutableArray<string> lines) => new Markdown(Lines(heading, lines)).Shared();

    private static string DoseLines(ImmutableArray<Dose> doses) => Lines("Program", ImmutableArray.CreateRange(doses, static dose => Of(dose).Line));

    private static (string Instruction, string Line) Of(Dose dose) => OfTable.TryGetValue(dose, out var words) ? words : Made(dose);

    private static (string Instruction, string Line) Made(Dose dose)
    {
        var instruction = WithClauses(dose.Instruction, dose.Clauses);
        return (instruction, $"{dose.Title}: {dose.Instruction}");
    }

    private static string Lines(string heading, ImmutableArray<string> lines) => string.Join("\n- ", [heading + ":\n", .. lines]);

    private static string WithClauses(string words, ImmutableArray<string> clauses) =>
        clauses.IsEmpty ? words : $"{words} ({string.Join(", ", clauses.AsSpan())})";
}
