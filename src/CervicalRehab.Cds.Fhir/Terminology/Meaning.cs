using System.Collections.Frozen;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir;

/// <summary>What a code says, whatever system says it.</summary>
internal enum Meaning
{
    // Neurologic signs
    Hoffmann,
    HandWeakness,
    UpperLimbWeakness,
    UpperLimbWeaknessBothSides,
    Quadriparesis,
    UpperLimbStrength,
    UpperLimbNumbness,
    NumbnessOfUnstatedSite,
    GaitInstability,
    LowerLimbNeuro,
    BowelDysfunction,
    BladderDysfunction,
    Babinski,
    OtherPyramidal,

    // Seen, not counted
    StressIncontinence,
    PainfulGait,
    MuscleWeakness,
    Clumsiness,
    AlteredBowelFunction,
    OtherMusculoskeletalSign,

    // Problems
    Opll,
    OpllCervical,
    OpllCervicalUnspecific,
    OpllSiteUnspecified,
    OpllElsewhere,
    Spasm,
    Dystonia,
    Myelopathy,
    CordCompression,
    Fall,
    LungDisease,
    LiverDisease,
    Glaucoma,
    KidneyDisease,
    Pregnancy,
    PregnancyStatus,

    // Measurements
    MotionPanel,
    Flexion,
    Extension,
    RotationRight,
    RotationLeft,
    LateralFlexionRight,
    LateralFlexionLeft,
    PainVisual,
    PainNumeric,
    ShoulderStrength,
    ShoulderMotion,
    ShoulderImpingement,
    Repetitions,
    Load,
    Exertion,
    ExertionOfUnstatedScale,
    Egfr,

    // Imaging
    MriCompression,
    MriMyelomalacia,
    MriReport,

    // Procedures, orders, activities
    Fusion,
    PhysicalTherapy,
    PhysicalTherapyReferral,
    SpineSurgery,
    Assessment,
    Manipulation,
    Mobilization,
    ResistanceLow,
    ResistanceModerate,

    // Drugs
    Gabapentin,
    Pregabalin,
    Duloxetine,
    Opioid,
    CnsDepressant,
    Maoi,

    // Values and qualifiers
    Present,
    Absent,
    Indeterminate,
    NotDone,
    Worse,
    ChangedDown,
    Normal,
    Abnormal,
    Pregnant,
    NotPregnant,
    LeftSide,
    RightSide,
    BothSides,
    Mild,
    ModerateOrSevere,
    CervicalRegion,
    UpperLimbRegion,
    LeftUpperLimb,
    RightUpperLimb,
    LowerLimbRegion,
    PartOfLowerLimb,
    Inclinometer,
    Goniometer,
    Crom,
    VisualEstimate,
}

internal static class Meanings
{
    /// <summary>The members of an enumeration of the protocol by the meanings of the same name, or of that name behind a prefix. Throws <see cref="ArgumentException"/> where there is none.</summary>
    internal static FrozenDictionary<Meaning, T> Named<T>(string prefix = "")
        where T : struct, Enum => Enum.GetValues<T>().ToFrozenDictionary(value => Enum.Parse<Meaning>(prefix + value));

    /// <summary>True for what is a red flag, a sign, an imaging finding or OPLL: a record that may say so is never passed over (D33).</summary>
    internal static bool IsAlarm(this Meaning meaning) => meaning is
        (>= Meaning.Hoffmann and <= Meaning.OtherPyramidal) or (>= Meaning.Opll and <= Meaning.OpllSiteUnspecified)
        or Meaning.Myelopathy or Meaning.CordCompression or Meaning.MriCompression or Meaning.MriMyelomalacia or Meaning.MriReport;

    /// <summary>True for what is shown and is no sign, whoever says it (D11, D38).</summary>
    internal static bool IsNotCounted(this Meaning meaning) => meaning is Meaning.StressIncontinence or Meaning.PainfulGait;

    internal static bool IsOpll(this Meaning meaning) => meaning is >= Meaning.Opll and <= Meaning.OpllElsewhere;

    /// <summary>True for a problem that is too unspecific to be a sign by itself, and is shown (protocol section 5.2).</summary>
    internal static bool IsUnspecificSign(this Meaning meaning) => meaning is >= Meaning.MuscleWeakness and <= Meaning.OtherMusculoskeletalSign;

