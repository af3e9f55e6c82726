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

    internal static ElementRow<T> Concept<T>(string name, Action<T, CodeableConcept> take) => Read(name, ElementReaders.Concept, take, DataTypeElements.OfConcept);

    internal static ElementRow<T> Concepts<T>(string name, Action<T, List<CodeableConcept>> take) => Read(name, ElementReaders.Concepts, take, DataTypeElements.OfConcept);

    internal static ElementRow<T> Codings<T>(string name, Action<T, List<Coding>> take) => Read(name, ElementReaders.Codings, take, DataTypeElements.OfCoding);

    internal static ElementRow<T> Coding<T>(string name, Action<T, Coding> take) => Read(name, ElementReaders.Coding, take, DataTypeElements.OfCoding);

    /// <summary>Whose record it is.</summary>
    internal static ElementRow<T> Subject<T>(Action<T, ResourceReference> take) =>
        Read("subject", DataTypeElements.OfReference.One, take, DataTypeElements.OfReference) with { MayBeEmpty = true, IsRequired = true };

    /// <summary>A reference that is followed into the resource itself.</summary>
    internal static ElementRow<T> FollowedOne<T>(string name, Action<T, ResourceReference> take) =>
        Read(name, DataTypeElements.OfFollowed.One, take, DataTypeElements.OfFollowed) with { IsFollowed = true };

    /// <summary>The same for a list of them.</summary>
    internal static ElementRow<T> Followed<T>(string name, Action<T, List<ResourceReference>> take) =>
        Read(name, DataTypeElements.OfFollowed.Many, take, DataTypeElements.OfFollowed) with { IsFollowed = true };

    internal static ElementRow<T> Moment<T>(string name, Action<T, FhirDateTime> take) => Read(name, static (ref json, _) => ElementReaders.Moment(ref json), take);

    internal static ElementRow<T> Period<T>(string name, Action<T, Period> take) => Read(name, DataTypeElements.OfPeriod.One, take, DataTypeElements.OfPeriod);

    internal static ElementRow<T> Canonicals<T>(string name, Action<T, List<Canonical>> take) => Read(name, static (ref json, noted) => ElementReaders.List(ref json, noted, Address), take);

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

    private static ElementRow<T> Read<T, TValue>(string name, ItemReader<TValue> read, Action<T, TValue> take, ElementTable? inner = null)
        where TValue : class => new(name, (ref json, it, noted) =>
        {
            if (read(ref json, noted) is not { } value)
            {
                return false;
            }

            take(it, value);
            return true;
        })
        { Inner = inner };
}
