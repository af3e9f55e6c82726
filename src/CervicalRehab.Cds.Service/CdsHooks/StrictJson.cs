using System.Text.Json;
using System.Text.Unicode;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>JSON that nothing behind it can trip over: UTF-8, no repeated members, at most 64 levels, no half characters.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Parses bytes, which are changed where half a character was escaped. Throws <see cref="JsonException"/>.</summary>
    public static JsonElement Parse(Span<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new JsonException();
        }

        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        LoneSurrogates.Replace(text);
        return JsonElement.Parse(text, Options);
    }
}
