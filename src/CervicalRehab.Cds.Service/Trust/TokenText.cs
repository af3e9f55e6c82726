using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>
/// A compact JWT taken apart, nothing of it trusted yet. A class and no record, so that nothing prints it. What is judged is read here and
/// nowhere else: two readers could understand one token differently.
/// </summary>
internal sealed class TokenText
{
    private const int MaxLength = 16 * 1_024;

    private static readonly SearchValues<char> Base64UrlLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly JsonElement _header;
    private readonly JsonElement _payload;

    private TokenText(string compact, JsonElement header, JsonElement payload) => (Compact, _header, _payload) = (compact, header, payload);

    /// <summary>The token as received.</summary>
    public string Compact { get; }

    /// <summary>The parts of a token; null when it is none.</summary>
    public static TokenText? Read(string compact) =>
        compact.Length <= MaxLength
        && compact.Split('.') is [var header, var payload, { Length: > 0 } signature] && IsBase64Url(signature)
        && Object(header) is { } first && Object(payload) is { } second
            ? new TokenText(compact, first, second)
            : null;

    /// <summary>A header; undefined when absent.</summary>
    public JsonElement Header(string name) => _header.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A claim; undefined when absent.</summary>
    public JsonElement Claim(string name) => _payload.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The text of a value; null for anything but a string.</summary>
    public static string? Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Object(string part)
    {
        if (part.Length == 0 || !IsBase64Url(part))
        {
            return null;
        }

        try
        {
            return StrictJson.Parse(Base64Url.DecodeFromChars(part)) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            return null;
        }
    }

    private static bool IsBase64Url(string part) => !part.AsSpan().ContainsAnyExcept(Base64UrlLetters);
}
