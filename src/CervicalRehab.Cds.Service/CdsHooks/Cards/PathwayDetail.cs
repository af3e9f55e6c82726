using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

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
            ToDo.Steps(briefing),
            .. ToDo.Drafts(decision),
            .. additions?.AfterDrafts ?? [],
            .. List(Rank.Reasons, "**Why:**", "reason", briefing.Why),
            .. PresentPart.Of(decision, at),
            .. MissingParts.Of(briefing.Missing),
            .. DoubtParts.Of(decision, briefing),
            .. List(Rank.Caution, "**Caution:**", "caution", [.. decision.Caveats, .. NoteKinds.Of(decision, briefing.Actions, NoteKind.Caution)]),
            .. ValueParts.Of(decision, briefing),
            .. briefing.Changes.Select(static change => Line(Rank.Course, change, mayGo: false)),
            .. NoteKinds.Of(decision, briefing.Actions, NoteKind.Information).Select(static note => Line(Rank.Information, note.Sentence, mayGo: true) with { Short = [Capital(note.Short)] }),
            .. additions?.BeforeLimits ?? [],
            LimitsLine.Of(approval),
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
        new(rank, [MarkdownText.Inert(sentence, isStart: true).TrimEnd('.')]) { MayGo = mayGo, Least = mayGo ? 1 : 0, Noun = "change" };

    private static string Capital(string words) => MarkdownText.Inert(words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words, isStart: true);
}
