using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// JSON to the typed Observation, by far the most frequent resource: one walk over its members, values left where they are. Throws
/// <see cref="JsonException"/> where an element that is read has the wrong kind.
/// </summary>
internal static class TypedObservation
{
    /// <summary>The elements that are read.</summary>
    internal static readonly NameTable Names = new(
        "id", "status", "code", "subject", "effectiveDateTime", "effectivePeriod", "effectiveInstant", "valueQuantity", "valueCodeableConcept", "valueBoolean",
        "valueInteger", "valueString", "dataAbsentReason", "interpretation", "bodySite", "method", "referenceRange", "derivedFrom", "component");

    private static readonly NameTable NamesOfComponent = new(
        "code", "valueQuantity", "valueCodeableConcept", "valueBoolean", "valueInteger", "valueString", "dataAbsentReason", "interpretation", "referenceRange");

    internal static Observation Of(JsonElement json)
    {
        var members = default(ManyMembers);
        Members.Find(json, Names, members);
        return new Observation
        {
            Id = members[0].AsText(),
            Status = members[1].AsText(),
            Code = members[2].AsConcept(),
            Subject = members[3].AsReference(),
            EffectiveDateTime = members[4].AsText(),
            EffectivePeriod = members[5].AsPeriod(),
            EffectiveInstant = members[6].AsText(),
            ValueQuantity = members[7].AsQuantity(),
            ValueCodeableConcept = members[8].AsConcept(),
            ValueBoolean = members[9].AsFlag(),
            ValueInteger = members[10].AsReceived(),
            ValueString = members[11].AsText(),
            DataAbsentReason = members[12].AsConcept(),
            Interpretation = members[13].AsList(TypedElements.AsConcept),
            BodySite = members[14].AsConcept(),
            Method = members[15].AsConcept(),
            ReferenceRange = members[16].AsList(TypedElements.AsRange),
            DerivedFrom = members[17].AsList(TypedElements.AsReference),
            Component = members[18].AsList(Component),
        };
    }

    private static ObservationComponent? Component(JsonElement json)
    {
        if (json.IsAbsent())
        {
            return null;
        }

        var members = default(ManyMembers);
        Members.Find(json, NamesOfComponent, members);
        return new ObservationComponent
        {
            Code = members[0].AsConcept(),
            ValueQuantity = members[1].AsQuantity(),
            ValueCodeableConcept = members[2].AsConcept(),
            ValueBoolean = members[3].AsFlag(),
            ValueInteger = members[4].AsReceived(),
            ValueString = members[5].AsText(),
            DataAbsentReason = members[6].AsConcept(),
            Interpretation = members[7].AsList(TypedElements.AsConcept),
            ReferenceRange = members[8].AsList(TypedElements.AsRange),
        };
    }
}
