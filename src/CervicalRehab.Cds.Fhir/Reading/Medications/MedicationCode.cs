using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What medication[x] names: in line, in a contained Medication, or in one that came with the same search.</summary>
internal sealed class MedicationCode(ImmutableArray<SentResource> part, ReadingContext context)
{
    // Looked through once, and only for a use that points to another resource.
    private Dictionary<string, CodeableConcept>? _beside;

    internal CodeableConcept Of(JsonElement use)
    {
        var inLine = use.Member("medicationCodeableConcept"u8) is { } concept ? JsonProbe.Concept(concept) : null;
        return use.Member("medicationReference"u8) is not { } reference ? inLine ?? new CodeableConcept()
            : inLine is null ? To(reference, use)
            : Both(inLine, To(reference, use));
    }

    private CodeableConcept To(JsonElement reference, JsonElement use) =>
        (reference.Text("reference"u8) is { Length: > 1 } literal ? Named(literal, use) : null) ?? new CodeableConcept { Text = reference.Text("display"u8) };

    // Of two that speak of one drug, neither stands for the other (D29, D34).
    private CodeableConcept Both(CodeableConcept one, CodeableConcept other)
    {
        var both = new CodeableConcept { Coding = [.. AsCodings(one), .. AsCodings(other)] };
        return (MedicationReader.IsNamed(one) && MedicationReader.IsNamed(other)) || NamesOurs(both) ? both : new CodeableConcept();
    }

    private CodeableConcept? Named(string literal, JsonElement use)
    {
        if (!literal.StartsWith('#'))
        {
            return (_beside ??= Medications(part.Select(static sent => sent.Json))).GetValueOrDefault(ResourceName.Of(literal).Id!);
        }

        return Medications(use.Items("contained"u8)).GetValueOrDefault(literal[1..]);
    }

    private Dictionary<string, CodeableConcept> Medications(IEnumerable<JsonElement> resources)
    {
        var found = new Dictionary<string, CodeableConcept>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (resource.Text("resourceType"u8) is "Medication" && resource.Text("id"u8) is { } id)
            {
                found[id] = found.TryGetValue(id, out var other) ? Both(other, CodeOf(resource)) : CodeOf(resource);
            }
        }

        return found;
    }

    // One that is not understood may be any drug, unless it names one of ours: then that is to be checked for.
    private CodeableConcept CodeOf(JsonElement json)
    {
        var received = context.Parser.Read<Medication>(JsonMarshal.GetRawUtf8Value(json));
        var code = JsonProbe.Concept(json.Member("code"u8));
        var ingredients = json.Each("ingredient"u8).Select(Ingredient).ToList();
        code.Coding.AddRange(ingredients.OfType<CodeableConcept>().SelectMany(AsCodings));
        return (received is Understood<Medication> && ingredients.TrueForAll(static each => each is not null && MedicationReader.IsNamed(each))) || NamesOurs(code) ? code : new CodeableConcept();
    }

    private bool NamesOurs(CodeableConcept code) => MedicationReader.Drugs(context.Codes.Find(code), code).Any();

    // What a compound holds; null when nothing here tells it, or something changes what that means.
    private static CodeableConcept? Ingredient(JsonElement ingredient) =>
        ingredient.Member("modifierExtension"u8) is not null ? null
        : ingredient.Member("itemCodeableConcept"u8) is { } concept ? JsonProbe.Concept(concept)
        : ingredient.Member("itemReference"u8)?.Text("display"u8) is { } display ? new CodeableConcept { Text = display }
        : null;

    private static IEnumerable<Coding> AsCodings(CodeableConcept concept) => concept.Text is { } text ? concept.Coding.Append(new Coding { Display = text }) : concept.Coding;
}
