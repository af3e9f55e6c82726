using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 Procedure.</summary>
public sealed record Procedure
{
    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>preparation | in-progress | not-done | on-hold | stopped | completed | entered-in-error | unknown.</summary>
    public string? Status { get; init; }

    /// <summary>What was done.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>On whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>A request for this procedure.</summary>
    public ImmutableArray<Reference>? BasedOn { get; init; }

    /// <summary>performed[x] as dateTime.</summary>
    public string? PerformedDateTime { get; init; }

    /// <summary>performed[x] as Period.</summary>
    public Period? PerformedPeriod { get; init; }
}
