using System.Collections.Immutable;
using CervicalRehab.Cds.Service.Tests.Fuzzing;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Understanding;

/// <summary>Records whose answer reassures, with everything that can make it so: what is absent, measured, resolved, withdrawn, running and on file.</summary>
internal static class ReassuringRecords
{
    private const string Study = "\"derivedFrom\": [{ \"reference\": \"ImagingStudy/s1\" }]";
    private const string Normal = "\"interpretation\": [{ \"coding\": [{ \"system\": \"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation\", \"code\": \"NEG\" }] }]";

    private static readonly string Refuted = Written.Condition("sct|90448008", clinical: "", verification: "refuted");

    private const string Detailed =
        """
        { "resourceType": "Patient", "id": "sample-patient", "meta": { "versionId": "1" }, "active": true, "birthDate": "1972-03-05", "deceasedBoolean": false, "name": [{ "family": "Doe" }],
          "contact": [{ "name": { "text": "x" } }], "communication": [{ "language": { "text": "x" } }], "link": [{ "other": { "reference": "Patient/earlier" }, "type": "seealso" }] }
        """;

    private const string Activities =
        """
        "intent": "plan", "category": [{ "text": "x" }], "activity": [{ "detail": { "status": "in-progress", "doNotPerform": false, "scheduledString": "daily", "description": "x",
          "code": { "coding": [{ "system": "https://cervical-rehab.example/fhir/CodeSystem/activity", "code": "resistance-low" }] } } }]
        """;

    private static readonly ImmutableArray<Chart> Starts =
    [
        Chart.Baseline,
        ResistanceTests.Progressing,
        Chart.Baseline.With(Written.Plan()),
        Chart.Baseline.With(Written.Plan(members: Activities)),
        Chart.Baseline.Without("433203006").With(Written.Condition("sct|433203006", "\"onsetPeriod\": { \"start\": \"2025-01-01\" }, \"abatementDateTime\": \"2026-05-30\"", clinical: "resolved")),
    ];

    // Each alone leaves the answer as reassuring as it was, and says something that reassures.
    private static readonly ImmutableArray<string> More =
    [
        Written.Observation("gait-instability", $$"""{{Written.Value("sct|2667000")}}, {{Normal}}, "meta": { "versionId": "1" }, "performer": [{ "reference": "Practitioner/x" }], "note": [{ "text": "x" }] """),
        Written.Observation("bladder-dysfunction", "\"valueBoolean\": false"),
        Written.Sides("hoffmann-sign", "\"valueBoolean\": false", Written.Value("sct|2667000")),
        Written.Sides("upper-limb-strength-mrc", "\"valueInteger\": 5", "\"valueInteger\": 5"),
        Written.Present("bowel-dysfunction", status: "entered-in-error"),
        Written.Present("gait-instability", status: "cancelled"),
        Written.Observation("mri-cord-compression", $"{Written.Value("sct|2667000")}, {Study}", "2026-05-01"),
        Written.Observation("loinc|98979-8", Written.Quantity("95", "mL/min/{1.73_m2}")),
        Written.Observation("sct|77386006", "\"valueBoolean\": false"),
        Written.Report("\"conclusion\": \"x\"", status: "entered-in-error"),
        Written.Condition("sct|22325002", verification: "refuted"),
        Written.Condition("sct|202664003", "\"evidence\": [{ \"code\": [{ \"text\": \"x\" }] }]", verification: "entered-in-error"),
        Written.Condition("sct|13645005", verification: "refuted"),
        Written.Plan("completed", "2025-01-01"),
        Written.Plan("entered-in-error", "2025-01-01"),
        Written.Order("sct|308447003", members: "\"intent\": \"order\", \"doNotPerform\": false, \"reasonCode\": [{ \"text\": \"x\" }], \"quantityQuantity\": { \"value\": 1 }"),
        Written.Order("cervical-fusion", "entered-in-error", "\"performedDateTime\": \"2025-05-12\", \"note\": [{ \"text\": \"x\" }]", "Procedure"),
        Written.Drug("rx|7804", "stopped"),
        $$"""{ "resourceType": "MedicationStatement", "status": "completed", "medicationCodeableConcept": {{Written.Concept("rx|7804")}} }""",
    ];

    // These say nothing that matters here.
    private static readonly ImmutableArray<string> Beside =
    [
        Written.Condition("sct|38341003"),
        Refuted,
        Written.Observation("loinc|8867-4", "\"valueInteger\": 70"),
        Written.Order("sct|91251008", "completed", "\"performedDateTime\": \"2026-05-12\"", "Procedure"),
    ];

    /// <summary>A few that together hold every kind of resource.</summary>
    public static ImmutableArray<Chart> Fixed { get; } =
    [
        Chart.Baseline.With([.. Beside, .. More.Where(resource => !resource.Contains("\"CarePlan\"", StringComparison.Ordinal))]) with { Patient = Detailed },
        ResistanceTests.Progressing,
        Chart.Baseline.With(Written.Plan(members: Activities)) with { Patient = Detailed },
    ];

    /// <summary>A record to which the protocol does not apply, because the one OPLL on it is refuted; that stands last.</summary>
    public static Chart NotApplicable { get; } = Chart.Baseline.Without("90448008").With(Refuted);

    /// <summary>Each of what is added, beside the plain record.</summary>
    public static IEnumerable<Chart> OneMore => More.Select(resource => Chart.Baseline.With(resource));

    /// <summary>A record of these, or now and then any at all.</summary>
    public static Chart Any(Dice dice) =>
        dice.OneIn(4) ? dice.From(GeneratedChart.All.Generator).Chart
        : dice.Of(Starts).With([.. Enumerable.Range(0, dice.Below(4)).Select(_ => dice.OneIn(8) ? dice.Of(Beside) : dice.Of(More))]) with { Patient = dice.OneIn(2) ? Detailed : Chart.Baseline.Patient };
}
