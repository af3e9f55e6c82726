using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.FhirServer;
using CervicalRehab.Cds.Service.Tests.Scenarios;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>The same record by prefetch, from a FHIR server with real search, or in any mixture, gives the same cards.</summary>
[Collection<UsesFhirServer>]
public sealed class PrefetchEqualsServerTests(TestFhirServer server) : IDisposable
{
    private static readonly string[] Names = [.. PrefetchKeys.All.Select(key => key.Name)];

    private readonly FetchingHost _host = new($"Clock:FixedAt={ScenarioHost.Now}", "Fetch:AttemptMilliseconds=20000", "Fetch:BudgetMilliseconds=60000");

    public static TheoryData<string> Samples => [.. SampleCatalog.All.Select(sample => sample.Name)];

    // A server holds one version of a resource, and finds a code under the system that it was asked for.
    private static readonly string[] NeverFound = ["75-sign-withdrawn-in-a-later-version", "76-code-systems-written-as-oids"];

    public static TheoryData<string> Stories => [.. Scenario.All.Select(scenario => scenario.Name).Except(NeverFound, StringComparer.Ordinal)];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task DATA_7_DATA_9_A_sample_gets_the_same_cards_however_its_data_arrives(string name)
    {
        var sample = SampleCatalog.All.Single(known => known.Name == name);

        (await KeysTheServerStoodInFor(FetchingHost.Call(server.BaseUri.ToString(), sample.On(TestHost.Today), sample.Hook))).ShouldBe(Names.Length);
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task DATA_7_DATA_9_A_scenario_gets_the_same_cards_however_its_data_arrives(string name)
    {
        var call = JsonNode.Parse(new Scenario(name).Request)!.AsObject();
        var access = FetchingHost.Call(server.BaseUri.ToString());
        call["fhirServer"] = access["fhirServer"]!.DeepClone();
        call["fhirAuthorization"] = access["fhirAuthorization"]!.DeepClone();

        (await KeysTheServerStoodInFor(call)).ShouldBeGreaterThanOrEqualTo(PrefetchKeys.All.Count(key => key.Required));
    }

    private async Task<int> KeysTheServerStoodInFor(JsonObject call)
    {
        var prefetch = call["prefetch"]!.AsObject();
        var served = PrefetchKeys.All.Where(key => CanBeServed(key, prefetch, (string)call["context"]!["patientId"]!)).Select(key => key.Name).ToArray();
        await server.ResetAsync();
        await server.LoadAsync(served.SelectMany(key => Resources(prefetch[key])).DistinctBy(resource => $"{resource["resourceType"]}/{resource["id"]}"));
        foreach (var absent in PrefetchKeys.All.Where(key => !prefetch.ContainsKey(key.Name)))
        {
            await server.FaultAsync(new Fault($"/fhir/{absent.ResourceType}?") { Status = 404 });
        }

        var whole = Comparable(await _host.Post(call));
        await Parallel.ForEachAsync(Mixtures(served), TestContext.Current.CancellationToken, async (mixture, _) =>
        {
            var mixed = FetchingHost.Without(JsonNode.Parse(call.ToJsonString())!.AsObject(), mixture.Missing);
            Comparable(await _host.Post(mixed)).ShouldBe(whole, mixture.What);
        });

        // None, each key missing, each key alone: so many queries the server answered.
        (await server.RequestsAsync()).Length.ShouldBeGreaterThanOrEqualTo((served.Length * served.Length) + served.Length);
        return served.Length;
    }

    private static IEnumerable<(string What, string[] Missing)> Mixtures(string[] served) =>
    [
        ("no prefetch", served),
        .. served.Select(key => ($"without {key}", new[] { key })),
        .. served.Select(key => ($"{key} alone", served.Where(other => other != key).ToArray())),
    ];

    // What a search by this patient can find. The rest of a story (a failed key, a stranger's resource) stays in the prefetch.
    private static bool CanBeServed(PrefetchKey key, JsonObject prefetch, string patient) => prefetch.ContainsKey(key.Name)
        && (prefetch[key.Name] is not { } value || (value["link"] is null && (string?)value["resourceType"] is "Patient" or "Bundle"
            && Resources(value).All(resource => resource["id"] is not null && (resource["subject"] is null ? !key.IsSearch : (string?)resource["subject"]!["reference"] == $"Patient/{patient}"))));

    private static IEnumerable<JsonObject> Resources(JsonNode? value) =>
        value is null ? [] : value["entry"] is JsonArray entries ? entries.Select(entry => entry!["resource"]!.AsObject()) : (string?)value["resourceType"] is "Bundle" ? [] : [value.AsObject()];

    /// <summary>The answer without what a server adds to every resource it stores.</summary>
    private static string Comparable(Answer answer)
    {
        var json = JsonNode.Parse(answer.Text)!;
        WithoutMeta(json);
        return json.ToJsonString();
    }

    private static void WithoutMeta(JsonNode? json)
    {
        if (json is JsonArray items)
        {
            foreach (var item in items)
            {
                WithoutMeta(item);
            }
        }
        else if (json is JsonObject members)
        {
            members.Remove("meta");
            foreach (var member in members.ToArray())
            {
                WithoutMeta(member.Value);
            }
        }
    }
}
