using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Looks for a modifier deep within what is harmless: an annotation or a contained resource may turn the whole around too (D29).</summary>
internal static class Modifiers
{
    /// <summary>True when <c>modifierExtension</c> or <c>implicitRules</c> stands anywhere within.</summary>
    internal static bool AreIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(AreIn),
        JsonValueKind.Object => element.EnumerateObject().Any(member => member.NameEquals("modifierExtension"u8) || member.NameEquals("implicitRules"u8) || AreIn(member.Value)),
        _ => false,
    };
}
