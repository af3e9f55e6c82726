using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>What is read of a concept before it is known whether there is one in memory already. Used again for the next one.</summary>
internal sealed class ConceptParts
{
    private Coding? _first;
    private List<Coding>? _all;

    internal FhirString? Words { get; set; }

    internal void Clear() => (_first, _all, Words) = (null, null, null);

    internal void Take(Coding coding)
    {
        if (_first is null)
        {
            _first = coding;
        }
        else
        {
            (_all ??= [_first]).Add(coding);
        }
    }

    /// <summary>The concept, new or shared.</summary>
    internal CodeableConcept Made()
    {
        if (_first is SharedCoding shared && _all is null && Words is null)
        {
            return shared.Concept;
        }

        var made = new CodeableConcept { TextElement = Words };
        if (_first is not null)
        {
            made.Coding = _all ?? [_first];
        }

        return made;
    }
}
