using System.Runtime.CompilerServices;
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
    public static void Write<T>(JsonPage json, T element, Action<JsonPage, T> write)
        where T : Base
    {
        if (Known.TryGetValue(element, out var known))
        {
            json.Value(known.Json ??= Bytes(element, write));
        }
        else
        {
            WriteAnew(json, element, write);
        }
    }

    /// <summary>The same of an element that is not shared.</summary>
    public static void WriteAnew<T>(JsonPage json, T element, Action<JsonPage, T> write)
        where T : Base
    {
        if (element is PrimitiveType)
        {
            write(json, element);
            return;
        }

        json.Start((byte)'{');
        write(json, element);
        json.End((byte)'}');
    }

    private static byte[] Bytes<T>(T element, Action<JsonPage, T> write)
        where T : Base => JsonPage.Bytes(page => WriteAnew(page, element, write));

    private sealed class Written
    {
        /// <summary>Null until it is written for the first time; two who write it at once make the same bytes.</summary>
        public byte[]? Json { get; set; }
    }
}
