using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>What is present and stands behind no sentence of the card: no positive is passed over in silence.</summary>
internal static class PresentPart
{
    // These have a line of their own.
    private static readonly FrozenSet<string> SaidElsewhere = new[] { Facts.Opll, Facts.Spasm, Facts.ShoulderImpingement, Facts.ShoulderMotion, Facts.ShoulderStrength }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The line; none where every positive is a reason, a caution or a note.</summary>
    public static IEnumerable<CardPart> Of(Decision decision, DateTimeOffset at)
    {
        if (!decision.Inputs.Any(IsPresent))
        {
            yield break;
        }

        var said = decision.Because.Concat(decision.Caveats).Concat(decision.Notes).Concat(decision.AlsoFound.SelectMany(static lesser => lesser.Findings))
            .SelectMany(static finding => finding.Evidence).Select(static record => (record.Fact, record.Side)).ToHashSet();
        ImmutableArray<string> present =
        [
            .. decision.Inputs.Where(input => IsPresent(input) && !said.Contains((input.Fact, input.Side)))
                .GroupBy(static input => input.Fact, StringComparer.Ordinal).Select(alike => FoundText.Of(alike, at)),
        ];
        if (!present.IsEmpty)
        {
            yield return new CardPart(Rank.Reasons, present) { Lead = "**Present:** " };
        }
    }

    private static bool IsPresent(Evidence input) => input.Value.StartsWith("present", StringComparison.Ordinal) && !SaidElsewhere.Contains(input.Fact);
}
