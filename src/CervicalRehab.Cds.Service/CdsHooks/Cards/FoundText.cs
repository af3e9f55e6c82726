using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Protocol.Briefings;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>A finding in the Markdown of a card.</summary>
internal static class FoundText
{
    /// <summary>The sentence of a finding and where it was found.</summary>
    public static string Of(Finding finding) => Inert(FoundWords.Of(finding));

    /// <summary>The sentence alone, for a page that is full.</summary>
    public static string InShort(Finding finding) => Inert(finding.Sentence);

    /// <summary>What it is called and its date, where even the sentence has no room.</summary>
    public static string Briefly(Finding finding) => Inert(FoundWords.Brief(finding) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : finding.Sentence);

    /// <summary>Records of one fact in words, for instance <c>Hoffmann sign left (May 27)</c>.</summary>
    public static string Of(IEnumerable<Evidence> alike, DateTimeOffset at) => MarkdownText.Inert(FoundWords.Of(alike, at));

    private static string Inert(string sentence) => MarkdownText.Inert(sentence, isStart: true).TrimEnd('.');
}
