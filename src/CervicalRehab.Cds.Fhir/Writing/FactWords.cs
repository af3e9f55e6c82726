using System.Collections.Frozen;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Fact ids in the words of a clinician.</summary>
internal static class FactWords
{
    private const string MotionPrefix = "rom-";

    // Only the ids that do not read well with their hyphens taken out.
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Facts.Opll] = "OPLL diagnosis",
        [Facts.BirthDate] = "date of birth",
        [Facts.Hoffmann] = "Hoffmann sign",
        [Facts.Babinski] = "Babinski sign",
        [Facts.UpperLimbStrength] = "upper limb strength (MRC)",
        [Facts.LowerLimbNeuro] = "neurologic symptom of a lower limb",
        [Facts.MriCompression] = "cord compression on MRI",
        [Facts.MriMyelomalacia] = "myelomalacia on MRI",
        [Facts.MriReport] = "cervical MRI report",
        [Facts.PainVas] = "pain, visual analog scale",
        [Facts.PainNumeric] = "pain, numeric rating",
        [Facts.ShoulderMotion] = "shoulder range of motion",
        [Facts.ShoulderImpingement] = "shoulder impingement signs",
        [Facts.Repetitions] = "repetitions at the load",
        [Facts.Load] = "load in percent of the estimated 1-RM",
        [Facts.Exertion] = "perceived exertion, Borg 6-20",
        [Facts.Programme] = "program",
        [Facts.ProgrammeStart] = "start of the program",
        [Facts.Egfr] = "eGFR",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>For instance <c>cervical rotation left</c>.</summary>
    public static string Of(string fact) =>
        Words.TryGetValue(fact, out var words) ? words
        : fact.StartsWith(MotionPrefix, StringComparison.Ordinal) ? "cervical " + Plain(fact[MotionPrefix.Length..])
        : Plain(fact);

    /// <summary>For instance <c>Hoffmann sign, left: stale, last recorded 2026-04-01</c>.</summary>
    public static string Of(MissingFact missing) =>
        Of(missing.Fact)
        + (missing.Side is { } side ? ", " + side : string.Empty)
        + ": " + missing.Reason.Words()
        + (missing.LastDate is { } last ? ", last recorded " + last.Text : string.Empty);

    private static string Plain(string fact) => fact.Replace('-', ' ');
}
