using System.Collections.Immutable;
using static CervicalRehab.Cds.Fhir.Systems;

namespace CervicalRehab.Cds.Fhir;

/// <summary>One row of the code table. ICD-10-CM rows marked <paramref name="WithSubcodes"/> stand for every code below them too.</summary>
internal sealed record KnownCode(string System, string Code, string Display, Meaning Meaning, bool WithSubcodes = false);

/// <summary>Every code the service recognizes, each once (contract section 3, protocol sections 3 and 5).</summary>
internal static class Codes
{
    /// <summary>Signs in our own codes.</summary>
    internal static readonly ImmutableArray<KnownCode> LocalSigns =
    [
        new(Findings, "hoffmann-sign", "Hoffmann sign", Meaning.Hoffmann),
        new(Findings, "hand-weakness", "Weakness of the hand", Meaning.HandWeakness),
        new(Findings, "upper-limb-weakness", "Weakness of the upper limb", Meaning.UpperLimbWeakness),
        new(Findings, "upper-limb-numbness", "Numbness or paresthesia of the upper limb", Meaning.UpperLimbNumbness),
        new(Findings, "upper-limb-strength-mrc", "Upper-limb strength, MRC grade", Meaning.UpperLimbStrength),
        new(Findings, "gait-instability", "Gait instability", Meaning.GaitInstability),
        new(Findings, "lower-limb-neuro-symptom", "Neurologic symptom of a lower limb", Meaning.LowerLimbNeuro),
        new(Findings, "bowel-dysfunction", "Bowel dysfunction", Meaning.BowelDysfunction),
        new(Findings, "bladder-dysfunction", "Bladder dysfunction", Meaning.BladderDysfunction),
        new(Findings, "babinski-sign", "Babinski sign", Meaning.Babinski),
    ];

    /// <summary>Coded MRI findings.</summary>
    internal static readonly ImmutableArray<KnownCode> MriFindings =
    [
        new(Findings, "mri-cord-compression", "Cord compression on MRI", Meaning.MriCompression),
        new(Findings, "mri-myelomalacia", "Myelomalacia on MRI", Meaning.MriMyelomalacia),
    ];

    /// <summary>The three shoulder items.</summary>
    internal static readonly ImmutableArray<KnownCode> Shoulder =
    [
        new(Findings, "shoulder-strength", "Shoulder strength", Meaning.ShoulderStrength),
        new(Findings, "shoulder-rom", "Shoulder range of motion", Meaning.ShoulderMotion),
        new(Findings, "shoulder-impingement", "Shoulder impingement signs", Meaning.ShoulderImpingement),
    ];

    /// <summary>Signs as SNOMED CT findings: on Observations the value decides, on Conditions the statuses.</summary>
    internal static readonly ImmutableArray<KnownCode> SnomedSigns =
    [
        // Name seen in one source only, id passes its check digit (protocol section 5.2).
        new(Snomed, "299849001", "Hoffmann reflex positive", Meaning.Hoffmann),
        new(Snomed, "299042006", "Weakness of hand", Meaning.HandWeakness),
        new(Snomed, "298283006", "Hand muscle weakness", Meaning.HandWeakness),
        new(Snomed, "713512009", "Weakness of upper limb", Meaning.UpperLimbWeakness),
        new(Snomed, "15634971000119107", "Weakness of bilateral upper limbs", Meaning.UpperLimbWeaknessBothSides),
        new(Snomed, "91327001", "Quadriparesis", Meaning.Quadriparesis),
        new(Snomed, "309521004", "Numbness of hand", Meaning.UpperLimbNumbness),
        new(Snomed, "309086004", "Paresthesia of hand", Meaning.UpperLimbNumbness),
        new(Snomed, "95673003", "Paresthesia of upper limb", Meaning.UpperLimbNumbness),
        new(Snomed, "22325002", "Abnormal gait", Meaning.GaitInstability),
        new(Snomed, "394616008", "Unsteady gait", Meaning.GaitInstability),
        new(Snomed, "22631008", "Unsteady when walking", Meaning.GaitInstability),
        new(Snomed, "25136009", "Ataxic gait", Meaning.GaitInstability),
        new(Snomed, "431524008", "Abnormal gait due to impairment of balance", Meaning.GaitInstability),
        new(Snomed, "387603000", "Impairment of balance", Meaning.GaitInstability),
        new(Snomed, "102568007", "Paresis of lower extremity", Meaning.LowerLimbNeuro),
        new(Snomed, "309537005", "Numbness of lower limb", Meaning.LowerLimbNeuro),
        new(Snomed, "429783005", "Paresthesia of lower extremity", Meaning.LowerLimbNeuro),
        new(Snomed, "312444006", "Spastic paraparesis", Meaning.LowerLimbNeuro),
        new(Snomed, "72042002", "Incontinence of feces", Meaning.BowelDysfunction),
        new(Snomed, "425671009", "Neurogenic bowel", Meaning.BowelDysfunction),
        new(Snomed, "40492006", "Bladder dysfunction", Meaning.BladderDysfunction),
        new(Snomed, "398064005", "Neurogenic bladder", Meaning.BladderDysfunction),
        new(Snomed, "397732007", "Neurogenic bladder", Meaning.BladderDysfunction),
        new(Snomed, "267064002", "Retention of urine", Meaning.BladderDysfunction),
        new(Snomed, "236648008", "Acute retention of urine", Meaning.BladderDysfunction),
        new(Snomed, "165232002", "Urinary incontinence", Meaning.BladderDysfunction),
        new(Snomed, "86854008", "Hyperreflexia", Meaning.OtherPyramidal),
    ];

