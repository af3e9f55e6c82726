using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

internal static class PatientReader
{
    private const string ReplacedBy = "replaced-by";

    private static readonly NameTable Names = new("resourceType", "id", "birthDate", "deceasedBoolean", "deceasedDateTime", "active", "link");
    private static readonly NameTable OfLink = new("other", "type");

    /// <summary>The Patient in context, or why there is none (contract section 5).</summary>
    internal static (Patient? Patient, PatientFault Fault) Read(JsonElement json, string patientId) => Typed(json) switch
    {
        not { Id.Length: > 0 } => (null, PatientFault.Unreadable),
        { Id: var id } when !string.Equals(id, patientId, StringComparison.Ordinal) => (null, PatientFault.NotThePatientInContext),
        var patient => (patient, PatientFault.None),
    };

    /// <summary>The date of death, unless the flag says otherwise: then neither is assumed.</summary>
    internal static RecordedDate? Died(Patient patient) => patient.DeceasedBoolean is null ? FhirDate.Parse(patient.DeceasedDateTime) : null;

    /// <summary>True when the record is not in use, or another stands in its place (D32).</summary>
    internal static bool IsReplaced(Patient patient) => patient.Active is false || patient.Links.Any(static link => link.Type is ReplacedBy);

    /// <summary>Bare ids of the other records of this person (D31).</summary>
    internal static ImmutableArray<string> LinkedIds(Patient patient) =>
        [.. patient.Links.Select(static link => link.Other?.Literal?.Split('/')).Select(static parts => parts is [.., "Patient", { Length: > 0 } id] ? id : null).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>True when nothing in the resource may change what was read of it (D29).</summary>
    internal static bool IsUnderstood(JsonElement json, Patient patient) =>
        PatientElements.AreUnderstood(json) && patient.Links.All(static link => link.Type is ReplacedBy or "replaces" or "refer" or "seealso");

    private static Patient? Typed(JsonElement json)
    {
        try
        {
            var members = default(ManyMembers);
            Members.Find(json, Names, members);
            // What is no date of death may be a living patient: neither is assumed.
            return members[0].Words() is not "Patient" || (members[4].AsText() is { } death && FhirDate.Parse(death) is null) ? null
                : new Patient
                {
                    Id = members[1].AsText(),
                    BirthDate = members[2].AsText(),
                    DeceasedBoolean = members[3].AsFlag(),
                    DeceasedDateTime = members[4].AsText(),
                    Active = members[5].AsFlag(),
                    Links = [.. members[6].AsList(AsLink).Each()],
                };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static PatientLink? AsLink(JsonElement json)
    {
        if (json.IsAbsent())
        {
            return null;
        }

        var members = default(FewMembers);
        Members.Find(json, OfLink, members);
        return new PatientLink { Other = members[0].AsReference(), Type = members[1].AsText() };
    }
}
