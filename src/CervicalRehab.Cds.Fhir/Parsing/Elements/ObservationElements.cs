using System.Collections.Immutable;
using System.Text.Json;
using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.DataTypeElements;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.ElementReaders;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of an Observation and of its components.</summary>
internal static class ObservationElements
{
    private const string Value = "value";
    private const string Effective = "effective";

    internal static readonly ElementTable<Observation.ComponentComponent> Component = new(
    [
        new("code", static (ref json, it, noted) => (it.Code = Concept(ref json, noted)!) is not null) { Inner = OfConcept, IsRequired = true },
        .. Stated<Observation.ComponentComponent>(static (it, value) => it.Value = value!),
        new("dataAbsentReason", static (ref json, it, noted) => (it.DataAbsentReason = Concept(ref json, noted)) is not null) { Inner = OfConcept },
        new("interpretation", static (ref json, it, noted) => (it.Interpretation = Concepts(ref json, noted)) is not null) { Inner = OfConcept },
        new("referenceRange", static (ref json, it, noted) => (it.ReferenceRange = OfRange.Many(ref json, noted)) is not null) { Inner = OfRange },
        .. OfEvery<Observation.ComponentComponent>(),
    ])
    { Make = static () => new Observation.ComponentComponent() };

    internal static readonly ElementTable<Observation> Observation = new(
    [
        .. ResourceElements.Read<Observation>("Observation"),
        new("status", static (ref json, it, _) => (it.StatusElement = SharedElements.StatusOf(ref json)!) is not null) { IsRequired = true },
        new("code", static (ref json, it, noted) => (it.Code = Concept(ref json, noted)!) is not null) { Inner = OfConcept, IsRequired = true },
        new("subject", static (ref json, it, noted) => (it.Subject = OfReference.One(ref json, noted)) is not null) { Inner = OfReference, MayBeEmpty = true },
        new("focus", static (ref json, it, noted) => (it.Focus = OfReference.Many(ref json, noted)) is not null) { Inner = OfReference },
        new("effectiveDateTime", static (ref json, it, _) => (it.Effective = Moment(ref json)) is not null) { Choice = Effective },
        new("effectivePeriod", static (ref json, it, noted) => (it.Effective = OfPeriod.One(ref json, noted)) is not null) { Choice = Effective, Inner = OfPeriod },
        new("effectiveInstant", static (ref json, it, _) => (it.Effective = Instant(ref json)) is not null) { Choice = Effective },
        .. Stated<Observation>(static (it, value) => it.Value = value!),
        new("dataAbsentReason", static (ref json, it, noted) => (it.DataAbsentReason = Concept(ref json, noted)) is not null) { Inner = OfConcept },
        new("interpretation", static (ref json, it, noted) => (it.Interpretation = Concepts(ref json, noted)) is not null) { Inner = OfConcept },
        new("bodySite", static (ref json, it, noted) => (it.BodySite = Concept(ref json, noted)) is not null) { Inner = OfConcept },
        new("method", static (ref json, it, noted) => (it.Method = Concept(ref json, noted)) is not null) { Inner = OfConcept },
        new("referenceRange", static (ref json, it, noted) => (it.ReferenceRange = OfRange.Many(ref json, noted)) is not null) { Inner = OfRange },
        new("hasMember", static (ref json, it, noted) => (it.HasMember = OfReference.Many(ref json, noted)) is not null) { Inner = OfReference },
        new("derivedFrom", static (ref json, it, noted) => (it.DerivedFrom = OfReference.Many(ref json, noted)) is not null) { Inner = OfReference },
        new("component", static (ref json, it, noted) => (it.Component = Component.Many(ref json, noted)) is not null) { Inner = Component },
        .. ResourceElements.Harmless<Observation>(),
        new("identifier", "its names elsewhere do not change what was found"),
        new("basedOn", "why it was done does not change what was found"),
        new("partOf", "what it was a part of does not change what was found"),
        new("category", "records are found by code"),
        new("encounter", "in which visit it was found does not change it"),
        new("issued", "when it was made available does not change when it was so"),
        new("performer", "who did it does not change what was found"),
        new("note", "free text is never read"),
        new("specimen", "what was taken does not change what was found"),
        new("device", "with which instrument: what matters of it is the method"),
    ])
    { Make = static () => new Observation() };

    private static ImmutableArray<ElementRow<T>> Stated<T>(Action<T, DataType?> take) =>
    [
        new("valueQuantity", (ref json, it, noted) => Taken(take, it, OfQuantity.One(ref json, noted))) { Choice = Value, Inner = OfQuantity },
        new("valueCodeableConcept", (ref json, it, noted) => Taken(take, it, Concept(ref json, noted))) { Choice = Value, Inner = OfConcept },
        new("valueString", (ref json, it, _) => Taken(take, it, PrimitiveParser.Words(ref json))) { Choice = Value },
        new("valueBoolean", (ref json, it, _) => Taken(take, it, PrimitiveParser.Flag(ref json))) { Choice = Value },
        new("valueInteger", (ref json, it, _) => Taken(take, it, PrimitiveParser.Whole(ref json))) { Choice = Value },
    ];

    private static bool Taken<T>(Action<T, DataType?> take, T it, DataType? value)
    {
        take(it, value);
        return value is not null;
    }

    private static Instant? Instant(ref Utf8JsonReader json) =>
        PrimitiveParser.Moment(ref json, withDate: false, withTime: true) is { } text ? new Instant { JsonValue = text } : null;
}
