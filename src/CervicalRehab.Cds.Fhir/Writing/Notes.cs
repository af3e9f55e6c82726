using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Decision to annotations: our own sentences and clause ids, never text from the record.</summary>
internal static class Notes
{
    /// <summary>
    /// Lines that stand on every physical-therapy request and plan (D23; protocol section 8, hazards 22 and 23). What the source text
    /// does not say itself is marked as added.
    /// </summary>
    public static ImmutableArray<string> Precautions { get; } =
    [
        "Pain-free mid-range only; no forced end-range extension (added for safety).",
        "Manual therapy is mobilization grades I-IV only (MANUAL-04); no high-velocity thrust manipulation of the cervical spine (added for safety).",
        "No 1-RM testing of the neck: the therapist estimates the load submaximally (added for safety).",
        "Progress on goals, not on elapsed time (PROG-01).",
    ];

    /// <summary>When to stop (REDFLAG-00 to 04, CAVEAT-03, CAVEAT-05).</summary>
    public static ImmutableArray<string> StopRules { get; } =
    [
        "Weakness or numbness of both upper limbs: urgent surgical referral (REDFLAG-01).",
        "Gait instability or a neurologic symptom of a lower limb: urgent surgical referral (REDFLAG-02).",
        "Bowel or bladder dysfunction: urgent surgical referral; an acute loss of function is an emergency now (REDFLAG-03).",
        "MRI with cord compression and myelomalacia: urgent surgical referral (REDFLAG-04).",
        "Hand weakness, new or worse: surgical referral (CAVEAT-03).",
        "Hoffmann sign on both sides: surgical referral (ASSESS-01c, CAVEAT-03).",
        "Symptoms worse after six weeks or more: surgical referral (CAVEAT-05).",
    ];

    /// <summary>Why, as a list: the findings of the pathway, then the caveats on it.</summary>
    public static Annotation? Reasons(Decision decision, DraftContext context) =>
        List(context, "Reasons", [.. decision.Because.Concat(decision.Caveats).Select(Sentence)]);

    /// <summary>The doses, as a list.</summary>
    public static Annotation? Doses(Decision decision, DraftContext context) =>
        List(context, "Program", [.. decision.Regimen.Select(dose => $"{dose.Title}: {Instruction(dose)}")]);

    /// <summary>What is missing, as a list.</summary>
    public static Annotation? Missing(Decision decision, DraftContext context) =>
        List(context, "Missing or not usable", [.. decision.Missing.Select(FactWords.Of)]);

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
