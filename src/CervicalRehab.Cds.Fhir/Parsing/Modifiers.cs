using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Parsing;

/// <summary>Looks for a modifier deep within what is harmless: an annotation or a contained resource may turn the whole around too (D29).</summary>
internal static class Modifiers
{
    /// <summary>Name of the element that changes what holds it.</summary>
    internal const string Name = "modifierExtension";

    /// <summary>True when <c>modifierExtension</c> or <c>implicitRules</c> stands anywhere within.</summary>
    internal static bool AreIn(ReadOnlySpan<byte> json) => MayBeIn(json) && AreNamedIn(json);

    // Hardly a resource has their letters in any place, or a letter that is written by its number.
    private static bool MayBeIn(ReadOnlySpan<byte> json) => json.IndexOf("modifierExtension"u8) >= 0 || json.IndexOf("implicitRules"u8) >= 0 || json.IndexOf("\\u"u8) >= 0;

    private static bool AreNamedIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && (reader.ValueTextEquals("modifierExtension"u8) || reader.ValueTextEquals("implicitRules"u8)))
            {
                return true;
            }
        }

        return false;
    }
}
