using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 Patient: only what the protocol asks for. Name and identifiers are never read.</summary>
public sealed record Patient
{
    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>Date of birth.</summary>
    public string? BirthDate { get; init; }

    /// <summary>deceased[x] as boolean.</summary>
    public bool? DeceasedBoolean { get; init; }

    /// <summary>deceased[x] as dateTime.</summary>
    public string? DeceasedDateTime { get; init; }

    /// <summary>Whether the record is in use.</summary>
    public bool? Active { get; init; }

    /// <summary>Other records of this person.</summary>
    internal ImmutableArray<PatientLink> Links { get; init; } = [];
}

/// <summary>R4 Patient.link.</summary>
internal sealed record PatientLink
{
    /// <summary>The other record.</summary>
    public Reference? Other { get; init; }

    /// <summary>replaced-by | replaces | refer | seealso.</summary>
    public string? Type { get; init; }
}
