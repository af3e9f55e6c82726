using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class PatientReader
{
    private static readonly NameTable Names = new("resourceType", "id", "birthDate", "deceasedBoolean", "deceasedDateTime");

    /// <summary>The Patient in context, or why there is none (contract section 5).</summary>
    internal static (Patient? Patient, PatientFault Fault) Read(JsonElement json, string patientId) => Typed(json) switch
    {
        not { Id.Length: > 0 } => (null, PatientFault.Unreadable),
        { Id: var id } when !string.Equals(id, patientId, StringComparison.Ordinal) => (null, PatientFault.NotThePatientInContext),
        var patient => (patient, PatientFault.None),
    };

    /// <summary>True when a date of death or the flag says so.</summary>
    internal static bool IsDeceased(Patient patient) =>
        patient.DeceasedBoolean is true || patient.DeceasedDateTime is { ValueKind: not JsonValueKind.Null };

    private static Patient? Typed(JsonElement json)
    {
        try
        {
            var members = default(FewMembers);
            Members.Find(json, Names, members);
            // What is no date of death may be a living patient: neither is assumed.
            return members[0].Words() is not "Patient" || (members[4].AsText() is { } death && FhirDate.Parse(death) is null) ? null
                : new Patient { Id = members[1].AsText(), BirthDate = members[2].AsText(), DeceasedBoolean = members[3].AsFlag(), DeceasedDateTime = members[4].AsReceived() };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
