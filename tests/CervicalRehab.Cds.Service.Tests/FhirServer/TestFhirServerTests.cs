using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.FhirServer;

[Collection<UsesFhirServer>]
public sealed partial class TestFhirServerTests(TestFhirServer server) : IAsyncLifetime
{
    private const string Findings = "https://cervical-rehab.example/fhir/CodeSystem/findings";

    private static readonly ImmutableArray<JsonObject> Record =
    [
        Resource("""{ "resourceType": "Patient", "id": "p1", "birthDate": "1980-01-01" }"""),
        Condition("opll", "90448008"),
        Condition("spasm", "433203006"),
        Observation("gait", "gait-instability"),
        Observation("hoffmann", "hoffmann-sign"),
        Observation("rom", "rom-flexion"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.ResetAsync();
        await server.LoadAsync(Record);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("a read", "Patient/p1", "p1")]
    [InlineData("codes of one system", $"Observation?patient=p1&code={Findings}|gait-instability,{Findings}|hoffmann-sign", "gait hoffmann")]
    [InlineData("codes, encoded", "Observation?patient=Patient/p1&code=https%3A%2F%2Fcervical-rehab.example%2Ffhir%2FCodeSystem%2Ffindings%7Crom-flexion", "rom")]
    [InlineData("a code of another system", "Observation?patient=p1&code=http://loinc.org|gait-instability", "")]
    [InlineData("all Conditions", "Condition?patient=p1", "opll spasm")]
    [InlineData("another patient", "Condition?patient=p2", "")]
    public async Task Loaded_resources_are_found(string what, string query, string ids)
    {
        var (status, body, type) = await Get(server, query);

        status.ShouldBe(HttpStatusCode.OK, what);
        type.ShouldBe("application/fhir+json");
        Ids(body).ShouldBe(ids, what);
    }

    [Theory]
    [InlineData("Patient/p2", HttpStatusCode.NotFound)]
    [InlineData("Observation?patients=p1", HttpStatusCode.BadRequest)]
    [InlineData("Observations?patient=p1", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_or_misspelled_is_refused_with_an_outcome(string query, HttpStatusCode expected)
    {
        var (status, body, _) = await Get(server, query);

        status.ShouldBe(expected);
        ResourceType(body).ShouldBe("OperationOutcome");
    }

    [Fact]
    public async Task More_than_one_transaction_of_resources_is_loaded_and_found_in_one_page()
    {
        await server.LoadAsync(Enumerable.Range(0, 120).Select(number => Observation($"o{number}", "borg-rpe-6-20")));

        var (_, body, _) = await Get(server, $"Observation?patient=p1&code={Findings}|borg-rpe-6-20");

        body["total"]!.GetValue<int>().ShouldBe(120);
        body["entry"]!.AsArray().Count.ShouldBe(120);
    }

    [Fact]
    public async Task Reset_empties_repository_log_and_faults()
    {
        await server.FaultAsync(new Fault("/fhir/Patient") { Status = 503 });
        await Get(server, "Patient/p1");

        await server.ResetAsync();

        (await server.RequestsAsync()).ShouldBeEmpty();
        (await Get(server, "Patient/p1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Log_shows_the_queries_as_sent_and_no_loading()
    {
        await Get(server, "Patient/p1");
        await Get(server, "Condition?patient=p1&clinical-status=active", "unasked");

        (await server.RequestsAsync()).ShouldBe(
        [
            new LoggedRequest("GET", "/fhir/Patient/p1", Authorization.Absent),
            new LoggedRequest("GET", "/fhir/Condition?patient=p1&clinical-status=active", Authorization.Other),
        ]);
    }

    [Fact]
    public async Task Preloaded_bundle_is_there_and_the_process_ends_with_its_owner()
    {
        var file = Path.GetTempFileName();
        var bundle = new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "collection",
            ["entry"] = new JsonArray([.. Record.Select(resource => new JsonObject { ["resource"] = resource.DeepClone() })]),
        };
        await File.WriteAllTextAsync(file, bundle.ToJsonString(), Ct);
        var own = new TestFhirServer { Options = new() { Preload = file } };
        await own.InitializeAsync();
        var address = own.BaseUri;

        Ids((await Get(own, "Condition?patient=p1")).Body).ShouldBe("opll spasm");
        await own.DisposeAsync();

        File.Delete(file);
        using var client = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(address, Ct));
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body, string? Type)> Get(TestFhirServer server, string query, string? token = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.BaseUri}/{query}");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, Ct);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!, response.Content.Headers.ContentType?.MediaType);
    }

    private static string? ResourceType(JsonNode body) => body["resourceType"]?.GetValue<string>();

    private static string Ids(JsonNode body) => ResourceType(body) is "Bundle"
        ? string.Join(' ', (body["entry"]?.AsArray() ?? []).Select(entry => entry!["resource"]!["id"]!.GetValue<string>()))
        : body["id"]!.GetValue<string>();

    private static JsonObject Resource(string json) => JsonNode.Parse(json)!.AsObject();

    private static JsonObject Condition(string id, string code) => Resource($$"""
        { "resourceType": "Condition", "id": "{{id}}", "subject": { "reference": "Patient/p1" },
          "clinicalStatus": { "coding": [ { "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active" } ] },
          "code": { "coding": [ { "system": "http://snomed.info/sct", "code": "{{code}}" } ] } }
        """);

    private static JsonObject Observation(string id, string code) => Resource($$"""
        { "resourceType": "Observation", "id": "{{id}}", "status": "final", "subject": { "reference": "Patient/p1" },
          "code": { "coding": [ { "system": "{{Findings}}", "code": "{{code}}" } ] }, "effectiveDateTime": "2026-05-28" }
        """);
}
