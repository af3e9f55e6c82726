using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>Stable ids of the facts the protocol asks for. Where a code of the findings CodeSystem exists, the id is that code.</summary>
public static class Facts
{
#pragma warning disable CS1591 // each id names itself
    public const string Opll = "opll";
    public const string BirthDate = "birth-date";
    public const string DateOfDeath = "date-of-death";
    public const string NumbnessWithoutSite = "numbness-without-site";
    public const string Spasm = "cervical-spasm";
    public const string Dystonia = "cervical-dystonia";
    public const string Myelopathy = "cervical-myelopathy";
    public const string CordCompression = "spinal-cord-compression";
    public const string Fusion = "cervical-fusion";
    public const string Fall = "fall";
    public const string Hoffmann = "hoffmann-sign";
    public const string HandWeakness = "hand-weakness";
    public const string UpperLimbWeakness = "upper-limb-weakness";
    public const string UpperLimbStrength = "upper-limb-strength-mrc";
    public const string UpperLimbNumbness = "upper-limb-numbness";
    public const string GaitInstability = "gait-instability";
    public const string LowerLimbNeuro = "lower-limb-neuro-symptom";
    public const string BowelDysfunction = "bowel-dysfunction";
    public const string BladderDysfunction = "bladder-dysfunction";
    public const string Babinski = "babinski-sign";
    public const string OtherPyramidal = "other-pyramidal-sign";
    public const string StressIncontinence = "stress-incontinence";
    public const string PainfulGait = "painful-gait";
    public const string MuscleWeakness = "muscle-weakness";
    public const string Clumsiness = "clumsiness";
    public const string AlteredBowelFunction = "altered-bowel-function";
    public const string OtherMusculoskeletalSign = "other-musculoskeletal-sign";
    public const string MriCompression = "mri-cord-compression";
    public const string MriMyelomalacia = "mri-myelomalacia";
    public const string MriReport = "mri-report";
    public const string MotionPanel = "rom-cervical-panel";
    public const string PainVas = "pain-vas";
    public const string PainNumeric = "pain-numeric-rating";
    public const string ShoulderStrength = "shoulder-strength";
    public const string ShoulderMotion = "shoulder-rom";
    public const string ShoulderImpingement = "shoulder-impingement";
    public const string Repetitions = "reps-at-load";
    public const string Load = "load-percent-1rm";
    public const string Exertion = "borg-rpe-6-20";
    public const string Programme = "programme";
    public const string ProgrammeStart = "programme-start";
    public const string TherapySession = "therapy-session";
    public const string Medication = "medication";
    public const string Egfr = "egfr";
    public const string LungDisease = "lung-disease";
    public const string LiverDisease = "liver-disease";
    public const string Glaucoma = "glaucoma";
    public const string KidneyDisease = "kidney-disease";
    public const string Pregnancy = "pregnancy";
    public const string Order = "order";
#pragma warning restore CS1591

    private static readonly ImmutableArray<string> Movements = [.. Enum.GetValues<Movement>().Select(movement => "rom-" + Reasons.Kebab(movement.ToString()))];

    /// <summary>Fact id of a movement, for instance <c>rom-flexion</c>.</summary>
    public static string Of(Movement movement) => Movements[(int)movement];

    /// <summary>Fact id of a sign.</summary>
    public static string Of(Sign sign) => sign switch
    {
        Sign.Hoffmann => Hoffmann,
        Sign.HandWeakness => HandWeakness,
        Sign.UpperLimbWeakness => UpperLimbWeakness,
        Sign.UpperLimbStrength => UpperLimbStrength,
        Sign.UpperLimbNumbness => UpperLimbNumbness,
        Sign.GaitInstability => GaitInstability,
        Sign.LowerLimbNeuro => LowerLimbNeuro,
        Sign.BowelDysfunction => BowelDysfunction,
        Sign.BladderDysfunction => BladderDysfunction,
        Sign.Babinski => Babinski,
        _ => OtherPyramidal,
    };

    /// <summary>Fact id of a shoulder item.</summary>
    public static string Of(ShoulderItem item) => item switch
    {
        ShoulderItem.Strength => ShoulderStrength,
        ShoulderItem.Motion => ShoulderMotion,
        _ => ShoulderImpingement,
    };
}
