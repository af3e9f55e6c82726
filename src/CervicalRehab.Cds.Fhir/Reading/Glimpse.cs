using System.Collections.Immutable;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// What can be told of what arrived before or without a judged resource: which one may be ours, and what one that cannot be read still warns of. None of it
/// fails, and none of it may reassure.
/// </summary>
internal static class Glimpse
{
    /// <summary>A text among its elements, or null.</summary>
    internal static string? Text(this Arrived arrived, ReadOnlySpan<byte> name) => arrived.Json.Text(name);

    /// <summary>The texts of a repeating element, also where one stands alone.</summary>
    internal static IEnumerable<string> Texts(this Arrived arrived, ReadOnlySpan<byte> name) => Each(arrived.Json.Member(name)).Select(JsonProbe.Words).OfType<string>();

    /// <summary>The concepts of a repeating element, also where one stands alone.</summary>
    internal static ImmutableArray<CodeableConcept> Concepts(this Arrived arrived, ReadOnlySpan<byte> name) => [.. Each(arrived.Json.Member(name)).Select(item => JsonProbe.Concept(item))];

    /// <summary>The literal reference of its subject.</summary>
    internal static string? Subject(this Arrived arrived) => arrived.Json.Member("subject"u8)?.Text("reference"u8);

    /// <summary>The resources of this type within it, by their codes.</summary>
    internal static IEnumerable<Arrived> Contained(this Arrived arrived, string type)
    {
        foreach (var json in Items(arrived.Json, "contained"u8).Where(json => json.Text("resourceType"u8) == type))
        {
            var inner = new Arrived(SentResource.Of(json), type, arrived.Context) { Typed = true };
            inner.Recognize(json.Member("code"u8) ?? default);
            yield return inner;
        }
    }

    /// <summary>The items of a list in it.</summary>
    internal static IEnumerable<JsonElement> Parts(this Arrived arrived, ReadOnlySpan<byte> name) => Each(arrived.Json.Member(name));

    /// <summary>Every coding within its components, its coded value and what is contained in it, whatever form it has.</summary>
    internal static IEnumerable<Coding> CodingsWithin(this Arrived arrived) => arrived.Json.ValueKind != JsonValueKind.Object ? []
        : arrived.Json.EnumerateObject().Where(static member => member.NameEquals("component"u8) || member.NameEquals("valueCodeableConcept"u8) || member.NameEquals("contained"u8))
            .SelectMany(static member => Codings(member.Value, null, isCode: true));

    private static IEnumerable<Coding> Codings(JsonElement element, string? system, bool isCode) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Codings(member.Value, element.Text("system"u8), member.NameEquals("code"u8))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Codings(item, system, isCode)),
        JsonValueKind.String when isCode => [new Coding(system, element.Words())],
        JsonValueKind.Number when isCode => [new Coding(system, element.GetRawText())],
        _ => [],
    };

    /// <summary>Every code of ours that stands anywhere in it, whatever system it may be of.</summary>
    internal static IEnumerable<KnownCode> CodesAnywhere(this Arrived arrived) => JsonProbe.Scalars(arrived.Json).SelectMany(CodeLookup.InAnySystem);

    private static IEnumerable<JsonElement> Each(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } one => [one],
        _ => [],
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement json, ReadOnlySpan<byte> name) => json.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;
}
