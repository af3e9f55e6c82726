using System.Text.Json;
using System.Text.Json.Serialization;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>A resource that is JSON already. One of our own goes out as it is; what was received is written anew, in our way of writing.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8, bool IsReceived);

/// <summary>Writes <see cref="RawJson"/>; we never read it.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
    {
        if (value.IsReceived)
        {
            using var document = JsonDocument.Parse(value.Utf8);
            document.RootElement.WriteTo(writer);
        }
        else
        {
            // Our own writer made it a moment ago.
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
        }
    }
}
