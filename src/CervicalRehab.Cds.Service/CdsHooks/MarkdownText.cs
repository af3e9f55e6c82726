using System.Buffers;
using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Text to GitHub Flavored Markdown that shows exactly that text: no HTML, no links, no structure.</summary>
internal static class MarkdownText
{
    // Round brackets stay: a link needs its square ones, and sentences with many backslashes read badly in clients that show the source.
    private const string Special = @"\`*_{}[]|~#";

    // Every letter that is acted on somewhere; the rest of a text is copied in one piece.
    private static readonly SearchValues<char> Watched =
        SearchValues.Create([.. Special, .. "<>&:@-+=.)", .. Enumerable.Range(0, 160).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Appends the text with everything that Markdown or HTML would act on made inert.</summary>
    public static void Append(StringBuilder page, string text)
    {
        var at = text.AsSpan().IndexOfAny(Watched);
        var copied = 0;
        while (at >= 0)
        {
            if (Inert(text, at) is { } inert)
            {
                page.Append(text, copied, at - copied).Append(inert);
                copied = at + 1;
            }

            var next = text.AsSpan(at + 1).IndexOfAny(Watched);
            at = next < 0 ? -1 : at + 1 + next;
        }

        page.Append(text, copied, text.Length - copied);
    }

    // Null for a letter that stays as it is.
    private static string? Inert(string text, int at) => text[at] switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        // Bare addresses become links of their own accord: break their three triggers.
        ':' when Follows(text, at, '/') => @"\:",
        '.' when at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase) => @"\.",
        '@' => "@\u2060",
        // At the start these would open a list or a heading line.
        '-' or '+' or '=' when at == 0 => @"\" + text[at],
        '.' or ')' when at > 0 && !text.AsSpan(0, at).ContainsAnyExceptInRange('0', '9') => @"\" + text[at],
        var special when Special.Contains(special) => @"\" + special,
        var control when char.IsControl(control) => " ",
        _ => null,
    };

    private static bool Follows(string text, int at, char next) => at + 1 < text.Length && text[at + 1] == next;
}
