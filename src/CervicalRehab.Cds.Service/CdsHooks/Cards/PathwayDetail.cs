using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
        CardPage.Write(page, CollectionsMarshal.AsSpan(Parts(decision, at, approval, additions)), Math.Max(Limit, additions?.Length ?? Limit), additions?.Length ?? Limit);

    private static List<CardPart> Parts(Decision decision, DateTimeOffset at, Approval? approval, CardAdditions? additions)
    {
        var briefing = Briefing.Of(decision, at);
        var parts = new List<CardPart>(16) { DetailParts.Steps(briefing) };
        parts.AddThere(DetailParts.Drafts(decision));
        parts.AddRange(additions?.AfterDrafts ?? []);
        parts.AddThere(List(Rank.Reasons, "**Why:**", "reason", briefing.Why));
        parts.AddThere(DetailParts.Present(decision, briefing, at));
        parts.AddRange(DetailParts.Missing(briefing.Missing));
        parts.AddRange(DetailParts.OnFile(briefing));
        parts.AddRange(DetailParts.NotUsed(decision));
        parts.AddThere(DetailParts.Cautions(decision, briefing));
        parts.AddRange(DetailParts.Values(decision, briefing));
        foreach (var change in briefing.Changes)
        {
            parts.Add(Line(Rank.Course, change, mayGo: false));
        }

        foreach (var note in NoteKinds.Of(decision, briefing.Actions, NoteKind.Information))
        {
            parts.Add(Line(Rank.Information, note.Sentence, mayGo: true) with { Short = [Capital(note.Short)] });
        }

        parts.AddRange(additions?.BeforeLimits ?? []);
        parts.Add(DetailParts.Limits(approval));
        return parts;
    }

    /// <summary>Findings under a heading: a list, or one line for one; null for none.</summary>
    public static CardPart? List(Rank rank, string heading, string noun, ImmutableArray<Finding> findings)
    {
        if (findings.IsEmpty)
        {
            return null;
        }

        var isList = findings.Length > 1;
        var (whole, inShort) = (ImmutableArray.CreateRange(findings, FoundText.Of), ImmutableArray.CreateRange(findings, FoundText.InShort));
        return new(rank, whole) { Short = whole.SequenceEqual(inShort) ? [] : inShort, Findings = findings, Lead = isList ? heading : heading + " ", Noun = noun, IsList = isList };
    }

    private static void AddThere(this List<CardPart> parts, CardPart? part)
    {
        if (part is not null)
        {
            parts.Add(part);
        }
    }

    private static CardPart Line(Rank rank, string sentence, bool mayGo) =>
        new(rank, [MarkdownText.Inert(sentence, isStart: true).TrimEnd('.')]) { MayGo = mayGo, IsLine = true, Least = 1 };

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
                .. PathwayDetail.List(Rank.Reasons, "**Why:**", "reason", briefing.Why) is { } why ? [why] : Array.Empty<CardPart>(),
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
