using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace CervicalRehab.Cds.Fhir.Serialization;

/// <summary>FHIR JSON of anything the SDK models, by its own serializer. It suits what is written now and then; the drafts of every call have a faster way.</summary>
public static class ResourceJson
{
    /// <summary>Readable characters, as everything is sent: an answer is JSON only and never part of a page.</summary>
    public static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonWriterOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes a resource or data type where it belongs.</summary>
    public static void Write(Utf8JsonWriter json, Base value) => Sdk.Serializer.Serialize(value, json);

    /// <summary>A resource or data type as UTF-8; for the eye when <paramref name="indented"/>.</summary>
    public static ReadOnlyMemory<byte> ToBytes(Base value, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, indented ? Indented : Readable))
        {
            Write(json, value);
        }

        return buffer.WrittenMemory;
    }

    // It looks at all types of the SDK when it is made, which nobody waits for who only asks how characters are written.
    private static class Sdk
    {
        public static readonly FhirJsonSerializer Serializer = new();
    }
}
