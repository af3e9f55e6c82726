using System.Globalization;
using CervicalRehab.Cds.Fhir;
using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Service.Samples.SampleFact;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>One resource of a sample patient, without its subject. <paramref name="Name"/> says what it tells; facts of one name are several looks at one thing.</summary>
internal sealed record SampleFact(string Name, DomainResource Resource)
{
    public string Type => Resource.TypeName;

    public string Id => Resource.Id!;

    /// <summary>An Observation of one of our findings.</summary>
    public static SampleFact Observation(string code, DateOnly on, DataType? value, ObservationStatus status = ObservationStatus.Final) =>
        Observation(code, new Term(Systems.Findings, code), on, value, status);

    /// <summary>An Observation under any code.</summary>
    public static SampleFact Observation(string name, Term code, DateOnly on, DataType? value, ObservationStatus status = ObservationStatus.Final) => new(name, new Observation
    {
        Id = $"{name}-{Date(on)}",
        Status = status,
        Code = code.ToConcept(),
        Effective = new FhirDateTime(Date(on)),
        Value = value,
    });

    public static Quantity Quantity(decimal value, string unit) => new() { Value = value, Unit = unit, System = Systems.Ucum, Code = unit };

    /// <summary>SNOMED CT present or absent.</summary>
    public static CodeableConcept Present(bool present) =>
        (present ? new Term(Systems.Snomed, "52101004", "Present") : new Term(Systems.Snomed, "2667000", "Absent")).ToConcept();

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The FHIR shapes of contract section 3, one function per kind of fact.</summary>
internal static class SampleResources
{
    private static readonly (string Movement, decimal Degrees)[] Movements =
    [
        ("rom-flexion", 40), ("rom-extension", 45), ("rom-rotation-right", 60),
        ("rom-rotation-left", 58), ("rom-lateral-flexion-right", 32), ("rom-lateral-flexion-left", 30),
    ];

    /// <summary>A sign with two sides; a side that is null is not recorded.</summary>
    public static SampleFact Sided(string code, bool? left, bool? right, DateOnly on, ObservationStatus status = ObservationStatus.Final) => WithParts(
        Observation(code, on, value: null, status),
        [.. new[] { ("left-side", left), ("right-side", right) }.Where(side => side.Item2 is not null).Select(side => (side.Item1, (DataType)Present(side.Item2!.Value)))]);

    /// <summary>A sign or an item that is present or absent.</summary>
    public static SampleFact Unsided(string code, bool present, DateOnly on, ObservationStatus status = ObservationStatus.Final) => Observation(code, on, Present(present), status);

    /// <summary>A shoulder item found normal.</summary>
    public static SampleFact Normal(string code, DateOnly on) => Observation(code, on, new Term(Systems.Snomed, "17621005", "Normal").ToConcept());

    /// <summary>The six movements, each changed by <paramref name="change"/> degrees.</summary>
    public static SampleFact Motion(DateOnly on, decimal change = 0, string method = "method-inclinometer")
    {
        var panel = WithParts(Observation("rom-cervical-panel", on, value: null), [.. Movements.Select(movement => (movement.Movement, (DataType)Quantity(movement.Degrees + change, "deg")))]);
        ((Observation)panel.Resource).Method = new Term(Systems.Findings, method).ToConcept();
        return panel;
    }

    /// <summary>Pain on the visual analog scale.</summary>
    public static SampleFact Pain(decimal millimeters, DateOnly on) => Observation("pain-vas", new Term(Systems.Loinc, "38214-3"), on, Quantity(millimeters, "mm"));

    /// <summary>A measure with a unit.</summary>
    public static SampleFact Measure(string code, decimal value, string unit, DateOnly on) => Observation(code, on, Quantity(value, unit));

    /// <summary>A problem on the list.</summary>
    public static SampleFact Condition(string name, Term code, DateOnly onset, string clinical = "active", string verification = "confirmed", Term? severity = null) => new(name, new Condition
    {
        Id = name,
        ClinicalStatus = new Term(Systems.ConditionClinical, clinical).ToConcept(),
        VerificationStatus = new Term(Systems.ConditionVerification, verification).ToConcept(),
        Severity = severity?.ToConcept(),
        Code = code.ToConcept(),
        Onset = new FhirDateTime(Date(onset)),
    });

    /// <summary>A cervical MRI report with its two coded findings.</summary>
    public static SampleFact[] Mri(bool compression, bool myelomalacia, DateOnly on)
    {
        SampleFact[] findings = [Unsided("mri-cord-compression", compression, on), Unsided("mri-myelomalacia", myelomalacia, on)];
        var report = new SampleFact("mri-report", new DiagnosticReport
        {
            Id = $"mri-report-{Date(on)}",
            Status = DiagnosticReport.DiagnosticReportStatus.Final,
            Code = new Term(Systems.Loinc, "24935-9").ToConcept(),
            Effective = new FhirDateTime(Date(on)),
            Result = [.. findings.Select(finding => new ResourceReference($"Observation/{finding.Id}"))],
        });
        return [.. findings, report];
    }

    /// <summary>The running program; <paramref name="resistance"/> is its resistance activity, when it has one.</summary>
    public static SampleFact Programme(DateOnly start, string? resistance = null) => new("programme", new CarePlan
    {
        Id = "programme",
        InstantiatesCanonicalElement = [new(Systems.PlanDefinition)],
        Status = RequestStatus.Active,
        Intent = CarePlan.CarePlanIntent.Plan,
        Period = new() { Start = Date(start) },
        Activity = [.. new[] { "static-stretching", resistance }.OfType<string>().Select(activity => new CarePlan.ActivityComponent
        {
            Detail = new() { Code = new Term(Systems.Activity, activity).ToConcept(), Status = CarePlan.CarePlanActivityStatus.InProgress },
        })],
    });

    /// <summary>An order or a draft of one.</summary>
    public static SampleFact Order(string name, Term code, RequestStatus status = RequestStatus.Draft) =>
        new(name, new ServiceRequest { Id = name, Status = status, Intent = RequestIntent.Order, Code = code.ToConcept() });

    /// <summary>A completed procedure.</summary>
    public static SampleFact Procedure(string name, Term code, DateOnly on) =>
        new(name, new Procedure { Id = name, Status = EventStatus.Completed, Code = code.ToConcept(), Performed = new FhirDateTime(Date(on)) });

    /// <summary>A current prescription by RxNorm ingredient.</summary>
    public static SampleFact Prescription(string name, string rxNorm) => new(name, new MedicationRequest
    {
        Id = name,
        Status = MedicationRequest.MedicationrequestStatus.Active,
        Intent = MedicationRequest.MedicationRequestIntent.Order,
        Medication = new Term(Systems.RxNorm, rxNorm, name).ToConcept(),
    });

    private static SampleFact WithParts(SampleFact fact, (string Code, DataType Value)[] parts)
    {
        ((Observation)fact.Resource).Component = [.. parts.Select(part => new Observation.ComponentComponent { Code = new Term(Systems.Findings, part.Code).ToConcept(), Value = part.Value })];
        return fact;
    }
}
