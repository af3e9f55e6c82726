using System.Globalization;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.SilentRun.Sorting;

namespace CervicalRehab.Cds.Service.SilentRun.Deciding;

/// <summary>Which of several Patient resources with one id is the latest: an export may hold older ones beside it.</summary>
internal static class PatientVersion
{
    /// <summary>The one that its version number, then its time of change, tells; else the last by its text, so that the order of the input does not matter. Null without any.</summary>
    public static SpilledRecord? Of(List<SpilledRecord> patients) => patients.Count switch
    {
        0 => null,
        1 => patients[0],
        _ => patients.Select(static (record, at) => (record, at, Meta: Meta(record))).OrderBy(static row => row.Meta.Version).ThenBy(static row => row.Meta.Updated).ThenBy(static row => row.at).Last().record,
    };

    private static (ulong Version, DateTimeOffset Updated) Meta(SpilledRecord record)
    {
        var patient = JsonElement.Parse(record.Json.Span);
        return patient.TryGetProperty("meta", out var meta) && meta.ValueKind is JsonValueKind.Object
            ? (ulong.TryParse(ResourceText.Text(meta, "versionId"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, KnownSince.Parse(ResourceText.Text(meta, "lastUpdated") ?? string.Empty)?.Instant ?? default)
            : default;
    }
}
