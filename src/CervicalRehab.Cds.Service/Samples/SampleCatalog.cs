using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using static CervicalRehab.Cds.Service.Samples.SampleResources;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>Who a sample patient is, as a clinician meets him or her. All of them are invented.</summary>
internal sealed record SamplePerson(string Given, string Family, int Age, string Reason)
{
    /// <summary>Given and family name.</summary>
    public string Name => $"{Given} {Family}";
}

/// <summary>One situation: its story, the hook, the pathway the protocol gives, who the patient is, and what the story is about.</summary>
internal sealed record Sample(string Name, string Hook, string ExpectedPathway, string Story, SamplePerson Person, Func<SamplePatient, SamplePatient> Change)
{
    /// <summary>Days since the baseline was examined.</summary>
    public int ExaminedDaysAgo { get; init; } = SamplePatient.ExaminedDaysAgo;

    /// <summary>The patient on the day of evaluation.</summary>
    public SamplePatient On(DateOnly today) => Change(SamplePatient.Baseline(today, ExaminedDaysAgo) with { Person = Person, Age = Person.Age });
}

/// <summary>The situations to try the service with.</summary>
internal static class SampleCatalog
{
    private const string View = "patient-view";
    private const string Urgent = "urgent-surgical-referral";
    private const string Surgical = "surgical-referral";
    private const string Assess = "complete-assessment";
    private const string Plan = "conservative-plan";
    private const string Hold = "hold";

    private static readonly SampleFact Manipulation = Order("neck-manipulation", new Term(Systems.Snomed, "119600000", "Neck manipulation"));

