using System.Globalization;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Benchmarks.Payloads;

/// <summary>Resources as a US Core server sends them: profile, category, narrative, performer and encounter around what the rules read.</summary>
internal static class UsCore
{
    private const string Subject = "Patient/sample-patient";

    private static readonly (string Code, string Name, string Unit, string Category)[] Measures =
    [
        ("8867-4", "Heart rate", "/min", "vital-signs"),
        ("8480-6", "Systolic blood pressure", "mm[Hg]", "vital-signs"),
        ("29463-7", "Body weight", "kg", "vital-signs"),
        ("8310-5", "Body temperature", "Cel", "vital-signs"),
        ("2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", "laboratory"),
        ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", "laboratory"),
        ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", "laboratory"),
    ];

    private static readonly (string Snomed, string Icd, string Name)[] Problems =
    [
        ("59621000", "I10", "Essential hypertension"),
        ("44054006", "E11.9", "Type 2 diabetes mellitus"),
        ("55822004", "E78.5", "Hyperlipidemia"),
        ("195967001", "J45.909", "Asthma"),
        ("396275006", "M19.90", "Osteoarthritis"),
    ];

    /// <summary>A resource no rule reads: a vital sign, a laboratory value or, one in eight, a problem.</summary>
    public static JsonObject Filler(int at, DateOnly today) => at % 8 == 7 ? Problem(at, today) : Measure(at, today);

    /// <summary>An older measurement the rules read.</summary>
    public static JsonObject History(int at, DateOnly today)
    {
        var day = today.AddDays(-40 - (at % 700));
        var fact = (at / 10 % 3) switch
        {
            0 => SampleResources.Motion(day, at % 7),
            1 => SampleResources.Pain(30 + (at % 50), day),
            _ => SampleResources.Measure("reps-at-load", 8 + (at % 12), "{repetitions}", day),
        };
        var resource = JsonNode.Parse(ResourceJson.ToBytes(fact.Resource).Span)!.AsObject();
        resource["id"] = $"history-{at}";
        resource["subject"] = new JsonObject { ["reference"] = Subject };
        return resource;
    }

    /// <summary>Adds what a server sends around the elements that are read.</summary>
    public static void Dress(JsonObject resource, DateOnly today)
    {
        var type = (string)resource["resourceType"]!;
        var id = (string)resource["id"]!;
        resource["meta"] = new JsonObject
        {
            ["versionId"] = "3",
            ["lastUpdated"] = Instant(today.AddDays(-1)),
            ["source"] = $"urn:source:{id}",
            ["profile"] = new JsonArray($"http://hl7.org/fhir/us/core/StructureDefinition/us-core-{type.ToLowerInvariant()}"),
        };
        resource["text"] = new JsonObject
        {
            ["status"] = "generated",
            ["div"] = $"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p><b>{type}</b> {id}</p><table><tr><td>Recorded</td><td>{Instant(today)}</td></tr></table></div>",
        };
        resource["identifier"] = new JsonArray(new JsonObject { ["system"] = "https://ehr.example/identifiers", ["value"] = $"{type}-{id}-0001" });
        resource["encounter"] = new JsonObject { ["reference"] = "Encounter/sample-encounter", ["display"] = "Office visit" };
        resource["category"] ??= Category(type is "Condition" ? "condition-category" : "observation-category", type is "Condition" ? "problem-list-item" : "exam");
        resource[type is "Condition" ? "recorder" : "performer"] = type is "Condition"
            ? new JsonObject { ["reference"] = "Practitioner/sample-practitioner", ["display"] = "Sample, Pat" }
            : new JsonArray(new JsonObject { ["reference"] = "Practitioner/sample-practitioner", ["display"] = "Sample, Pat" });
        resource["extension"] = new JsonArray(new JsonObject { ["url"] = "https://ehr.example/StructureDefinition/workflow", ["valueString"] = "charted at the bedside" });
    }

    private static JsonObject Measure(int at, DateOnly today)
    {
        var (code, name, unit, category) = Measures[at % Measures.Length];
        return new JsonObject
        {
            ["resourceType"] = "Observation",
            ["id"] = $"filler-{at}",
            ["status"] = "final",
            ["category"] = Category("observation-category", category),
            ["code"] = new JsonObject { ["coding"] = new JsonArray(Coding("http://loinc.org", code, name), Coding("urn:oid:1.2.840.114350", $"L{at % 97}", name)), ["text"] = name },
            ["subject"] = new JsonObject { ["reference"] = Subject, ["display"] = "Sample, Alex" },
            ["effectiveDateTime"] = Instant(today.AddDays(-(at % 900))),
            ["issued"] = Instant(today.AddDays(-(at % 900))),
            ["valueQuantity"] = new JsonObject { ["value"] = 60 + (at % 80) + 0.5m, ["unit"] = unit, ["system"] = "http://unitsofmeasure.org", ["code"] = unit },
            ["interpretation"] = new JsonArray(new JsonObject { ["coding"] = new JsonArray(Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "N", "Normal")) }),
        };
    }

    private static JsonObject Problem(int at, DateOnly today)
    {
        var (snomed, icd, name) = Problems[at / 8 % Problems.Length];
        return new JsonObject
        {
            ["resourceType"] = "Condition",
            ["id"] = $"filler-{at}",
            ["clinicalStatus"] = new JsonObject { ["coding"] = new JsonArray(Coding("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active")) },
            ["verificationStatus"] = new JsonObject { ["coding"] = new JsonArray(Coding("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed", "Confirmed")) },
            ["code"] = new JsonObject { ["coding"] = new JsonArray(Coding("http://snomed.info/sct", snomed, name), Coding("http://hl7.org/fhir/sid/icd-10-cm", icd, name)), ["text"] = name },
            ["subject"] = new JsonObject { ["reference"] = Subject, ["display"] = "Sample, Alex" },
            ["onsetDateTime"] = Instant(today.AddDays(-400 - at)),
            ["recordedDate"] = Instant(today.AddDays(-400 - at)),
        };
    }

    private static JsonArray Category(string system, string code) =>
        new(new JsonObject { ["coding"] = new JsonArray(Coding($"http://terminology.hl7.org/CodeSystem/{system}", code, code)), ["text"] = code });

    private static JsonObject Coding(string system, string code, string display) => new() { ["system"] = system, ["code"] = code, ["display"] = display };

    private static string Instant(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T08:30:00Z";
}
