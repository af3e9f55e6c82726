using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Decision to its machine-readable basis (contract section 4).</summary>
internal static class DecisionTraceWriter
{
    /// <summary>Basis of the pathway card, in full.</summary>
    public static DecisionTrace Of(Decision decision, DateTimeOffset at) => Empty(at) with
    {
        Pathway = decision.Pathway.Code(),
        Clauses = List(decision.Clauses),
        Inputs = List(decision.Inputs.Select(Input)),
        Missing = List(decision.Missing.Select(Missing)),
        NotUsed = List(decision.NotUsed.Select(unused => new TraceNotUsed(unused.Reference, unused.Reason.Code()))),
        AlsoFound = List(decision.AlsoFound.Select(lesser => lesser.Pathway.Code()).Distinct(StringComparer.Ordinal)),
    };

    /// <summary>Basis of a card beside it.</summary>
    public static DecisionTrace Of(SideNote note, DateTimeOffset at) => Empty(at) with
    {
        Clauses = List(CardDetail.Clauses(note)),
        Inputs = List(CardDetail.Evidence(note).Select(Input)),
    };

    private static DecisionTrace Empty(DateTimeOffset at) => new()
    {
        ContentVersion = Content.Version,
        EvaluatedAt = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    private static TraceInput Input(Evidence evidence) => new()
    {
        Fact = evidence.Fact,
        Value = evidence.Value,
        Unit = evidence.Unit,
        Side = evidence.Side,
        Method = evidence.Method,
        Date = evidence.Date?.Text,
        Status = evidence.Status,
        Reference = evidence.Reference,
    };

    private static TraceMissing Missing(MissingFact missing) => new()
    {
        Fact = missing.Fact,
        Side = missing.Side,
        Reason = missing.Reason.Code(),
        LastDate = missing.LastDate?.Text,
    };

    // An empty list has no place on the wire (GEN-3).
    private static ImmutableArray<T> List<T>(IEnumerable<T> items) => items.ToImmutableArray() is { IsEmpty: false } list ? list : default;
}
