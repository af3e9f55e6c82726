using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Serialization;

/// <summary>
/// Elements that no patient changes are made once and stand in all drafts at the same time; their JSON is made once too, when it is first written, and copied
/// from then on. An element is never written to once it is shared.
/// </summary>
internal static class SharedJson
{
    private static readonly ConditionalWeakTable<Base, Written> Known = [];

    /// <summary>Shares an element.</summary>
    public static T Shared<T>(this T element)
        where T : Base
    {
        Known.AddOrUpdate(element, new());
        return element;
    }

    /// <summary>Writes an element where it belongs: a primitive as <paramref name="write"/> does, anything else as an object of the members that it writes.</summary>
    public static void Write<T>(Utf8JsonWriter json, T element, Action<Utf8JsonWriter, T> write)
        where T : Base
    {
        if (Known.TryGetValue(element, out var known))
        {
            json.WriteRawValue(known.Json ??= Bytes(element, write), skipInputValidation: true);
        }
        else
        {
            WriteAnew(json, element, write);
        }
    }

    private static void WriteAnew<T>(Utf8JsonWriter json, T element, Action<Utf8JsonWriter, T> write)
        where T : Base
    {
        if (element is PrimitiveType)
        {
            write(json, element);
            return;
        }

        json.WriteStartObject();
        write(json, element);
        json.WriteEndObject();
    }

    private static byte[] Bytes<T>(T element, Action<Utf8JsonWriter, T> write)
        where T : Base
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ResourceJson.Readable))
        {
            WriteAnew(json, element, write);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private sealed class Written
    {
        /// <summary>Null until it is written for the first time; two who write it at once make the same bytes.</summary>
        public byte[]? Json { get; set; }
    }
}
