using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>Reads one item of a list; null when it is not certain.</summary>
internal delegate T? ItemReader<out T>(ref Utf8JsonReader json, Noted noted)
    where T : class;

/// <summary>Objects and lists of them, by their tables; each null when it is not certain.</summary>
internal static class ElementReaders
{
    /// <summary>An object of this type; null when it is not certain.</summary>
    internal static T? One<T>(this ElementTable<T> table, ref Utf8JsonReader json, Noted noted)
        where T : class, new()
    {
        var it = table.Make();
        return table.Fill(ref json, it, noted) ? it : null;
    }

    /// <summary>A list of such objects; null when it is not certain.</summary>
    internal static List<T>? Many<T>(this ElementTable<T> table, ref Utf8JsonReader json, Noted noted)
        where T : class, new() => List(ref json, noted, table.ReadOne);

    /// <summary>A list; null when it is none or empty, and when one of its items is not certain.</summary>
    internal static List<T>? List<T>(ref Utf8JsonReader json, Noted noted, ItemReader<T> read)
        where T : class
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var list = new List<T>(1);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (read(ref json, noted) is not { } item)
            {
                return null;
            }

            list.Add(item);
        }

        return list.Count > 0 ? list : null;
    }

    internal static FhirDateTime? Moment(ref Utf8JsonReader json) => PrimitiveParser.Moment(ref json, withDate: true, withTime: true) is { } text ? new FhirDateTime(text) : null;

    /// <summary>A concept, new or shared; null when it is not certain.</summary>
    internal static CodeableConcept? Concept(ref Utf8JsonReader json, Noted noted)
    {
        noted.Concept.Clear();
        return DataTypeElements.OfConcept.Fill(ref json, noted.Concept, noted) ? noted.Concept.Made() : null;
    }

    /// <summary>A list of them; null when it is not certain.</summary>
    internal static List<CodeableConcept>? Concepts(ref Utf8JsonReader json, Noted noted) => List(ref json, noted, Concept);

    /// <summary>A coding, new or shared; null when it is not certain.</summary>
    internal static Coding? Coding(ref Utf8JsonReader json, Noted noted)
    {
        noted.Coding.Clear();
        return DataTypeElements.OfCoding.Fill(ref json, noted.Coding, noted) ? noted.Coding.Made() : null;
    }

    /// <summary>A list of them; null when it is not certain.</summary>
    internal static List<Coding>? Codings(ref Utf8JsonReader json, Noted noted) => List(ref json, noted, Coding);
}
