using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using static CervicalRehab.Cds.Service.Samples.SampleResources;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>One situation: its story, the hook, the pathway the protocol gives, and the patient.</summary>
internal sealed record Sample(string Name, string Hook, string ExpectedPathway, string Story, Func<SamplePatient, SamplePatient> Change)
{
    /// <summary>Days since the baseline was examined.</summary>
    public int ExaminedDaysAgo { get; init; } = SamplePatient.ExaminedDaysAgo;

    /// <summary>Who the patient is.</summary>
    public SamplePerson Person => SamplePeople.Of(Name);

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
        new("conservative-plan", View, Plan, "Minor OPLL, active spasm, complete assessment without a sign", p => p),
        new("no-opll", View, "not-applicable", "No OPLL on the problem list", p => p.Without("opll")),

        new("bilateral-weakness", View, Urgent, "Weakness of both upper limbs, first record", p => p.WithSided("upper-limb-weakness", left: true, right: true)),
        new("bilateral-numbness", View, Urgent, "Numbness of both upper limbs, first record", p => p.WithSided("upper-limb-numbness", left: true, right: true)),
        new("gait-instability", View, Urgent, "Unsteady gait", p => p.WithUnsided("gait-instability", present: true)),
        new("lower-limb-symptom", View, Urgent, "Neurologic symptom of the lower limbs", p => p.WithUnsided("lower-limb-neuro-symptom", present: true)),
        new("bowel-dysfunction", View, Urgent, "Bowel dysfunction", p => p.WithUnsided("bowel-dysfunction", present: true)),
        new("bladder-dysfunction", View, Urgent, "Bladder dysfunction", p => p.WithUnsided("bladder-dysfunction", present: true)),
        new("mri-compression-myelomalacia", View, Urgent, "MRI: cord compression with myelomalacia", p => p.WithMri(compression: true, myelomalacia: true)),

        new("severe-opll", View, Surgical, "Severe OPLL", p => p.WithOpll(SamplePatient.Severe)),
        new("bilateral-hoffmann", View, Surgical, "Hoffmann sign on both sides, nothing else", p => p.WithSided("hoffmann-sign", left: true, right: true)),
        new("mri-compression", View, Surgical, "MRI: cord compression without myelomalacia", p => p.WithMri(compression: true, myelomalacia: false)),
        new("worse-at-day-50", View, Surgical, "Pain 25 mm worse on day 50 of the program", p => p.WithProgramme(50, painAtStart: 30)),

        new("stale-screen", View, Assess, "Complete assessment, 40 days old", p => p) { ExaminedDaysAgo = 40 },
        new("missing-baseline", View, Assess, "No range of motion and no pain on record", p => p.Without("rom-cervical-panel", "pain-vas")),
        new("provisional-diagnosis", View, Assess, "OPLL is provisional", p => p.WithOpll(verification: "provisional")),
        new("prior-fusion", View, Assess, "Cervical fusion two years ago", p => p.With(Procedure("cervical-fusion", new Term(Systems.Findings, "cervical-fusion"), p.DaysAgo(730)))),

        new("stable-program", View, Hold, "Day 21 of the program, unchanged", p => p.WithProgramme(21)),
        new("five-visits", View, Hold, "Day 56 of the program, five visits, more motion and less pain", p => p
            .WithProgramme(56, painAtStart: 68).WithMotion(56, -16).WithMotion(42, -12).WithMotion(28, -7).WithMotion(14, -3)
            .WithPain(57, 42).WithPain(44, 28).WithPain(35, 14).WithPain(30)
            .WithSided("upper-limb-numbness", left: true, right: false, daysAgo: 56).WithSided("upper-limb-numbness", left: false, right: false, daysAgo: 14)
            .WithSided("hoffmann-sign", left: false, right: false, daysAgo: 56).WithUnsided("gait-instability", present: false, daysAgo: 28)),
        new("worse-at-day-20", View, Hold, "Pain 25 mm worse on day 20 of the program", p => p.WithProgramme(20, painAtStart: 30)),
        new("reassessment-overdue", View, Hold, "Day 40 of the program, range of motion last measured 35 days ago",
            p => p.Without("rom-cervical-panel").WithProgramme(40).WithMotion(35)),
        new("progress", View, "progress", "Spasm resolved, 15 repetitions at 40 % 1-RM with exertion 13, nothing overdue",
            p => p.WithSpasm("resolved").WithProgramme(30, resistance: "resistance-low").WithSet(15, 40, 13)),

        new("one-sided-hoffmann", View, Plan, "Hoffmann sign on the left only", p => p.WithSided("hoffmann-sign", left: true, right: false)),
        new("drug-caution", View, Plan, "Takes gabapentin, eGFR 45", p => p.With(
            Prescription("gabapentin", "25480"),
            SampleFact.Observation("egfr", new Term(Systems.Loinc, "98979-8"), p.DaysAgo(10), SampleFact.Quantity(45, "mL/min/{1.73_m2}")))),
        new("dystonia", View, Plan, "Cervical dystonia instead of spasm",
            p => p.Without("cervical-spasm").With(Condition("cervical-dystonia", new Term(Systems.Snomed, "74333002", "Spasmodic torticollis"), p.DaysAgo(200)))),
        new("child", View, "not-applicable", "Twelve years old", p => p),

        new("manipulation-selected", "order-select", Plan, "Cervical manipulation is being ordered", p => p.WithDraft(Manipulation)),
        new("manipulation-signed", "order-sign", Plan, "Cervical manipulation is about to be signed", p => p.WithDraft(Manipulation)),
    ];
}
