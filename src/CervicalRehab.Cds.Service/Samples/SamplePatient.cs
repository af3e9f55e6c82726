using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>
/// An invented patient. <see cref="Baseline"/> is in scope and healthy; each method changes the one thing a story is about.
/// </summary>
internal sealed record SamplePatient
{
    /// <summary>Days before the evaluation on which the baseline was examined.</summary>
    public const int ExaminedDaysAgo = 5;

    public static readonly Term Mild = new(Systems.Snomed, "255604002", "Mild");
    public static readonly Term Severe = new(Systems.Snomed, "24484000", "Severe");

    private static readonly string[] SidedSigns = ["hoffmann-sign", "hand-weakness", "upper-limb-weakness", "upper-limb-numbness"];
    private static readonly string[] UnsidedSigns = ["gait-instability", "lower-limb-neuro-symptom", "bowel-dysfunction", "bladder-dysfunction"];

    public required DateOnly Today { get; init; }

    public string Id { get; init; } = "sample-patient";

    /// <summary>Who it is; null for a patient without a name.</summary>
    public SamplePerson? Person { get; init; }

    /// <summary>Age in whole years on the day of evaluation.</summary>
    public int Age { get; init; } = 54;

    public ImmutableArray<SampleFact> Facts { get; init; } = [];

    /// <summary>Drafts in the order hooks; order-select selects them all.</summary>
    public ImmutableArray<SampleFact> Drafts { get; init; } = [];

    /// <summary>An adult with minor OPLL, active spasm, and a complete assessment without any sign.</summary>
    public static SamplePatient Baseline(DateOnly today, int examinedDaysAgo = ExaminedDaysAgo)
    {
        var patient = new SamplePatient { Today = today }.WithOpll().WithSpasm();
        var examined = patient.DaysAgo(examinedDaysAgo);
        return patient.With(
        [
            .. SidedSigns.Select(sign => SampleResources.Sided(sign, left: false, right: false, examined)),
            .. UnsidedSigns.Select(sign => SampleResources.Unsided(sign, present: false, examined)),
            SampleResources.Motion(examined),
            SampleResources.Pain(55, examined),
            SampleResources.Normal("shoulder-strength", examined),
            SampleResources.Normal("shoulder-rom", examined),
            SampleResources.Unsided("shoulder-impingement", present: false, examined),
        ]);
    }

    public DateOnly DaysAgo(int days) => Today.AddDays(-days);

    /// <summary>Adds facts; one of the same type and id is replaced.</summary>
    public SamplePatient With(params ImmutableArray<SampleFact> facts) => this with
    {
        Facts = [.. Facts.Where(old => !facts.Any(added => added.Type == old.Type && added.Id == old.Id)), .. facts],
    };

    /// <summary>Removes every fact of these names.</summary>
    public SamplePatient Without(params ImmutableArray<string> names) => this with { Facts = Facts.RemoveAll(fact => names.Contains(fact.Name, StringComparer.Ordinal)) };

    public SamplePatient WithOpll(Term? severity = null, string clinical = "active", string verification = "confirmed") => With(SampleResources.Condition(
        "opll", new Term(Systems.Snomed, "90448008", "Ossification of posterior longitudinal ligament"), DaysAgo(400), clinical, verification, severity ?? Mild));

    public SamplePatient WithSpasm(string clinical = "active") => With(SampleResources.Condition(
        "cervical-spasm", new Term(Systems.Snomed, "433203006", "Spasm of cervical paraspinous muscle"), DaysAgo(90), clinical));

    /// <summary>A sign with sides; the baseline examination of it is replaced unless the day differs.</summary>
    public SamplePatient WithSided(string code, bool? left, bool? right, int daysAgo = ExaminedDaysAgo, ObservationStatus status = ObservationStatus.Final) =>
        With(SampleResources.Sided(code, left, right, DaysAgo(daysAgo), status));

    /// <summary>A sign without sides; the baseline examination of it is replaced unless the day differs.</summary>
    public SamplePatient WithUnsided(string code, bool present, int daysAgo = ExaminedDaysAgo, ObservationStatus status = ObservationStatus.Final) =>
        With(SampleResources.Unsided(code, present, DaysAgo(daysAgo), status));

    public SamplePatient WithMotion(int daysAgo, decimal change = 0, string method = "method-inclinometer") =>
        With(SampleResources.Motion(DaysAgo(daysAgo), change, method));

    public SamplePatient WithPain(decimal millimeters, int daysAgo = ExaminedDaysAgo) => With(SampleResources.Pain(millimeters, DaysAgo(daysAgo)));

    public SamplePatient WithMri(bool compression, bool myelomalacia, int daysAgo = 30) => With([.. SampleResources.Mri(compression, myelomalacia, DaysAgo(daysAgo))]);

    /// <summary>A running program that is on its day <paramref name="day"/>, with the pain and motion measured on day 0.</summary>
    public SamplePatient WithProgramme(int day, decimal painAtStart = 55, string? resistance = null) =>
        WithMotion(day).WithPain(painAtStart, day).With(SampleResources.Programme(DaysAgo(day), resistance));

    /// <summary>One resistance set: repetitions, load in percent of 1-RM, exertion on Borg 6-20.</summary>
    public SamplePatient WithSet(int repetitions, decimal load, decimal exertion, int daysAgo = 3) => With(
        SampleResources.Measure("reps-at-load", repetitions, "{repetitions}", DaysAgo(daysAgo)),
        SampleResources.Measure("load-percent-1rm", load, "%", DaysAgo(daysAgo)),
        SampleResources.Measure("borg-rpe-6-20", exertion, "{score}", DaysAgo(daysAgo)));

    public SamplePatient WithDraft(SampleFact draft) => this with { Drafts = Drafts.Add(draft) };
}