    /// <summary>Pregnancy, as a problem or as an Observation.</summary>
    internal static readonly ImmutableArray<KnownCode> Pregnancy =
    [
        new(Snomed, "77386006", "Pregnancy", Meaning.Pregnancy),
        new(Loinc, "82810-3", "Pregnancy status", Meaning.PregnancyStatus),
    ];

    /// <summary>Signs as ICD-10-CM problems.</summary>
    internal static readonly ImmutableArray<KnownCode> IcdSigns =
    [
        new(Icd10Cm, "G82.5", "Quadriplegia", Meaning.Quadriparesis, WithSubcodes: true),
        new(Icd10Cm, "R20.0", "Anesthesia of skin", Meaning.NumbnessOfUnstatedSite),
        new(Icd10Cm, "R20.2", "Paresthesia of skin", Meaning.NumbnessOfUnstatedSite),
        new(Icd10Cm, "R29.2", "Abnormal reflex", Meaning.OtherPyramidal),
        new(Icd10Cm, "R26.0", "Ataxic gait", Meaning.GaitInstability),
        new(Icd10Cm, "R26.1", "Paralytic gait", Meaning.GaitInstability),
        new(Icd10Cm, "R26.81", "Unsteadiness on feet", Meaning.GaitInstability),
        new(Icd10Cm, "R26.89", "Other abnormality of gait", Meaning.GaitInstability),
        new(Icd10Cm, "R26.9", "Abnormality of gait", Meaning.GaitInstability),
        new(Icd10Cm, "R27.0", "Ataxia", Meaning.GaitInstability),
        new(Icd10Cm, "R15.9", "Fecal incontinence", Meaning.BowelDysfunction),
        new(Icd10Cm, "K59.2", "Neurogenic bowel", Meaning.BowelDysfunction),
        new(Icd10Cm, "N31.9", "Neurogenic bladder", Meaning.BladderDysfunction),
        new(Icd10Cm, "R33", "Retention of urine", Meaning.BladderDysfunction, WithSubcodes: true),
        new(Icd10Cm, "R32", "Urinary incontinence", Meaning.BladderDysfunction),
        new(Icd10Cm, "R39.19", "Difficulty with micturition", Meaning.BladderDysfunction, WithSubcodes: true),
        new(Icd10Cm, "G95.89", "Cord bladder", Meaning.BladderDysfunction),
        new(Icd10Cm, "G83.4", "Cauda equina syndrome", Meaning.BladderDysfunction),
    ];

    /// <summary>Numbness that names no part of the body, as SNOMED CT problems (D37).</summary>
    internal static readonly ImmutableArray<KnownCode> NumbnessOfUnstatedSite =
    [
        new(Snomed, "44077006", "Numbness", Meaning.NumbnessOfUnstatedSite),
        new(Snomed, "91019004", "Paresthesia", Meaning.NumbnessOfUnstatedSite),
    ];

