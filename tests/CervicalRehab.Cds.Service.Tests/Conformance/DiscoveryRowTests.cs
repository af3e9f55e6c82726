using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Tests.Scenarios;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The rows on discovery that <c>DiscoveryTests</c> leaves.</summary>
public sealed partial class DiscoveryRowTests(TestHost host, ScenarioHost scenarios) : IClassFixture<TestHost>, IClassFixture<ScenarioHost>
{
    // The scenario of a drug that was ordered, told of one that is taken.
    private static readonly string DrugsAsTaken = new Scenario("13-gabapentin-and-low-egfr").Request
        .Replace("\"medicationStatements\"", "\"unread\"", StringComparison.Ordinal)
        .Replace("\"medicationRequests\"", "\"medicationStatements\"", StringComparison.Ordinal)
        .Replace("\"unread\"", "\"medicationRequests\"", StringComparison.Ordinal)
        .Replace("\"MedicationRequest\"", "\"MedicationStatement\"", StringComparison.Ordinal);

    public static TheoryData<string> Keys => [.. PrefetchKeys.All.Select(key => key.Name)];

    [Fact]
    public async Task DISC_8_to_10_INF_2_INF_3_Members_of_an_entry_have_their_types_and_the_version_is_semantic()
    {
        foreach (var service in await Services())
        {
            new[] { "hook", "id", "title", "description", "usageRequirements" }.ShouldAllBe(name => Json.Text(service, name).Length > 0);
            service.GetProperty("prefetch").EnumerateObject().ShouldAllBe(key => key.Name.Length > 0 && key.Value.ValueKind == JsonValueKind.String);
            Semantic().IsMatch(Json.Text(service, "version")).ShouldBeTrue();
            service.GetProperty("extension").ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }

    [Fact]
    public async Task HK_5_INF_4_The_hooks_are_the_librarys_and_order_select_and_order_sign_are_among_them()
    {
        string[] library = ["patient-view", "order-select", "order-sign", "order-dispatch", "appointment-book", "encounter-start", "encounter-discharge", "problem-list-item-create"];
        string[] hooks = [.. (await Services()).Select(service => Json.Text(service, "hook"))];

        hooks.Except(library, StringComparer.Ordinal).ShouldBeEmpty();
        hooks.ShouldContain("order-select");
        hooks.ShouldContain("order-sign");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task DISC_17_CRD_3_Without_a_key_some_scenario_is_answered_otherwise(string key)
    {
        foreach (var (hook, request) in Scenario.All.Select(scenario => (scenario.Hook, scenario.Request)).Append(("patient-view", DrugsAsTaken)).Where(row => HasEntries(row.Item2, key)))
        {
            var without = JsonNode.Parse(request)!;
            without["prefetch"]![key] = null;
            if ((await scenarios.Post(hook, without.ToJsonString())).Text != (await scenarios.Post(hook, request)).Text)
            {
                return;
            }
        }

        Assert.Fail($"No scenario is answered otherwise without {key}, so no rule reads it");
    }

    [Theory]
    [InlineData("ES384")]
    [InlineData("RS384")]
    public async Task INF_1_INF_5_The_token_of_the_suite_opens_discovery_and_a_service(string algorithm)
    {
        using var client = new TestClient();
        using var trusting = new TrustHost(client.Settings());
        foreach (var (method, path) in new[] { (HttpMethod.Get, TrustHost.Discovery), (HttpMethod.Post, TrustHost.Hook) })
        {
            var token = client.Token(
                trusting.At(path),
                (header, payload) =>
                {
                    header["jku"] = "https://suite.example/jwks.json";
                    payload["jti"] = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
                },
                algorithm);
            using var response = await trusting.Send(method, path, $"Bearer {token}", ("Accept", "application/json"));

            ((int)response.StatusCode).ShouldBe(200, path);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        }
    }

    private static bool HasEntries(string request, string key) =>
        JsonNode.Parse(request)!["prefetch"]![key] is JsonObject value && (value["entry"] is JsonArray { Count: > 0 } || value["resourceType"]!.GetValue<string>() != "Bundle");

    private async Task<JsonElement[]> Services() => [.. (await host.Get("/cds-services")).Json.GetProperty("services").EnumerateArray()];

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9a-z.]+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Semantic();
}
