using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What a key brought (contract section 3).</summary>
internal enum KeyState
{
    /// <summary>Resources, all that there are.</summary>
    Found,

    /// <summary>Asked for and nothing found.</summary>
    Nothing,

    /// <summary>Not served.</summary>
    Absent,

    /// <summary>Asked for and failed, or not an answer to the query.</summary>
    Failed,

    /// <summary>Some resources, and a sign that there are more.</summary>
    Incomplete,
}

/// <summary>What a key brought: its state, the resources, and why it is not whole.</summary>
internal sealed record KeyResult(KeyState State, ImmutableArray<JsonElement> Resources, string? Reason = null)
{
    public static KeyResult Nothing { get; } = new(KeyState.Nothing, []);

    public static KeyResult Absent { get; } = new(KeyState.Absent, []);

    /// <summary>Failed because what arrived is not what was asked for, rather than because the query failed.</summary>
    public bool IsUnreadable { get; init; }

    public static KeyResult Failed(string reason) => new(KeyState.Failed, [], reason);

    public static KeyResult Unreadable(string reason) => Failed(reason) with { IsUnreadable = true };
}

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
            JsonValueKind.Object => ResourceType(json) switch
            {
                "OperationOutcome" => KeyResult.Failed("its query failed (OperationOutcome)"),
                "Bundle" when key.IsSearch => SearchResult.Classify(key.ResourceType, json),
                var type when type == key.ResourceType => new KeyResult(KeyState.Found, [json]),
                _ => KeyResult.Unreadable(key.IsSearch ? $"it holds neither a searchset nor a {key.ResourceType}" : $"it holds no {key.ResourceType}"),
            },
            _ => KeyResult.Unreadable("it is no FHIR resource"),
        };
    }

    internal static string? ResourceType(JsonElement json) => Text(json, "resourceType");

    internal static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
