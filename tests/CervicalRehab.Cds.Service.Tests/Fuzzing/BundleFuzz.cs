using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>Damaged search results: whatever stands among the entries, a sound entry is found, and a sign of more is never passed over.</summary>
internal static class BundleFuzz
{
    private static readonly ImmutableArray<PrefetchKey> Searches = [.. PrefetchKeys.All.Where(key => key.IsSearch)];

    private static readonly SubjectCheck Subjects = new("x", null);

    public static void Case(Dice dice)
    {
        var key = dice.Of(Searches);
        var bundle = Bundle(key.ResourceType, dice);
        var isWhole = true;
        if (dice.OneIn(3))
        {
            bundle["link"] = new JsonArray(new JsonObject { ["relation"] = "next", ["url"] = dice.Of("https://ehr.example/next", "", "?page=2", "http://[") });
            isWhole = false;
        }

        if (dice.OneIn(3))
        {
            bundle["total"] = 1_000;
            isWhole = false;
        }

        var entries = bundle["entry"]!.AsArray();
        for (var times = dice.Below(6); times > 0; times--)
        {
            var at = dice.Below(entries.Count);
            if (!ReferenceEquals(entries[at], Sound(entries)) && entries[at] is { } entry)
            {
                Damage.Once(entry, dice);
            }
        }

        if (Parsed(bundle) is not { } value)
        {
            return;
        }

        var result = dice.OneIn(2) ? PrefetchValue.Classify(key, value, Subjects) : PrefetchValue.OfAnswer(key, value, Subjects);

        FuzzTarget.Must(result.Resources.Any(resource => resource.Id == "sound"), $"the sound entry is lost: {value.Json}");
        FuzzTarget.Must(result.Resources.Length <= entries.Count, $"more than arrived: {value.Json}");
        FuzzTarget.Must(isWhole || result.State is KeyState.Incomplete, $"said to be all: {value.Json}");

        // And with the whole Bundle damaged nothing throws.
        Damage.Once(bundle, dice);
        Damage.Once(bundle, dice);
        if (Parsed(bundle) is { } second)
        {
            var broken = PrefetchValue.Classify(key, second, Subjects);
            var together = PatientRecordSource.Together([result, broken]);
            FuzzTarget.Must(together.Resources.Length <= result.Resources.Length + broken.Resources.Length, $"more than arrived: {second.Json}");
            FuzzTarget.Must(result.State is not KeyState.Incomplete || together.State is LoadState.Incomplete or LoadState.Failed, $"said to be all: {second.Json}");
        }
    }

    // As a body is parsed; null when it is refused before anybody looks into it.
    private static SentResource? Parsed(JsonNode node)
    {
        try
        {
            return BodyWalk.Read(StrictJson.Text(Encoding.UTF8.GetBytes(Medicine.CorruptionTests.Text(node))), options: null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Sound(JsonArray entries) => entries.FirstOrDefault(entry => entry is JsonObject members && members.ContainsKey("sound"));

    private static JsonObject Bundle(string type, Dice dice)
    {
        var entries = Enumerable.Range(0, 1 + dice.Below(6)).Select(at => Entry(type, $"r-{at}", dice)).ToList();
        var sound = new JsonObject { ["resource"] = new JsonObject { ["resourceType"] = type, ["id"] = "sound" }, ["sound"] = true };
        entries.Insert(dice.Below(entries.Count + 1), sound);
        return new JsonObject { ["resourceType"] = "Bundle", ["type"] = dice.Of("searchset", "collection"), ["entry"] = new JsonArray([.. entries]) };
    }

    private static JsonObject Entry(string type, string id, Dice dice)
    {
        var resource = new JsonObject { ["resourceType"] = dice.Of(type, type, "OperationOutcome", "Patient"), ["id"] = id, ["issue"] = new JsonArray(new JsonObject { ["severity"] = dice.Of("error", "warning", "information") }) };
        return new JsonObject { ["fullUrl"] = $"https://ehr.example/fhir/{type}/{id}", ["resource"] = resource, ["search"] = new JsonObject { ["mode"] = dice.Of("match", "include", "outcome") } };
    }
}
