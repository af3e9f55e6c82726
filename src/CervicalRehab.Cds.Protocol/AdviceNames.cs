namespace CervicalRehab.Cds.Protocol;

// Stryker disable String : prose; which name stands where is tested
public static partial class Advice
{
    private static readonly Dictionary<string, string> FactNames = new(StringComparer.Ordinal)
    {
        [Facts.Opll] = "OPLL",
        [Facts.Hoffmann] = "Hoffmann sign",
        [Facts.UpperLimbWeakness] = "upper-limb weakness",
        [Facts.UpperLimbStrength] = "upper-limb strength (MRC)",
        [Facts.UpperLimbNumbness] = "upper-limb numbness",
        [Facts.LowerLimbNeuro] = "lower-limb neurologic symptom",
        [Facts.Babinski] = "Babinski sign",
        [Facts.MriCompression] = "MRI cord compression",
        [Facts.MriMyelomalacia] = "MRI myelomalacia",
        [Facts.MriReport] = "cervical MRI report",
        [Facts.MotionPanel] = "neck motion",
        [Facts.PainVas] = "pain (VAS)",
        [Facts.PainNumeric] = "pain (numeric rating)",
        [Facts.ShoulderMotion] = "shoulder range of motion",
        [Facts.Exertion] = "exertion (Borg 6-20)",
        [Facts.Load] = "load (% 1-RM)",
        [Facts.Repetitions] = "repetitions at load",
        [Facts.Egfr] = "eGFR",
        [Facts.Programme] = "program",
        [Facts.ProgrammeStart] = "program start",
        [Facts.Of(Movement.Flexion)] = "flexion",
        [Facts.Of(Movement.Extension)] = "extension",
        [Facts.Of(Movement.RotationRight)] = "rotation right",
        [Facts.Of(Movement.RotationLeft)] = "rotation left",
        [Facts.Of(Movement.LateralFlexionRight)] = "lateral flexion right",
        [Facts.Of(Movement.LateralFlexionLeft)] = "lateral flexion left",
    };

    // What is to be examined, rather than what would be found.
    private static readonly Dictionary<string, string> ExamNames = new(StringComparer.Ordinal)
    {
        [Facts.HandWeakness] = "hand and arm strength",
        [Facts.UpperLimbWeakness] = "hand and arm strength",
        [Facts.UpperLimbStrength] = "hand and arm strength",
        [Facts.UpperLimbNumbness] = "arm sensation",
        [Facts.GaitInstability] = "gait",
        [Facts.LowerLimbNeuro] = "legs",
        [Facts.BowelDysfunction] = "bowel",
        [Facts.BladderDysfunction] = "bladder",
        [Facts.OtherPyramidal] = "other pyramidal signs",
        [Facts.ShoulderStrength] = "strength",
        [Facts.ShoulderMotion] = "motion",
        [Facts.ShoulderImpingement] = "impingement signs",
    };

    /// <summary>A fact in plain words.</summary>
    public static string Name(string fact) => FactNames.GetValueOrDefault(fact) ?? fact.Replace('-', ' ');

    /// <summary>What is to be examined to know a fact, for instance <c>gait</c> for gait instability.</summary>
    public static string Examined(string fact) => ExamNames.GetValueOrDefault(fact) ?? Name(fact);

    /// <summary>A measure in a line of its own, for instance <c>pain</c>; a numeric rating is told from the visual analog scale.</summary>
    public static string Measure(string fact) => fact is Facts.PainVas ? "pain" : fact is Facts.PainNumeric ? "pain (numeric)" : Name(fact);

    /// <summary>A UCUM unit for the eye.</summary>
    public static string Unit(string? ucum) => ucum switch
    {
        "deg" => "degrees",
        "{score}" => "points",
        null or ['{', ..] => string.Empty,
        _ => ucum,
    };

    /// <summary>A missing fact, for instance <c>Hoffmann sign, left: stale, last recorded 2026-04-01</c>.</summary>
    public static string Name(MissingFact missing) =>
        Name(missing.Fact)
        + (missing.Side is { } side ? ", " + side : string.Empty)
        + ": " + missing.Reason.Words()
        + (missing.LastDate is { } last ? (missing.Fact == Facts.BirthDate ? ", recorded as " : ", last recorded ") + last.Text : string.Empty);
}
