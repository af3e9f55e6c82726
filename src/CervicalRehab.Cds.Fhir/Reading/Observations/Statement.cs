using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What an Observation or one of its components states: value[x] and what goes with it.</summary>
internal sealed class Statement
{
    /// <summary>What a component is about; the code of the whole is known before it is read.</summary>
    internal StatedConcept Code { get; private init; }

    internal Quantity? Quantity { get; private set; }

    internal StatedConcept Concept { get; private set; }

    internal bool? Boolean { get; private set; }

    /// <summary>An integer, with the number as it was sent.</summary>
    internal Integer? Integer { get; private set; }

    internal bool HasText { get; private set; }

    private const string ReasonsWhyAbsent = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /// <summary>A data-absent reason is given, beside the value or as the value: not known, whatever else is said.</summary>
    internal bool Absent { get; private set; }

    /// <summary>A component of an Observation with a data-absent reason, which R4 gives to one without a value of its own, such as a panel: what is present in it counts, and it reassures no more.</summary>
    internal bool IsOfAbsent { get; private set; }

    /// <summary>What the interpretations say.</summary>
    internal Interpretations Comment { get; private init; } = Interpretations.None;

    internal IEnumerable<Observation.ReferenceRangeComponent> Ranges { get; private init; } = [];

    /// <summary>True when any value[x] is there.</summary>
    internal bool HasValue => Quantity is not null || Concept.IsThere || Boolean is not null || Integer is not null || HasText;

    /// <summary>It tells what it is about: in a code, or that it is a remark in words, which are never read. Any other that is named in words may be of the same fact (D36).</summary>
    internal bool IsReadable => Code.HasCode || (HasText && !Absent && Code.IsRemark);

    /// <summary>True when something stands in it that was measured, which a data-absent reason beside it contradicts.</summary>
    internal bool HasNumberOrWords => Quantity is { ValueElement.JsonValue: not null } || Integer is not null || HasText;

    internal static Statement OfWhole(Received<Observation> received, CodeLookup codes)
    {
        var it = received.Resource;
        return Of(it, default, it.DataAbsentReason is not null, it.Value, received.SecondOf(it)?.Value, codes);
    }

    /// <summary>Its components.</summary>
    internal static ImmutableArray<Statement> OfComponents(Received<Observation> received, Statement whole, CodeLookup codes)
    {
        if (received.Resource.ListOf<Observation.ComponentComponent>("component") is not { } list)
        {
            return [];
        }

        var components = ImmutableArray.CreateBuilder<Statement>(list.Count);
        foreach (var it in list)
        {
            var component = it is null ? new Statement() : Of(it, StatedConcept.Of(it.Code, codes), it.DataAbsentReason is not null, it.Value, received.SecondOf(it)?.Value, codes);
            component.IsOfAbsent = whole.Absent;
            components.Add(component);
        }

        return components.MoveToImmutable();
    }

    private static Statement Of(Base it, StatedConcept code, bool isAbsent, DataType? value, DataType? second, CodeLookup codes)
    {
        var stated = new Statement
        {
            Code = code,
            Absent = isAbsent,
            Comment = Interpretations.Of(it.ListOf<CodeableConcept>("interpretation"), codes),
            Ranges = (IEnumerable<Observation.ReferenceRangeComponent>?)it.ListOf<Observation.ReferenceRangeComponent>("referenceRange") ?? [],
        };
        stated.Take(value, codes);
        stated.Take(second, codes);
        return stated;
    }

    private void Take(DataType? value, CodeLookup codes)
    {
        switch (value)
        {
            case Quantity quantity:
                Quantity = quantity;
                break;
            case CodeableConcept concept:
                Concept = StatedConcept.Of(concept, codes);
                // A form tool may write "not examined" as the value itself.
                Absent |= concept.Codings().Any(static coding => coding.SystemElement.Letters() == ReasonsWhyAbsent);
                break;
            case FhirBoolean { JsonValue: bool flag }:
                Boolean = flag;
                break;
            case Integer { JsonValue: not null } integer:
                Integer = integer;
                break;
            case FhirString text:
                HasText = !string.IsNullOrWhiteSpace(text.Letters());
                break;
            default:
                break;
        }
    }
}