    /// <summary>Fact id of a record with this meaning; null for values and qualifiers.</summary>
    internal static string? Fact(this Meaning meaning) => meaning switch
    {
        Meaning.Hoffmann => Facts.Hoffmann,
        Meaning.HandWeakness => Facts.HandWeakness,
        Meaning.UpperLimbWeakness or Meaning.UpperLimbWeaknessBothSides or Meaning.Quadriparesis => Facts.UpperLimbWeakness,
        Meaning.UpperLimbStrength => Facts.UpperLimbStrength,
        Meaning.UpperLimbNumbness or Meaning.NumbnessOfUnstatedSite => Facts.UpperLimbNumbness,
        Meaning.GaitInstability => Facts.GaitInstability,
        Meaning.LowerLimbNeuro => Facts.LowerLimbNeuro,
        Meaning.BowelDysfunction => Facts.BowelDysfunction,
        Meaning.BladderDysfunction => Facts.BladderDysfunction,
        Meaning.Babinski => Facts.Babinski,
        Meaning.OtherPyramidal => Facts.OtherPyramidal,
        Meaning.StressIncontinence => Facts.StressIncontinence,
        Meaning.PainfulGait => Facts.PainfulGait,
        Meaning.MuscleWeakness => Facts.MuscleWeakness,
        Meaning.Clumsiness => Facts.Clumsiness,
        Meaning.AlteredBowelFunction => Facts.AlteredBowelFunction,
        Meaning.OtherMusculoskeletalSign => Facts.OtherMusculoskeletalSign,
        >= Meaning.Opll and <= Meaning.OpllElsewhere => Facts.Opll,
        Meaning.Spasm => Facts.Spasm,
        Meaning.Dystonia => Facts.Dystonia,
        Meaning.Myelopathy => Facts.Myelopathy,
        Meaning.CordCompression => Facts.CordCompression,
        Meaning.Fall => Facts.Fall,
        Meaning.LungDisease => Facts.LungDisease,
        Meaning.LiverDisease => Facts.LiverDisease,
        Meaning.Glaucoma => Facts.Glaucoma,
        Meaning.KidneyDisease => Facts.KidneyDisease,
        Meaning.Pregnancy or Meaning.PregnancyStatus => Facts.Pregnancy,
        Meaning.MotionPanel => Facts.MotionPanel,
        Meaning.Flexion => Facts.Of(Movement.Flexion),
        Meaning.Extension => Facts.Of(Movement.Extension),
        Meaning.RotationRight => Facts.Of(Movement.RotationRight),
        Meaning.RotationLeft => Facts.Of(Movement.RotationLeft),
        Meaning.LateralFlexionRight => Facts.Of(Movement.LateralFlexionRight),
        Meaning.LateralFlexionLeft => Facts.Of(Movement.LateralFlexionLeft),
        Meaning.PainVisual => Facts.PainVas,
        Meaning.PainNumeric => Facts.PainNumeric,
        Meaning.ShoulderStrength => Facts.ShoulderStrength,
        Meaning.ShoulderMotion => Facts.ShoulderMotion,
        Meaning.ShoulderImpingement => Facts.ShoulderImpingement,
        Meaning.Repetitions => Facts.Repetitions,
        Meaning.Load => Facts.Load,
        Meaning.Exertion or Meaning.ExertionOfUnstatedScale => Facts.Exertion,
        Meaning.Egfr => Facts.Egfr,
        Meaning.MriCompression => Facts.MriCompression,
        Meaning.MriMyelomalacia => Facts.MriMyelomalacia,
        Meaning.MriReport => Facts.MriReport,
        Meaning.Fusion => Facts.Fusion,
        Meaning.PhysicalTherapy or Meaning.PhysicalTherapyReferral or Meaning.SpineSurgery or Meaning.Assessment or Meaning.Manipulation or Meaning.Mobilization => Facts.Order,
        Meaning.Gabapentin or Meaning.Pregabalin or Meaning.Duloxetine or Meaning.Opioid or Meaning.CnsDepressant or Meaning.Maoi => Facts.Medication,
        _ => null,
    };
}
