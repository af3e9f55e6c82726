using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir;

/// <summary>Which of our elements a coding without a meaning is near, by its code or its words: for a list of what a site may want to map. Nothing is decided by it.</summary>
public static class NearElements
{
    // The first row of which every word is there, in any order. The words of a row are parts of words.
    private static readonly ImmutableArray<(string Element, ImmutableArray<string> Words)> s_words =
    [
        (Facts.Opll, ["posterior longitudinal lig"]), (Facts.Opll, ["opll"]), (Facts.Hoffmann, ["hoffman"]), (Facts.Babinski, ["babinski"]), (Facts.Babinski, ["plantar reflex"]),
        (Facts.MriMyelomalacia, ["myelomalacia"]), (Facts.MriCompression, ["cord compression"]), (Facts.Myelopathy, ["myelopathy", "cervic"]), (Facts.Myelopathy, ["myelopathy", "spondyl"]),
        (Facts.Dystonia, ["torticollis"]), (Facts.Dystonia, ["dystonia", "cervic"]), (Facts.Spasm, ["spasm", "neck"]), (Facts.Spasm, ["spasm", "cervic"]), (Facts.Spasm, ["spasm", "paraspin"]),
        (Facts.Fusion, ["fusion", "cervic"]), (Facts.Fusion, ["acdf"]), (Facts.MriReport, ["mri", "cervic"]), (Facts.MriReport, ["mr ", "cervic"]), (Facts.MriReport, ["magnetic resonance", "cervic"]),
        (Facts.UpperLimbStrength, ["strength", "arm"]), (Facts.UpperLimbStrength, ["strength", "upper"]), (Facts.UpperLimbStrength, ["grip strength"]), (Facts.UpperLimbStrength, ["mrc", "grade"]),
        (Facts.HandWeakness, ["weak", "hand"]), (Facts.HandWeakness, ["weak", "grip"]), (Facts.UpperLimbWeakness, ["weak", "arm"]), (Facts.UpperLimbWeakness, ["weak", "upper"]),
        (Facts.UpperLimbNumbness, ["numb", "arm"]), (Facts.UpperLimbNumbness, ["numb", "hand"]), (Facts.UpperLimbNumbness, ["numb", "upper"]), (Facts.UpperLimbNumbness, ["paresthesia", "hand"]), (Facts.UpperLimbNumbness, ["paresthesia", "upper"]),
        (Facts.GaitInstability, ["gait"]), (Facts.GaitInstability, ["unsteady"]), (Facts.LowerLimbNeuro, ["numb", "leg"]), (Facts.LowerLimbNeuro, ["weak", "leg"]), (Facts.LowerLimbNeuro, ["lower limb", "neuro"]),
        (Facts.BladderDysfunction, ["bladder"]), (Facts.BladderDysfunction, ["urinary retention"]), (Facts.BladderDysfunction, ["urinary incontinence"]),
        (Facts.BowelDysfunction, ["bowel", "incontinen"]), (Facts.BowelDysfunction, ["bowel", "dysfunction"]), (Facts.BowelDysfunction, ["fecal incontinence"]),
        ("rom-cervical-panel", ["range of motion", "cervic"]), ("rom-cervical-panel", ["range of motion", "neck"]), ("rom-cervical-panel", ["rom", "cervic"]), ("rom-flexion", ["flexion", "cervic"]), ("rom-flexion", ["flexion", "neck"]),
        ("rom-extension", ["extension", "cervic"]), ("rom-extension", ["extension", "neck"]), ("rom-rotation-right", ["rotation", "cervic"]), ("rom-rotation-right", ["rotation", "neck"]),
        (Facts.PainVas, ["visual analog"]), (Facts.PainVas, ["pain", "vas"]), (Facts.PainNumeric, ["pain", "numeric"]), (Facts.PainNumeric, ["pain", "score"]), (Facts.PainNumeric, ["pain", "scale"]),
        (Facts.ShoulderImpingement, ["impingement"]), (Facts.ShoulderMotion, ["range of motion", "shoulder"]), (Facts.ShoulderStrength, ["strength", "shoulder"]),
        (Facts.Exertion, ["perceived exertion"]), (Facts.Exertion, ["borg"]), (Facts.Load, ["repetition maximum"]), (Facts.Egfr, ["glomerular filtration"]), (Facts.Egfr, ["egfr"]),
        (Facts.Order, ["physical therapy"]), (Facts.Order, ["physiotherapy"]),
    ];

    /// <summary>Id of the element; null when it is near none. <paramref name="words"/> are the display and the text that came with the code.</summary>
    public static string? Of(string? code, params ReadOnlySpan<string?> words) => OfCode(code) ?? OfWords(words);

    private static string? OfCode(string? code) =>
        string.IsNullOrWhiteSpace(code) ? null : CodeLookup.InAnySystem(code).Select(row => row.Meaning.Fact()).FirstOrDefault(fact => fact is not null);

    private static string? OfWords(ReadOnlySpan<string?> words)
    {
        foreach (var (element, parts) in s_words)
        {
            foreach (var text in words)
            {
                if (text is not null && parts.All(part => text.Contains(part, StringComparison.OrdinalIgnoreCase)))
                {
                    return element;
                }
            }
        }

        return null;
    }
}