    /// <summary>Problems that may mean a sign and are too unspecific to be one (protocol section 5.2).</summary>
    internal static readonly ImmutableArray<KnownCode> UnspecificSigns =
    [
        new(Snomed, "26544005", "Muscle weakness", Meaning.MuscleWeakness),
        new(Snomed, "713514005", "Muscle weakness of limb", Meaning.MuscleWeakness),
        new(Icd10Cm, "M62.81", "Muscle weakness", Meaning.MuscleWeakness),
        new(Snomed, "7006003", "Clumsiness", Meaning.Clumsiness),
        new(Snomed, "306741005", "Clumsiness", Meaning.Clumsiness),
        new(Icd10Cm, "R27.8", "Other lack of coordination", Meaning.Clumsiness),
        new(Snomed, "88111009", "Altered bowel function", Meaning.AlteredBowelFunction),
        new(Icd10Cm, "R29.898", "Other musculoskeletal symptom or sign", Meaning.OtherMusculoskeletalSign),
    ];

    /// <summary>Problems.</summary>
    internal static readonly ImmutableArray<KnownCode> Problems =
    [
        new(Snomed, "90448008", "Ossification of posterior longitudinal ligament", Meaning.Opll),
        new(Icd10Cm, "M48.8X1", "Other spondylopathy, occipito-atlanto-axial", Meaning.OpllCervical),
        new(Icd10Cm, "M48.8X2", "Other spondylopathy, cervical", Meaning.OpllCervicalUnspecific),
        new(Icd10Cm, "M48.8X3", "Other spondylopathy, cervicothoracic", Meaning.OpllCervical),
        new(Icd10Cm, "M48.8X4", "Other spondylopathy, thoracic", Meaning.OpllElsewhere),
        new(Icd10Cm, "M48.8X5", "Other spondylopathy, thoracolumbar", Meaning.OpllElsewhere),
        new(Icd10Cm, "M48.8X6", "Other spondylopathy, lumbar", Meaning.OpllElsewhere),
        new(Icd10Cm, "M48.8X7", "Other spondylopathy, lumbosacral", Meaning.OpllElsewhere),
        new(Icd10Cm, "M48.8X8", "Other spondylopathy, sacral", Meaning.OpllElsewhere),
        new(Icd10Cm, "M48.8X9", "Other spondylopathy, site unspecified", Meaning.OpllSiteUnspecified),
        new(Snomed, "433203006", "Spasm of cervical paraspinous muscle", Meaning.Spasm),
        new(Snomed, "95418008", "Muscle spasms of head and/or neck", Meaning.Spasm),
        new(Icd10Cm, "M62.838", "Other muscle spasm", Meaning.Spasm),
        new(Snomed, "74333002", "Spasmodic torticollis", Meaning.Dystonia),
        new(Icd10Cm, "G24.3", "Spasmodic torticollis", Meaning.Dystonia),
        new(Snomed, "202664003", "Cervical myelopathy", Meaning.Myelopathy),
        new(Snomed, "65260001", "Cervical spondylotic myelopathy", Meaning.Myelopathy),
        new(Icd10Cm, "M47.12", "Spondylosis with myelopathy, cervical", Meaning.Myelopathy),
        new(Icd10Cm, "G99.2", "Myelopathy in other disease", Meaning.Myelopathy),
        new(Icd10Cm, "G95.9", "Myelopathy, unspecified", Meaning.Myelopathy),
        new(Snomed, "71286001", "Spinal cord compression", Meaning.CordCompression),
        new(Icd10Cm, "G95.20", "Cord compression", Meaning.CordCompression),
        new(Icd10Cm, "G95.29", "Other cord compression", Meaning.CordCompression),
        new(Snomed, "161898004", "Fall", Meaning.Fall),
        new(Snomed, "279992002", "Recurrent falls", Meaning.Fall),
        new(Icd10Cm, "R29.6", "Repeated falls", Meaning.Fall),
        new(Snomed, "22220005", "Genuine stress incontinence", Meaning.StressIncontinence),
        new(Icd10Cm, "N39.3", "Stress incontinence", Meaning.StressIncontinence),
        new(Snomed, "67141003", "Antalgic gait", Meaning.PainfulGait),
        new(Snomed, "428264009", "Painful gait", Meaning.PainfulGait),
        new(Snomed, "13645005", "Chronic obstructive lung disease", Meaning.LungDisease),
        new(Snomed, "87433001", "Pulmonary emphysema", Meaning.LungDisease),
        new(Icd10Cm, "J43", "Emphysema", Meaning.LungDisease, WithSubcodes: true),
        new(Icd10Cm, "J44", "Chronic obstructive lung disease", Meaning.LungDisease, WithSubcodes: true),
        new(Snomed, "235856003", "Disorder of liver", Meaning.LiverDisease),
        new(Snomed, "19943007", "Cirrhosis of liver", Meaning.LiverDisease),
        new(Icd10Cm, "K70", "Alcoholic liver disease", Meaning.LiverDisease, WithSubcodes: true),
        new(Icd10Cm, "K71", "Toxic liver disease", Meaning.LiverDisease, WithSubcodes: true),
        new(Icd10Cm, "K72", "Hepatic failure", Meaning.LiverDisease, WithSubcodes: true),
        new(Icd10Cm, "K73", "Chronic hepatitis", Meaning.LiverDisease, WithSubcodes: true),
        new(Icd10Cm, "K74", "Fibrosis and cirrhosis of liver", Meaning.LiverDisease, WithSubcodes: true),
        new(Icd10Cm, "K75", "Inflammatory liver disease", Meaning.LiverDisease, WithSubcodes: true),
        new(Icd10Cm, "K76", "Other liver disease", Meaning.LiverDisease, WithSubcodes: true),
        new(Icd10Cm, "K77", "Liver disorder in other disease", Meaning.LiverDisease, WithSubcodes: true),
        new(Snomed, "431857002", "Chronic kidney disease stage 4", Meaning.KidneyDisease),
        new(Snomed, "433146000", "Chronic kidney disease stage 5", Meaning.KidneyDisease),
        new(Snomed, "46177005", "End-stage renal disease", Meaning.KidneyDisease),
        new(Snomed, "709044004", "Chronic kidney disease", Meaning.KidneyDisease),
        new(Snomed, "433144002", "Chronic kidney disease stage 3", Meaning.KidneyDisease),
        new(Icd10Cm, "N18.3", "Chronic kidney disease, stage 3", Meaning.KidneyDisease, WithSubcodes: true),
        new(Icd10Cm, "N18.4", "Chronic kidney disease, stage 4", Meaning.KidneyDisease),
        new(Icd10Cm, "N18.5", "Chronic kidney disease, stage 5", Meaning.KidneyDisease),
        new(Icd10Cm, "N18.6", "End stage renal disease", Meaning.KidneyDisease),
        new(Icd10Cm, "N18.9", "Chronic kidney disease, unspecified", Meaning.KidneyDisease),
        new(Snomed, "72892002", "Normal pregnancy", Meaning.Pregnancy),
        new(Icd10Cm, "O09", "Supervision of high risk pregnancy", Meaning.Pregnancy, WithSubcodes: true),
        new(Icd10Cm, "Z33.1", "Pregnant state, incidental", Meaning.Pregnancy),
        new(Icd10Cm, "Z34", "Supervision of normal pregnancy", Meaning.Pregnancy, WithSubcodes: true),
        new(Icd10Cm, "Z3A", "Weeks of gestation", Meaning.Pregnancy, WithSubcodes: true),
        new(Snomed, "23986001", "Glaucoma", Meaning.Glaucoma),
        new(Icd10Cm, "H40", "Glaucoma", Meaning.Glaucoma, WithSubcodes: true),
    ];

