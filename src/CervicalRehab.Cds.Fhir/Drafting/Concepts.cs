
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

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

/// <summary>Every concept we send, once (contract section 4, protocol section 5.5). A code that is read as well has the display of its row there.</summary>
internal static class Concepts
{
    // Nothing in it may read as an order for an operation.
    public static CodeableConcept SpineSurgery { get; } = Of(
        "Referral to spine surgery for evaluation", Known(Systems.Snomed, "183541002"), Known(Systems.Activity, ActivityCodes.SpineSurgery));

    public static CodeableConcept Surgeon { get; } = Of("Spine surgeon", new Coding(Systems.Snomed, "304292004", "Surgeon"));

    public static CodeableConcept PhysicalTherapy { get; } = Of("Physical therapy", Known(Systems.Snomed, "308447003"));

    public static CodeableConcept Assessment { get; } = Of(
        "Cervical assessment", new Coding(Systems.Snomed, "410158009", "Physical therapy assessment"), Known(Systems.Activity, ActivityCodes.Assessment));

    public static CodeableConcept ReferralCategory { get; } = Of(null, new Coding(Systems.Snomed, "3457005", "Patient referral"));

    public static CodeableConcept TherapyCategory { get; } = Of(null, Known(Systems.Snomed, "91251008"));

    /// <summary>The category that US Core knows of those that fit our orders.</summary>
    public static CodeableConcept EvaluationCategory { get; } = Of(null, new Coding(Systems.Snomed, "386053000", "Evaluation procedure"));

    public static CodeableConcept AssessPlan { get; } =
        Of(null, new Coding(Systems.CarePlanCategory, "assess-plan", "Assessment and Plan of Treatment"));

    public static CodeableConcept Programme { get; } = Activity(ActivityCodes.Programme, "Cervical rehabilitation program");

    public static CodeableConcept PainVisual { get; } =
        Of(null, new Coding(Systems.Loinc, "38214-3", "Pain severity [Score] Visual analog score"));

    public static CodeableConcept PainNumeric { get; } =
        Of("Pain severity, 0-10 verbal numeric rating", new Coding(Systems.Loinc, "72514-3"));

    /// <summary>The assessment again, of motion alone: the same order, so that one stands for the other.</summary>
    public static CodeableConcept Reassessment { get; } = Of("Reassessment of neck motion", [.. Assessment.Coding]);

    /// <summary>In place of a manipulation.</summary>
    public static CodeableConcept Mobilization { get; } = Activity(Regimen.ManualMobilization.Activity, Regimen.ManualMobilization.Title);

    /// <summary>A measure of our own CodeSystem.</summary>
    public static CodeableConcept Finding(string code) => Of(null, Known(Systems.Findings, code));

    /// <summary>An activity of the program.</summary>
    public static CodeableConcept Activity(string code, string title) => Of(title, new Coding(Systems.Activity, code, title));

    private static Coding Known(string system, string code) => new(system, code, Codes.All.First(row => row.System == system && row.Code == code).Display);

    private static CodeableConcept Of(string? text, params ReadOnlySpan<Coding> codings) =>
        new CodeableConcept { Coding = [.. codings], Text = text }.Shared();
}
