using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Members of a JSON object; what is null is absent.</summary>
internal static class JsonMembers
{
    // What JSON escapes of ASCII.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, ' ').Select(code => (char)code)]);

    public static void Text(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>A text of many lines.</summary>
    public static void Lines(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WritePropertyName(name);
            json.WriteSegments(text);
            json.WriteStringValueSegment(default(ReadOnlySpan<char>), isFinalSegment: true);
        }
    }

    public static void Flag(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? flag)
    {
        if (flag is { } value)
        {
            json.WriteBoolean(name, value);
        }
    }

    public static void Number(this Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    public static void Member<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            write(json, value);
        }
    }

    public static void List<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is { } present)
        {
            json.WriteStartArray(name);
            foreach (var item in present)
            {
                write(json, item);
            }

            json.WriteEndArray();
        }
    }

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

    private static int Length(ReadOnlySpan<char> text, int end) => end < 0 ? text.Length : end;
}
