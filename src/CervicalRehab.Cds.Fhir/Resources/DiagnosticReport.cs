using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 DiagnosticReport. Conclusion and text are never read.</summary>
public sealed record DiagnosticReport
{
    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>registered | partial | preliminary | final | amended | corrected | appended | cancelled | entered-in-error | unknown.</summary>
    public string? Status { get; init; }

    /// <summary>Name of the report.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>About whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>effective[x] as dateTime.</summary>
    public string? EffectiveDateTime { get; init; }

    /// <summary>effective[x] as Period.</summary>
    public Period? EffectivePeriod { get; init; }

    /// <summary>Observations of the report.</summary>
    public ImmutableArray<Reference>? Result { get; init; }

    /// <summary>Imaging studies of the report.</summary>
    public ImmutableArray<Reference>? ImagingStudy { get; init; }
}
