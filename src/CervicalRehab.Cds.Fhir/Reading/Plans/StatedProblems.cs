using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The problems that arrived, those of no concern too, for what an order names as its reason (D24). Nothing is looked at before it is asked for.</summary>
internal sealed class StatedProblems(GatheredPart conditions)
{
    private const string Type = "Condition";

    /// <summary>The code of the Condition of this name; null when none arrived, or several of that id.</summary>
    internal CodeableConcept? CodeOf(ResourceName name) =>
        name is { Type: Type, Id: { } id } && conditions.Resources.Where(sent => sent.Type == Type && string.Equals(sent.Id, id, StringComparison.Ordinal)).Concat(conditions.Bundles.SelectMany(bundle => bundle.PassedOver(Type, id))).ToList() is [var only]
            ? Code(only)
            : null;

    private static CodeableConcept? Code(SentResource condition) =>
        condition is { Kind: JsonValueKind.Object, HasRepeatedMember: false } && condition.Json.Member("code"u8) is { } code ? JsonProbe.Concept(code) : null;
}
