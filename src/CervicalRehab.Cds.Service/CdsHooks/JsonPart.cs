using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Fhir.Serialization;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>
/// A part of an answer that knows how to write itself, such as a resource within another one. It is written once, where it belongs: not to memory
/// first and then copied. What is received in its place is passed over.
/// </summary>
[JsonConverter(typeof(JsonPartConverter))]
internal readonly record struct JsonPart(Action<Utf8JsonWriter> Write)
{
    // What a long text grew its page to is not kept for those after it.
    private const int LongestPage = 64 * 1024;

    // A text is put together in one go on one thread: its page serves the next one.
    [ThreadStatic]
    private static StringBuilder? t_page;

    /// <summary>A text that is put together where it is written: there is no string of it.</summary>
    public static JsonPart Text(Action<StringBuilder> compose) => new(json =>
    {
        var page = (t_page ?? new StringBuilder(16 * 1024)).Clear();
        compose(page);
        foreach (var piece in page.GetChunks())
        {
            json.WriteSegments(piece.Span);
        }

        json.WriteStringValueSegment(default(ReadOnlySpan<char>), isFinalSegment: true);
        t_page = page.Capacity <= LongestPage ? page : null;
    });
}

/// <summary>Writes a <see cref="JsonPart"/> in its place.</summary>
internal sealed class JsonPartConverter : JsonConverter<JsonPart>
{
    /// <inheritdoc/>
    public override JsonPart Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return new(static json => json.WriteNullValue());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JsonPart value, JsonSerializerOptions options) => value.Write(writer);
}
