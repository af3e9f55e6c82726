using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>What is on file and so not drafted again, and what arrived and was not used, counted by reason.</summary>
internal static class DoubtParts
{
    /// <summary>The lines.</summary>
    public static IEnumerable<CardPart> Of(Decision decision, Briefing briefing)
    {
        if (!briefing.OnFile.IsEmpty)
        {
            yield return new CardPart(Rank.Doubt, [.. briefing.OnFile.Select(static order => MarkdownText.Inert(order))]) { Lead = "**On file, not drafted again:** ", Noun = "order" };
        }

        if (!decision.NotUsed.IsEmpty || decision.OtherPatientsResources > 0)
        {
            yield return new CardPart(Rank.Doubt, [.. NotUsed(decision)]) { Lead = "**Not used:** ", Noun = "reason" };
        }
    }

    // What is not understood is counted by what it is about; what was ignored of others is a count without a name.
    private static IEnumerable<string> NotUsed(Decision decision) =>
    [
        .. decision.NotUsed.Where(static unused => unused.Reason == Reason.NotUnderstood).GroupBy(static unused => unused.Fact, StringComparer.Ordinal)
            .Select(static alike => MarkdownText.Inert(CardText.NotUnderstood(alike.Count(), alike.Key))),
        .. decision.NotUsed.Where(static unused => unused.Reason != Reason.NotUnderstood).GroupBy(static unused => (unused.Reason, What: What(unused)))
            .Select(static alike => MarkdownText.Inert($"{alike.Key.What}: {alike.Key.Reason.Words()}{(alike.Count() > 1 ? $" ({alike.Count()})" : string.Empty)}")),
        .. decision.OtherPatientsResources > 0 ? [CardText.OtherPatients(decision.OtherPatientsResources)] : Array.Empty<string>(),
    ];

    // The fact where it is known, else the kind of the resource; never its id.
    private static string What(UnusedRecord unused) => unused.Fact is { } fact ? Advice.Name(fact) : unused.Reference.Split('/')[0];
}
