using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>ImagingStudies: that there was an MRI of the neck, whatever it showed (D39).</summary>
internal static class ImagingStudyReader
{
    /// <summary>Asks for those of the neck: by the procedure, or by a body site where no modality tells that it is no MRI.</summary>
    internal static readonly Request OnFile = new(["ImagingStudy"], static arrived => arrived.Known.Says(Meaning.MriReport) || IsOfNeck(arrived), Read)
    {
        Code = static (json, _) => JsonProbe.Concept(json.Member("procedureCode"u8)),
    };

    private static void Read(Arrived arrived, PictureDraft picture)
    {
        var received = arrived.Read<ImagingStudy>();
        var refusal = Statuses.OfObservation(received?.Resource.StatusElement.Letters());
        if (received is Understood<ImagingStudy> understood && refusal is Reason.EnteredInError or Reason.Cancelled)
        {
            picture.Withdrawn(understood, arrived, refusal.Value, Facts.MriReport);
            return;
        }

        if (received is not Understood<ImagingStudy>)
        {
            picture.Unused(arrived, received is null ? Reason.Unreadable : Reason.NotUnderstood, Facts.MriReport);
        }

        picture.MriOnFile(arrived.Evidence(Facts.MriReport, "study on file", FhirDate.Parse(received?.Resource.StartedElement.Letters())), new(null, arrived.Id is { } id ? [id] : []));
    }

    private static bool IsOfNeck(Arrived arrived)
    {
        if (arrived.Read<ImagingStudy>() is not { Resource: var study })
        {
            return JsonProbe.CodesIn(arrived.Json).Any(row => row.Meaning == Meaning.CervicalRegion);
        }

        var series = study.EachOf<ImagingStudy.SeriesComponent>("series").ToList();
        var modalities = study.EachOf<Coding>("modality").Concat(series.Select(one => one.Modality)).Select(modality => modality?.CodeElement.Letters()).OfType<string>().ToList();
        return (modalities.Count == 0 || modalities.Contains("MR", StringComparer.Ordinal))
            && series.Exists(one => one.BodySite is { } site && arrived.Codes.RowOf(site).Says(Meaning.CervicalRegion));
    }
}
