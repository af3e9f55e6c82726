using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>What a client's profile adds to the text of a card.</summary>
/// <param name="Length">Characters up to which lines are added that may be left out. What never is has the room of every card.</param>
/// <param name="AfterDrafts">Parts behind what is drafted.</param>
/// <param name="BeforeLimits">Parts before the last line.</param>
internal sealed record CardAdditions(int Length, ImmutableArray<CardPart> AfterDrafts, ImmutableArray<CardPart> BeforeLimits);

/// <summary>
/// Decision to the text of the pathway card, for ten seconds (contract section 4): what to do, why, what is missing or in doubt, what to be careful
/// about, what was examined and is absent, the values, what changed, the limits.
/// </summary>
internal static class PathwayDetail
{
    /// <summary>Longest text of a pathway card.</summary>
    public const int Limit = 900;

    /// <summary>Writes the text, with what a client's profile adds to it.</summary>
    public static void Write(StringBuilder page, Decision decision, DateTimeOffset at, Approval? approval, CardAdditions? additions = null) =>
        CardPage.Write(page, [.. Parts(decision, at, approval, additions)], Math.Max(Limit, additions?.Length ?? Limit), additions?.Length ?? Limit);

    private static IEnumerable<CardPart> Parts(Decision decision, DateTimeOffset at, Approval? approval, CardAdditions? additions)
    {
        var briefing = Briefing.Of(decision, at);
        return
        [
            DetailParts.Steps(briefing),
            .. DetailParts.Drafts(decision),
            .. additions?.AfterDrafts ?? [],
            .. List(Rank.Reasons, "**Why:**", "reason", briefing.Why),
            .. DetailParts.Present(decision, at),
            .. DetailParts.Missing(briefing.Missing),
            .. DetailParts.OnFile(briefing),
            .. DetailParts.NotUsed(decision),
            .. List(Rank.Caution, "**Caution:**", "caution", [.. decision.Caveats, .. NoteKinds.Of(decision, briefing.Actions, NoteKind.Caution)]),
            .. DetailParts.Values(decision, briefing),
            .. briefing.Changes.Select(static change => Line(Rank.Course, change, mayGo: false)),
            .. NoteKinds.Of(decision, briefing.Actions, NoteKind.Information).Select(static note => Line(Rank.Information, note.Sentence, mayGo: true) with { Short = [Capital(note.Short)] }),
            .. additions?.BeforeLimits ?? [],
            DetailParts.Limits(approval),
        ];
    }

    /// <summary>Findings under a heading: a list, or one line for one.</summary>
    public static IEnumerable<CardPart> List(Rank rank, string heading, string noun, ImmutableArray<Finding> findings)
    {
        if (!findings.IsEmpty)
        {
            var isList = findings.Length > 1;
            var (whole, inShort) = (ImmutableArray.CreateRange(findings, FoundText.Of), ImmutableArray.CreateRange(findings, FoundText.InShort));
            yield return new CardPart(rank, whole) { Short = whole.SequenceEqual(inShort) ? [] : inShort, Lead = isList ? heading : heading + " ", Noun = noun, IsList = isList };
        }
    }

    private static CardPart Line(Rank rank, string sentence, bool mayGo) =>
        new(rank, [MarkdownText.Inert(sentence, isStart: true).TrimEnd('.')]) { MayGo = mayGo, Least = mayGo ? 1 : 0, Noun = "change since baseline" };

    private static string Capital(string words) => MarkdownText.Inert(words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words, isStart: true);
}

/// <summary>The text of a card beside the pathway card: what to do, what was found, and the limits.</summary>
internal static class SideDetail
{
    /// <summary>Longest text of such a card.</summary>
    public const int Limit = 500;

    /// <summary>Writes the text, with what a client's profile adds to it.</summary>
    public static void Write(StringBuilder page, SideNote note, DateTimeOffset at, Approval? approval, CardAdditions? additions = null)
    {
        var briefing = Briefing.Of(note, at);
        CardPage.Write(
            page,
            [
                .. briefing.Actions.IsEmpty ? Array.Empty<CardPart>() : [DetailParts.Steps(briefing)],
                .. Offers(note),
                .. additions?.AfterDrafts ?? [],
                .. PathwayDetail.List(Rank.Reasons, "**Why:**", "reason", briefing.Why),
                .. DetailParts.OnFile(briefing),
                .. additions?.BeforeLimits ?? [],
                DetailParts.Limits(approval),
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
