using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Codes of the activity CodeSystem that the writers name themselves; the doses bring their own.</summary>
internal static class ActivityCodes
{
    public const string Programme = "cervical-rehab-programme";
    public const string SpineSurgery = "referral-to-spine-surgery";
    public const string Assessment = "cervical-assessment";
    public const string ResistanceLow = "resistance-low";
    public const string ResistanceModerate = "resistance-moderate";
    public const string RomReassessment = "rom-reassessment";
    public const string NeuroRescreen = "neuro-rescreen";
}

/// <summary>Every concept we send, once (contract section 4, protocol section 5.5).</summary>
internal static class Concepts
{
    public static CodeableConcept SpineSurgery { get; } = Of(
        "Spine surgery",
        new Coding(Systems.Snomed, "183541002", "Referral to surgeon"),
        new Coding(Systems.Activity, ActivityCodes.SpineSurgery, "Referral to spine surgery"));

    public static CodeableConcept PhysicalTherapy { get; } =
        Of("Physical therapy", new Coding(Systems.Snomed, "308447003", "Refer to physiotherapist"));

    public static CodeableConcept Assessment { get; } =
        Of("Cervical assessment", new Coding(Systems.Activity, ActivityCodes.Assessment, "Cervical assessment"));

    public static CodeableConcept SurgicalCategory { get; } =
        Of(null, new Coding(Systems.Snomed, "387713003", "Surgical procedure"));

    public static CodeableConcept TherapyCategory { get; } =
        Of(null, new Coding(Systems.Snomed, "91251008", "Physical therapy procedure"));

    public static CodeableConcept EvaluationCategory { get; } =
        Of(null, new Coding(Systems.Snomed, "386053000", "Evaluation procedure"));

    public static CodeableConcept AssessPlan { get; } =
        Of(null, new Coding(Systems.CarePlanCategory, "assess-plan", "Assessment and Plan of Treatment"));

    public static CodeableConcept Programme { get; } = Activity(ActivityCodes.Programme, "Cervical rehabilitation program");

    public static CodeableConcept PainVisual { get; } =
        Of(null, new Coding(Systems.Loinc, "38214-3", "Pain severity [Score] Visual analog score"));

    public static CodeableConcept PainNumeric { get; } =
        Of("Pain severity, 0-10 verbal numeric rating", new Coding(Systems.Loinc, "72514-3"));

    public static CodeableConcept Motion { get; } =
        Of(null, new Coding(Systems.Findings, "rom-cervical-panel", "Cervical range of motion panel"));

    /// <summary>An activity of the programme.</summary>
    public static CodeableConcept Activity(string code, string title) => Of(title, new Coding(Systems.Activity, code, title));

    private static CodeableConcept Of(string? text, params ReadOnlySpan<Coding> codings) =>
        new() { Coding = [.. codings], Text = text };
}
