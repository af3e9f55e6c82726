using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>ImagingStudies: that there was an MRI of the neck, whatever it showed (D39).</summary>
internal static class ImagingStudyReader
{
    /// <summary>Asks for those of the neck: by the procedure, or by a body site where no modality tells that it is no MRI.</summary>
    internal static Request Studies(CodeLookup codes) => new(["ImagingStudy"], arrived => arrived.Known.Says(Meaning.MriReport) || IsOfNeck(arrived.Json, codes))
    {
        Code = json => JsonProbe.Concept(json.Member("procedureCode"u8)),
    };

    internal static void Read(Arrived arrived, PictureDraft picture)
    {
        if (ObservationStatus.Refusal(arrived.Json.Text("status"u8)) is { } refusal && (refusal is Reason.EnteredInError or Reason.Cancelled))
        {
            picture.Unused(arrived, refusal, Facts.MriReport);
            return;
        }

        picture.Mri.Add(new MriItem(Meaning.MriReport, Answer.Unknown, arrived.Evidence(Facts.MriReport, "study on file", FhirDate.Parse(arrived.Json.Text("started"u8))))
        {
            Studies = arrived.Id is { } id ? [id] : [],
        });
    }

    private static bool IsOfNeck(JsonElement study, CodeLookup codes)
    {
        var series = Items(study, "series"u8);
        var modalities = Items(study, "modality"u8).Concat(series.Select(one => one.Member("modality"u8) ?? default)).Select(one => one.Text("code"u8)).OfType<string>().ToList();
        return (modalities.Count == 0 || modalities.Contains("MR", StringComparer.Ordinal))
            && series.Any(one => codes.Find(JsonProbe.Concept(one.Member("bodySite"u8))).Says(Meaning.CervicalRegion));
    }

    private static ImmutableArray<JsonElement> Items(JsonElement json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];
}
