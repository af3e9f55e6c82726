using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What medication[x] names: in line, in a contained Medication, or in one that came with the same search.</summary>
internal sealed class MedicationCode(ImmutableArray<JsonElement> part)
{
    // Looked through once, and only for a use that points to another resource.
    private Dictionary<string, JsonElement?>? _beside;

    internal CodeableConcept Of(JsonElement use)
    {
        if (use.Member("medicationCodeableConcept"u8) is { } concept)
        {
            return JsonProbe.Concept(concept);
        }

        var reference = use.Member("medicationReference"u8);
        var code = reference?.Text("reference"u8) is { Length: > 1 } literal ? Named(literal, use) : null;
        return code is { } found ? JsonProbe.Concept(found) : new CodeableConcept { Text = reference?.Text("display"u8) };
    }

    private JsonElement? Named(string literal, JsonElement use)
    {
        if (!literal.StartsWith('#'))
        {
            return (_beside ??= Codes(part)).GetValueOrDefault(literal[(literal.LastIndexOf('/') + 1)..]);
        }

        return use.Member("contained"u8) is { ValueKind: JsonValueKind.Array } contained ? Codes(contained.EnumerateArray()).GetValueOrDefault(literal[1..]) : null;
    }

    // Of two Medications with one id the first speaks.
    private static Dictionary<string, JsonElement?> Codes(IEnumerable<JsonElement> resources)
    {
        var codes = new Dictionary<string, JsonElement?>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (resource.Text("resourceType"u8) is "Medication" && resource.Text("id"u8) is { } id)
            {
                codes.TryAdd(id, resource.Member("code"u8));
            }
        }

        return codes;
    }
}
