using System.Text.Json;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>Tells the values of a prefetch key apart. Pure.</summary>
internal static class PrefetchValue
{
    /// <summary>What a key brought; <paramref name="value"/> is null when the key is absent.</summary>
    public static KeyResult Classify(PrefetchKey key, JsonElement? value)
    {
        if (value is not { } json)
        {
            return KeyResult.Absent;
        }

        return json.ValueKind switch
        {
            JsonValueKind.Null => KeyResult.Nothing,
            JsonValueKind.Object => OfResource(key, json),
            _ => KeyResult.Unreadable("it is no FHIR resource"),
        };
    }

    private static KeyResult OfResource(PrefetchKey key, JsonElement json)
    {
        json.TryGetProperty("resourceType"u8, out var type);
        return Is(type, "OperationOutcome"u8) ? KeyResult.Failed("its query failed (OperationOutcome)")
            : key.IsSearch && Is(type, "Bundle"u8) ? SearchResult.Classify(key.ResourceType, json)
            : type.ValueKind is JsonValueKind.String && type.ValueEquals(key.ResourceType) ? new KeyResult(KeyState.Found, [json])
            : KeyResult.Unreadable(key.IsSearch ? $"it holds neither a searchset nor a {key.ResourceType}" : $"it holds no {key.ResourceType}");
    }

    /// <summary>
    /// What a server answered to our own query. Stricter than a prefetch value: null or a bare resource answers no search, and taken for
    /// "nothing found" it would hide an OPLL.
    /// </summary>
    public static KeyResult OfAnswer(PrefetchKey key, JsonElement body)
    {
        var type = body.ValueKind is JsonValueKind.Object ? ResourceType(body) : null;
        return type is "OperationOutcome" ? KeyResult.NotFetched("operation-outcome")
            : type == (key.IsSearch ? "Bundle" : key.ResourceType) && Classify(key, body) is { State: not KeyState.Failed } result ? result
            : KeyResult.NotFetched("unexpected-answer");
    }

    /// <summary>True for this text.</summary>
    internal static bool Is(JsonElement json, ReadOnlySpan<byte> text) => json.ValueKind is JsonValueKind.String && json.ValueEquals(text);

    internal static string? ResourceType(JsonElement json) => Text(json, "resourceType"u8);

    internal static string? Text(JsonElement json, ReadOnlySpan<byte> name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
