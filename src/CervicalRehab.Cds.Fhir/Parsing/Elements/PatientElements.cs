using Hl7.Fhir.Model;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.DataTypeElements;
using static CervicalRehab.Cds.Fhir.Parsing.Elements.ElementReaders;

namespace CervicalRehab.Cds.Fhir.Parsing.Elements;

/// <summary>What is understood of a Patient.</summary>
internal static class PatientElements
{
    private const string Deceased = "deceased";

    internal static readonly ElementTable<Patient.LinkComponent> Link = new(
        new("other", static (ref json, it, noted) => (it.Other = OfReference.One(ref json, noted)) is not null) { Inner = OfReference, IsRequired = true },
        new("type", static (ref json, it, _) => (it.TypeElement = TypeOfLink(ref json)) is not null) { IsRequired = true },
        new("id", "it only lets other parts of the resource point here"),
        Extension<Patient.LinkComponent>());

    internal static readonly ElementTable<Patient> Patient = new(
    [
        .. ResourceElements.Read<Patient>("Patient"),
        new("active", static (ref json, it, _) => (it.ActiveElement = PrimitiveParser.Flag(ref json)) is not null),
        new("birthDate", static (ref json, it, _) => (it.BirthDateElement = Day(ref json)) is not null),
        new("deceasedBoolean", static (ref json, it, _) => (it.Deceased = PrimitiveParser.Flag(ref json)) is not null) { Choice = Deceased },
        new("deceasedDateTime", static (ref json, it, _) => (it.Deceased = Moment(ref json)) is not null) { Choice = Deceased },
        new("link", static (ref json, it, noted) => (it.Link = Link.Many(ref json, noted)) is not null) { Inner = Link },
        .. ResourceElements.Harmless<Patient>(),
        new("identifier", "other names of the same person"),
        new("name", "other names of the same person"),
        new("telecom", "how to reach somebody does not change whether a plan fits"),
        new("gender", "nothing here depends on it"),
        new("address", "how to reach somebody does not change whether a plan fits"),
        new("maritalStatus", "nothing here depends on it"),
        new("multipleBirthBoolean", "nothing here depends on it") { Choice = "multipleBirth" },
        new("multipleBirthInteger", "nothing here depends on it") { Choice = "multipleBirth" },
        new("photo", "nothing here depends on it"),
        new("contact", "it is about others"),
        new("communication", "nothing here depends on it"),
        new("generalPractitioner", "it is about others"),
        new("managingOrganization", "it is about others"),
    ]);

    private static Date? Day(ref System.Text.Json.Utf8JsonReader json) => PrimitiveParser.Moment(ref json, withDate: true, withTime: false) is { } text ? new Date(text) : null;

    private static Code<Patient.LinkType>? TypeOfLink(ref System.Text.Json.Utf8JsonReader json) =>
        PrimitiveParser.Code(ref json) is var code && (code.SequenceEqual("replaced-by"u8) || code.SequenceEqual("replaces"u8) || code.SequenceEqual("refer"u8) || code.SequenceEqual("seealso"u8))
            ? new Code<Patient.LinkType> { JsonValue = System.Text.Encoding.ASCII.GetString(code) }
            : null;
}
