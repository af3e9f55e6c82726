using System.Text.Json;
using static CervicalRehab.Cds.Fhir.Reading.ElementRows;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// The elements of Condition that are understood, each that is not read with its reason (D29). <c>stage</c> has no row: of an OPLL it may say more about
/// the extent than the severity does.
/// </summary>
internal static class ConditionElements
{
    private const string When = "another way to say when, which dates nothing here";

    internal static readonly ElementList Evidence = new(Read("code", Concept), Harmless("detail", "points to records that are read by themselves"), Harmless("id", "a name within the resource"), Harmless("extension", "an addition"));

    internal static readonly ElementList All = new(
    [
        .. OfAnyResource,
        Read("clinicalStatus", Concept),
        Read("verificationStatus", Concept),
        Read("severity", Concept),
        Read("code", Concept),
        Read("bodySite", Concept),
        Read("subject", Reference),
        Read("onsetDateTime", choice: "onset"),
        Read("onsetPeriod", Period, "onset"),
        Read("abatementDateTime", choice: "abatement"),
        Read("abatementPeriod", Period, "abatement"),
        Read("recordedDate"),
        Read("evidence", Evidence),
        Harmless("onsetAge", When, "onset"),
        Harmless("onsetRange", When, "onset"),
        Harmless("onsetString", When, "onset"),
        Harmless("abatementAge", When, "abatement"),
        Harmless("abatementRange", When, "abatement"),
        Harmless("abatementString", When, "abatement"),
        Harmless("category", "a list that the record stands in"),
        Harmless("encounter", "the visit it was recorded at"),
        Harmless("recorder", "who wrote it down"),
        Harmless("asserter", "who said so"),
        Harmless("note", "free text is not read"),
    ]);

    /// <summary>True when nothing in the Condition may change the meaning of what is read.</summary>
    internal static bool AreUnderstood(JsonElement condition) => All.Understands(condition) && !MetaLabels.SayIncomplete(condition);
}