    /// <summary>Range of motion, pain, resistance sets, kidney function.</summary>
    internal static readonly ImmutableArray<KnownCode> Measurements =
    [
        new(Findings, "rom-cervical-panel", "Cervical range of motion panel", Meaning.MotionPanel),
        new(Findings, "rom-flexion", "Cervical flexion", Meaning.Flexion),
        new(Findings, "rom-extension", "Cervical extension", Meaning.Extension),
        new(Findings, "rom-rotation-right", "Cervical rotation to the right", Meaning.RotationRight),
        new(Findings, "rom-rotation-left", "Cervical rotation to the left", Meaning.RotationLeft),
        new(Findings, "rom-lateral-flexion-right", "Cervical lateral flexion to the right", Meaning.LateralFlexionRight),
        new(Findings, "rom-lateral-flexion-left", "Cervical lateral flexion to the left", Meaning.LateralFlexionLeft),
        new(Loinc, "38214-3", "Pain severity, visual analog score", Meaning.PainVisual),
        new(Loinc, "72514-3", "Pain severity, 0-10 verbal numeric rating", Meaning.PainNumeric),
        new(Findings, "reps-at-load", "Repetitions at the current load", Meaning.Repetitions),
        new(Findings, "load-percent-1rm", "Load in percent of 1-RM", Meaning.Load),
        new(Findings, "borg-rpe-6-20", "Perceived exertion, Borg 6-20", Meaning.Exertion),
        new(Loinc, "82289-0", "Rating of perceived exertion", Meaning.ExertionOfUnstatedScale),
        new(Loinc, "98979-8", "eGFR, CKD-EPI 2021", Meaning.Egfr),
        new(Loinc, "62238-1", "eGFR, CKD-EPI", Meaning.Egfr),
        new(Loinc, "69405-9", "eGFR", Meaning.Egfr),
        .. new[] { "33914-3", "48642-3", "48643-1", "50044-7", "50210-4", "77147-7", "88293-6", "88294-4", "94677-2", "98980-6" }.Select(code => new KnownCode(Loinc, code, "eGFR by another formula", Meaning.Egfr)),
    ];

