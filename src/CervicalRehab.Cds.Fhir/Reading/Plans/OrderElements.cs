using System.Text.Json;
using static CervicalRehab.Cds.Fhir.Reading.ElementRows;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is understood of a ServiceRequest; an order with anything else on it suppresses no draft (D24, D29).</summary>
internal static class OrderElements
{
    internal static readonly ElementList All = new(
    [
        .. OfAnyResource,
        Read("instantiatesCanonical"),
        Read("subject", Reference),
        Read("status"),
        Coded("intent", "proposal", "plan", "directive", "order", "original-order", "reflex-order", "filler-order", "instance-order", "option"),
        Coded("doNotPerform", "true", "false"),
        Read("code", Concept),
        Read("orderDetail", Concept),
        Read("reasonCode", Concept),
        Read("reasonReference", Reference),
        Read("bodySite", Concept),
        Coded("asNeededBoolean", "false"),
        Harmless("instantiatesUri", "other guidelines followed"),
        .. AllHarmless("where it comes from and what it belongs to", "basedOn", "replaces", "requisition"),
        Harmless("category", "its class: the code decides"),
        .. AllHarmless("how much", "quantityQuantity", "quantityRatio", "quantityRange"),
        .. AllHarmless("when", "occurrenceDateTime", "occurrencePeriod", "occurrenceTiming"),
        .. AllHarmless("who and where", "encounter", "requester", "performerType", "performer", "locationCode", "locationReference"),
        .. AllHarmless("shown on the card, and decides nothing", "priority", "authoredOn"),
        Harmless("insurance", "payment"),
        .. AllHarmless("what goes with it", "supportingInfo", "specimen", "relevantHistory"),
        .. AllHarmless("words for the eye", "note", "patientInstruction"),
    ]);

    /// <summary>True when nothing on the order may change what it says, and nothing was left out of it.</summary>
    internal static bool AreUnderstood(JsonElement order) => All.Understands(order) && !Modifiers.AreIn(order) && !MetaLabels.SayIncomplete(order);
}
