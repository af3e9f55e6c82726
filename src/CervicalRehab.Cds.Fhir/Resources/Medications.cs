using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 MedicationRequest or MedicationStatement: the elements both share.</summary>
public sealed record MedicationUse
{
    /// <summary>MedicationRequest or MedicationStatement.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>Status.</summary>
    public string? Status { get; init; }

    /// <summary>medication[x] as CodeableConcept.</summary>
    public CodeableConcept? MedicationCodeableConcept { get; init; }

    /// <summary>medication[x] as Reference.</summary>
    public Reference? MedicationReference { get; init; }

    /// <summary>For whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>When the request was written.</summary>
    public string? AuthoredOn { get; init; }

    /// <summary>When a statement holds.</summary>
    public string? EffectiveDateTime { get; init; }

    /// <summary>Contained resources; a contained Medication carries the code.</summary>
    public ImmutableArray<ContainedMedication>? Contained { get; init; }
}

/// <summary>A contained R4 Medication.</summary>
public sealed record ContainedMedication
{
    /// <summary>Resource type.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Id within the container.</summary>
    public string? Id { get; init; }

    /// <summary>What it is.</summary>
    public CodeableConcept? Code { get; init; }
}
