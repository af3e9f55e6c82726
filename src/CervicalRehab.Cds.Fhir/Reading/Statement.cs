using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What an Observation or one of its components states: value[x] and what goes with it.</summary>
internal readonly record struct Statement
{
    internal Quantity? Quantity { get; private init; }

    internal CodeableConcept? Concept { get; private init; }

    internal bool? Boolean { get; private init; }

    internal JsonElement? Integer { get; private init; }

    internal bool HasText { get; private init; }

    /// <summary>A data-absent reason is given: not known, whatever else is said.</summary>
    internal bool Absent { get; private init; }

    internal ImmutableArray<CodeableConcept>? Interpretation { get; private init; }

    internal ImmutableArray<ReferenceRange>? Ranges { get; private init; }

    /// <summary>True when any value[x] is there.</summary>
    internal bool HasValue => Quantity is not null || Concept is not null || Boolean is not null || Integer is not null || HasText;

    internal static Statement Of(Observation observation) => new()
    {
        Quantity = observation.ValueQuantity,
        Concept = observation.ValueCodeableConcept,
        Boolean = observation.ValueBoolean,
        Integer = observation.ValueInteger,
        HasText = !string.IsNullOrWhiteSpace(observation.ValueString),
        Absent = observation.DataAbsentReason is not null,
        Interpretation = observation.Interpretation,
        Ranges = observation.ReferenceRange,
    };

    /// <summary>A component; a data-absent reason of the whole holds for its parts.</summary>
    internal static Statement Of(ObservationComponent component, Observation whole) => new()
    {
        Quantity = component.ValueQuantity,
        Concept = component.ValueCodeableConcept,
        Boolean = component.ValueBoolean,
        Integer = component.ValueInteger,
        HasText = !string.IsNullOrWhiteSpace(component.ValueString),
        Absent = component.DataAbsentReason is not null || whole.DataAbsentReason is not null,
        Interpretation = component.Interpretation,
        Ranges = component.ReferenceRange,
    };
}
