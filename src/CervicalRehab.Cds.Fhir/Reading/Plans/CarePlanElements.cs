using System.Text.Json;
using static CervicalRehab.Cds.Fhir.Reading.ElementRows;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is understood of a CarePlan; a plan with anything else on it is neither moved on nor sent back (D29, D40).</summary>
internal static class CarePlanElements
{
    private static readonly ElementList Detail = new(
    [
        Read("code", Concept),
        Read("description"),
        Read("scheduledTiming", choice: "scheduled"),
        Read("scheduledPeriod", choice: "scheduled"),
        Read("scheduledString", choice: "scheduled"),
        Coded("status", "not-started", "scheduled", "in-progress", "on-hold", "completed", "cancelled", "stopped", "unknown", "entered-in-error"),
        Coded("doNotPerform", "true", "false"),
        .. AllHarmless("who, where and why: the activity is the same", "kind", "statusReason", "reasonCode", "reasonReference", "goal", "location", "performer", "instantiatesCanonical", "instantiatesUri"),
        .. AllHarmless("what is used for it: the dose stands in the description", "productCodeableConcept", "productReference", "dailyAmount", "quantity"),
        .. AllHarmless("an addition", "id", "extension"),
    ]);

    private static readonly ElementList Activity = new(
    [
        Read("detail", Detail),
        Harmless("reference", "an order of its own, read where it stands"),
        .. AllHarmless("how it went, which the measurements tell", "outcomeCodeableConcept", "outcomeReference", "progress"),
        .. AllHarmless("an addition", "id", "extension"),
    ]);

    internal static readonly ElementList All = new(
    [
        .. OfAnyResource,
        Read("instantiatesCanonical"),
        Read("subject", Reference),
        Read("status"),
        Coded("intent", "proposal", "plan", "order"),
        Read("period", Period),
        Read("activity", Activity),
        Harmless("instantiatesUri", "other guidelines followed"),
        .. AllHarmless("where it comes from and what it belongs to", "basedOn", "replaces", "partOf"),
        .. AllHarmless("words and classes: the activities decide", "category", "title", "description", "note"),
        .. AllHarmless("who and when", "encounter", "created", "author", "contributor", "careTeam"),
        .. AllHarmless("what it is about and aims at", "addresses", "supportingInfo", "goal"),
    ]);

    /// <summary>True when nothing on the plan may change what it says, and nothing was left out of it.</summary>
    internal static bool AreUnderstood(JsonElement plan) => All.Understands(plan) && !Modifiers.AreIn(plan) && !MetaLabels.SayIncomplete(plan);
}
