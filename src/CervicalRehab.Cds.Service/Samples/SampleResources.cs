using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Resources;
using static CervicalRehab.Cds.Service.Samples.SampleFact;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>The FHIR shapes of contract section 3, one function per kind of fact.</summary>
internal static class SampleResources
{
    private static readonly (string Movement, decimal Degrees)[] Movements =
    [
        ("rom-flexion", 40), ("rom-extension", 45), ("rom-rotation-right", 60),
        ("rom-rotation-left", 58), ("rom-lateral-flexion-right", 32), ("rom-lateral-flexion-left", 30),
    ];

    /// <summary>A sign with two sides; a side that is null is not recorded.</summary>
    public static SampleFact Sided(string code, bool? left, bool? right, DateOnly on, string status = "final")
    {
        var sides = new JsonArray();
        foreach (var (side, present) in new[] { ("left-side", left), ("right-side", right) })
        {
            if (present is { } known)
            {
                sides.Add(new JsonObject { ["code"] = Concept(Systems.Findings, side), ["valueCodeableConcept"] = Present(known) });
            }
        }

        return Observation(code, on, new JsonObject { ["component"] = sides }, status);
    }

    /// <summary>A sign or an item that is present or absent.</summary>
    public static SampleFact Unsided(string code, bool present, DateOnly on, string status = "final") =>
        Observation(code, on, new JsonObject { ["valueCodeableConcept"] = Present(present) }, status);

    /// <summary>A shoulder item found normal.</summary>
    public static SampleFact Normal(string code, DateOnly on) =>
        Observation(code, on, new JsonObject { ["valueCodeableConcept"] = Concept(new Coding(Systems.Snomed, "17621005", "Normal")) });

    /// <summary>The six movements, each changed by <paramref name="change"/> degrees.</summary>
    public static SampleFact Motion(DateOnly on, decimal change = 0, string method = "method-inclinometer") => Observation("rom-cervical-panel", on, new JsonObject
    {
        ["method"] = Concept(Systems.Findings, method),
        ["component"] = new JsonArray([.. Movements.Select(movement => new JsonObject
        {
            ["code"] = Concept(Systems.Findings, movement.Movement),
            ["valueQuantity"] = Quantity(movement.Degrees + change, "deg"),
        })]),
    });

    /// <summary>Pain on the visual analog scale.</summary>
    public static SampleFact Pain(decimal millimeters, DateOnly on) =>
        Observation("pain-vas", new Coding(Systems.Loinc, "38214-3"), on, new JsonObject { ["valueQuantity"] = Quantity(millimeters, "mm") });

    /// <summary>A measure with a unit.</summary>
    public static SampleFact Measure(string code, decimal value, string unit, DateOnly on) =>
        Observation(code, on, new JsonObject { ["valueQuantity"] = Quantity(value, unit) });

    /// <summary>A problem on the list.</summary>
    public static SampleFact Condition(string name, Coding code, DateOnly onset, string clinical = "active", string verification = "confirmed", Coding? severity = null)
    {
        var members = new JsonObject
        {
            ["clinicalStatus"] = Concept(Systems.ConditionClinical, clinical),
            ["verificationStatus"] = Concept(Systems.ConditionVerification, verification),
            ["code"] = Concept(code),
            ["onsetDateTime"] = Date(onset),
        };
        if (severity is not null)
        {
            members["severity"] = Concept(severity);
        }

        return Of(name, "Condition", name, members);
    }

    /// <summary>A cervical MRI report with its two coded findings.</summary>
    public static SampleFact[] Mri(bool compression, bool myelomalacia, DateOnly on)
    {
        SampleFact[] findings = [Unsided("mri-cord-compression", compression, on), Unsided("mri-myelomalacia", myelomalacia, on)];
        var report = Of("mri-report", "DiagnosticReport", $"mri-report-{Date(on)}", new JsonObject
        {
            ["status"] = "final",
            ["code"] = Concept(Systems.Loinc, "24935-9"),
            ["effectiveDateTime"] = Date(on),
            ["result"] = new JsonArray([.. findings.Select(finding => new JsonObject { ["reference"] = $"Observation/{finding.Id}" })]),
        });
        return [.. findings, report];
    }

    /// <summary>The running program; <paramref name="resistance"/> is its resistance activity, when it has one.</summary>
    public static SampleFact Programme(DateOnly start, string? resistance = null, string status = "active") => Of("programme", "CarePlan", "programme", new JsonObject
    {
        ["instantiatesCanonical"] = new JsonArray(Systems.PlanDefinition),
        ["status"] = status,
        ["intent"] = "plan",
        ["period"] = new JsonObject { ["start"] = Date(start) },
        ["activity"] = new JsonArray([.. new[] { "static-stretching", resistance }.OfType<string>().Select(activity => new JsonObject
        {
            ["detail"] = new JsonObject { ["code"] = Concept(Systems.Activity, activity), ["status"] = "in-progress" },
        })]),
    });

    /// <summary>An order or a draft of one.</summary>
    public static SampleFact Order(string name, Coding code, string status = "draft") =>
        Of(name, "ServiceRequest", name, new JsonObject { ["status"] = status, ["intent"] = "order", ["code"] = Concept(code) });

    /// <summary>A completed procedure.</summary>
    public static SampleFact Procedure(string name, Coding code, DateOnly on) =>
        Of(name, "Procedure", name, new JsonObject { ["status"] = "completed", ["code"] = Concept(code), ["performedDateTime"] = Date(on) });

    /// <summary>A current prescription by RxNorm ingredient.</summary>
    public static SampleFact Prescription(string name, string rxNorm) => Of(name, "MedicationRequest", name, new JsonObject
    {
        ["status"] = "active",
        ["intent"] = "order",
        ["medicationCodeableConcept"] = Concept(new Coding(Systems.RxNorm, rxNorm, name)),
    });
}
