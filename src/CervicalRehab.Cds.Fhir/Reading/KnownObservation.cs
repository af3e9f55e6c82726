using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What may stand in an Observation so that it can say that a sign is absent, or be a measurement to go by (D29).</summary>
internal static class KnownObservation
{
    private const string Value = "value";
    private const string Effective = "effective";

    private static readonly KnownElement Range = new(
        new("low", KnownDataTypes.SimpleQuantity),
        new("high", KnownDataTypes.SimpleQuantity),
        new("type", Harmless: "only its ends are read, as those of a scale"),
        new("appliesTo", Harmless: "for whom the range holds does not move its ends"),
        new("age", Harmless: "for which age the range holds does not move its ends"),
        new("text", Harmless: "free text is never read"));

    private static readonly ImmutableArray<KnownMember> Stating =
    [
        new("code", KnownDataTypes.Concept),
        new("valueQuantity", KnownDataTypes.Quantity, Value),
        new("valueCodeableConcept", KnownDataTypes.Concept, Value),
        new("valueBoolean", Choice: Value),
        new("valueInteger", Choice: Value),
        new("valueString", Choice: Value),
        new("dataAbsentReason", KnownDataTypes.Concept),
        new("interpretation", KnownDataTypes.Concept),
        new("referenceRange", Range),
    ];

    internal static readonly KnownElement Whole = new(
    [
        .. Stating,
        new("resourceType"),
        new("meta", KnownDataTypes.Meta),
        new("status"),
        new("subject", KnownDataTypes.Reference),
        new("focus", KnownDataTypes.Reference),
        new("effectiveDateTime", Choice: Effective),
        new("effectivePeriod", KnownDataTypes.Period, Effective),
        new("effectiveInstant", Choice: Effective),
        new("bodySite", KnownDataTypes.Concept),
        new("method", KnownDataTypes.Concept),
        new("derivedFrom", KnownDataTypes.Reference),
        new("hasMember", KnownDataTypes.Reference),
        new("component", new KnownElement(Stating)),
        new("text", Harmless: "a text for the eye of what the elements say"),
        new("language", Harmless: "the language of its texts, which are never read"),
        new("identifier", Harmless: "a business name of the record"),
        new("category", Harmless: "records are found by code, never by category"),
        new("encounter", Harmless: "during which visit it was found does not change what was found"),
        new("issued", Harmless: "when it was made available; the examination has a date of its own"),
        new("performer", Harmless: "who did it does not change what was found"),
        new("note", Harmless: "free text is never read"),
        new("contained", Harmless: "a reference that is read and leads into it is not understood; the others are not read"),
        new("device", Harmless: "the method says how it was measured"),
        new("specimen", Harmless: "what was taken for it, not what was found"),
        new("basedOn", Harmless: "the order behind it does not change what was found"),
        new("partOf", Harmless: "the larger event it belongs to does not change what was found"),
    ]);
}