    /// <summary>Reports of a cervical MRI.</summary>
    internal static readonly ImmutableArray<KnownCode> Reports =
    [
        new(Loinc, "24935-9", "MRI cervical spine", Meaning.MriReport),
        new(Loinc, "24936-7", "MRI cervical spine under anesthesia", Meaning.MriReport),
        new(Loinc, "24937-5", "MRI cervical spine without and with contrast", Meaning.MriReport),
        new(Loinc, "24938-3", "MRI cervical spine with contrast", Meaning.MriReport),
        new(Loinc, "30667-0", "MRI cervical spine without contrast", Meaning.MriReport),
        new(Loinc, "42270-9", "MRI cervical spine, flexion and extension", Meaning.MriReport),
        new(Loinc, "48447-7", "MRI cervical spine, another protocol", Meaning.MriReport),
        new(Loinc, "48450-1", "MRI cervical spine, another protocol", Meaning.MriReport),
        .. new[] { "30854-4", "30855-1", "38061-8", "42698-1", "43456-3", "43457-1", "89284-4", "91561-1" }
            .Select(code => new KnownCode(Loinc, code, "MRI of several regions, the cervical spine among them", Meaning.MriReport)),
    ];

    /// <summary>Procedures; physical therapy is an order code as well.</summary>
    internal static readonly ImmutableArray<KnownCode> Procedures =
    [
        new(Findings, "cervical-fusion", "Cervical fusion", Meaning.Fusion),
        new(Snomed, "91251008", "Physical therapy procedure", Meaning.PhysicalTherapy),
    ];

    /// <summary>Orders that may stand on file, physical therapy procedure apart.</summary>
    internal static readonly ImmutableArray<KnownCode> Orders =
    [
        new(Snomed, "308447003", "Referral to physiotherapist", Meaning.PhysicalTherapyReferral),
        new(Snomed, "183541002", "Referral to surgeon", Meaning.SpineSurgery),
        new(Snomed, "308481009", "Referral to orthopedic surgeon", Meaning.SpineSurgery),
        new(Snomed, "308482002", "Referral to neurosurgeon", Meaning.SpineSurgery),
        new(Activity, "referral-to-spine-surgery", "Referral to spine surgery", Meaning.SpineSurgery),
        new(Activity, "cervical-assessment", "Cervical assessment", Meaning.Assessment),
        new(Activity, "manual-mobilization", "Manual mobilization, grades I-IV", Meaning.Mobilization),
        new(Snomed, "399010004", "Cervical manipulation", Meaning.Manipulation),
        new(Snomed, "119600000", "Neck manipulation", Meaning.Manipulation),
        new(Snomed, "410158009", "Physical therapy assessment", Meaning.Assessment),
    ];

    /// <summary>The resistance activities of a plan.</summary>
    internal static readonly ImmutableArray<KnownCode> Activities =
    [
        new(Activity, "resistance-low", "Resistance training, low", Meaning.ResistanceLow),
        new(Activity, "resistance-moderate", "Resistance training, moderate", Meaning.ResistanceModerate),
    ];

