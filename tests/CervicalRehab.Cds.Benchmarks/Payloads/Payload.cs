using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Benchmarks.Payloads;

/// <summary>
/// A hook call of a given size: order-select with a draft, about a patient in scope, so that the plan card with both drafts is the
/// answer. The same arguments give the same bytes.
/// </summary>
internal sealed record Payload(string Name, int Resources, byte[] Body)
{
    /// <summary>The day all dates are relative to; the service's clock is fixed on it.</summary>
    public static readonly DateOnly Day = new(2026, 6, 1);

    /// <summary>Setting of the clock for <see cref="Day"/>.</summary>
    public const string Clock = "2026-06-01T09:00:00+02:00";

    /// <summary>Hook of the call.</summary>
    public const string Hook = "order-select";

    /// <summary>One resource in this many is one the rules read, beyond the patient's assessment.</summary>
    private const int OursAmongMany = 10;

    /// <summary>About 15, 150 and 1,500 resources.</summary>
    public static IEnumerable<Payload> Sizes => [Record("S", 15), Record("M", 150), Record("L", 1_500)];

    /// <summary>First digits of the hash, to tell payloads apart.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Body))[..12];

    /// <summary>What a server sends that does not filter by code: the assessment, one tenth older findings of ours, the rest not ours.</summary>
    public static Payload Record(string name, int resources, DateOnly? day = null) => Of(name, resources, day, at => at % OursAmongMany == 0);

    /// <summary>What a server sends that filters by code: every Observation is read.</summary>
    public static Payload Series(string name, int resources, DateOnly? day = null) => Of(name, resources, day, _ => true);

    private static Payload Of(string name, int resources, DateOnly? day, Func<int, bool> isOurs)
    {
        var today = day ?? Day;
        var patient = SamplePatient.Baseline(today).WithDraft(Draft);
        var call = SampleRequest.For(patient, Hook, new Guid("5f3a1f0a-6f0a-4c53-9a39-5d6f2f1b7a10"));
        var added = Math.Max(0, resources - patient.Facts.Length - patient.Drafts.Length - 1);
        for (var at = 0; at < added; at++)
        {
            var resource = isOurs(at) ? UsCore.History(at, today) : UsCore.Filler(at, today);
            Entries(call, (string)resource["resourceType"]! is "Condition" ? "conditions" : "measurements").Add(new JsonObject { ["resource"] = resource });
        }

        foreach (var (key, value) in call["prefetch"]!.AsObject())
        {
            if (value?["entry"] is JsonArray entries)
            {
                Dress(entries, today);
                value["total"] = entries.Count;
            }
        }

        return new(name, resources, Encoding.UTF8.GetBytes(call.ToJsonString()));
    }

    private static SampleFact Draft { get; } = SampleResources.Order(
        "imaging", new("http://snomed.info/sct", "113091000", "Magnetic resonance imaging"));

    private static JsonArray Entries(JsonObject call, string key) => call["prefetch"]![key]!["entry"]!.AsArray();

    private static void Dress(JsonArray entries, DateOnly today)
    {
        foreach (var entry in entries)
        {
            var resource = entry!["resource"]!.AsObject();
            UsCore.Dress(resource, today);
            entry["fullUrl"] = $"https://ehr.example/fhir/{resource["resourceType"]}/{resource["id"]}";
            entry["search"] = new JsonObject { ["mode"] = "match" };
        }
    }
}
