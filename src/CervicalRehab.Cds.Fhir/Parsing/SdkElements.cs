using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>Ways to the elements of the SDK's types that never throw and never make anything.</summary>
internal static class SdkElements
{
    /// <summary>A list that is there; null when it is not. JSON nulls stay in it as null.</summary>
    internal static List<T>? ListOf<T>(this Base it, string name)
        where T : Base =>
        it.TryGetValue(name, out var value) ? value as List<T> : null;

    /// <summary>The items of a list; none when it is absent. JSON nulls among them are left out.</summary>
    internal static IEnumerable<T> EachOf<T>(this Base it, string name)
        where T : Base =>
        it.ListOf<T>(name) is not { } list ? [] : list.Contains(null!) ? list.Where(static item => item is not null) : list;

    /// <summary>The codings of a concept.</summary>
    internal static IEnumerable<Coding> Codings(this CodeableConcept concept) => concept.EachOf<Coding>("coding");

    /// <summary>The displays of its codings, and its text.</summary>
    internal static IEnumerable<string> Texts(this CodeableConcept concept) =>
        concept.Codings().Select(static coding => coding.DisplayElement.Letters()).Append(concept.TextElement.Letters()).OfType<string>();

    /// <summary>The letters of a primitive by its name; null when something of another kind stands there, on which its property would throw.</summary>
    internal static string? LettersOf(this Base it, string name) => it.TryGetValue(name, out var value) ? (value as PrimitiveType).Letters() : null;

    /// <summary>The letters of a primitive as they were sent; null when there are none.</summary>
    internal static string? Letters(this PrimitiveType? primitive) => primitive?.JsonValue as string;

    /// <summary>The number of a primitive; null when it is none.</summary>
    internal static decimal? Number(this PrimitiveType? primitive) => primitive?.JsonValue switch
    {
        decimal value => value,
        int value => value,
        long value => value,
        _ => null,
    };
}