    /// <summary>
    /// Codes of ICD-10 above alarms of ours, which say at most less than those and may mean them (D33). In ICD-10 outside the United States several are the code itself: R15 has no fourth character there, and
    /// M48.8 is where OPLL stands. Those that cover mostly other things, such as M47, are not here.
    /// </summary>
    internal static readonly ImmutableArray<(string Code, Meaning Meaning)> Headers =
    [
        ("G82", Meaning.Quadriparesis),
        ("R26", Meaning.GaitInstability),
        ("R26.8", Meaning.GaitInstability),
        ("R27", Meaning.GaitInstability),
        ("R15", Meaning.BowelDysfunction),
        ("N31", Meaning.BladderDysfunction),
        ("G95.8", Meaning.BladderDysfunction),
        ("M47.1", Meaning.Myelopathy),
        ("G95", Meaning.Myelopathy),
        ("G95.2", Meaning.CordCompression),
        ("M48.8", Meaning.OpllSiteUnspecified),
        ("M48.8X", Meaning.OpllSiteUnspecified),
    ];

    /// <summary>Drugs by RxNorm; the display is the ingredient. Ingredient codes come from secondary sources (protocol section 5.6).</summary>
    internal static readonly ImmutableArray<KnownCode> Drugs =
    [
        new(RxNorm, "25480", "gabapentin", Meaning.Gabapentin),
        new(RxNorm, "187832", "pregabalin", Meaning.Pregabalin),
        new(RxNorm, "72625", "duloxetine", Meaning.Duloxetine),
        new(RxNorm, "596926", "duloxetine", Meaning.Duloxetine),
        new(RxNorm, "596930", "duloxetine", Meaning.Duloxetine),
        new(RxNorm, "596934", "duloxetine", Meaning.Duloxetine),
        new(RxNorm, "616402", "duloxetine", Meaning.Duloxetine),
        new(RxNorm, "8123", "phenelzine", Meaning.Maoi),
        new(RxNorm, "312347", "phenelzine", Meaning.Maoi),
        new(RxNorm, "10734", "tranylcypromine", Meaning.Maoi),
        new(RxNorm, "313447", "tranylcypromine", Meaning.Maoi),
        new(RxNorm, "6011", "isocarboxazid", Meaning.Maoi),
        new(RxNorm, "9639", "selegiline", Meaning.Maoi),
        new(RxNorm, "8702", "procarbazine", Meaning.Maoi),
        new(RxNorm, "6878", "methylene blue", Meaning.Maoi),
        new(RxNorm, "190376", "linezolid", Meaning.Maoi),
        new(RxNorm, "1662285", "linezolid", Meaning.Maoi),
        new(RxNorm, "2670", "codeine", Meaning.Opioid),
        new(RxNorm, "4337", "fentanyl", Meaning.Opioid),
        new(RxNorm, "5489", "hydrocodone", Meaning.Opioid),
        new(RxNorm, "3423", "hydromorphone", Meaning.Opioid),
        new(RxNorm, "6813", "methadone", Meaning.Opioid),
        new(RxNorm, "7052", "morphine", Meaning.Opioid),
        new(RxNorm, "7804", "oxycodone", Meaning.Opioid),
        new(RxNorm, "7814", "oxymorphone", Meaning.Opioid),
        new(RxNorm, "787390", "tapentadol", Meaning.Opioid),
        new(RxNorm, "10689", "tramadol", Meaning.Opioid),
        new(RxNorm, "1819", "buprenorphine", Meaning.Opioid),
        new(RxNorm, "596", "alprazolam", Meaning.CnsDepressant),
        new(RxNorm, "2598", "clonazepam", Meaning.CnsDepressant),
        new(RxNorm, "3322", "diazepam", Meaning.CnsDepressant),
        new(RxNorm, "6470", "lorazepam", Meaning.CnsDepressant),
        new(RxNorm, "6960", "midazolam", Meaning.CnsDepressant),
        new(RxNorm, "10355", "temazepam", Meaning.CnsDepressant),
        new(RxNorm, "39993", "zolpidem", Meaning.CnsDepressant),
    ];

