using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Service.SilentRun.Reporting;

/// <summary>What a report cannot tell, in words for a committee.</summary>
internal static class ReportLimits
{
    /// <summary>The limits of a run, what is particular to it first.</summary>
    public static ImmutableArray<string> Of(Summary summary) =>
    [
        .. Some(summary.FilesNotWhole.Length, "files of the export are not whole or not read: cut off, damaged, with lines that are no JSON, fewer resources than the manifest or the Bundle counts, or a next page that is not there, or of a form that is not read. faults.csv names them; get them again. The figures are of what could be read."),
        .. summary.NotWhole.Select(static part => part.State switch
        {
            "not-supplied" when part.Type is "ImagingStudy" => "The export holds no ImagingStudy: an MRI of which there is neither a report nor a coded finding is not seen.",
            "not-supplied" when part.Type is "Condition" => "The export holds no Condition: whether anybody has OPLL is not known.",
            "not-supplied" => $"The export holds no {part.Type}: it was treated as not supplied, and cards say so.",
            "failed" => $"The export holds no {part.Type} and is not whole there, as it says or its files show: nothing of it counts as absent.",
            _ => $"{part.Type} is not whole, as the export says or its files show: what is there counts as present, nothing counts as absent.",
        }),
        .. Some(summary.Lines.Rejected, "records could not be read and were left out; faults.csv names file and line."),
        "An export shows today's state. A status, an end, a correction, a merged or deleted record has overwritten what stood there before, so that a look back shows what is on file today and was made by then.",
        "A hook reads an ImagingStudy that it is sent and asks for none. Where the export holds one, an MRI without a report or a coded finding is counted here that a card may not know of.",
        "Drafts of orders are in no export: cards about an order that is being placed are not counted.",
        "An EHR's search by code may bring less than the export holds. What has a code of ours in an unknown system or only within a panel or report of another code, or no code, is read here; a call sees of it what the site's map asks for.",
        "Only coded data is read; texts are not.",
        "Cards are counted as if every chart were opened once. How often a chart is opened, and what a client shows, is the site's.",
    ];

    private static IEnumerable<string> Some(long count, string what) => count > 0 ? [$"{count.ToString(CultureInfo.InvariantCulture)} {what}"] : [];
}
