using System.Buffers;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>One property of a received object: its old value (null when absent) to its new one (null leaves it out).</summary>
internal sealed record Edit(string Property, Func<JsonElement?, JsonElement?> To);

/// <summary>
/// Rewrites received JSON property by property: what no edit names is copied as its raw text, so that the lexical form of numbers,
/// unknown elements, extensions and order survive.
/// </summary>
internal static class ResourceEdit
{
    /// <summary>The object with the edits applied in place; properties it did not have follow at the end.</summary>
    public static JsonElement With(this JsonElement received, params ReadOnlySpan<Edit> edits)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var property in received.EnumerateObject())
            {
                Write(json, property.Name, For(property.Name, edits) is { } edit ? edit.To(property.Value) : property.Value);
            }

            foreach (var edit in edits)
            {
                if (!received.TryGetProperty(edit.Property, out _))
                {
                    Write(json, edit.Property, edit.To(null));
                }
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>An array of the items, each as its raw text.</summary>
    public static JsonElement Array(IEnumerable<JsonElement> items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                json.WriteRawValue(item.GetRawText());
            }

            json.WriteEndArray();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>The items of an array; none when absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? received) =>
        received is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>A property of an object; null when absent.</summary>
    public static JsonElement? Get(this JsonElement? received, string property) =>
        received is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(property, out var found) ? found : null;

    /// <summary>True when this is that string.</summary>
    public static bool Is(this JsonElement? received, string text) =>
        received is { ValueKind: JsonValueKind.String } value && value.ValueEquals(text);

    private static Edit? For(string property, ReadOnlySpan<Edit> edits)
    {
        foreach (var edit in edits)
        {
            if (string.Equals(edit.Property, property, StringComparison.Ordinal))
            {
                return edit;
            }
        }

        return null;
    }

    private static void Write(Utf8JsonWriter json, string property, JsonElement? value)
    {
        if (value is { } present)
        {
            json.WritePropertyName(property);
            json.WriteRawValue(present.GetRawText());
        }
    }
}
