using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>Which cards a decision comes to, in the order in which an answer holds them.</summary>
internal static class DecidedCards
{
    /// <summary>Topic and indicator of each card: by severity, the pathway's before its equals.</summary>
    public static ImmutableArray<(string Topic, Indicator Indicator)> Of(Decision decision) =>
    [
        .. (decision.Pathway is Pathway.NotApplicable ? [] : ImmutableArray.Create((decision.Pathway.Code(), decision.Indicator)))
            .Concat(decision.Beside.Select(static note => (note.Topic.Code(), note.Indicator))).OrderByDescending(static card => card.Item2),
    ];
}