    /// <summary>Values, sides, sites, severities, methods.</summary>
    internal static readonly ImmutableArray<KnownCode> Values =
    [
        new(Snomed, "52101004", "Present", Meaning.Present),
        new(Snomed, "10828004", "Positive", Meaning.Present),
        new(Snomed, "2667000", "Absent", Meaning.Absent),
        new(Snomed, "260385009", "Negative", Meaning.Absent),
        new(Snomed, "82334004", "Indeterminate", Meaning.Indeterminate),
        new(Snomed, "42425007", "Equivocal", Meaning.Indeterminate),
        new(Snomed, "385660001", "Not done", Meaning.NotDone),
        new(Snomed, "271299001", "Patient's condition worsened", Meaning.Worse),
        new(Snomed, "60001007", "Not pregnant", Meaning.NotPregnant),
        new(Loinc, "LA15173-0", "Pregnant", Meaning.Pregnant),
        new(Loinc, "LA26683-5", "Not pregnant", Meaning.NotPregnant),
        new(Snomed, "17621005", "Normal", Meaning.Normal),
        new(Snomed, "263654008", "Abnormal", Meaning.Abnormal),
        new(Interpretation, "POS", "Positive", Meaning.Present),
        new(Interpretation, "NEG", "Negative", Meaning.Absent),
        new(Interpretation, "IND", "Indeterminate", Meaning.Indeterminate),
        new(Interpretation, "E", "Equivocal", Meaning.Indeterminate),
        new(Interpretation, "W", "Worse", Meaning.Worse),
        new(Interpretation, "D", "Significant change down", Meaning.ChangedDown),
        new(Findings, "left-side", "Left side", Meaning.LeftSide),
        new(Findings, "right-side", "Right side", Meaning.RightSide),
        new(Snomed, "7771000", "Left", Meaning.LeftSide),
        new(Snomed, "24028007", "Right", Meaning.RightSide),
        new(Snomed, "51440002", "Right and left", Meaning.BothSides),
        new(Snomed, "255604002", "Mild", Meaning.Mild),
        new(Snomed, "6736007", "Moderate", Meaning.ModerateOrSevere),
        new(Snomed, "371924009", "Moderate to severe", Meaning.ModerateOrSevere),
        new(Snomed, "24484000", "Severe", Meaning.ModerateOrSevere),
        new(Snomed, "122494005", "Cervical vertebral column", Meaning.CervicalRegion),
        new(Snomed, "45048000", "Neck", Meaning.CervicalRegion),
        new(Snomed, "53120007", "Upper limb", Meaning.UpperLimbRegion),
        new(Snomed, "85562004", "Hand", Meaning.UpperLimbRegion),
        new(Snomed, "85151006", "Structure of left hand", Meaning.LeftUpperLimb),
        new(Snomed, "78791008", "Structure of right hand", Meaning.RightUpperLimb),
        new(Snomed, "368208006", "Left upper arm structure", Meaning.LeftUpperLimb),
        new(Snomed, "368209003", "Right upper arm structure", Meaning.RightUpperLimb),
        new(Snomed, "61685007", "Lower limb", Meaning.LowerLimbRegion),
        new(Snomed, "32153003", "Left lower limb", Meaning.PartOfLowerLimb),
        new(Snomed, "62175007", "Right lower limb", Meaning.PartOfLowerLimb),
        new(Snomed, "68367000", "Thigh", Meaning.PartOfLowerLimb),
        new(Snomed, "72696002", "Knee", Meaning.PartOfLowerLimb),
        new(Snomed, "30021000", "Lower leg", Meaning.PartOfLowerLimb),
        new(Snomed, "48979004", "Structure of left lower leg", Meaning.PartOfLowerLimb),
        new(Snomed, "32696007", "Structure of right lower leg", Meaning.PartOfLowerLimb),
        new(Snomed, "56459004", "Foot", Meaning.PartOfLowerLimb),
        new(Snomed, "22335008", "Left foot", Meaning.PartOfLowerLimb),
        new(Snomed, "7769000", "Right foot", Meaning.PartOfLowerLimb),
        new(Snomed, "29707007", "Toe", Meaning.PartOfLowerLimb),
        new(Findings, "method-inclinometer", "Inclinometer", Meaning.Inclinometer),
        new(Findings, "method-goniometer", "Universal goniometer", Meaning.Goniometer),
        new(Findings, "method-crom", "CROM device", Meaning.Crom),
        new(Findings, "method-visual-estimate", "Visual estimate", Meaning.VisualEstimate),
    ];

    /// <summary>The whole table.</summary>
    internal static readonly ImmutableArray<KnownCode> All =
    [
        .. LocalSigns, .. MriFindings, .. Shoulder, .. SnomedSigns, .. Pregnancy, .. IcdSigns, .. NumbnessOfUnstatedSite, .. UnspecificSigns, .. Problems, .. Measurements,
        .. Reports, .. Procedures, .. Orders, .. Activities, .. Drugs, .. Values,
    ];
}
