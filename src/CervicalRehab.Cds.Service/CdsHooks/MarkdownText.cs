using System.Buffers;
using System.Text;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Text to GitHub Flavored Markdown that shows exactly that text: no HTML, no links, no structure.</summary>
internal static class MarkdownText
{
    // Round brackets stay: a link needs its square ones, and sentences with many backslashes read badly in clients that show the source.
    private const string Special = @"\`*_{}[]|~#";

    // ASCII that is acted on nowhere but at a start; what stands between other letters is copied in one piece.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except([.. Special, .. "<>&:@."])]);

    /// <summary>The text with everything inert; the same one when nothing in it acts. <paramref name="isStart"/> is true for what may begin a line.</summary>
    public static string Inert(string text, bool isStart = false)
    {
        StringBuilder? page = null;
        var copied = 0;
        if (isStart && Opener(text) is { } opener)
        {
            page = new StringBuilder(text.Length + 8).Append(text, 0, opener).Append('\\').Append(text[opener]);
            copied = opener + 1;
        }

        for (var at = Next(text, copied); at < text.Length; at = Next(text, at + 1))
        {
            // What stands in a sentence may act elsewhere and does nothing here, as most colons do.
            if (InertAt(text, at) is { } inert)
            {
                (page ??= new StringBuilder(text.Length + 8)).Append(text, copied, at - copied).Append(inert);
                copied = at + 1;
            }
        }

        return page is null ? text : page.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAnyExcept(Plain) is >= 0 and var found ? from + found : text.Length;

    // What would open a list or a heading line at the start: a mark, or what ends a number.
    private static int? Opener(string text) => text switch
    {
        ['-' or '+' or '=', ..] => 0,
        [>= '0' and <= '9', ..] when text.AsSpan().IndexOfAnyExceptInRange('0', '9') is > 0 and var end && text[end] is ('.' or ')') => end,
        _ => null,
    };

    // Null for a letter that stays as it is.
    private static string? InertAt(string text, int at) => text[at] switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        // Bare addresses become links of their own accord: break their three triggers.
        ':' when Follows(text, at, '/') => @"\:",
        '.' when at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase) => @"\.",
        '@' => "@\u2060",
        var special when Special.Contains(special) => @"\" + special,
        var control when char.IsControl(control) => " ",
        _ => null,
    };

    private static bool Follows(string text, int at, char next) => at + 1 < text.Length && text[at + 1] == next;
}
