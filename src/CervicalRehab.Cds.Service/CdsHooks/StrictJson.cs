using System.Text.Json;
using System.Text.Unicode;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>JSON that nothing behind it can trip over: UTF-8, no repeated members, at most 64 levels, no half characters.</summary>
internal static class StrictJson
{
    private const int MaxDepth = 64;

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
        LoneSurrogates.Replace(text.Span);
        return text;
    }
}
