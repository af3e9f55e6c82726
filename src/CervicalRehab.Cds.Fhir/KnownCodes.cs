using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir;

/// <summary>Codes that are searched for (contract section 3).</summary>
public static class KnownCodes
{
    /// <summary>Neurologic signs recorded under our own codes.</summary>
    public static ImmutableArray<Coding> Signs { get; } =
    [
        .. Ours(
            "hoffmann-sign", "hand-weakness", "upper-limb-weakness", "upper-limb-strength-mrc", "upper-limb-numbness",
            "gait-instability", "lower-limb-neuro-symptom", "bowel-dysfunction", "bladder-dysfunction", "babinski-sign"),
    ];

    /// <summary>Neurologic signs recorded under SNOMED CT finding codes.</summary>
    public static ImmutableArray<Coding> SignFindings { get; } =
        [.. Of(Systems.Snomed, "299849001", "299042006", "713512009", "22325002", "40492006", "72042002")];

    /// <summary>Range of motion, pain, shoulder, imaging findings, resistance sets, kidney function.</summary>
    public static ImmutableArray<Coding> Measurements { get; } =
    [
        .. Ours(
            "rom-cervical-panel", "rom-flexion", "rom-extension", "rom-rotation-right", "rom-rotation-left",
            "rom-lateral-flexion-right", "rom-lateral-flexion-left", "mri-cord-compression", "mri-myelomalacia",
            "shoulder-strength", "shoulder-rom", "shoulder-impingement", "reps-at-load", "load-percent-1rm", "borg-rpe-6-20"),
        .. Of(Systems.Loinc, "38214-3", "72514-3", "82289-0", "98979-8", "62238-1", "69405-9"),
        .. Of(Systems.Snomed, "77386006"),
    ];

    /// <summary>Cervical MRI reports.</summary>
    public static ImmutableArray<Coding> Reports { get; } = [.. Of(Systems.Loinc, "24935-9", "30667-0", "24937-5", "42270-9")];

    /// <summary>Cervical fusion and physical-therapy sessions.</summary>
    public static ImmutableArray<Coding> Procedures { get; } = [.. Ours("cervical-fusion"), .. Of(Systems.Snomed, "91251008")];

    /// <summary>Orders that suppress a create or contradict the protocol.</summary>
    public static ImmutableArray<Coding> Orders { get; } =
    [
        .. Of(Systems.Snomed, "308447003", "91251008", "183541002", "308481009", "308482002", "399010004", "119600000"),
        .. Of(Systems.Activity, "referral-to-spine-surgery", "cervical-assessment"),
    ];

    private static IEnumerable<Coding> Ours(params string[] codes) => Of(Systems.Findings, codes);

    private static IEnumerable<Coding> Of(string system, params string[] codes) => codes.Select(code => new Coding(system, code));
}
