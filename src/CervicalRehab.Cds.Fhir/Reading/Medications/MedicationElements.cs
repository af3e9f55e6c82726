using System.Text.Json;
using static CervicalRehab.Cds.Fhir.Reading.ElementRows;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is understood of a MedicationRequest or MedicationStatement; one with anything else on it is not taken for ended or withdrawn (D22, D29).</summary>
internal static class MedicationElements
{
    // Both types together: what one of them does not have is the other's, and harmless.
    internal static readonly ElementList All = new(
    [
        .. OfAnyResource,
        Read("subject", Reference),
        Read("status"),
        Read("medicationCodeableConcept", Concept, "medication"),
        Read("medicationReference", Reference, "medication"),
        Read("authoredOn"),
        Read("effectiveDateTime", choice: "effective"),
        Harmless("effectivePeriod", "when: a drug counts by its status", "effective"),
        Coded("intent", "proposal", "plan", "order", "original-order", "reflex-order", "filler-order", "instance-order", "option"),
        Coded("doNotPerform", "true", "false"),
        .. AllHarmless("why and since when", "statusReason", "reasonCode", "reasonReference", "dateAsserted", "category", "priority", "courseOfTherapyType"),
        .. AllHarmless("who and where", "encounter", "context", "requester", "recorder", "performer", "performerType", "informationSource", "reportedBoolean", "reportedReference"),
        .. AllHarmless("where it comes from and what it belongs to", "basedOn", "partOf", "derivedFrom", "groupIdentifier", "priorPrescription", "instantiatesCanonical", "instantiatesUri", "eventHistory"),
        .. AllHarmless("how it is taken and given out: the drug is the same", "dosage", "dosageInstruction", "dispenseRequest", "substitution"),
        .. AllHarmless("what goes with it", "supportingInformation", "detectedIssue", "insurance", "note"),
    ]);

    /// <summary>True when nothing on it may change what it says, and nothing was left out of it.</summary>
    internal static bool AreUnderstood(JsonElement use) => All.Understands(use) && !Modifiers.AreIn(use) && !MetaLabels.SayIncomplete(use);
}
