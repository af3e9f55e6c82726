using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Benchmarks.Payloads;

/// <summary>
/// Patient-view calls as an EHR with years of follow-up answers queries that name our codes: half of what is added are older examinations of the very
/// elements that are read, half laboratory results. All are answered with the conservative plan.
/// </summary>
internal static class FollowUp
{
    /// <summary>Hook of the calls.</summary>
    public const string Hook = "patient-view";

    private const int DaysBetweenVisits = 28;

    /// <summary>The sample alone, with 130 and with 1,480 resources more.</summary>
    public static IEnumerable<Payload> Sizes(DateOnly today) => [Of("follow-up S", 0, today), Of("follow-up M", 130, today), Of("follow-up L", 1_480, today)];

    private static Payload Of(string name, int more, DateOnly today)
    {
        var call = SampleRequest.For(SamplePatient.Baseline(today), Hook, new Guid("5f3a1f0a-6f0a-4c53-9a39-5d6f2f1b7a10"));
        var observed = call["prefetch"]!.AsObject().Select(member => member.Value?["entry"]).OfType<JsonArray>()
            .Where(entries => entries.Any(entry => (string?)entry!["resource"]!["resourceType"] is "Observation")).ToList();
        var examined = observed.SelectMany(entries => entries).Select(entry => entry!["resource"]!.AsObject()).ToList();
        var added = Visits(examined).Take((more + examined.Count - 1) / 2 / examined.Count * examined.Count).ToList();
        added.AddRange(Enumerable.Range(0, more - added.Count).Select(at => Laboratory(at, today)));
        foreach (var resource in added)
        {
            observed[^1].Add(new JsonObject { ["resource"] = resource });
        }

        foreach (var entries in observed)
        {
            entries.Parent!["total"] = entries.Count;
        }

        return new(name, examined.Count + more, Encoding.UTF8.GetBytes(call.ToJsonString()));
    }

    private static IEnumerable<JsonObject> Visits(List<JsonObject> examined)
    {
        for (var visit = 1; ; visit++)
        {
            foreach (var one in examined)
            {
                var older = one.DeepClone().AsObject();
                var day = DateOnly.ParseExact(((string)one["effectiveDateTime"]!)[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
                older["id"] = $"{one["id"]}-{visit}";
                older["effectiveDateTime"] = day.AddDays(-DaysBetweenVisits * visit).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                yield return older;
            }
        }
    }

    private static JsonObject Laboratory(int at, DateOnly today)
    {
        var resource = UsCore.Filler(at % 7 + (at / 7 * 8), today);
        resource["id"] = $"laboratory-{at}";
        resource["referenceRange"] = new JsonArray(new JsonObject { ["low"] = new JsonObject { ["value"] = 1, ["unit"] = "1" }, ["high"] = new JsonObject { ["value"] = 250, ["unit"] = "1" }, ["text"] = "1 to 250" });
        UsCore.Dress(resource, today);
        return resource;
    }
}
