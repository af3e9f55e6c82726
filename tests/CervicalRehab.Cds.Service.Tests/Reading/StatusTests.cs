using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>The readers know every status that R4 has, and no other.</summary>
public sealed class StatusTests
{
    private static readonly ImmutableArray<(string Type, ImmutableArray<string> Statuses, string Members)> Stated =
    [
        ("Observation", All<ObservationStatus>(), """ "code": { "coding": [{ "system": "https://cervical-rehab.example/fhir/CodeSystem/findings", "code": "gait-instability" }] }, "valueBoolean": false, "effectiveDateTime": "2026-05-30" """),
        ("CarePlan", All<RequestStatus>(), """ "instantiatesCanonical": ["https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab"], "intent": "plan" """),
        ("ServiceRequest", All<RequestStatus>(), """ "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "308447003" }] }, "intent": "order" """),
        ("Procedure", All<EventStatus>(), """ "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "91251008" }] } """),
        ("MedicationRequest", All<MedicationRequest.MedicationrequestStatus>(), """ "intent": "order", "medicationCodeableConcept": { "text": "gabapentin" } """),
        ("MedicationStatement", All<MedicationStatement.MedicationStatusCodes>(), """ "medicationCodeableConcept": { "text": "gabapentin" } """),
    ];

    [Fact]
    public void Every_status_of_R4_is_known_and_no_other()
    {
        foreach (var (type, statuses, members) in Stated)
        {
            statuses.Length.ShouldBeGreaterThan(5);
            statuses.Where(status => status != "unknown" && IsUnknown(type, status, members)).ShouldBeEmpty(type);
            IsUnknown(type, "no-such-status", members).ShouldBeTrue(type);
        }
    }

    private static ImmutableArray<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(status => status.GetLiteral()!)];

    private static bool IsUnknown(string type, string status, string members) =>
        Chart.Empty.With($$"""{ "resourceType": "{{type}}", "status": "{{status}}", {{members}} }""").Picture.NotUsed.Any(record => record.Reason == Reason.StatusUnknown);
}
