using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Looks into a resource that may not be valid R4: takes what can be recognized and never fails on the rest.</summary>
internal static class JsonProbe
{
    /// <summary>True when there is nothing to read.</summary>
    internal static bool IsAbsent(this JsonElement element) => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>A member of an object; null when absent, JSON null, or not an object.</summary>
    internal static JsonElement? Member(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <summary>A string member, or null.</summary>
    internal static string? Text(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { } text ? text.Words() : null;

    /// <summary>The text of a JSON string; null for any other kind, and for text that is not valid Unicode.</summary>
    internal static string? Words(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? SharedTexts.Of(element) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>True for a text that is more than white space.</summary>
    internal static bool HasWords(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String
        && ((JsonMarshal.GetRawUtf8Value(element)[1] is > (byte)' ' and <= (byte)'~' and not (byte)'\\' and not (byte)'"') || !string.IsNullOrWhiteSpace(element.Words()));

    /// <summary>True for a text of valid Unicode, and where there is nothing to read.</summary>
    internal static bool IsTextOrAbsent(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => IsText(JsonMarshal.GetRawUtf8Value(element)) || element.Words() is not null,
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        _ => false,
    };

    // Without an escape only its bytes can be wrong.
    private static bool IsText(ReadOnlySpan<byte> raw) => !raw.Contains((byte)'\\') && Utf8.IsValid(raw);

    /// <summary>A CodeableConcept, also where a list, a bare Coding, a bare string or a numeric code stands in its place.</summary>
    internal static CodeableConcept Concept(JsonElement? element)
    {
        if (element is not { } found)
        {
            return new CodeableConcept();
        }

        var codings = new List<Coding>(1);
        Collect(found, codings);
        return new CodeableConcept { Coding = codings, Text = TextOf(found) };
    }

    /// <summary>Every text and number within, however deep, as text.</summary>
    internal static IEnumerable<string> Scalars(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.Words() is { } text ? [text] : [],
        JsonValueKind.Number => [element.GetRawText()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Scalars),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Scalars(member.Value)),
        _ => [],
    };

    private static void Collect(JsonElement element, List<Coding> codings)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, codings);
            }
        }
        else if (element.Member("coding"u8) is { } coding)
        {
            Collect(coding, codings);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            codings.Add(new Coding(element.Text("system"u8), CodeOf(element), element.Text("display"u8)));
        }
    }

    private static string? CodeOf(JsonElement coding) =>
        coding.Member("code"u8) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : coding.Text("code"u8);

    private static string? TextOf(JsonElement concept) => concept.Words() ?? concept.Text("text"u8);
}
