using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of the data types.</summary>
internal static class DataTypeElements
{
    private const string ForPeople = "it is for people to read";

    internal static readonly ElementTable<CodingParts> OfCoding = new(
    [
        new("system", static (ref json, it, _) => it.TakeSystem(ref json)),
        new("code", static (ref json, it, _) => it.TakeCode(PrimitiveParser.Code(ref json))),
        new("display", static (ref json, it, _) => it.TakeDisplay(ref json)),
        new("version", "a code means the same in every version of its system"),
        new("userSelected", "who chose it does not change what it says"),
        .. OfEvery<CodingParts>(),
    ]);

    internal static readonly ElementTable<ConceptParts> OfConcept = new(
    [
        new("coding", static (ref json, it, noted) => TakeCodings(ref json, it, noted)) { Inner = OfCoding },
        new("text", static (ref json, it, _) => (it.Words = PrimitiveParser.Words(ref json)) is not null),
        .. OfEvery<ConceptParts>(),
    ]);

    internal static readonly ElementTable<ResourceReference> OfReference = new(
    [
        new("reference", static (ref json, it, noted) => (it.ReferenceElement = Literal(ref json, noted)) is not null),
        new("display", static (ref json, it, _) => (it.DisplayElement = PrimitiveParser.Words(ref json)) is not null),
        new("type", "the reference itself tells it"),
        new("identifier", "whom or what it means is judged by the reference; without one it means nobody who could be told"),
        .. OfEvery<ResourceReference>(),
    ])
    { Make = static () => new ResourceReference() };

    /// <summary>A reference that is followed where it points into the resource itself.</summary>
    internal static readonly ElementTable<ResourceReference> OfFollowed = new(
    [
        new("reference", static (ref json, it, _) => (it.ReferenceElement = PrimitiveParser.Words(ref json)) is not null),
        .. OfReference.Elements[1..],
    ]);

    /// <summary>A Quantity that must have no comparator.</summary>
    internal static readonly ElementTable<Quantity> OfSimpleQuantity = new(
    [
        new("value", static (ref json, it, _) => (it.ValueElement = PrimitiveParser.Decimal(ref json)) is not null),
        new("unit", static (ref json, it, _) => (it.UnitElement = SharedElements.Words(ref json)) is not null),
        new("system", static (ref json, it, _) => (it.SystemElement = SharedElements.Address(ref json)) is not null),
        new("code", static (ref json, it, _) => (it.CodeElement = SharedElements.Code(ref json)) is not null),
        .. OfEvery<Quantity>(),
    ]);

    internal static readonly ElementTable<Quantity> OfQuantity = new(
    [
        .. OfSimpleQuantity.Elements,
        Rows.Coded<Quantity>("comparator", static (it, code) => it.ComparatorElement = new Code<Quantity.QuantityComparator> { JsonValue = code }, "< > <= >="),
    ])
    { Make = static () => new Quantity() };

    internal static readonly ElementTable<Period> OfPeriod = new(
    [
        new("start", static (ref json, it, _) => (it.StartElement = ElementReaders.Moment(ref json)) is not null),
        new("end", static (ref json, it, _) => (it.EndElement = ElementReaders.Moment(ref json)) is not null),
        .. OfEvery<Period>(),
    ]);

    internal static readonly ElementTable<Observation.ReferenceRangeComponent> OfRange = new(
    [
        new("low", static (ref json, it, noted) => (it.Low = OfSimpleQuantity.One(ref json, noted)) is not null) { Inner = OfSimpleQuantity },
        new("high", static (ref json, it, noted) => (it.High = OfSimpleQuantity.One(ref json, noted)) is not null) { Inner = OfSimpleQuantity },
        .. Rows.Harmless<Observation.ReferenceRangeComponent>("the range is read as the ends of a scale only", "type", "appliesTo", "age"),
        new("text", ForPeople),
        .. OfEvery<Observation.ReferenceRangeComponent>(),
    ])
    { Make = static () => new Observation.ReferenceRangeComponent() };

    /// <summary>The rows that every type has.</summary>
    internal static ImmutableArray<ElementRow<T>> OfEvery<T>() => [new("id", "it only lets other parts of the resource point here"), Extension<T>()];

    /// <summary>Of the extensions only what they say of what they stand on.</summary>
    internal static ElementRow<T> Extension<T>() => new("extension", static (ref json, _, noted) => Extensions.Pass(ref json, noted)) { IsOnlyJudged = true };

    private static bool TakeCodings(ref Utf8JsonReader json, ConceptParts into, Noted noted)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var isAny = false;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (ElementReaders.Coding(ref json, noted) is not { } coding)
            {
                return false;
            }

            into.Take(coding);
            isAny = true;
        }

        return isAny;
    }

    // What it names lies within the resource itself, where nobody looks unless a reader follows it.
    private static FhirString? Literal(ref Utf8JsonReader json, Noted noted)
    {
        if (noted.FirstReference is { } first && json is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && Ascii.Equals(json.ValueSpan, first.Letters()))
        {
            return first;
        }

        if (PrimitiveParser.Text(ref json) is not { } text)
        {
            return null;
        }

        var words = new FhirString(text);
        if (text[0] == '#')
        {
            noted.Add(Contained);
        }
        else
        {
            noted.FirstReference ??= words;
        }

        return words;
    }

    /// <summary>How a reference into the resource itself is noted.</summary>
    internal const string Contained = "contained";
}
