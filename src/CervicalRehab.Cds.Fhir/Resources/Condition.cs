using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 Condition.</summary>
public sealed record Condition
{
    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>active | recurrence | relapse | inactive | remission | resolved.</summary>
    public CodeableConcept? ClinicalStatus { get; init; }

    /// <summary>unconfirmed | provisional | differential | confirmed | refuted | entered-in-error.</summary>
    public CodeableConcept? VerificationStatus { get; init; }

    /// <summary>Subjective severity.</summary>
    public CodeableConcept? Severity { get; init; }

    /// <summary>The condition.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>Anatomical location.</summary>
    public ImmutableArray<CodeableConcept>? BodySite { get; init; }

    /// <summary>Who has the condition.</summary>
    public Reference? Subject { get; init; }

    /// <summary>onset[x] as dateTime.</summary>
    public string? OnsetDateTime { get; init; }

    /// <summary>onset[x] as Period.</summary>
    public Period? OnsetPeriod { get; init; }

    /// <summary>abatement[x] as dateTime.</summary>
    public string? AbatementDateTime { get; init; }

    /// <summary>abatement[x] as Period.</summary>
    public Period? AbatementPeriod { get; init; }

    /// <summary>Codes of what it rests on.</summary>
    internal ImmutableArray<CodeableConcept> EvidenceCodes { get; init; } = [];

    /// <summary>Date first recorded.</summary>
    public string? RecordedDate { get; init; }
}
