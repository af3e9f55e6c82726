using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.Rows;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of a ServiceRequest; an order with anything else on it suppresses no draft (D24, D29).</summary>
internal static class OrderElements
{
    internal const string Statuses = "draft active on-hold revoked completed entered-in-error unknown";
    internal const string Intents = "proposal plan directive order original-order reflex-order filler-order instance-order option";
    private const string HowMuch = "how much of it is wanted does not change what is";
    private const string When = "when it is to be done does not change what is wanted";

    internal static readonly ElementTable<ServiceRequest> ServiceRequest = new(
    [
        .. ResourceElements.Read<ServiceRequest>("ServiceRequest"),
        Canonicals<ServiceRequest>("instantiatesCanonical", static (it, all) => it.InstantiatesCanonicalElement = all),
        Coded<ServiceRequest>("status", static (it, code) => it.StatusElement = new Code<RequestStatus> { JsonValue = code }, Statuses) with { IsRequired = true },
        Coded<ServiceRequest>("intent", static (it, code) => it.IntentElement = new Code<RequestIntent> { JsonValue = code }, Intents, Intents) with { IsRequired = true },
        Coded<ServiceRequest>("priority", static (it, code) => it.PriorityElement = new Code<RequestPriority> { JsonValue = code }, "routine urgent asap stat"),
        Flag<ServiceRequest>("doNotPerform", static (it, flag) => it.DoNotPerformElement = flag),
        Concept<ServiceRequest>("code", static (it, concept) => it.Code = concept),
        Concepts<ServiceRequest>("orderDetail", static (it, all) => it.OrderDetail = all),
        Subject<ServiceRequest>(static (it, subject) => it.Subject = subject),
        Flag<ServiceRequest>("asNeededBoolean", static (it, flag) => it.AsNeeded = flag, "false") with { Choice = "asNeeded" },
        Moment<ServiceRequest>("authoredOn", static (it, moment) => it.AuthoredOnElement = moment),
        Concepts<ServiceRequest>("reasonCode", static (it, all) => it.ReasonCode = all),
        Followed<ServiceRequest>("reasonReference", static (it, all) => it.ReasonReference = all),
        Concepts<ServiceRequest>("bodySite", static (it, all) => it.BodySite = all),
        .. ResourceElements.Harmless<ServiceRequest>(),
        .. Harmless<ServiceRequest>("where it comes from and what it belongs to", "identifier", "instantiatesUri", "basedOn", "replaces", "requisition"),
        .. Harmless<ServiceRequest>("its class: the code decides", "category"),
        .. HarmlessChoice<ServiceRequest>("quantity", HowMuch, "Quantity", "Ratio", "Range"),
        .. HarmlessChoice<ServiceRequest>("occurrence", When, "DateTime", "Period", "Timing"),
        .. Harmless<ServiceRequest>("who does it, and where", "encounter", "requester", "performerType", "performer", "locationCode", "locationReference"),
        .. Harmless<ServiceRequest>("who pays for it", "insurance"),
        .. Harmless<ServiceRequest>("what goes with it", "supportingInfo", "specimen", "relevantHistory"),
        .. Harmless<ServiceRequest>("words for the eye", "note", "patientInstruction"),
    ])
    { LooksWithin = true };

    /// <summary>An action of a group: only what it orders is read.</summary>
    internal static readonly ElementTable<RequestGroup.ActionComponent> Action = new([BySdk<RequestGroup.ActionComponent>("code") with { Inner = DataTypeElements.OfConcept }, BySdk<RequestGroup.ActionComponent>("action")]);

    /// <summary>A group of orders suppresses nothing, so that little of it has to be understood: what it orders warns.</summary>
    internal static readonly ElementTable<RequestGroup> RequestGroup = new(
    [
        .. ResourceElements.Read<RequestGroup>("RequestGroup"),
        BySdk<RequestGroup>("status") with { IsRequired = true },
        BySdk<RequestGroup>("code") with { Inner = DataTypeElements.OfConcept },
        BySdk<RequestGroup>("authoredOn"),
        BySdk<RequestGroup>("action") with { Inner = Action },
        .. ResourceElements.Harmless<RequestGroup>(),
    ]);
}
