using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>Rows as most elements need them.</summary>
internal static class Rows
{
    /// <summary>An element that is read, and only by the SDK.</summary>
    internal static ElementRow<T> BySdk<T>(string name) => new(name, default(ElementReader<T>));

    /// <summary>Elements that are passed over for one reason.</summary>
    internal static ImmutableArray<ElementRow<T>> Harmless<T>(string why, params ImmutableArray<string> names) => [.. names.Select(name => new ElementRow<T>(name, why))];

    /// <summary>The types of a choice that is passed over.</summary>
    internal static ImmutableArray<ElementRow<T>> HarmlessChoice<T>(string choice, string why, params ImmutableArray<string> types) =>
        [.. types.Select(type => new ElementRow<T>(choice + type, why) { Choice = choice })];

    internal static ElementRow<T> Concept<T>(string name, Action<T, CodeableConcept> take) =>
        new(name, (ref json, it, noted) => Taken(it, ElementReaders.Concept(ref json, noted), take)) { Inner = DataTypeElements.OfConcept };

    internal static ElementRow<T> Concepts<T>(string name, Action<T, List<CodeableConcept>> take) =>
        new(name, (ref json, it, noted) => Taken(it, ElementReaders.Concepts(ref json, noted), take)) { Inner = DataTypeElements.OfConcept };

    internal static ElementRow<T> Codings<T>(string name, Action<T, List<Coding>> take) =>
        new(name, (ref json, it, noted) => Taken(it, ElementReaders.Codings(ref json, noted), take)) { Inner = DataTypeElements.OfCoding };

    internal static ElementRow<T> Coding<T>(string name, Action<T, Coding> take) =>
        new(name, (ref json, it, noted) => Taken(it, ElementReaders.Coding(ref json, noted), take)) { Inner = DataTypeElements.OfCoding };

    /// <summary>Whose record it is.</summary>
    internal static ElementRow<T> Subject<T>(Action<T, ResourceReference> take) =>
        new("subject", (ref json, it, noted) => Taken(it, DataTypeElements.OfReference.One(ref json, noted), take)) { Inner = DataTypeElements.OfReference, MayBeEmpty = true, IsRequired = true };

    /// <summary>A reference that is followed into the resource itself.</summary>
    internal static ElementRow<T> FollowedOne<T>(string name, Action<T, ResourceReference> take) =>
        new(name, (ref json, it, noted) => Taken(it, DataTypeElements.OfFollowed.One(ref json, noted), take)) { Inner = DataTypeElements.OfFollowed, IsFollowed = true };

    /// <summary>The same for a list of them.</summary>
    internal static ElementRow<T> Followed<T>(string name, Action<T, List<ResourceReference>> take) =>
        new(name, (ref json, it, noted) => Taken(it, DataTypeElements.OfFollowed.Many(ref json, noted), take)) { Inner = DataTypeElements.OfFollowed, IsFollowed = true };

    internal static ElementRow<T> Moment<T>(string name, Action<T, FhirDateTime> take) => new(name, (ref json, it, _) => Taken(it, ElementReaders.Moment(ref json), take));

    internal static ElementRow<T> Period<T>(string name, Action<T, Period> take) =>
        new(name, (ref json, it, noted) => Taken(it, DataTypeElements.OfPeriod.One(ref json, noted), take)) { Inner = DataTypeElements.OfPeriod };

    internal static ElementRow<T> Canonicals<T>(string name, Action<T, List<Canonical>> take) => new(name, (ref json, it, noted) => Taken(it, ElementReaders.List(ref json, noted, Address), take));

    /// <summary>A code of those that R4 has here; only some of them are understood where <paramref name="understood"/> says which.</summary>
    internal static ElementRow<T> Coded<T>(string name, Action<T, string> take, string codes, string? understood = null)
    {
        ImmutableArray<(string Text, byte[] Letters)> ofR4 = [.. codes.Split(' ').Select(code => (code, Encoding.ASCII.GetBytes(code)))];
        ImmutableArray<string> values = understood is null ? [] : [.. understood.Split(' ')];
        return new(name, (ref json, it, noted) => TakeCode(ref json, it, noted, take, ofR4, values)) { Values = values };
    }

    /// <summary>A flag of which one value may be the only one understood.</summary>
    internal static ElementRow<T> Flag<T>(string name, Action<T, FhirBoolean> take, params ImmutableArray<string> understood) =>
        new(name, (ref json, it, noted) => TakeFlag(ref json, it, noted, take, understood)) { Values = understood };

    private static bool TakeCode<T>(ref Utf8JsonReader json, T it, Noted noted, Action<T, string> take, ImmutableArray<(string Text, byte[] Letters)> ofR4, ImmutableArray<string> understood)
    {
        var letters = PrimitiveParser.Code(ref json);
        foreach (var (text, known) in ofR4)
        {
            if (letters.SequenceEqual(known))
            {
                take(it, text);
                Note(text, understood, noted);
                return true;
            }
        }

        return false;
    }

    private static bool TakeFlag<T>(ref Utf8JsonReader json, T it, Noted noted, Action<T, FhirBoolean> take, ImmutableArray<string> understood)
    {
        if (PrimitiveParser.Flag(ref json) is not { } flag)
        {
            return false;
        }

        take(it, flag);
        Note(flag.JsonValue is true ? "true" : "false", understood, noted);
        return true;
    }

    private static void Note(string value, ImmutableArray<string> understood, Noted noted)
    {
        if (!understood.IsEmpty && !understood.Contains(value))
        {
            noted.AddThis();
        }
    }

    private static Canonical? Address(ref Utf8JsonReader json, Noted noted) =>
        PrimitiveParser.Address(ref json) is { IsEmpty: false } letters ? new Canonical(Encoding.ASCII.GetString(letters)) : null;

    private static bool Taken<T, TValue>(T it, TValue? value, Action<T, TValue> take)
        where TValue : class
    {
        if (value is null)
        {
            return false;
        }

        take(it, value);
        return true;
    }
}
