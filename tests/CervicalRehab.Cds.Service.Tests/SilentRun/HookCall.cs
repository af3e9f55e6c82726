using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>A hook call: what it is answered, and the same data as an export.</summary>
internal sealed record HookCall(JsonObject Call)
{
    private static readonly HashSet<string> s_optional = new(StringComparer.Ordinal) { "DiagnosticReport", "Procedure", "CarePlan", "ServiceRequest", "MedicationRequest", "MedicationStatement" };

    /// <summary>Id of the patient.</summary>
    public string PatientId => (string)Call["context"]!["patientId"]!;

    private IEnumerable<(PrefetchKey Key, JsonNode? Value)> Keys => PrefetchKeys.All.Where(key => Call["prefetch"]!.AsObject().ContainsKey(key.Name)).Select(key => (key, Call["prefetch"]![key.Name]));

    private static IEnumerable<JsonObject> Entries(JsonNode? value) => value?["entry"] is JsonArray entries ? entries.Select(entry => entry?["resource"]).OfType<JsonObject>() : [];

    /// <summary>The pathway and the facts that are missing; null when nothing is shown.</summary>
    public (string Pathway, string Missing)? Answer(DateTimeOffset at)
    {
        var answer = JsonElement.Parse(HookPath.Answer(Encoding.UTF8.GetBytes(Call.ToJsonString()), (string)Call["hook"]!, at));
        foreach (var card in answer.GetProperty("cards").EnumerateArray())
        {
            if (card.GetProperty("extension").GetProperty("example.cervical-rehab.decision") is var decision && decision.TryGetProperty("pathway", out var pathway))
            {
                var missing = decision.TryGetProperty("missing", out var facts) ? facts.EnumerateArray().Select(fact => fact.GetProperty("fact").GetString()).Distinct(StringComparer.Ordinal) : [];
                return (pathway.GetString()!, string.Join(';', missing));
            }
        }

        return null;
    }

    /// <summary>Every resource that the call brings, each once.</summary>
    public IEnumerable<JsonObject> Resources =>
        Keys.SelectMany(key => key.Key.IsSearch ? Entries(key.Value) : key.Value is JsonObject patient ? [patient] : [])
            .Where(resource => (string?)resource["resourceType"] is not "OperationOutcome").DistinctBy(resource => resource.ToJsonString(), StringComparer.Ordinal).Select(resource => resource.DeepClone().AsObject());

    /// <summary>Types that were asked for.</summary>
    public IEnumerable<string> Asked => Keys.Where(key => key.Key.IsSearch).Select(key => key.Key.ResourceType).Distinct(StringComparer.Ordinal);

    /// <summary>What an export of the same would say of parts that failed or are not whole.</summary>
    public IEnumerable<string> Outcomes =>
        from key in Keys
        where IsNotWhole(key.Key, key.Value)
        select new JsonObject
        {
            ["resourceType"] = "OperationOutcome",
            ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = "exception", ["expression"] = new JsonArray(key.Key.ResourceType) }),
        }.ToJsonString();

    /// <summary>Writes it as an export.</summary>
    public Exported Export(bool asBundle)
    {
        var export = new Exported();
        if (asBundle)
        {
            export.Text("bundle.json", new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray([.. Resources.Select(resource => new JsonObject { ["resource"] = resource })]) }.ToJsonString());
            foreach (var type in Asked)
            {
                export.Lines($"{type}.ndjson", []);
            }
        }
        else
        {
            export.With(Resources, Asked);
        }

        return export.Lines("outcomes.ndjson", Outcomes).Manifest(outcomes: "outcomes.ndjson");
    }

    private static bool IsNotWhole(PrefetchKey key, JsonNode? value) =>
        (string?)value?["resourceType"] is "OperationOutcome" && (!s_optional.Contains(key.ResourceType) || key.IsSearch)
        || (value is JsonObject bundle && (bundle["link"]?.ToJsonString().Contains("next", StringComparison.Ordinal) is true
            || Entries(bundle).Any(entry => (string?)entry["resourceType"] is "OperationOutcome" && entry.ToJsonString() is var text && !(text.Contains("\"information\"", StringComparison.Ordinal) || text.Contains("\"warning\"", StringComparison.Ordinal) && !text.Contains("suppressed", StringComparison.Ordinal)))));
}
