using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.FhirServer;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>The same record by prefetch, from a FHIR server with real search, or in any mixture, gives the same cards.</summary>
[Collection<UsesFhirServer>]
public sealed class PrefetchEqualsServerTests(TestFhirServer server) : IDisposable
{
    private static readonly string[] Names = [.. PrefetchKeys.All.Select(key => key.Name)];

    private readonly FetchingHost _host = new();

    public static TheoryData<string> Samples => [.. SampleCatalog.All.Select(sample => sample.Name)];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task DATA_7_DATA_9_A_sample_gets_the_same_cards_however_its_data_arrives(string name)
    {
        var sample = SampleCatalog.All.Single(known => known.Name == name);
        var call = FetchingHost.Call(server.BaseUri.ToString(), sample.On(TestHost.Today), sample.Hook);

        await ShouldNotDependOnTheWay(call);
    }

    private async Task ShouldNotDependOnTheWay(JsonObject call)
    {
        await server.ResetAsync();
        await server.LoadAsync(Resources(call["prefetch"]!.AsObject()));
        var whole = Comparable(await _host.Post(call));

        foreach (var (what, keys) in Mixtures())
        {
            var mixed = call.DeepClone().AsObject();
            Comparable(await _host.Post(FetchingHost.Without(mixed, [.. keys]))).ShouldBe(whole, what);
        }

        // None, each key missing, each key alone: so many queries were answered by the server.
        (await server.RequestsAsync()).Length.ShouldBe(Names.Length + Names.Length + (Names.Length * (Names.Length - 1)));
    }

    private static IEnumerable<(string What, string[] Missing)> Mixtures() =>
    [
        ("no prefetch", []),
        .. Names.Select(key => ($"without {key}", new[] { key })),
        .. Names.Select(key => ($"{key} alone", Names.Where(other => other != key).ToArray())),
    ];

    // One resource may answer two searches.
    private static IEnumerable<JsonObject> Resources(JsonObject prefetch) => prefetch
        .SelectMany(key => key.Value is not JsonObject value ? [] : value["entry"] is JsonArray entries ? entries.Select(entry => entry!["resource"]!.AsObject()) : value["resourceType"]!.GetValue<string>() is "Bundle" ? [] : [value])
        .DistinctBy(resource => $"{resource["resourceType"]}/{resource["id"]}");

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
