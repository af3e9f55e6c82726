using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class PatientReader
{
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
            return json.Text("resourceType"u8) is "Patient" ? json.Deserialize(FhirJson.Default.Patient) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
