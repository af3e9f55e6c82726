using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>R4 OperationOutcome: the body of every answer that is not a success (contract section 5).</summary>
internal sealed record OperationOutcome(ImmutableArray<OutcomeIssue> Issue)
{
    [JsonPropertyOrder(-1)]
    public string ResourceType { get; } = "OperationOutcome";
}

/// <summary>R4 OperationOutcome.issue.</summary>
internal sealed record OutcomeIssue
{
    public string Severity { get; init; } = "error";

    /// <summary>R4 issue-type code.</summary>
    public required string Code { get; init; }

    public required CodeableConcept Details { get; init; }

    public string? Diagnostics { get; init; }

    public ImmutableArray<string>? Expression { get; init; }
}
