using System.Collections.Frozen;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Extracting;

/// <summary>Which profile of the guide an extracted Observation follows: it says so itself, so that whoever receives it can hold it to that.</summary>
internal static class ExtractedProfile
{
    private const string Every = "cervical-rehab-observation";
    private const string Panel = "rom-cervical-panel";
    private const int Movements = 6;

    // By the code of the item. A row that is wrong fails the binding of its profile.
    private static readonly FrozenDictionary<string, string> Profiles = new[]
    {
        ("sided-neurologic-sign", new[] { "hoffmann-sign", "hand-weakness", "upper-limb-weakness", "upper-limb-numbness" }),
        ("upper-limb-strength", ["upper-limb-strength-mrc"]),
        ("unsided-neurologic-sign", ["gait-instability", "lower-limb-neuro-symptom", "babinski-sign", "bladder-dysfunction", "bowel-dysfunction"]),
        ("cervical-motion-panel", [Panel]),
        ("pain-visual-analog", ["38214-3"]),
        ("pain-numeric-rating", ["72514-3"]),
        ("shoulder-item", ["shoulder-strength", "shoulder-rom", "shoulder-impingement"]),
    }.SelectMany(row => row.Item2, (row, code) => (Code: code, Profile: row.Item1)).ToFrozenDictionary(row => row.Code, row => row.Profile, StringComparer.Ordinal);

    /// <summary>Canonical of the profile. Motion that is not whole, or without its method, follows what is asked of every Observation and no more.</summary>
    public static string Of(string code, Observation observation) =>
        $"{Systems.CanonicalBase}/StructureDefinition/{(code == Panel && !IsWhole(observation) ? Every : Profiles[code])}";

    private static bool IsWhole(Observation panel) => panel.Method is not null && panel.Component.Count == Movements;
}
