using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.Rows;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of a CarePlan; with anything else on it it is neither moved on nor sent back (D29, D40). Only the SDK reads it, as what is sent back must have everything that came.</summary>
internal static class CarePlanElements
{
    private const string Dose = "the dose stands in the description";
    private const string When = "when it is done does not change what is";

    internal static readonly ElementTable<CarePlan.DetailComponent> Detail = new(
    [
        BySdk<CarePlan.DetailComponent>("code") with { Inner = DataTypeElements.OfConcept },
        BySdk<CarePlan.DetailComponent>("status") with { IsRequired = true, Values = [.. "not-started scheduled in-progress on-hold completed cancelled stopped unknown entered-in-error".Split(' ')] },
        BySdk<CarePlan.DetailComponent>("doNotPerform"),
        .. HarmlessChoice<CarePlan.DetailComponent>("scheduled", When, "Timing", "Period", "String"),
        .. Harmless<CarePlan.DetailComponent>("words for the eye", "description"),
        .. Harmless<CarePlan.DetailComponent>("who, where and why: the activity is the same; a sign among the reasons is looked at apart", "kind", "statusReason", "reasonCode", "reasonReference", "goal", "location", "performer", "instantiatesCanonical", "instantiatesUri"),
        .. HarmlessChoice<CarePlan.DetailComponent>("product", Dose, "CodeableConcept", "Reference"),
        .. Harmless<CarePlan.DetailComponent>(Dose, "dailyAmount", "quantity"),
        .. DataTypeElements.OfEvery<CarePlan.DetailComponent>(),
    ]);

    internal static readonly ElementTable<CarePlan.ActivityComponent> Activity = new(
    [
        BySdk<CarePlan.ActivityComponent>("detail") with { Inner = Detail },
        .. Harmless<CarePlan.ActivityComponent>("an order of its own, read where it stands", "reference"),
        .. Harmless<CarePlan.ActivityComponent>("how it went, which the measurements tell", "outcomeCodeableConcept", "outcomeReference", "progress"),
        .. DataTypeElements.OfEvery<CarePlan.ActivityComponent>(),
    ]);

    internal static readonly ElementTable<CarePlan> CarePlan = new(
    [
        .. ResourceElements.Read<CarePlan>("CarePlan"),
        BySdk<CarePlan>("instantiatesCanonical"),
        BySdk<CarePlan>("status") with { IsRequired = true },
        BySdk<CarePlan>("intent") with { IsRequired = true, Values = ["proposal", "plan", "order"] },
        Subject<CarePlan>(static (it, subject) => it.Subject = subject),
        BySdk<CarePlan>("created") with { IsOnlyJudged = true },
        BySdk<CarePlan>("period") with { Inner = DataTypeElements.OfPeriod },
        BySdk<CarePlan>("activity") with { Inner = Activity },
        .. ResourceElements.Harmless<CarePlan>(),
        .. Harmless<CarePlan>("where it comes from and what it belongs to", "identifier", "instantiatesUri", "basedOn", "replaces", "partOf"),
        .. Harmless<CarePlan>("words and classes: the activities decide", "category", "title", "description", "note"),
        .. Harmless<CarePlan>("who made it", "encounter", "author", "contributor", "careTeam"),
        .. Harmless<CarePlan>("what it is about and aims at", "addresses", "supportingInfo", "goal"),
    ])
    { LooksWithin = true };
}
