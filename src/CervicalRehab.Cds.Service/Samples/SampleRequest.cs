using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;

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
            context["draftOrders"] = Bundle("collection", patient.Drafts.Select(draft => About(patient, draft)));
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

    private static JsonObject Found(SamplePatient patient, PrefetchKey key) =>
        Bundle("searchset", patient.Facts.Where(fact => fact.Type == key.ResourceType && Answers(fact, key)).Select(fact => About(patient, fact)));

    private static bool Answers(SampleFact fact, PrefetchKey key) => key.Codes.IsEmpty
        || (fact.Resource["code"]?["coding"] is JsonArray codings
            && codings.Any(coding => key.Codes.Any(code => code.System == (string?)coding?["system"] && code.Code == (string?)coding?["code"])));

    private static JsonObject Person(SamplePatient patient) =>
        new() { ["resourceType"] = "Patient", ["id"] = patient.Id, ["birthDate"] = SampleFact.Date(patient.Today.AddYears(-patient.Age)) };

    private static JsonObject About(SamplePatient patient, SampleFact fact)
    {
        var resource = fact.Resource.DeepClone().AsObject();
        resource["subject"] = new JsonObject { ["reference"] = $"Patient/{patient.Id}" };
        return resource;
    }

    private static JsonObject Bundle(string type, IEnumerable<JsonObject> resources)
    {
        JsonNode[] entries = [.. resources.Select(resource => new JsonObject { ["resource"] = resource })];
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = type };
        if (type is "searchset")
        {
            bundle["total"] = entries.Length;
        }

        bundle["entry"] = new JsonArray(entries);
        return bundle;
    }
}
