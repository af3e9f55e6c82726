using System.Text.Json;
using static CervicalRehab.Cds.Fhir.Reading.ElementRows;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The elements of DiagnosticReport that are understood, each that is not read with its reason (D29).</summary>
internal static class ReportElements
{
    internal static readonly ElementList All = new(
    [
        .. OfAnyResource,
        Read("status"),
        Read("code", Concept),
        Read("subject", Reference),
        Read("effectiveDateTime", choice: "effective"),
        Read("effectivePeriod", Period, "effective"),
        Read("result", Reference),
        Read("imagingStudy", Reference),
        Read("conclusionCode", Concept),
        Harmless("basedOn", "what asked for it"),
        Harmless("category", "the department it came from"),
        Harmless("encounter", "the visit it was made at"),
        Harmless("issued", "when it was released"),
        Harmless("performer", "who made it"),
        Harmless("resultsInterpreter", "who read the images"),
        Harmless("specimen", "imaging has none"),
        Harmless("media", "images are not looked at"),
        Harmless("conclusion", "free text is not read"),
        Harmless("presentedForm", "the report as a document, which is not read"),
    ]);

    /// <summary>True when nothing in the report may change the meaning of what is read.</summary>
    internal static bool AreUnderstood(JsonElement report) => All.Understands(report) && !MetaLabels.SayIncomplete(report);
}
