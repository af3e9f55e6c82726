using System.Buffers;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Serialization;

/// <summary>Members of a JSON object; what is null or empty is absent.</summary>
public static class JsonMembers
{
    // What JSON escapes of ASCII.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, ' ').Select(code => (char)code)]);

    /// <summary>
    /// A piece of a string value. Escaping goes on letter by letter behind the first letter that needs it: those stand alone, and what is between
    /// them is copied at once.
    /// </summary>
    public static void WriteSegments(this Utf8JsonWriter json, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = Length(text, text.IndexOfAny(Escaped));
            json.WriteStringValueSegment(text[..plain], isFinalSegment: false);
            text = text[plain..];
            var escaped = Length(text, text.IndexOfAnyExcept(Escaped));
            json.WriteStringValueSegment(text[..escaped], isFinalSegment: false);
            text = text[escaped..];
        }
    }

    /// <summary>A primitive that is text on the wire: a string, code, uri, date.</summary>
    internal static void Text(this JsonPage json, ReadOnlySpan<byte> name, PrimitiveType? text)
    {
        if (text is { JsonValue: string value })
        {
            json.Name(name);
            json.Text(value);
        }
    }

    /// <summary>A text of many lines.</summary>
    internal static void Lines(this JsonPage json, ReadOnlySpan<byte> name, PrimitiveType? text)
    {
        if (text is IComposed { Compose: { } compose })
        {
            json.Name(name);
            json.Text(compose);
        }
        else if (text is { JsonValue: string })
        {
            json.Name(name);
            SharedJson.Write(json, text, static (json, text) => json.Text((string)text.JsonValue!));
        }
    }

    internal static void Number(this JsonPage json, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } value)
        {
            json.Name(name);
            json.Number(value);
        }
    }

    internal static void Member<T>(this JsonPage json, ReadOnlySpan<byte> name, T? value, Action<JsonPage, T> write)
        where T : Base
    {
        if (value is not null)
        {
            json.Name(name);
            SharedJson.Write(json, value, write);
        }
    }

    internal static void List<T>(this JsonPage json, ReadOnlySpan<byte> name, List<T> items, Action<JsonPage, T> write)
        where T : Base
    {
        if (items.Count == 0)
        {
            return;
        }

        json.Name(name);
        json.Start((byte)'[');
        foreach (var item in items)
        {
            SharedJson.Write(json, item, write);
        }

        json.End((byte)']');
    }

    private static int Length(ReadOnlySpan<char> text, int end) => end < 0 ? text.Length : end;
}
