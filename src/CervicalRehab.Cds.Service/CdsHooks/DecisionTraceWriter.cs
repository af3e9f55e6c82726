using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Decision to its machine-readable basis (contract section 4).</summary>
internal static class DecisionTraceWriter
{
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
