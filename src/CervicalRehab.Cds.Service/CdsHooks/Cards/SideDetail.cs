using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>The text of a card beside the pathway card: what to do, what was found, and the limits.</summary>
internal static class SideDetail
{
    /// <summary>Longest text of such a card.</summary>
    public const int Limit = 500;

    /// <summary>Writes the text, with what a client's profile adds to it.</summary>
    public static void Write(StringBuilder page, SideNote note, Approval? approval, CardAdditions? additions = null)
    {
        var briefing = Briefing.Of(note);
        CardPage.Write(
            page,
            [
                .. briefing.Actions.IsEmpty ? Array.Empty<CardPart>() : [ToDo.Steps(briefing)],
                .. Offers(note),
                .. additions?.AfterDrafts ?? [],
                .. PathwayDetail.List(Rank.Reasons, "**Why:**", "reason", briefing.Why),
                .. additions?.BeforeLimits ?? [],
                LimitsLine.Of(approval),
            ],
            Math.Max(Limit, additions?.Length ?? Limit),
            additions?.Length ?? Limit);
    }

    private static IEnumerable<CardPart> Offers(SideNote note)
    {
        if (!note.Offers.IsEmpty)
        {
            yield return new CardPart(Rank.Always, [.. note.Offers.Select(static offer => CardText.Words(offer))])
            {
                Lead = note.Offers is [{ Creates: not null }] ? "**Draft:** " : "**Offered:** ",
                Between = ", or ",
                Least = note.Offers.Length,
            };
        }
    }
}
