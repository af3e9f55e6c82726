using System.Text.Json;
using System.Text.Unicode;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>JSON that nothing behind it can trip over: UTF-8, no repeated members, at most 64 levels, no half characters.</summary>
internal static class StrictJson
{
    private const int MaxDepth = 64;
    private const int EscapeLength = 6;
    private const int High = 1;
    private const int Low = 2;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Parses bytes, which are changed where half a character was escaped. Throws <see cref="JsonException"/>.</summary>
    public static JsonElement Parse(Memory<byte> bytes) => JsonElement.Parse(Text(bytes).Span, Strict);

    /// <summary>The same as a document on the bytes themselves: it must be disposed of before they are used again.</summary>
    public static JsonDocument Document(Memory<byte> bytes) => JsonDocument.Parse(Text(bytes), Strict);

    /// <summary>What is JSON already. Throws <see cref="JsonException"/> without a place when it repeats a member.</summary>
    public static JsonElement WithoutRepetition(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json, Strict);
        }
        catch (JsonException)
        {
            throw new JsonException();
        }
    }

    /// <summary>The text in the bytes, which are changed where half a character was escaped. Throws <see cref="JsonException"/> where they are not UTF-8.</summary>
    public static Memory<byte> Text(Memory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            throw new JsonException();
        }

        var text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        MendHalves(text.Span);
        return text;
    }

    /// <summary>Replaces, in place, each half of a surrogate pair that is escaped without its other half: it is legal JSON and no string, and would make the whole call unreadable.</summary>
    public static void MendHalves(Span<byte> json)
    {
        // Hardly a body has one, and many have a backslash in every line of their narratives.
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        for (var rest = json; rest.IndexOf((byte)'\\') is >= 0 and var at;)
        {
            rest = rest[at..];
            var half = Half(rest);
            var isPair = half == High && Half(rest[EscapeLength..]) == Low;
            if (half != 0 && !isPair)
            {
                "\\ufffd"u8.CopyTo(rest);
            }

            rest = rest[Math.Min(rest.Length, isPair ? 2 * EscapeLength : rest.StartsWith("\\u"u8) ? EscapeLength : 2)..];
        }
    }

    // High, low or 0. The digits must be checked: overwriting a broken escape could swallow the quote behind it.
    private static int Half(ReadOnlySpan<byte> escape) =>
        escape.Length < EscapeLength || escape[0] != '\\' || escape[1] != 'u' || (escape[2] | 0x20) != 'd'
            || !char.IsAsciiHexDigit((char)escape[4]) || !char.IsAsciiHexDigit((char)escape[5])
            ? 0
            : (char)(escape[3] | 0x20) switch
            {
                '8' or '9' or 'a' or 'b' => High,
                >= 'c' and <= 'f' => Low,
                _ => 0,
            };
}
