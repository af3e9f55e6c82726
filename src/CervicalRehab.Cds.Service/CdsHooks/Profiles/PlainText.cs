using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>A card's Markdown as plain text with the same words: marks go, escaped letters stand as themselves, bullets stay.</summary>
internal static class PlainText
{
    private static readonly (string Entity, char Letter)[] Entities = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')];

    /// <summary>Takes the marks away. What is left is never longer.</summary>
    public static void Make(StringBuilder page)
    {
        var text = page.ToString();
        page.Clear();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when at + 1 < text.Length:
                    page.Append(text[++at]);
                    break;
                case '*' or '\u2060':
                    break;
                case '&' when Array.Find(Entities, entity => text.AsSpan(at).StartsWith(entity.Entity, StringComparison.Ordinal)) is { Entity: { } entity, Letter: var letter }:
                    page.Append(letter);
                    at += entity.Length - 1;
                    break;
                case '[' when Link(text, at) is var (label, url, end):
                    page.Append(label).Append(": ").Append(url);
                    at = end;
                    break;
                case var other:
                    page.Append(other);
                    break;
            }
        }
    }

    // Of our own making: its label and its address hold no bracket.
    private static (string Label, string Url, int End)? Link(string text, int at) =>
        text.IndexOf("](", at, StringComparison.Ordinal) is > 0 and var middle && text.IndexOf(')', middle) is > 0 and var end ? (text[(at + 1)..middle], text[(middle + 2)..end], end) : null;
}
