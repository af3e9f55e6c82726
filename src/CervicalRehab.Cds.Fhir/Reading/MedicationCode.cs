using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What medication[x] names: in line, in a contained Medication, or in one that came with the same search.</summary>
internal static class MedicationCode
{
    internal static CodeableConcept Of(JsonElement use, ImmutableArray<JsonElement> part)
    {
        if (use.Member("medicationCodeableConcept") is { } concept)
        {
            return JsonProbe.Concept(concept);
        }

        var reference = use.Member("medicationReference");
        var code = reference?.Text("reference") is { Length: > 1 } literal ? Named(literal, use, part) : null;
        return code is { } found ? JsonProbe.Concept(found) : new CodeableConcept { Text = reference?.Text("display") };
    }

    private static JsonElement? Named(string literal, JsonElement use, ImmutableArray<JsonElement> part)
    {
        if (!literal.StartsWith('#'))
        {
            return Code(part, literal[(literal.LastIndexOf('/') + 1)..]);
        }

        return use.Member("contained") is { ValueKind: JsonValueKind.Array } contained ? Code(contained.EnumerateArray(), literal[1..]) : null;
    }

    private static JsonElement? Code(IEnumerable<JsonElement> resources, string id) => resources
        .Where(resource => resource.Text("resourceType") is "Medication" && string.Equals(resource.Text("id"), id, StringComparison.Ordinal))
        .Select(resource => resource.Member("code"))
        .FirstOrDefault();
}
