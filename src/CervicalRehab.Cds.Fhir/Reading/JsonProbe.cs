using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Looks into a resource that may not be valid R4: takes what can be recognized and never fails on the rest.</summary>
public static class JsonProbe
{
    /// <summary>True when there is nothing to read.</summary>
    internal static bool IsAbsent(this JsonElement element) => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>A member of an object; null when absent, JSON null, or not an object.</summary>
    public static JsonElement? Member(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <summary>A string member, or null.</summary>
    public static string? Text(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { } text ? text.Words() : null;

    /// <summary>The items of a member, also where one stands alone; none when it is absent.</summary>
    internal static IEnumerable<JsonElement> Each(this JsonElement element, ReadOnlySpan<byte> name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } one => [one],
        _ => [],
    };

    /// <summary>The items of a list; none when it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

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

    /// <summary>True for a CodeableConcept of R4, as far as it is read; what else it holds is no code of ours.</summary>
    internal static bool IsConcept(JsonElement concept) =>
        concept.ValueKind == JsonValueKind.Object && IsTextOrAbsent(concept.Member("text"u8)) && !HoldsMore(concept, MisplacedCode.OfConcept)
        && concept.Member("coding"u8) is var codings && (codings is null || (codings is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(IsCoding)));

    private static bool IsCoding(JsonElement coding) => coding.ValueKind == JsonValueKind.Null
        || (coding.ValueKind == JsonValueKind.Object && IsTextOrAbsent(coding.Member("system"u8)) && IsTextOrAbsent(coding.Member("code"u8)) && IsTextOrAbsent(coding.Member("display"u8))
            && !HoldsMore(coding, MisplacedCode.OfCoding));

    private static bool HoldsMore(JsonElement it, NameTable known) => it.EnumerateObject().Any(member =>
        known.IndexOf(JsonMarshal.GetRawUtf8PropertyName(member)) == NameTable.None && (MisplacedCode.Rows(member.Value).Any() || Scalars(member.Value).Any(OpllWords.Name)));

    private static bool IsTextOrAbsent(JsonElement? element) => element is not { } there || there.Words() is not null;

    /// <summary>A CodeableConcept, also where a list, a bare Coding, a bare string or a numeric code stands in its place; any code of ours that stands elsewhere in it is one of no system.</summary>
    internal static CodeableConcept Concept(JsonElement? element)
    {
        if (element is not { } found)
        {
            return new CodeableConcept();
        }

        var codings = new List<Coding>(1);
        Collect(found, codings);
        if (IsConcept(found))
        {
            return new CodeableConcept { Coding = codings, Text = TextOf(found) };
        }

        codings.AddRange(MisplacedCode.Rows(found).Where(row => !codings.Exists(coding => coding.Code == row.Code)).Select(static row => new Coding(null, row.Code)));
        return new CodeableConcept { Coding = codings, Text = TextOf(found) ?? Scalars(found).FirstOrDefault(OpllWords.Name) };
    }

    /// <summary>The concepts of a member, also where one stands alone.</summary>
    internal static ImmutableArray<CodeableConcept> Concepts(this JsonElement element, ReadOnlySpan<byte> name) => [.. element.Each(name).Select(static item => Concept(item))];

    /// <summary>Every code of ours that stands anywhere within, whatever system it may be of.</summary>
    internal static IEnumerable<KnownCode> CodesIn(JsonElement element) => Scalars(element).SelectMany(CodeLookup.InAnySystem);

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
