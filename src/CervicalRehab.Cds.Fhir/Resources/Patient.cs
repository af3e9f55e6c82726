using System.Text.Json;

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

    /// <summary>deceased[x] as dateTime; any value means deceased.</summary>
    public JsonElement? DeceasedDateTime { get; init; }
}
