using System.Text.Json;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.FhirApi;

/// <summary>What a generator of clients finds in the OpenAPI description; <c>tests/openapi-client</c> generates one and lets it work.</summary>
public sealed class OpenApiTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Requests_feedback_apply_and_errors_have_names()
    {
        var schemas = (await Description()).GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToList();

        string[] named = ["PatientViewRequest", "OrderSelectRequest", "OrderSignRequest", "HookResponse", "FeedbackRequest", "FeedbackItem", "ApplyParameters", "FhirResource", "OperationOutcome", "Coding", "Probe"];
        named.Except(schemas, StringComparer.Ordinal).ShouldBeEmpty();
        schemas.ShouldNotContain("JsonPart");
    }

    [Fact]
    public async Task What_CDS_Hooks_and_FHIR_leave_open_is_open()
    {
        var description = await Description();

        IsOpen(Member(description, "PatientViewRequest")).ShouldBeTrue();
        IsOpen(Member(description, "PatientViewRequest", "prefetch")).ShouldBeTrue();
        IsOpen(Member(description, "FhirResource")).ShouldBeTrue();
        IsOpen(Member(description, "FeedbackItem")).ShouldBeTrue();
        IsOpen(Member(description, "SuggestedAction", "resource")).ShouldBeTrue();
        Member(description, "Card", "detail").GetProperty("type").GetString().ShouldBe("string");

        static bool IsOpen(JsonElement schema) => schema.GetProperty("additionalProperties").ValueKind is JsonValueKind.Object or JsonValueKind.True;
    }

    [Fact]
    public async Task Numbers_are_numbers()
    {
        var description = await Description();

        Member(description, "CardInsight", "issued").GetProperty("type").GetString().ShouldBe("integer");
        Member(description, "CardInsight", "medianSecondsToOutcome").GetProperty("type").EnumerateArray().Select(type => type.GetString()).ShouldBe(["null", "number"]);
    }

    [Fact]
    public async Task Every_successful_answer_with_a_body_says_what_is_in_it_and_every_operation_who_may_call()
    {
        var operations = (await Description()).GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => (Name: $"{method.Name} {path.Name}", method.Value))).ToList();

        operations.Count.ShouldBeGreaterThan(15);
        operations.Where(each => !each.Name.EndsWith("/feedback", StringComparison.Ordinal) && !each.Value.GetProperty("responses").GetProperty("200").TryGetProperty("content", out _)).Select(each => each.Name).ShouldBeEmpty();
        operations.Where(each => !each.Value.TryGetProperty("security", out _)).Select(each => each.Name).ShouldBeEmpty();
        operations.Where(each => each.Name.Contains('{', StringComparison.Ordinal) && !each.Value.TryGetProperty("parameters", out _)).Select(each => each.Name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://cds.example", "https://cds.example")]
    [InlineData("https://cds.example/", "https://cds.example")]
    [InlineData("https://cds.example/base/", "https://cds.example/base")]
    public async Task The_server_is_the_public_address_without_a_slash_that_would_make_two_of_one(string setting, string server)
    {
        using var client = new TestClient();
        using var trusting = new TrustHost([.. client.Settings(), $"PublicBaseUrl={setting}"]);

        using var answer = await trusting.Client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        var description = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        description.GetProperty("servers").EnumerateArray().Select(each => each.GetProperty("url").GetString()).ShouldBe([server]);
    }

    private async Task<JsonElement> Description() => (await host.Get("/openapi/v1.json")).Json;

    private static JsonElement Member(JsonElement description, string schema, params ReadOnlySpan<string> members)
    {
        var at = description.GetProperty("components").GetProperty("schemas").GetProperty(schema);
        foreach (var member in members)
        {
            at = at.GetProperty("properties").GetProperty(member);
        }

        return at;
    }
}
