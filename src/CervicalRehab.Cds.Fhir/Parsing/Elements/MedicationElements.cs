using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.Rows;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of a use of a drug and of a Medication; a use with anything else on it is not taken for ended or withdrawn (D22, D29).</summary>
internal static class MedicationElements
{
    private const string Drug = "medication";
    private const string Why = "why it is taken, and since when; a sign among the reasons is looked at apart";
    private const string Who = "who and where";
    private const string From = "where it comes from and what it belongs to";
    private const string How = "how it is taken and given out: the drug is the same";
    private const string With = "what goes with it";

    internal static readonly ElementTable<MedicationRequest> Request = new(
    [
        .. ResourceElements.Read<MedicationRequest>("MedicationRequest"),
        Coded<MedicationRequest>("status", static (it, code) => it.StatusElement = new Code<MedicationRequest.MedicationrequestStatus> { JsonValue = code }, "active on-hold cancelled completed entered-in-error stopped draft unknown") with { IsRequired = true },
        Coded<MedicationRequest>("intent", static (it, code) => it.IntentElement = new Code<MedicationRequest.MedicationRequestIntent> { JsonValue = code }, Intents, Intents) with { IsRequired = true },
        Flag<MedicationRequest>("doNotPerform", static (it, flag) => it.DoNotPerformElement = flag),
        Concept<MedicationRequest>("medicationCodeableConcept", static (it, concept) => it.Medication = concept) with { Choice = Drug, IsRequired = true },
        FollowedOne<MedicationRequest>("medicationReference", static (it, reference) => it.Medication = reference) with { Choice = Drug, IsRequired = true },
        Subject<MedicationRequest>(static (it, subject) => it.Subject = subject),
        Moment<MedicationRequest>("authoredOn", static (it, moment) => it.AuthoredOnElement = moment),
        .. ResourceElements.Harmless<MedicationRequest>(),
        .. Harmless<MedicationRequest>(Why, "statusReason", "reasonCode", "reasonReference", "category", "priority", "courseOfTherapyType"),
        .. Harmless<MedicationRequest>(Who, "encounter", "requester", "recorder", "performer", "performerType"),
        .. HarmlessChoice<MedicationRequest>("reported", "who told it does not change what is taken", "Boolean", "Reference"),
        .. Harmless<MedicationRequest>(From, "identifier", "basedOn", "groupIdentifier", "priorPrescription", "instantiatesCanonical", "instantiatesUri", "eventHistory"),
        .. Harmless<MedicationRequest>(How, "dosageInstruction", "dispenseRequest", "substitution"),
        .. Harmless<MedicationRequest>(With, "supportingInformation", "detectedIssue", "insurance", "note"),
    ])
    { LooksWithin = true };

    internal static readonly ElementTable<MedicationStatement> Statement = new(
    [
        .. ResourceElements.Read<MedicationStatement>("MedicationStatement"),
        Coded<MedicationStatement>("status", static (it, code) => it.StatusElement = new Code<MedicationStatement.MedicationStatusCodes> { JsonValue = code }, "active completed entered-in-error intended stopped on-hold unknown not-taken") with { IsRequired = true },
        Concept<MedicationStatement>("medicationCodeableConcept", static (it, concept) => it.Medication = concept) with { Choice = Drug, IsRequired = true },
        FollowedOne<MedicationStatement>("medicationReference", static (it, reference) => it.Medication = reference) with { Choice = Drug, IsRequired = true },
        Subject<MedicationStatement>(static (it, subject) => it.Subject = subject),
        Moment<MedicationStatement>("effectiveDateTime", static (it, moment) => it.Effective = moment) with { Choice = "effective" },
        .. HarmlessChoice<MedicationStatement>("effective", "when: a drug counts by its status", "Period"),
        .. ResourceElements.Harmless<MedicationStatement>(),
        .. Harmless<MedicationStatement>(Why, "statusReason", "reasonCode", "reasonReference", "dateAsserted", "category"),
        .. Harmless<MedicationStatement>(Who, "context", "informationSource"),
        .. Harmless<MedicationStatement>(From, "identifier", "basedOn", "partOf", "derivedFrom"),
        .. Harmless<MedicationStatement>(How, "dosage"),
        .. Harmless<MedicationStatement>(With, "note"),
    ])
    { LooksWithin = true };

    internal static readonly ElementTable<Medication> Medication = new(
    [
        .. ResourceElements.Read<Medication>("Medication"),
        Coded<Medication>("status", static (it, code) => it.StatusElement = new Code<Medication.MedicationStatusCodes> { JsonValue = code }, "active inactive entered-in-error", "active inactive"),
        Concept<Medication>("code", static (it, concept) => it.Code = concept),
        .. ResourceElements.Harmless<Medication>(),
        .. Harmless<Medication>("its names and makers elsewhere: the code decides", "identifier", "manufacturer", "batch"),
        .. Harmless<Medication>("how it comes: the drug is the same", "form", "amount"),
        .. Harmless<Medication>("what it is made of: read for the drugs it names", "ingredient"),
    ]);

    private const string Intents = "proposal plan order original-order reflex-order filler-order instance-order option";
}
