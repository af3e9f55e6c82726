using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Text to GitHub Flavored Markdown that shows exactly that text: no HTML, no links, no structure.</summary>
internal static class MarkdownText
{
    // Round brackets stay: a link needs its square ones, and sentences with many backslashes read badly in clients that show the source.
    private const string Special = @"\`*_{}[]|~#";

    /// <summary>The text with everything that Markdown or HTML would act on made inert.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            escaped.Append(Inert(text, at));
        }

        return escaped.ToString();
    }

    /// <summary>An id in code style; ids hold nothing that could end it.</summary>
    public static string Code(string id) => $"`{id}`";

    private static string Inert(string text, int at) => text[at] switch
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
        var plain => plain.ToString(),
    };

    private static bool Follows(string text, int at, char next) => at + 1 < text.Length && text[at + 1] == next;
}
