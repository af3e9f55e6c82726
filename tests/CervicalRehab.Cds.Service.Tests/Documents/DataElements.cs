using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>One thing the service reads (contract section 3).</summary>
/// <param name="Name">What it is.</param>
/// <param name="From">Resource, or resource and element.</param>
/// <param name="Codes">The codes it is found by; empty when it has none.</param>
internal sealed record DataElement(string Name, string From, ImmutableArray<ElementCode> Codes)
{
    /// <summary>Units accepted, UCUM; an empty string stands for a bare number.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>How far back it counts; null when its age does not matter.</summary>
    public string? LookBack { get; init; }

    /// <summary>Rule ids, or the topic code of a pathway, that follow when it is missing; empty when nothing does.</summary>
    public ImmutableArray<string> WhenMissing { get; init; } = [];
}

/// <summary>Everything the service reads, one row per element. Codes come from <see cref="Codes"/>, ages from <see cref="Protocol.Windows"/>.</summary>
internal static class DataElements
{
    private const string Exam = "Observation or Condition";
    private static readonly string Fresh = $"{Protocol.Windows.ValidDays} days for absent; present until answered";
    private static readonly string Recent = $"{Protocol.Windows.ValidDays} days";

    /// <summary>The table, in the order of the assessment.</summary>
    public static ImmutableArray<DataElement> All { get; } =
    [
        Of("Age", "Patient.birthDate") with { WhenMissing = ["age-not-known"] },
        Of("OPLL", "Condition", Meaning.Opll, Meaning.OpllCervical, Meaning.OpllCervicalUnspecific, Meaning.OpllSiteUnspecified, Meaning.OpllElsewhere) with { LookBack = "while active", WhenMissing = ["not-applicable"] },
        Of("Extent of the OPLL", "Condition.severity", Meaning.Mild, Meaning.ModerateOrSevere) with { WhenMissing = ["extent-not-stated"] },
        Of("Cervical spasm", "Condition", Meaning.Spasm) with { LookBack = "active or resolved", WhenMissing = ["spasm-not-documented"] },
        Of("Cervical dystonia", "Condition", Meaning.Dystonia) with { LookBack = "while active" },
        Of("Myelopathy, cord compression", "Condition", Meaning.Myelopathy, Meaning.CordCompression) with { LookBack = "while active" },
        Of("Weakness of hand or upper limb, both sides", Exam, Meaning.HandWeakness, Meaning.UpperLimbWeakness, Meaning.UpperLimbWeaknessBothSides, Meaning.Quadriparesis) with { LookBack = Fresh, WhenMissing = ["signs-unknown"] },
        Of("Graded strength, in place of it", "Observation", Meaning.UpperLimbStrength) with { Units = StrengthReader.Units, LookBack = Fresh, WhenMissing = ["signs-unknown"] },
        Of("Numbness of the upper limb, both sides", Exam, Meaning.UpperLimbNumbness, Meaning.NumbnessOfUnstatedSite) with { LookBack = Fresh, WhenMissing = ["signs-unknown"] },
        Of("Hoffmann sign, both sides", Exam, Meaning.Hoffmann) with { LookBack = Fresh, WhenMissing = ["signs-unknown"] },
        Of("Gait instability", Exam, Meaning.GaitInstability) with { LookBack = Fresh, WhenMissing = ["signs-unknown"] },
        Of("Neurologic symptom of a lower limb", Exam, Meaning.LowerLimbNeuro) with { LookBack = Fresh, WhenMissing = ["signs-unknown"] },
        Of("Bowel dysfunction", Exam, Meaning.BowelDysfunction) with { LookBack = Fresh, WhenMissing = ["signs-unknown"] },
        Of("Bladder dysfunction", Exam, Meaning.BladderDysfunction) with { LookBack = Fresh, WhenMissing = ["signs-unknown"] },
        Of("Babinski and other pyramidal signs", Exam, Meaning.Babinski, Meaning.OtherPyramidal) with { LookBack = Fresh },
        Of("Seen, not counted", "Condition", Meaning.StressIncontinence, Meaning.PainfulGait, Meaning.MuscleWeakness, Meaning.Clumsiness, Meaning.AlteredBowelFunction, Meaning.OtherMusculoskeletalSign) with { LookBack = "while active" },
        Of("MRI findings", "Observation", Meaning.MriCompression, Meaning.MriMyelomalacia) with { LookBack = "latest study", WhenMissing = ["mri-not-evaluated"] },
        Of("Cervical MRI report", "DiagnosticReport", Meaning.MriReport) with { LookBack = "latest study", WhenMissing = ["no-mri"] },
        Of("Cervical MRI study", "ImagingStudy.series.bodySite, or procedureCode as the report", Meaning.CervicalRegion) with { LookBack = "latest study", WhenMissing = ["no-mri"] },
        Of("Range of motion, six values", "Observation", Meaning.MotionPanel, Meaning.Flexion, Meaning.Extension, Meaning.RotationRight, Meaning.RotationLeft, Meaning.LateralFlexionRight, Meaning.LateralFlexionLeft) with { Units = MotionReader.Units, LookBack = Recent, WhenMissing = ["motion-missing", "motion-overdue"] },
        Of("Method of the motion", "Observation.method", Meaning.Inclinometer, Meaning.Goniometer, Meaning.Crom, Meaning.VisualEstimate) with { WhenMissing = ["motion-missing"] },
        Of("Pain, visual analog scale", "Observation", Meaning.PainVisual) with { Units = PainReader.VisualUnits, LookBack = Recent, WhenMissing = ["pain-missing"] },
        Of("Pain, numeric rating, in place of it", "Observation", Meaning.PainNumeric) with { Units = PainReader.NumericUnits, LookBack = Recent, WhenMissing = ["pain-missing"] },
        Of("Shoulder strength, motion, impingement", "Observation", Meaning.ShoulderStrength, Meaning.ShoulderMotion, Meaning.ShoulderImpingement) with { LookBack = Recent + ", before a start", WhenMissing = ["shoulder-missing"] },
        Of("Running program", "CarePlan, instantiatesCanonical our PlanDefinition", Meaning.ResistanceLow, Meaning.ResistanceModerate) with { LookBack = "active or on hold", WhenMissing = ["programmes-not-evaluated"] },
        Of("Start of the program", "CarePlan.period.start, else Procedure", Meaning.PhysicalTherapy) with { WhenMissing = ["start-unknown", "worse-with-unknown-start"] },
        Of("Repetitions", "Observation", Meaning.Repetitions) with { Units = ResistanceReader.Units(Meaning.Repetitions), LookBack = Recent, WhenMissing = ["set-missing", "set-incomplete"] },
        Of("Load", "Observation", Meaning.Load) with { Units = ResistanceReader.Units(Meaning.Load), LookBack = Recent, WhenMissing = ["set-missing", "set-incomplete"] },
        Of("Exertion, Borg 6-20", "Observation", Meaning.Exertion, Meaning.ExertionOfUnstatedScale) with { Units = ResistanceReader.Units(Meaning.Exertion), LookBack = Recent, WhenMissing = ["set-missing", "set-incomplete"] },
        Of("Orders on file or drafted", "ServiceRequest", Meaning.PhysicalTherapyReferral, Meaning.PhysicalTherapy, Meaning.SpineSurgery, Meaning.Assessment, Meaning.Mobilization) with { LookBack = "draft, active, on hold", WhenMissing = ["orders-not-evaluated"] },
        Of("Cervical manipulation, on file or drafted", "ServiceRequest", Meaning.Manipulation) with { LookBack = "draft, active, on hold" },
        Of("Cervical fusion", "Procedure", Meaning.Fusion) with { LookBack = "any time", WhenMissing = ["procedures-not-evaluated"] },
        Of("Fall", "Condition", Meaning.Fall) with { LookBack = $"{Protocol.Windows.RecentFallDays} days" },
        Of("Drugs", "MedicationRequest, MedicationStatement", Meaning.Gabapentin, Meaning.Pregabalin, Meaning.Duloxetine, Meaning.Maoi, Meaning.Opioid, Meaning.CnsDepressant) with { LookBack = "current", WhenMissing = ["drug-information-withheld"] },
        Of("eGFR", "Observation", Meaning.Egfr) with { Units = ["mL/min/{1.73_m2}", "mL/s/{1.73_m2}"], LookBack = "latest" },
        Of("Lung disease, liver disease, kidney disease, glaucoma", "Condition", Meaning.LungDisease, Meaning.LiverDisease, Meaning.KidneyDisease, Meaning.Glaucoma) with { LookBack = "while active" },
        Of("Pregnancy", Exam, Meaning.Pregnancy, Meaning.PregnancyStatus) with { LookBack = "while active" },
    ];

    private static DataElement Of(string name, string from, params ImmutableArray<Meaning> meanings) => new(
        name,
        from,
        [.. meanings.SelectMany(meaning => Codes.All.Where(row => row.Meaning == meaning)).Select(row => new ElementCode(new Term(row.System, row.Code, row.Display), row.WithSubcodes))]);
}
