using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CervicalRehab.Cds.Workbench.Layout;

/// <summary>JSON of any shape, read without surprises: what is absent or of another kind is null or empty.</summary>
internal static class Json
{
    // Shown as text, and encoded again for the page.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value of a text; null when it is no JSON.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Indented for reading; a text that is no JSON as it is.</summary>
    public static string Pretty(string text) => Parse(text) is { } json ? Pretty(json) : text;

    /// <summary>Indented for reading.</summary>
    public static string Pretty(JsonElement json) => JsonSerializer.Serialize(json, Readable);

    /// <summary>The member at the end of a path.</summary>
    public static JsonElement? At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return null;
            }
        }

        return json;
    }

    /// <summary>A string, number or truth value as text; null for anything else.</summary>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path) => json.At(path) switch
    {
        { ValueKind: JsonValueKind.String } text => Words(text),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        _ => null,
    };

    // Half a character is legal JSON and no text.
    private static string? Words(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The items of an array.</summary>
    public static ImmutableArray<JsonElement> Items(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    /// <summary>The strings of an array.</summary>
    public static ImmutableArray<string> Texts(this JsonElement json, params ReadOnlySpan<string> path) =>
        [.. json.Items(path).Select(item => item.ValueKind is JsonValueKind.String ? Words(item) ?? string.Empty : item.GetRawText())];
}
