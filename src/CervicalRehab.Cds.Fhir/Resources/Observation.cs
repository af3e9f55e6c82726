using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 Observation.</summary>
public sealed record Observation
{
    /// <summary>Always Observation when written.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>registered | preliminary | final | amended | corrected | cancelled | entered-in-error | unknown.</summary>
    public string? Status { get; init; }

    /// <summary>Classification; written, never read: records are found by code.</summary>
    public ImmutableArray<CodeableConcept>? Category { get; init; }

    /// <summary>What was observed.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>About whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>Encounter in which it was observed; written, never read.</summary>
    public Reference? Encounter { get; init; }

    /// <summary>Who observed; written, never read.</summary>
    public ImmutableArray<Reference>? Performer { get; init; }

    /// <summary>effective[x] as dateTime.</summary>
    public string? EffectiveDateTime { get; init; }

    /// <summary>effective[x] as Period.</summary>
    public Period? EffectivePeriod { get; init; }

    /// <summary>effective[x] as instant.</summary>
    public string? EffectiveInstant { get; init; }

    /// <summary>value[x] as Quantity.</summary>
    public Quantity? ValueQuantity { get; init; }

    /// <summary>value[x] as CodeableConcept.</summary>
    public CodeableConcept? ValueCodeableConcept { get; init; }

    /// <summary>value[x] as boolean.</summary>
    public bool? ValueBoolean { get; init; }

    /// <summary>value[x] as integer.</summary>
    public JsonElement? ValueInteger { get; init; }

    /// <summary>value[x] as string: never parsed, only known to be there.</summary>
    public string? ValueString { get; init; }

    /// <summary>Why the value is missing.</summary>
    public CodeableConcept? DataAbsentReason { get; init; }

    /// <summary>High, low, normal, positive, negative, worse.</summary>
    public ImmutableArray<CodeableConcept>? Interpretation { get; init; }

    /// <summary>Observed body part.</summary>
    public CodeableConcept? BodySite { get; init; }

    /// <summary>How it was done.</summary>
    public CodeableConcept? Method { get; init; }

    /// <summary>Guide for interpretation; declares a scale here.</summary>
    public ImmutableArray<ReferenceRange>? ReferenceRange { get; init; }

    /// <summary>Related measurements the observation is made from.</summary>
    public ImmutableArray<Reference>? DerivedFrom { get; init; }

    /// <summary>Component results.</summary>
    public ImmutableArray<ObservationComponent>? Component { get; init; }
}

/// <summary>R4 Observation.component.</summary>
public sealed record ObservationComponent
{
    /// <summary>What was observed.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>value[x] as Quantity.</summary>
    public Quantity? ValueQuantity { get; init; }

    /// <summary>value[x] as CodeableConcept.</summary>
    public CodeableConcept? ValueCodeableConcept { get; init; }

    /// <summary>value[x] as boolean.</summary>
    public bool? ValueBoolean { get; init; }

    /// <summary>value[x] as integer.</summary>
    public JsonElement? ValueInteger { get; init; }

    /// <summary>value[x] as string: never parsed, only known to be there.</summary>
    public string? ValueString { get; init; }

    /// <summary>Why the value is missing.</summary>
    public CodeableConcept? DataAbsentReason { get; init; }

    /// <summary>High, low, normal, positive, negative, worse.</summary>
    public ImmutableArray<CodeableConcept>? Interpretation { get; init; }

    /// <summary>Guide for interpretation; declares a scale here.</summary>
    public ImmutableArray<ReferenceRange>? ReferenceRange { get; init; }
}
