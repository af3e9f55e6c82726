using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.Rows;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of a Procedure; one with anything else on it may have been done or not (D16, D21, D29).</summary>
internal static class ProcedureElements
{
    private const string Performed = "performed";

    internal static readonly ElementTable<Procedure> Procedure = new(
    [
        .. ResourceElements.Read<Procedure>("Procedure"),
        Coded<Procedure>("status", static (it, code) => it.StatusElement = new Code<EventStatus> { JsonValue = code }, "preparation in-progress not-done on-hold stopped completed entered-in-error unknown") with { IsRequired = true },
        Concept<Procedure>("code", static (it, concept) => it.Code = concept),
        Subject<Procedure>(static (it, subject) => it.Subject = subject),
        Moment<Procedure>("performedDateTime", static (it, moment) => it.Performed = moment) with { Choice = Performed },
        Period<Procedure>("performedPeriod", static (it, period) => it.Performed = period) with { Choice = Performed },
        Concepts<Procedure>("reasonCode", static (it, all) => it.ReasonCode = all),
        Followed<Procedure>("reasonReference", static (it, all) => it.ReasonReference = all),
        Concepts<Procedure>("bodySite", static (it, all) => it.BodySite = all),
        .. HarmlessChoice<Procedure>(Performed, "another way to say when, which dates nothing here", "String", "Age", "Range"),
        .. ResourceElements.Harmless<Procedure>(),
        .. Harmless<Procedure>("where it comes from and what it belongs to", "identifier", "instantiatesCanonical", "instantiatesUri", "basedOn", "partOf", "encounter"),
        .. Harmless<Procedure>("its class, and the place where it was done: the code decides", "category", "location"),
        .. Harmless<Procedure>("who did it, and why it has its status", "statusReason", "recorder", "asserter", "performer"),
        .. Harmless<Procedure>("what came of it", "outcome", "report", "complication", "complicationDetail", "followUp"),
        .. Harmless<Procedure>("what was used for it", "focalDevice", "usedReference", "usedCode"),
        .. Harmless<Procedure>("free text is never read", "note"),
    ])
    { LooksWithin = true };
}
