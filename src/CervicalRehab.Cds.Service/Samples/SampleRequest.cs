using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.PatientRecord;
using Hl7.Fhir.Model;
using BundleType = Hl7.Fhir.Model.Bundle.BundleType;

namespace CervicalRehab.Cds.Service.Samples;

/// <summary>A sample patient as a complete hook request with every prefetch key.</summary>
internal static class SampleRequest
{
    /// <summary>The request of a hook about a patient.</summary>
    public static JsonObject For(SamplePatient patient, string hook, Guid hookInstance)
    {
        var context = new JsonObject
        {
            ["userId"] = "Practitioner/sample-practitioner",
            ["patientId"] = patient.Id,
            ["encounterId"] = "sample-encounter",
        };
        if (hook is "order-select")
        {
            context["selections"] = new JsonArray([.. patient.Drafts.Select(draft => JsonValue.Create($"{draft.Type}/{draft.Id}"))]);
        }

        if (hook is "order-select" or "order-sign")
        {
            context["draftOrders"] = Bundle(BundleType.Collection, patient.Drafts.Select(draft => About(patient, draft)));
        }

        return new JsonObject
        {
            ["hook"] = hook,
            ["hookInstance"] = hookInstance.ToString(),
            ["context"] = context,
            ["prefetch"] = Prefetch(patient),
        };
    }

    /// <summary>What the EHR would answer to each template.</summary>
    public static JsonObject Prefetch(SamplePatient patient) =>
        new(PrefetchKeys.All.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)(key.IsSearch ? Found(patient, key) : Person(patient)))));

    /// <summary>The record of a hook request as Parameters of <c>$apply</c>: the patient by reference, and one Bundle with everything.</summary>
    public static JsonObject ForApply(JsonObject request)
    {
        var resources = request["prefetch"]!.AsObject().Select(static member => member.Value!.AsObject())
            .SelectMany(static value => (string?)value["resourceType"] is nameof(Hl7.Fhir.Model.Bundle) ? value["entry"]!.AsArray().Select(static entry => entry!["resource"]!.AsObject()) : [value])
            .DistinctBy(static resource => ((string?)resource["resourceType"], (string?)resource["id"]));
        return new JsonObject
        {
            ["resourceType"] = nameof(Parameters),
            ["parameter"] = new JsonArray(
                new JsonObject { ["name"] = "subject", ["valueString"] = $"Patient/{request["context"]!["patientId"]}" },
                new JsonObject
                {
                    ["name"] = "data",
                    ["resource"] = new JsonObject
                    {
                        ["resourceType"] = nameof(Hl7.Fhir.Model.Bundle),
                        ["type"] = "collection",
                        ["entry"] = new JsonArray([.. resources.Select(static resource => new JsonObject { ["resource"] = resource.DeepClone() })]),
                    },
                }),
        };
    }

    private static JsonObject Found(SamplePatient patient, PrefetchKey key) =>
        Bundle(BundleType.Searchset, patient.Facts.Where(fact => fact.Type == key.ResourceType && Answers(fact, key)).Select(fact => About(patient, fact)));

    private static bool Answers(SampleFact fact, PrefetchKey key) => key.Codes.IsEmpty
        || (fact.Resource.TryGetValue("code", out var code) && code is CodeableConcept concept
            && concept.Coding.Exists(coding => key.Codes.Any(known => known.System == coding.System && known.Code == coding.Code)));

    private static JsonObject Person(SamplePatient patient) => Json(new Patient
    {
        Id = patient.Id,
        Name = patient.Person is { } person ? [new HumanName { Family = person.Family, Given = [person.Given] }] : [],
        BirthDate = SampleFact.Date(patient.Today.AddYears(-patient.Age)),
    });

    private static Resource About(SamplePatient patient, SampleFact fact)
    {
        var resource = (Resource)fact.Resource.DeepCopy();
        resource.SetValue("subject", new ResourceReference($"Patient/{patient.Id}"));
        return resource;
    }

    private static JsonObject Bundle(BundleType type, IEnumerable<Resource> resources)
    {
        var bundle = new Bundle { Type = type, Entry = [.. resources.Select(resource => new Bundle.EntryComponent { Resource = resource })] };
        bundle.Total = type is BundleType.Searchset ? bundle.Entry.Count : null;
        var json = Json(bundle);
        // A caller adds to it.
        json["entry"] ??= new JsonArray();
        return json;
    }

    private static JsonObject Json(Resource resource) => JsonNode.Parse(ResourceJson.ToBytes(resource).Span)!.AsObject();
}
