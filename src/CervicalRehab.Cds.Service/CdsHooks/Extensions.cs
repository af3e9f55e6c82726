using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Extension of a discovery entry: which prefetch keys a call cannot do without, and where the rules behind the cards are told.</summary>
internal sealed record ServiceExtension(
    [property: JsonPropertyName("example.cervical-rehab.prefetch")] PrefetchNeeds Prefetch,
    [property: JsonPropertyName("example.cervical-rehab.documentation")] string Documentation);

/// <summary>Prefetch keys by need.</summary>
internal sealed record PrefetchNeeds(ImmutableArray<string> Required, ImmutableArray<string> Optional);

/// <summary>Extension of a card: the decision, machine readable (contract section 4).</summary>
internal sealed record CardExtension([property: JsonPropertyName("example.cervical-rehab.decision")] DecisionTrace? Decision)
{
    /// <summary>Format of the detail, for clients of Epic that get plain text.</summary>
    [JsonPropertyName(ClientProfiles.ContentType)]
    public string? DetailContentType { get; init; }
}

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
internal readonly struct TraceInput(Evidence record)
{
    public string Fact => record.Fact;

    public string Value => record.Value;

    public string? Unit => record.Unit;

    public string? Side => record.Side;

    public string? Method => record.Method;

    public string? Date => record.Date?.Text;

    public string? Status => record.Status;

    public string? Reference => record.Reference;
}

/// <summary>One fact that is missing.</summary>
internal readonly struct TraceMissing(MissingFact missing)
{
    public string Fact => missing.Fact;

    public string? Side => missing.Side;

    public string Reason => missing.Reason.Code();

    public string? LastDate => missing.LastDate?.Text;
}

/// <summary>One record that was not used.</summary>
internal readonly struct TraceNotUsed(UnusedRecord unused)
{
    public string Reference => unused.Reference;

    public string Reason => unused.Reason.Code();
}
