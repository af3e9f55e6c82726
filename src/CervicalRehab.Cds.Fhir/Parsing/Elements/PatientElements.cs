using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.DataTypeElements;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.ElementReaders;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.Rows;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of a Patient.</summary>
internal static class PatientElements
{
    private const string Deceased = "deceased";
    private const string NothingDepends = "nothing here depends on it";

    internal static readonly ElementTable<Patient.LinkComponent> Link = new(
    [
        new("other", static (ref json, it, noted) => (it.Other = OfReference.One(ref json, noted)!) is not null) { Inner = OfReference, IsRequired = true },
        Coded<Patient.LinkComponent>("type", static (it, code) => it.TypeElement = new Code<Patient.LinkType> { JsonValue = code }, "replaced-by replaces refer seealso") with { IsRequired = true },
        .. OfEvery<Patient.LinkComponent>(),
    ]);

    internal static readonly ElementTable<Patient> Patient = new(
    [
        .. ResourceElements.Read<Patient>("Patient"),
        new("active", static (ref json, it, _) => (it.ActiveElement = PrimitiveParser.Flag(ref json)) is not null),
        new("birthDate", static (ref json, it, _) => (it.BirthDateElement = Day(ref json)) is not null),
        new("deceasedBoolean", static (ref json, it, _) => (it.Deceased = PrimitiveParser.Flag(ref json)) is not null) { Choice = Deceased },
        new("deceasedDateTime", static (ref json, it, _) => (it.Deceased = Moment(ref json)) is not null) { Choice = Deceased },
        new("link", static (ref json, it, noted) => (it.Link = Link.Many(ref json, noted)) is not null) { Inner = Link },
        .. ResourceElements.Harmless<Patient>(),
        .. Harmless<Patient>("other names of the same person", "identifier", "name"),
        .. Harmless<Patient>("how to reach somebody does not change whether a plan fits", "telecom", "address"),
        .. Harmless<Patient>("it is about others", "contact", "generalPractitioner", "managingOrganization"),
        .. Harmless<Patient>(NothingDepends, "gender", "maritalStatus", "photo", "communication"),
        .. HarmlessChoice<Patient>("multipleBirth", NothingDepends, "Boolean", "Integer"),
    ]);

    private static Date? Day(ref System.Text.Json.Utf8JsonReader json) => PrimitiveParser.Moment(ref json, withDate: true, withTime: false) is { } text ? new Date(text) : null;
}
