using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 ServiceRequest.</summary>
public sealed record ServiceRequest
{
    /// <summary>Always ServiceRequest when written.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>Canonical of the protocol followed.</summary>
    public ImmutableArray<string>? InstantiatesCanonical { get; init; }

    /// <summary>What the request fulfills.</summary>
    public ImmutableArray<Reference>? BasedOn { get; init; }

    /// <summary>draft | active | on-hold | revoked | completed | entered-in-error | unknown.</summary>
    public string? Status { get; init; }

    /// <summary>proposal | plan | order | ...</summary>
    public string? Intent { get; init; }

    /// <summary>Classification.</summary>
    public ImmutableArray<CodeableConcept>? Category { get; init; }

    /// <summary>routine | urgent | asap | stat.</summary>
    public string? Priority { get; init; }

    /// <summary>True when the service is not to be done.</summary>
    public bool? DoNotPerform { get; init; }

    /// <summary>What is requested.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>For whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>Encounter in which it was created.</summary>
    public Reference? Encounter { get; init; }

    /// <summary>When it was written.</summary>
    public string? AuthoredOn { get; init; }

    /// <summary>Who asks.</summary>
    public Reference? Requester { get; init; }

    /// <summary>Performer role.</summary>
    public CodeableConcept? PerformerType { get; init; }

    /// <summary>Coded reason.</summary>
    public ImmutableArray<CodeableConcept>? ReasonCode { get; init; }

    /// <summary>Records that justify the request.</summary>
    public ImmutableArray<Reference>? ReasonReference { get; init; }

    /// <summary>Additional information.</summary>
    public ImmutableArray<Reference>? SupportingInfo { get; init; }

    /// <summary>Where on the body.</summary>
    public ImmutableArray<CodeableConcept>? BodySite { get; init; }

    /// <summary>Comments.</summary>
    public ImmutableArray<Annotation>? Note { get; init; }
}
