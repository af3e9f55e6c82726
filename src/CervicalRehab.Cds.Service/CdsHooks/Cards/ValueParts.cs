using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>What was examined and is absent, then motion, pain and shoulder, a line each. They give way before any reason; a shoulder that is not normal does not.</summary>
internal static class ValueParts
{
    private const string Shoulder = "Shoulder";

    /// <summary>The lines.</summary>
    public static IEnumerable<CardPart> Of(Decision decision, Briefing briefing)
    {
        if (briefing.Negatives is { } negatives)
        {
            yield return Line(Rank.Absent, negatives);
        }

        var isAbnormal = MeasureLines.ShoulderItems(decision).Any(MeasureLines.IsAbnormal);
        foreach (var measure in briefing.Measures)
        {
            yield return isAbnormal && measure.StartsWith(Shoulder, StringComparison.Ordinal) ? Line(Rank.Course, measure) with { MayGo = false } : Line(Rank.Values, measure);
        }
    }

    private static CardPart Line(Rank rank, string words) => new(rank, [MarkdownText.Inert(words, isStart: true)]) { Least = 1, MayGo = true };
}
