using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;

namespace CervicalRehab.Cds.Workbench.Layout;

/// <summary>GitHub Flavored Markdown of a card as HTML. A card's text arrives from outside: markup, links and images in it come out as text.</summary>
internal static class CardMarkdown
{
    // Below the heading of the card itself.
    private const int LevelsDown = 4;

    private static readonly MarkdownPipeline Pipeline = Build();

    public static MarkupString Html(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + LevelsDown);
        }

        // A wide table scrolls in a box of its own, which keyboards must reach.
        var html = document.ToHtml(Pipeline)
            .Replace("<table>", "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
        return new MarkupString(html);
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).DisableHtml();
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        return builder.Build();
    }
}
