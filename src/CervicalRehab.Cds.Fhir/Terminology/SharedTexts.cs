using System.Runtime.InteropServices;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Texts that come in nearly every resource, each once in memory: code systems, our codes and their displays, statuses, units.</summary>
internal static class SharedTexts
{
    private static readonly Utf8Table<string> Texts = new(All().Distinct(StringComparer.Ordinal).Select(static text => (text, text)));

    private static readonly int Longest = All().Max(text => text.Length);

    /// <summary>The text or name the reader stands on; null for half a character.</summary>
    internal static string? Of(ref Utf8JsonReader json)
    {
        try
        {
            return (json.ValueIsEscaped ? null : Find(json.ValueSpan)) ?? json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a JSON string.</summary>
    internal static string Of(JsonElement element)
    {
        // The raw text has its quotes. An escape makes it differ from every shared one.
        var raw = JsonMarshal.GetRawUtf8Value(element);
        return Find(raw[1..^1]) ?? element.GetString()!;
    }

    /// <summary>The shared text of these letters, or null.</summary>
    internal static string? Find(ReadOnlySpan<byte> letters) => letters.Length <= Longest ? Texts.Find(letters) : null;

    private static IEnumerable<string> All() =>
    [
        .. Codes.All.SelectMany(row => new[] { row.System, row.Code, row.Display }),
        Systems.Ucum, Systems.ConditionClinical, "http://terminology.hl7.org/CodeSystem/condition-ver-status",
        "Patient", "Condition", "Observation", "DiagnosticReport", "Procedure", "CarePlan", "ServiceRequest", "MedicationRequest", "MedicationStatement",
        "final", "amended", "corrected", "preliminary", "active", "resolved", "confirmed", "Active", "Confirmed", "Resolved",
        "deg", "mm", "cm", "1", "%", "{score}", "{repetitions}",
    ];
}
