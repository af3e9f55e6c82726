namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>
/// Half of an escaped surrogate pair is what is left when a system cuts a text inside a character. It is legal JSON and
/// no string, and would make the whole call unreadable; it becomes the replacement character instead.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Replaces each escaped half without its other half, in place.</summary>
    public static void Replace(Span<byte> json)
    {
        // Hardly a body has one, and many have a backslash in every line of their narratives.
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        for (var at = json.IndexOf((byte)'\\'); at >= 0 && at + 1 < json.Length; at = Next(json, at))
        {
            var half = Half(json[at..]);
            if (half == 0)
            {
                at += json[at + 1] == 'u' ? EscapeLength : 2;
            }
            else if (half == High && IsLowNext(json[(at + EscapeLength)..]))
            {
                at += 2 * EscapeLength;
            }
            else
            {
                "\\ufffd"u8.CopyTo(json[at..]);
                at += EscapeLength;
            }
        }
    }

    private static bool IsLowNext(ReadOnlySpan<byte> rest) => rest.StartsWith("\\"u8) && Half(rest) == Low;

    private const int High = 1;
    private const int Low = 2;

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        var offset = from < json.Length ? json[from..].IndexOf((byte)'\\') : -1;
        return offset < 0 ? -1 : from + offset;
    }

    // The digits must be checked: overwriting a broken escape could swallow the quote behind it.
    private static int Half(ReadOnlySpan<byte> escape) =>
        escape.Length < EscapeLength || escape[1] != 'u' || (escape[2] | 0x20) != 'd'
            || !char.IsAsciiHexDigit((char)escape[4]) || !char.IsAsciiHexDigit((char)escape[5])
            ? 0
            : (char)(escape[3] | 0x20) switch
            {
                '8' or '9' or 'a' or 'b' => High,
                >= 'c' and <= 'f' => Low,
                _ => 0,
            };
}
