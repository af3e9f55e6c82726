using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Conformance;
using CervicalRehab.Cds.Service.Tests.FhirServer;

namespace CervicalRehab.Cds.Service.Tests.Scenarios;

/// <summary>What a client does with an accepted suggestion, against a FHIR server that validates R4 structure and invariants.</summary>
public sealed class TransactionTests
{
    [Fact]
    [Meets("GEN-5", "INF-17")]
    public async Task SUG_6_ACT_3_ACT_4_ACT_7_Every_suggestion_applies_as_one_transaction_and_its_references_resolve()
    {
        await using var server = new TestFhirServer { Options = new() { Validate = true } };
        await server.InitializeAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.BaseUri + "/") };
        var applied = 0;
        foreach (var scenario in Scenario.All)
        {
            var answer = JsonNode.Parse(await File.ReadAllTextAsync(scenario.ResponsePath, TestContext.Current.CancellationToken))!;
            foreach (var suggestion in answer["cards"]!.AsArray().SelectMany(card => card!["suggestions"]?.AsArray() ?? []))
            {
                var resources = suggestion!["actions"]!.AsArray().Where(action => action!["resource"] is not null).Select(action => action!["resource"]!.AsObject()).ToList();
                if (resources.Count == 0)
                {
                    continue;
                }

                await Apply(client, resources, scenario.Name);
                await References(client, resources, scenario.Name);
                applied++;
            }
        }

        applied.ShouldBeGreaterThan(30);
    }

    private static async Task Apply(HttpClient client, List<JsonObject> resources, string story)
    {
        var transaction = new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "transaction",
            ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject
            {
                ["resource"] = resource.DeepClone(),
                ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = Address(resource) },
            })]),
        };
        using var body = new StringContent(transaction.ToJsonString(), new MediaTypeHeaderValue("application/fhir+json"));
        using var response = await client.PostAsync(string.Empty, body, TestContext.Current.CancellationToken);
        var outcome = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200, $"{story}: {outcome}");
        JsonElement.Parse(outcome).GetProperty("entry").EnumerateArray()
            .ShouldAllBe(entry => entry.GetProperty("response").GetProperty("status").GetString()!.StartsWith('2'), $"{story}: {outcome}");
    }

    // Plans and orders refer to each other; what they refer to was either sent along or is the record's own.
    private static async Task References(HttpClient client, List<JsonObject> resources, string story)
    {
        var record = JsonNode.Parse(new Scenario(story).Request)!.ToJsonString();
        foreach (var reference in resources.SelectMany(Literals).Distinct(StringComparer.Ordinal))
        {
            if (reference.StartsWith('#'))
            {
                continue;
            }

            var id = reference.Split('/')[1];
            if (resources.Exists(resource => Address(resource) == reference))
            {
                using var read = await client.GetAsync(reference, TestContext.Current.CancellationToken);
                ((int)read.StatusCode).ShouldBe(200, $"{story}: {reference}");
            }
            else
            {
                record.ShouldContain(id, Case.Sensitive, $"{story}: {reference}");
            }
        }
    }

    private static IEnumerable<string> Literals(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => member is { Key: "reference", Value: JsonValue literal } ? [literal.GetValue<string>()] : Literals(member.Value)),
        JsonArray items => items.SelectMany(Literals),
        _ => [],
    };

    private static string Address(JsonObject resource) => $"{resource["resourceType"]}/{resource["id"]}";
}
