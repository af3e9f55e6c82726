using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Fhir;

/// <summary>A code of a set; <paramref name="WithSubcodes"/> when it stands for every code below it too.</summary>
public sealed record ElementCode(Term Term, bool WithSubcodes);

/// <summary>A set of codes with one use, published as a ValueSet.</summary>
/// <param name="Id">Kebab-case id of the ValueSet.</param>
/// <param name="Title">What it is.</param>
/// <param name="Use">Where it is used.</param>
/// <param name="Codes">Its codes.</param>
public sealed record CodeList(string Id, string Title, string Use, ImmutableArray<ElementCode> Codes);

/// <summary>Every set of codes that profiles bind to or that a site maps to. Codes come from <see cref="Codes"/>, units from the readers.</summary>
public static class CodeLists
{
    private const string OfValue = "Value of an Observation or of one of its components.";
    private const string OfProblem = "Condition.code.";
    private const string OfUnit = "Unit of a Quantity (UCUM).";

    /// <summary>All sets.</summary>
    public static ImmutableArray<CodeList> All { get; } =
    [
        Of("opll", "Ossification of the posterior longitudinal ligament", OfProblem, Meaning.Opll, Meaning.OpllCervical, Meaning.OpllCervicalUnspecific, Meaning.OpllSiteUnspecified, Meaning.OpllElsewhere),
        Of("opll-severity", "Extent of the OPLL", "Condition.severity: mild is minor, the others are not.", Meaning.Mild, Meaning.ModerateOrSevere),
        Of("cervical-spasm", "Cervical muscle spasm", OfProblem, Meaning.Spasm),
        Of("cervical-dystonia", "Cervical dystonia", OfProblem, Meaning.Dystonia),
        Of("myelopathy-cord-compression", "Cervical myelopathy and cord compression as problems", OfProblem, Meaning.Myelopathy, Meaning.CordCompression),
        InOwnCodesOrSnomed("sided-sign", "Neurologic signs judged side by side", Meaning.Hoffmann, Meaning.HandWeakness, Meaning.UpperLimbWeakness, Meaning.UpperLimbNumbness),
        InOwnCodesOrSnomed("unsided-sign", "Neurologic signs without sides", Meaning.GaitInstability, Meaning.LowerLimbNeuro, Meaning.BowelDysfunction, Meaning.BladderDysfunction, Meaning.Babinski, Meaning.OtherPyramidal),
        Of("both-sides-sign", "Signs whose code says both sides", "Observation.code or Condition.code.", Meaning.UpperLimbWeaknessBothSides, Meaning.Quadriparesis),
        Of("graded-strength", "Graded strength", "Observation.code.", Meaning.UpperLimbStrength),
        new("sign-as-problem", "Signs on the problem list", OfProblem, [.. Codes.SnomedSigns.Concat(Codes.IcdSigns).Concat(Codes.NumbnessOfUnstatedSite).Select(Coded)]),
        Of("seen-not-counted", "Seen, not counted as a sign", OfProblem, Meaning.StressIncontinence, Meaning.PainfulGait, Meaning.MuscleWeakness, Meaning.Clumsiness, Meaning.AlteredBowelFunction, Meaning.OtherMusculoskeletalSign),
        Of("sign-presence", "Present, absent, worse", OfValue, Meaning.Present, Meaning.Absent, Meaning.Worse),
        Of("sign-side", "Sides", "Observation.component.code or Observation.bodySite.", Meaning.LeftSide, Meaning.RightSide, Meaning.BothSides),
        Of("mri-finding", "Coded MRI findings", "Observation.code.", Meaning.MriCompression, Meaning.MriMyelomalacia),
        Of("mri-report", "Reports of a cervical MRI", "DiagnosticReport.code.", Meaning.MriReport),
        Of("cervical-movement", "Movements of the neck", "Observation.code or Observation.component.code.", Meaning.Flexion, Meaning.Extension, Meaning.RotationRight, Meaning.RotationLeft, Meaning.LateralFlexionRight, Meaning.LateralFlexionLeft),
        Of("motion-panel", "Cervical range of motion, panel", "Observation.code.", Meaning.MotionPanel),
        Of("motion-method", "Methods of measuring motion", "Observation.method. A visual estimate is read and does not count.", Meaning.Inclinometer, Meaning.Goniometer, Meaning.Crom, Meaning.VisualEstimate),
        Of("motion-method-measured", "Methods of measuring motion that satisfy the baseline", "Observation.method.", Meaning.Inclinometer, Meaning.Goniometer, Meaning.Crom),
        Units("motion-unit", "Units of an angle", MotionReader.Units),
        Of("pain-scale", "Pain scores", "Observation.code.", Meaning.PainVisual, Meaning.PainNumeric),
        Units("pain-visual-unit", "Units of the visual analog scale", PainReader.VisualUnits),
        Units("score-unit", "Units of a score", PainReader.NumericUnits),
        Of("shoulder-item", "Shoulder items of the baseline", "Observation.code.", Meaning.ShoulderStrength, Meaning.ShoulderMotion, Meaning.ShoulderImpingement),
        Of("shoulder-result", "Normal, abnormal", OfValue, Meaning.Normal, Meaning.Abnormal),
        Of("resistance-measure", "Measures of a resistance set", "Observation.code.", Meaning.Repetitions, Meaning.Load, Meaning.Exertion, Meaning.ExertionOfUnstatedScale),
        Units("resistance-unit", "Units of a resistance set", [.. new[] { Meaning.Repetitions, Meaning.Load, Meaning.Exertion }.SelectMany(measure => ResistanceReader.Units(measure)).Distinct(StringComparer.Ordinal)]),
        Of("physical-therapy", "Physical therapy, as an order or a session", "ServiceRequest.code or Procedure.code.", Meaning.PhysicalTherapyReferral, Meaning.PhysicalTherapy),
        Of("spine-surgery-order", "Referral to spine surgery", "ServiceRequest.code.", Meaning.SpineSurgery),
        Of("assessment-order", "Order for a cervical assessment", "ServiceRequest.code.", Meaning.Assessment),
        Of("cervical-manipulation", "Cervical manipulation", "ServiceRequest.code, orderDetail or reasonCode.", Meaning.Manipulation),
        Of("mobilization-order", "Order for manual mobilization, grades I-IV", "ServiceRequest.code.", Meaning.Mobilization),
        Of("resistance-activity", "Resistance training in a program", "CarePlan.activity.detail.code.", Meaning.ResistanceLow, Meaning.ResistanceModerate),
        Of("cervical-fusion", "Cervical fusion", "Procedure.code. No standard code is verified: sites map their own.", Meaning.Fusion),
        Of("fall", "Fall", OfProblem, Meaning.Fall),
        Of("named-agent", "Gabapentin, pregabalin, duloxetine", "medicationCodeableConcept, for the information line only.", Meaning.Gabapentin, Meaning.Pregabalin, Meaning.Duloxetine),
        Of("drug-to-check", "Opioids, other central nervous system depressants, MAO inhibitors and linezolid", "medicationCodeableConcept, for the information line only.", Meaning.Opioid, Meaning.CnsDepressant, Meaning.Maoi),
        Of("egfr", "Estimated glomerular filtration rate", "Observation.code, for the information line only.", Meaning.Egfr),
        Of("pregnancy-status", "Status of a pregnancy", "Observation.code, for the information line only.", Meaning.PregnancyStatus),
        Of("drug-caution-problem", "Lung disease, liver disease, kidney disease, glaucoma, pregnancy", "Condition.code, for the information line only.", Meaning.LungDisease, Meaning.LiverDisease, Meaning.KidneyDisease, Meaning.Glaucoma, Meaning.Pregnancy),
    ];

    private static CodeList Of(string id, string title, string use, params ImmutableArray<Meaning> meanings) =>
        new(id, title, use, [.. Rows(meanings).Select(Coded)]);

    private static CodeList InOwnCodesOrSnomed(string id, string title, params ImmutableArray<Meaning> meanings) =>
        new(id, title, "Observation.code.", [.. Rows(meanings).Where(row => row.System is Systems.Findings or Systems.Snomed).Select(Coded)]);

    private static CodeList Units(string id, string title, ImmutableArray<string> units) =>
        new(id, title, OfUnit, [.. units.Where(unit => unit.Length > 0).Select(unit => new ElementCode(new Term(Systems.Ucum, unit), WithSubcodes: false))]);

    private static IEnumerable<KnownCode> Rows(ImmutableArray<Meaning> meanings) =>
        meanings.SelectMany(meaning => Codes.All.Where(row => row.Meaning == meaning));

    private static ElementCode Coded(KnownCode row) => new(new Term(row.System, row.Code, row.Display), row.WithSubcodes);
}
