using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.DataTypeElements;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.ElementReaders;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of a Condition. <c>stage</c> has no row: of an OPLL it may say more about the extent than the severity does.</summary>
internal static class ConditionElements
{
    private const string Onset = "onset";
    private const string Abatement = "abatement";
    private const string When = "another way to say when, which dates nothing here";

    internal static readonly ElementTable<Condition.EvidenceComponent> Evidence = new(
    [
        new("code", static (ref json, it, noted) => (it.Code = Concepts(ref json, noted)) is not null) { Inner = OfConcept },
        new("detail", "what it points to is a record of its own"),
        .. OfEvery<Condition.EvidenceComponent>(),
    ]);

    // A day of it that is none may be of another problem, or hide that it is over (D29).
    internal static readonly ElementTable<Period> OfItsPeriod = new([.. OfPeriod.Elements.Select(static row => row with { IsDate = row.Name is "start" or "end" })]);

    internal static readonly ElementTable<Condition> Condition = new(
    [
        .. ResourceElements.Read<Condition>("Condition"),
        new("clinicalStatus", static (ref json, it, noted) => (it.ClinicalStatus = Concept(ref json, noted)) is not null) { Inner = OfConcept },
        new("verificationStatus", static (ref json, it, noted) => (it.VerificationStatus = Concept(ref json, noted)) is not null) { Inner = OfConcept },
        new("severity", static (ref json, it, noted) => (it.Severity = Concept(ref json, noted)) is not null) { Inner = OfConcept },
        new("code", static (ref json, it, noted) => (it.Code = Concept(ref json, noted)) is not null) { Inner = OfConcept },
        new("bodySite", static (ref json, it, noted) => (it.BodySite = Concepts(ref json, noted)) is not null) { Inner = OfConcept },
        new("subject", static (ref json, it, noted) => (it.Subject = OfReference.One(ref json, noted)!) is not null) { Inner = OfReference, MayBeEmpty = true, IsRequired = true },
        new("onsetDateTime", static (ref json, it, _) => (it.Onset = Moment(ref json)) is not null) { Choice = Onset, MayBeUnknown = true, IsDate = true },
        new("onsetPeriod", static (ref json, it, noted) => (it.Onset = OfItsPeriod.One(ref json, noted)) is not null) { Choice = Onset, Inner = OfItsPeriod },
        .. Rows.HarmlessChoice<Condition>(Onset, When, "Age", "Range", "String"),
        new("abatementDateTime", static (ref json, it, _) => (it.Abatement = Moment(ref json)) is not null) { Choice = Abatement, MayBeUnknown = true, IsDate = true },
        new("abatementPeriod", static (ref json, it, noted) => (it.Abatement = OfItsPeriod.One(ref json, noted)) is not null) { Choice = Abatement, Inner = OfItsPeriod },
        .. Rows.HarmlessChoice<Condition>(Abatement, When, "Age", "Range", "String"),
        new("recordedDate", static (ref json, it, _) => (it.RecordedDateElement = Moment(ref json)) is not null) { MayBeUnknown = true, IsDate = true },
        new("evidence", static (ref json, it, noted) => (it.Evidence = Evidence.Many(ref json, noted)) is not null) { Inner = Evidence },
        .. ResourceElements.Harmless<Condition>(),
        new("identifier", "its names elsewhere do not change what it is"),
        new("category", "records are found by code"),
        new("encounter", "in which visit it was found does not change it"),
        new("recorder", "who wrote it down does not change what it is"),
        new("asserter", "who said it does not change what it is"),
        new("note", "free text is never read"),
    ])
    { Make = static () => new Condition() };
}
