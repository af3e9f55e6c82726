using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>JSON to the typed Condition, in one walk over its members. Throws <see cref="JsonException"/> where an element that is read has the wrong kind.</summary>
internal static class TypedCondition
{
    /// <summary>The elements that are read.</summary>
    internal static readonly NameTable Names = new(
        "id", "clinicalStatus", "verificationStatus", "severity", "code", "bodySite", "subject", "onsetDateTime", "onsetPeriod",
        "abatementDateTime", "abatementPeriod", "recordedDate", "evidence");

    private static readonly NameTable OfEvidence = new("code");

    internal static Condition Of(JsonElement json)
    {
        var members = default(ManyMembers);
        Members.Find(json, Names, members);
        return new Condition
        {
            Id = members[0].AsText(),
            ClinicalStatus = members[1].AsConcept(),
            VerificationStatus = members[2].AsConcept(),
            Severity = members[3].AsConcept(),
            Code = members[4].AsConcept(),
            BodySite = members[5].AsList(TypedElements.AsConcept),
            Subject = members[6].AsReference(),
            OnsetDateTime = members[7].AsText(),
            OnsetPeriod = members[8].AsPeriod(),
            AbatementDateTime = members[9].AsText(),
            AbatementPeriod = members[10].AsPeriod(),
            RecordedDate = members[11].AsText(),
            EvidenceCodes = [.. members[12].AsList(AsEvidence).Each().SelectMany(codes => codes).OfType<CodeableConcept>()],
        };
    }

    private static List<CodeableConcept?>? AsEvidence(JsonElement json)
    {
        if (json.IsAbsent())
        {
            return null;
        }

        var members = default(FewMembers);
        Members.Find(json, OfEvidence, members);
        return [.. members[0].AsList(TypedElements.AsConcept) ?? []];
    }
}
