using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.Rows;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of a DiagnosticReport and of an ImagingStudy (D29, D39).</summary>
internal static class ImagingElements
{
    private const string Effective = "effective";
    private const string Images = "images are not looked at";

    internal static readonly ElementTable<DiagnosticReport> Report = new(
    [
        .. ResourceElements.Read<DiagnosticReport>("DiagnosticReport"),
        Coded<DiagnosticReport>("status", static (it, code) => it.StatusElement = new Code<DiagnosticReport.DiagnosticReportStatus> { JsonValue = code }, "registered partial preliminary final amended corrected appended cancelled entered-in-error unknown") with { IsRequired = true },
        Concept<DiagnosticReport>("code", static (it, concept) => it.Code = concept) with { IsRequired = true },
        Subject<DiagnosticReport>(static (it, subject) => it.Subject = subject) with { IsRequired = false },
        Moment<DiagnosticReport>("effectiveDateTime", static (it, moment) => it.Effective = moment) with { Choice = Effective },
        Period<DiagnosticReport>("effectivePeriod", static (it, period) => it.Effective = period) with { Choice = Effective },
        Followed<DiagnosticReport>("result", static (it, all) => it.Result = all),
        Followed<DiagnosticReport>("imagingStudy", static (it, all) => it.ImagingStudy = all),
        Concepts<DiagnosticReport>("conclusionCode", static (it, all) => it.ConclusionCode = all),
        .. ResourceElements.Harmless<DiagnosticReport>(),
        .. Harmless<DiagnosticReport>("where it comes from and what it belongs to", "identifier", "basedOn", "category", "encounter"),
        .. Harmless<DiagnosticReport>("when it was released, not when the images were made", "issued"),
        .. Harmless<DiagnosticReport>("who made it and who read the images", "performer", "resultsInterpreter"),
        .. Harmless<DiagnosticReport>("imaging has none", "specimen"),
        .. Harmless<DiagnosticReport>(Images, "media"),
        .. Harmless<DiagnosticReport>("free text and documents are never read", "conclusion", "presentedForm"),
    ]);

    internal static readonly ElementTable<ImagingStudy.SeriesComponent> Series = new(
    [
        Coding<ImagingStudy.SeriesComponent>("modality", static (it, coding) => it.Modality = coding) with { IsRequired = true },
        Coding<ImagingStudy.SeriesComponent>("bodySite", static (it, coding) => it.BodySite = coding),
        new("uid", static (ref json, it, _) => (it.UidElement = PrimitiveParser.LogicalId(ref json)!) is not null) { IsRequired = true },
        .. Harmless<ImagingStudy.SeriesComponent>(Images, "number", "description", "numberOfInstances", "endpoint", "laterality", "specimen", "started", "performer", "instance"),
        .. DataTypeElements.OfEvery<ImagingStudy.SeriesComponent>(),
    ]);

    internal static readonly ElementTable<ImagingStudy> Study = new(
    [
        .. ResourceElements.Read<ImagingStudy>("ImagingStudy"),
        Coded<ImagingStudy>("status", static (it, code) => it.StatusElement = new Code<ImagingStudy.ImagingStudyStatus> { JsonValue = code }, "registered available cancelled entered-in-error unknown") with { IsRequired = true },
        Codings<ImagingStudy>("modality", static (it, all) => it.Modality = all),
        Subject<ImagingStudy>(static (it, subject) => it.Subject = subject),
        Moment<ImagingStudy>("started", static (it, moment) => it.StartedElement = moment),
        Concepts<ImagingStudy>("procedureCode", static (it, all) => it.ProcedureCode = all),
        new("series", static (ref json, it, noted) => (it.Series = Series.Many(ref json, noted)!) is not null) { Inner = Series },
        .. ResourceElements.Harmless<ImagingStudy>(),
        .. Harmless<ImagingStudy>("where it comes from and what it belongs to", "identifier", "encounter", "basedOn", "referrer", "procedureReference", "location"),
        .. Harmless<ImagingStudy>("why it was made, and who read it; a sign among the reasons is looked at apart", "reasonCode", "reasonReference", "interpreter"),
        .. Harmless<ImagingStudy>(Images, "endpoint", "numberOfSeries", "numberOfInstances"),
        .. Harmless<ImagingStudy>("words for the eye", "note", "description"),
    ]);
}
