using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Extension of a discovery entry: which prefetch keys a call cannot do without.</summary>
internal sealed record ServiceExtension([property: JsonPropertyName("example.cervical-rehab.prefetch")] PrefetchNeeds Prefetch);

/// <summary>Prefetch keys by need.</summary>
internal sealed record PrefetchNeeds(ImmutableArray<string> Required, ImmutableArray<string> Optional);

/// <summary>Extension of a card: the decision, machine readable (contract section 4).</summary>
internal sealed record CardExtension([property: JsonPropertyName("example.cervical-rehab.decision")] DecisionTrace Decision);

/// <summary>The basis of one card. Empty lists are default and absent on the wire.</summary>
internal sealed record DecisionTrace
{
    /// <summary>Topic code of the pathway; absent on a card beside the pathway card.</summary>
    public string? Pathway { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<string> Clauses { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<TraceInput> Inputs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<TraceMissing> Missing { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<TraceNotUsed> NotUsed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<string> AlsoFound { get; init; }

    public required string ContentVersion { get; init; }

    /// <summary>UTC, to the second.</summary>
    public required string EvaluatedAt { get; init; }
}

/// <summary>One record the card rests on.</summary>
internal sealed record TraceInput
{
    public required string Fact { get; init; }

    public required string Value { get; init; }

    public string? Unit { get; init; }

    public string? Side { get; init; }

    public string? Method { get; init; }

    public string? Date { get; init; }

    public string? Status { get; init; }

    public string? Reference { get; init; }
}

/// <summary>One fact that is missing.</summary>
internal sealed record TraceMissing
{
    public required string Fact { get; init; }

    public string? Side { get; init; }

    public required string Reason { get; init; }

    public string? LastDate { get; init; }
}

/// <summary>One record that was not used.</summary>
internal sealed record TraceNotUsed(string Reference, string Reason);
