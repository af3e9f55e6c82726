using System.Text.Json;
using static CervicalRehab.Cds.Fhir.Reading.ElementRows;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>The elements of Patient that are understood, each that is not read with its reason (D29).</summary>
internal static class PatientElements
{
    private const string Person = "tells the person apart, and is never read";
    private const string Contact = "how to reach somebody";

    private static readonly ElementList Link = new(Read("other", Reference), Read("type"), Harmless("id", "a name within the resource"), Harmless("extension", "an addition"));

    internal static readonly ElementList All = new(
    [
        .. OfAnyResource,
        Read("active"),
        Read("birthDate"),
        Read("deceasedBoolean", choice: "deceased"),
        Read("deceasedDateTime", choice: "deceased"),
        Read("link", Link),
        Harmless("name", Person),
        Harmless("gender", Person),
        Harmless("photo", Person),
        Harmless("maritalStatus", Person),
        Harmless("multipleBirthBoolean", Person, "multipleBirth"),
        Harmless("multipleBirthInteger", Person, "multipleBirth"),
        Harmless("telecom", Contact),
        Harmless("address", Contact),
        Harmless("contact", Contact),
        Harmless("communication", "the languages spoken"),
        Harmless("generalPractitioner", "who cares for the person"),
        Harmless("managingOrganization", "who keeps the record"),
    ]);

    /// <summary>True when nothing in the Patient may change the meaning of what is read.</summary>
    internal static bool AreUnderstood(JsonElement patient) => All.Understands(patient) && !MetaLabels.SayIncomplete(patient);
}
