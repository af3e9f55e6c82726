using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What an Observation or one of its components states: value[x] and what goes with it.</summary>
internal sealed record Statement
{
    /// <summary>What a component is about; the code of the whole is known before it is read.</summary>
    internal StatedConcept Code { get; init; }

    internal Quantity? Quantity { get; init; }

    internal StatedConcept Concept { get; init; }

    internal bool? Boolean { get; init; }

    /// <summary>As received; undefined when there is none.</summary>
    internal JsonElement Integer { get; init; }

    internal bool HasText { get; init; }

    /// <summary>A data-absent reason is given: not known, whatever else is said.</summary>
    internal bool Absent { get; init; }

    /// <summary>What the interpretations say.</summary>
    internal Interpretations Comment { get; init; } = Interpretations.None;

    internal ImmutableArray<ReferenceRange>? Ranges { get; init; }

    /// <summary>True when any value[x] is there.</summary>
    internal bool HasValue => Quantity is not null || Concept.IsThere || Boolean is not null || HasInteger || HasText;

    internal bool HasInteger => !Integer.IsAbsent();
}
