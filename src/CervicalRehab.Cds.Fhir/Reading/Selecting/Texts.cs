using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Texts of a body, those that come again and again in memory once.</summary>
internal static class Texts
{
    /// <summary>The text or name the reader stands on; null for half a character.</summary>
    internal static string? Of(ref Utf8JsonReader json)
    {
        try
        {
            return (json.ValueIsEscaped ? null : SharedTexts.Find(json.ValueSpan)) ?? json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
