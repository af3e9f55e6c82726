using System.Collections.Immutable;
using System.Globalization;
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

/// <summary>The basis of one card, machine readable (contract section 4). Empty lists are default and absent on the wire.</summary>
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

    /// <summary>Basis of the pathway card, in full.</summary>
    public static DecisionTrace Of(Decision decision, DateTimeOffset at) => new()
    {
        Pathway = decision.Pathway.Code(),
        Clauses = OrAbsent(decision.Clauses),
        Inputs = List(decision.Inputs, static record => new TraceInput(record)),
        Missing = List(decision.Missing, static missing => new TraceMissing(missing)),
        NotUsed = List(decision.NotUsed, static unused => new TraceNotUsed(unused)),
        AlsoFound = OrAbsent([.. decision.AlsoFound.Select(lesser => lesser.Pathway.Code()).Distinct(StringComparer.Ordinal)]),
        ContentVersion = Content.Version,
        EvaluatedAt = Moment(at),
    };

    /// <summary>Basis of a card beside it.</summary>
    public static DecisionTrace Of(SideNote note, DateTimeOffset at) => new()
    {
        Clauses = OrAbsent([.. note.Findings.SelectMany(static finding => finding.Clauses).Distinct(StringComparer.Ordinal)]),
        Inputs = List([.. note.Findings.SelectMany(static finding => finding.Evidence).Distinct()], static record => new TraceInput(record)),
        ContentVersion = Content.Version,
        EvaluatedAt = Moment(at),
    };

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ImmutableArray<TTrace> List<T, TTrace>(ImmutableArray<T> items, Func<T, TTrace> trace) => items.IsEmpty ? default : ImmutableArray.CreateRange(items, trace);

    // An empty list has no place on the wire (GEN-3).
    private static ImmutableArray<string> OrAbsent(ImmutableArray<string> codes) => codes.IsEmpty ? default : codes;
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
