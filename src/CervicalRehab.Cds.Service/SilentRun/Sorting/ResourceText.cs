using System.Text;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.SilentRun.Sorting;

/// <summary>Members of a resource that one look did not tell: they are rare, or wanted of few types.</summary>
internal static class ResourceText
{
    // A longer date is none.
    private const int LongestDate = 40;

    /// <summary>The id, whatever escapes it has; empty when it is no text.</summary>
    public static ReadOnlySpan<byte> Id(ReadOnlySpan<byte> json) => Encoding.UTF8.GetBytes(Text(JsonElement.Parse(json), "id") ?? string.Empty);

    /// <summary>The literal reference to the subject, whatever form it has; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Subject(ReadOnlySpan<byte> json) => Encoding.UTF8.GetBytes(Reference(Member(JsonElement.Parse(json), "subject")) ?? string.Empty);

    /// <summary>The start of an Encounter in which somebody was seen; null for one that is planned, was cancelled or entered in error, or has no day.</summary>
    public static string? StartOfEncounter(ReadOnlySpan<byte> json)
    {
        var encounter = JsonElement.Parse(json);
        return Text(encounter, "status") is not ("planned" or "cancelled" or "entered-in-error") && Text(Member(encounter, "period"), "start") is { Length: > 0 and <= LongestDate } start ? start : null;
    }

    /// <summary>A member that is a text; null when it is not there, is something else or is half a character.</summary>
    public static string? Text(JsonElement json, string name) => Text(Member(json, name));

    private static JsonElement Member(JsonElement json, string name)
    {
        try
        {
            return json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // Half a character in a name.
            return default;
        }
    }

    private static string? Reference(JsonElement subject) => subject.ValueKind switch
    {
        JsonValueKind.String => Text(subject),
        JsonValueKind.Object when subject.TryGetProperty("reference", out var reference) => Text(reference),
        JsonValueKind.Array => subject.EnumerateArray().Select(Reference).FirstOrDefault(static reference => reference is not null),
        _ => null,
    };

    private static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind is JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
