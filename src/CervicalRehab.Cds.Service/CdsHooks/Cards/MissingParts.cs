using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>What is missing, grouped by what mends it, a line a group. A card has room for a few groups; what they leave is one line more.</summary>
internal static class MissingParts
{
    private const int Few = 4;

    /// <summary>The lines, in the order of the groups.</summary>
    public static IEnumerable<CardPart> Of(ImmutableArray<MissingGroup> groups)
    {
        var few = groups.Length > Few ? Few - 1 : groups.Length;
        foreach (var group in groups[..few])
        {
            yield return group.Parts.IsEmpty
                ? new CardPart(Rank.Missing, [MarkdownText.Inert(group.Lead, isStart: true)]) { Least = 1 }
                : new CardPart(Rank.Missing, [.. group.Parts.Select(static part => MarkdownText.Inert(part))]) { Lead = MarkdownText.Inert(group.Lead, isStart: true) + ": ", Between = ", " };
        }

        if (few < groups.Length)
        {
            yield return new CardPart(Rank.Missing, [.. groups[few..].Select(static group => MarkdownText.Inert(group.Line))])
            {
                Short = [.. groups[few..].Select(static group => MarkdownText.Inert(group.Lead))],
                Lead = "Also: ",
                Noun = "gap",
            };
        }
    }
}