    /// <summary>All samples.</summary>
    public static ImmutableArray<Sample> All { get; } =
    [
        new("conservative-plan", View, Plan, "Minor OPLL, active spasm, complete assessment without a sign", new("Maria", "Alvarez", 54, "Neck pain and stiffness, asks about exercise"), p => p),
        new("no-opll", View, "not-applicable", "No OPLL on the problem list", new("Thomas", "Reed", 47, "Neck pain after desk work"), p => p.Without("opll")),

        new("bilateral-weakness", View, Urgent, "Weakness of both upper limbs, first record", new("Grace", "Kim", 61, "Both arms feel weak since last week"), p => p.WithSided("upper-limb-weakness", left: true, right: true)),
        new("bilateral-numbness", View, Urgent, "Numbness of both upper limbs, first record", new("Omar", "Haddad", 58, "Numb hands when buttoning a shirt"), p => p.WithSided("upper-limb-numbness", left: true, right: true)),
        new("gait-instability", View, Urgent, "Unsteady gait", new("Ruth", "Nakamura", 66, "Unsteady on stairs, neck follow-up"), p => p.WithUnsided("gait-instability", present: true)),
        new("lower-limb-symptom", View, Urgent, "Neurologic symptom of the lower limbs", new("Peter", "Lindqvist", 59, "Heavy legs after walking"), p => p.WithUnsided("lower-limb-neuro-symptom", present: true)),
        new("bowel-dysfunction", View, Urgent, "Bowel dysfunction", new("Alice", "Morgan", 63, "New trouble holding stool"), p => p.WithUnsided("bowel-dysfunction", present: true)),
        new("bladder-dysfunction", View, Urgent, "Bladder dysfunction", new("Daniel", "Okafor", 57, "Cannot empty the bladder since yesterday"), p => p.WithUnsided("bladder-dysfunction", present: true)),
        new("mri-compression-myelomalacia", View, Urgent, "MRI: cord compression with myelomalacia", new("Helen", "Fischer", 64, "MRI results"), p => p.WithMri(compression: true, myelomalacia: true)),

        new("severe-opll", View, Surgical, "Severe OPLL", new("Jorge", "Ramos", 68, "Second opinion on OPLL"), p => p.WithOpll(SamplePatient.Severe)),
        new("bilateral-hoffmann", View, Surgical, "Hoffmann sign on both sides, nothing else", new("Susan", "Clark", 52, "Neck check before starting exercise"), p => p.WithSided("hoffmann-sign", left: true, right: true)),
        new("mri-compression", View, Surgical, "MRI: cord compression without myelomalacia", new("Victor", "Petrov", 60, "MRI results"), p => p.WithMri(compression: true, myelomalacia: false)),
        new("worse-at-day-50", View, Surgical, "Pain 25 mm worse on day 50 of the program", new("Linda", "Osei", 55, "Therapy visit, week 8: more pain"), p => p.WithProgramme(50, painAtStart: 30)),

        new("stale-screen", View, Assess, "Complete assessment, 40 days old", new("Mark", "Sullivan", 49, "Wants to start therapy, last exam 40 days ago"), p => p) { ExaminedDaysAgo = 40 },
        new("missing-baseline", View, Assess, "No range of motion and no pain on record", new("Nina", "Patel", 51, "New patient, neck spasm"), p => p.Without("rom-cervical-panel", "pain-vas")),
        new("provisional-diagnosis", View, Assess, "OPLL is provisional", new("Carl", "Jensen", 56, "Work-up of neck stiffness"), p => p.WithOpll(verification: "provisional")),
        new("prior-fusion", View, Assess, "Cervical fusion two years ago", new("Dorothy", "Hughes", 70, "Neck spasm two years after fusion"), p => p.With(Procedure("cervical-fusion", new Term(Systems.Findings, "cervical-fusion"), p.DaysAgo(730)))),

        new("stable-program", View, Hold, "Day 21 of the program, unchanged", new("Elena", "Rossi", 53, "Therapy visit, week 3"), p => p.WithProgramme(21)),
        new("five-visits", View, Hold, "Day 56 of the program, five visits, more motion and less pain", new("James", "Carter", 50, "Therapy visit, week 8: feels better"), p => p
            .WithProgramme(56, painAtStart: 68).WithMotion(56, -16).WithMotion(42, -12).WithMotion(28, -7).WithMotion(14, -3)
            .WithPain(57, 42).WithPain(44, 28).WithPain(35, 14).WithPain(30)
            .WithSided("upper-limb-numbness", left: true, right: false, daysAgo: 56).WithSided("upper-limb-numbness", left: false, right: false, daysAgo: 14)
            .WithSided("hoffmann-sign", left: false, right: false, daysAgo: 56).WithUnsided("gait-instability", present: false, daysAgo: 28)),
        new("worse-at-day-20", View, Hold, "Pain 25 mm worse on day 20 of the program", new("Aisha", "Rahman", 48, "Therapy visit, week 3: more pain"), p => p.WithProgramme(20, painAtStart: 30)),
        new("reassessment-overdue", View, Hold, "Day 40 of the program, range of motion last measured 35 days ago", new("Robert", "Novak", 62, "Therapy visit, week 6"),
            p => p.Without("rom-cervical-panel").WithProgramme(40).WithMotion(35)),
        new("progress", View, "progress", "Spasm resolved, 15 repetitions at 40 % 1-RM with exertion 13, nothing overdue", new("Yuki", "Tanaka", 45, "Therapy visit: exercises feel easy"),
            p => p.WithSpasm("resolved").WithProgramme(30, resistance: "resistance-low").WithSet(15, 40, 13)),

        new("one-sided-hoffmann", View, Plan, "Hoffmann sign on the left only", new("Karen", "Walsh", 57, "Neck pain, asks about exercise"), p => p.WithSided("hoffmann-sign", left: true, right: false)),
        new("drug-caution", View, Plan, "Takes gabapentin, eGFR 45", new("Samuel", "Green", 67, "Neck pain, takes gabapentin"), p => p.With(
            Prescription("gabapentin", "25480"),
            SampleFact.Observation("egfr", new Term(Systems.Loinc, "98979-8"), p.DaysAgo(10), SampleFact.Quantity(45, "mL/min/{1.73_m2}")))),
        new("dystonia", View, Plan, "Cervical dystonia instead of spasm", new("Beth", "Larsen", 46, "Head turns to one side"),
            p => p.Without("cervical-spasm").With(Condition("cervical-dystonia", new Term(Systems.Snomed, "74333002", "Spasmodic torticollis"), p.DaysAgo(200)))),
        new("child", View, "not-applicable", "Twelve years old", new("Noah", "Brooks", 12, "Neck stiffness after a cold"), p => p),

        new("manipulation-selected", "order-select", Plan, "Cervical manipulation is being ordered", new("Laura", "Mendes", 54, "Asks for an adjustment of the neck"), p => p.WithDraft(Manipulation)),
        new("manipulation-signed", "order-sign", Plan, "Cervical manipulation is about to be signed", new("Frank", "Dubois", 59, "Asks for an adjustment of the neck"), p => p.WithDraft(Manipulation)),
    ];
}
