using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class PatientReader
{
    private const string ReplacedBy = "replaced-by";

    /// <summary>The Patient in context, or why there is none (contract section 5).</summary>
    internal static (Received<Patient>? Patient, PatientFault Fault) Read(ReadOnlySpan<byte> json, ResourceParser parser, string patientId)
    {
        // What is no date of death may be a living patient: neither is assumed.
        if (parser.Read<Patient>(json) is not Received<Patient> { Resource.IdElement: { } id } patient || id.Letters() is not { Length: > 0 } sent || (Death(patient) is { } death && FhirDate.Parse(death) is null))
        {
            return (null, PatientFault.Unreadable);
        }

        return string.Equals(sent, patientId, StringComparison.Ordinal) ? (patient, PatientFault.None) : (null, PatientFault.NotThePatientInContext);
    }

    /// <summary>The flag says dead.</summary>
    internal static bool IsDeceased(Received<Patient> patient) => Flag(patient) is true;

    /// <summary>The date of death, unless the flag says otherwise: then neither is assumed.</summary>
    internal static RecordedDate? Died(Received<Patient> patient) => Flag(patient) is null ? FhirDate.Parse(Death(patient)) : null;

    /// <summary>True when the record is not in use, or another stands in its place (D32).</summary>
    internal static bool IsReplaced(Received<Patient> patient) =>
        patient.Resource.ActiveElement is { JsonValue: false } || Links(patient).Any(static link => link.TypeElement.Letters() is ReplacedBy);

    /// <summary>Bare ids of the other records of this person (D31).</summary>
    internal static ImmutableArray<string> LinkedIds(Received<Patient> patient) =>
        [.. Links(patient).Select(static link => ResourceName.Of(link.Other?.ReferenceElement.Letters())).Where(static name => name is { Type: "Patient", Id: not "" }).Select(static name => name.Id!).Distinct(StringComparer.Ordinal)];

    /// <summary>True when nothing in the resource may change what was read of it (D29).</summary>
    internal static bool IsUnderstood(Received<Patient> patient) =>
        patient is Understood<Patient> && Links(patient).All(static link => link.TypeElement.Letters() is ReplacedBy or "replaces" or "refer" or "seealso");

    private static IEnumerable<Patient.LinkComponent> Links(Received<Patient> patient) => patient.Resource.EachOf<Patient.LinkComponent>("link");

    // Both may be there: then the flag speaks.
    private static bool? Flag(Received<Patient> patient) => Said(patient).OfType<FhirBoolean>().FirstOrDefault()?.JsonValue as bool?;

    private static string? Death(Received<Patient> patient) => Said(patient).OfType<FhirDateTime>().FirstOrDefault().Letters();

    private static IEnumerable<DataType?> Said(Received<Patient> patient) => [patient.Resource.Deceased, patient.SecondOf(patient.Resource)?.Deceased];
}
