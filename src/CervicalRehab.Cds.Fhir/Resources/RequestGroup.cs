using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 RequestGroup, as far as we write it.</summary>
public sealed record RequestGroup
{
    /// <summary>Always RequestGroup.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>Canonical of the protocol followed.</summary>
    public ImmutableArray<string>? InstantiatesCanonical { get; init; }

    /// <summary>draft | active | on-hold | revoked | completed | entered-in-error | unknown.</summary>
    public string? Status { get; init; }

    /// <summary>proposal | plan | order | option.</summary>
    public string? Intent { get; init; }

    /// <summary>routine | urgent | asap | stat.</summary>
    public string? Priority { get; init; }

    /// <summary>For whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>When it was made.</summary>
    public string? AuthoredOn { get; init; }

    /// <summary>Why.</summary>
    public ImmutableArray<Reference>? ReasonReference { get; init; }

    /// <summary>What is proposed.</summary>
    public ImmutableArray<RequestGroupAction>? Action { get; init; }
}

/// <summary>R4 RequestGroup.action.</summary>
public sealed record RequestGroupAction
{
    /// <summary>Short name.</summary>
    public string? Title { get; init; }

    /// <summary>What is to be done, in words.</summary>
    public string? Description { get; init; }

    /// <summary>routine | urgent | asap | stat.</summary>
    public string? Priority { get; init; }

    /// <summary>create | update | remove | fire-event.</summary>
    public CodeableConcept? Type { get; init; }

    /// <summary>The request.</summary>
    public Reference? Resource { get; init; }
}
