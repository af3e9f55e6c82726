using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.FhirApi;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Surface;

/// <summary>How large, deep and long a request may be; body size and nesting as such are in <c>JsonBodyTests</c>.</summary>
public sealed class LimitTests(TestHost host) : IClassFixture<TestHost>
{
    private const int Most = 100;

    [Theory]
    [InlineData("prefetch.signs", Most, 200)]
    [InlineData("prefetch.signs", Most + 1, 413)]
    [InlineData("context.draftOrders", Most, 200)]
    [InlineData("context.draftOrders", Most + 1, 413)]
    public async Task A_Bundle_of_a_call_has_so_many_entries_and_no_more(string path, int entries, int status)
    {
        var call = TestHost.Call("order-sign");
        var names = path.Split('.');
        var entry = """{ "resource": { "resourceType": "Observation", "id": "x" } }""";
        call[names[0]]![names[1]] = JsonNode.Parse(Bundle(entries, entry));

        var answer = await Post("/cds-services/cervical-rehab-order-sign", call.ToJsonString());

        answer.Status.ShouldBe(status);
        if (status == 413)
        {
            answer.Codes.ShouldBe(["too-many-entries"]);
            answer.Expressions.ShouldBe([names[0] == "prefetch" ? "prefetch" : path]);
            answer.Text.ShouldContain("Requests:MaxEntries");
        }
    }

    [Theory]
    [InlineData(Most - 1, 200)]
    [InlineData(Most, 413)]
    public async Task A_Bundle_of_apply_has_so_many_entries_and_no_more(int others, int status)
    {
        var patient = """{ "resource": { "resourceType": "Patient", "id": "p" } }""";
        var bundle = Bundle(others, """{ "resource": { "resourceType": "Goal" } }""").Replace("[", $"[ {patient}, ", StringComparison.Ordinal);

        var answer = await Post(ApplyTests.Address, $$"""{ "resourceType": "Parameters", "parameter": [{ "name": "subject", "valueString": "p" }, { "name": "data", "resource": {{bundle}} }] }""");

        answer.Status.ShouldBe(status, answer.Text);
    }

    [Theory]
    [InlineData(64, 400, "missing-field")]
    [InlineData(65, 400, "not-json")]
    public async Task JSON_may_be_64_levels_deep(int depth, int status, string code)
    {
        var answer = await host.Post("patient-view", $$"""{ "extension": {{new string('[', depth - 1)}}{{new string(']', depth - 1)}} }""");

        answer.Status.ShouldBe(status);
        answer.Codes.Distinct().ShouldBe([code]);
    }

    [Theory]
    [InlineData("""{ "hook": "patient-view", "hook": "order-sign" }""")]
    [InlineData("""{ "context": { "patientId": "a", "patientId": "b" } }""")]
    [InlineData("""{ "context": { "patientId": "a", "patient\u0049d": "b" } }""")]
    [InlineData("""{ "prefetch": { "signs": null, "signs": { "resourceType": "Bundle" } } }""")]
    [InlineData("""{ "fhirAuthorization": { "scope": "a", "scope": "b" } }""")]
    public async Task A_member_said_twice_in_the_envelope_is_refused_however_it_is_written(string body)
    {
        var answer = await host.Post("patient-view", body);

        answer.Status.ShouldBe(400);
        answer.Codes.ShouldBe(["not-json"]);
    }

    [Theory]
    [InlineData(1_024, "m", 400, "missing-field")]
    [InlineData(1_025, "m", 413, "too-many-members")]
    [InlineData(1_024, "\\u006d", 400, "missing-field")]
    [InlineData(1_025, "\\u006d", 413, "too-many-members")]
    public async Task An_object_of_the_envelope_has_so_many_members_and_no_more(int members, string name, int status, string code)
    {
        var many = $"{{ {string.Join(", ", Enumerable.Range(0, members).Select(at => $"\"{name}{at}\": 1"))} }}";

        // The same number beside it and around it belongs to other objects.
        var answer = await host.Post("patient-view", $$"""{ "prefetch": {{many}}, "context": {}, "unread": [{{many}}] }""");

        answer.Status.ShouldBe(status);
        answer.Codes.Distinct().ShouldBe([code]);
    }

    [Theory]
    [InlineData(65_536, "wrong-hook", "hook")]
    [InlineData(65_537, "wrong-value", "hook")]
    public async Task A_text_of_the_envelope_has_a_length(int length, string code, string expression)
    {
        var call = TestHost.Call();
        call["hook"] = new string('x', length);

        var answer = await host.Post("patient-view", call.ToJsonString());

        answer.Codes.ShouldBe([code]);
        answer.Expressions.ShouldBe([expression]);
    }

    [Theory]
    [InlineData("fhirServer")]
    [InlineData("context.patientId")]
    [InlineData("context.userId")]
    public async Task A_text_that_is_too_long_is_named_and_not_said_to_be_missing(string path)
    {
        var call = TestHost.Call();
        var (parent, name) = path.Split('.') is [var outer, var inner] ? (call[outer]!.AsObject(), inner) : (call, path);
        parent[name] = new string('x', 65_537);

        var answer = await host.Post("patient-view", call.ToJsonString());

        answer.Status.ShouldBe(400);
        answer.Codes.ShouldBe(["wrong-value"]);
        answer.Expressions.ShouldBe([path]);
        answer.Text.ShouldContain("65536 bytes");
    }

    [Theory]
    [InlineData(90, 10, 200)]
    [InlineData(101, 10, 431)]
    [InlineData(1, 300_000, 431)]
    public async Task Headers_have_a_number_and_a_size(int count, int size, int status)
    {
        using var service = new TrustHost();
        using var response = await RawHttp.Send(service.Client.BaseAddress!, "GET /health/live", [.. Enumerable.Range(0, count).Select(index => $"X-{index}: {new string('a', size)}")]);

        ((int)response.StatusCode).ShouldBe(status);
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_line_has_a_length()
    {
        using var service = new TrustHost();
        using var response = await RawHttp.Send(service.Client.BaseAddress!, $"GET /health/live?{new string('a', 20_000)}");

        ((int)response.StatusCode).ShouldBe(414);
    }

    private static string Bundle(int entries, string entry) =>
        $$"""{ "resourceType": "Bundle", "type": "collection", "entry": [{{string.Join(',', Enumerable.Repeat(entry, entries))}}] }""";

    private async Task<Answer> Post(string path, string body)
    {
        using var small = host.WithWebHostBuilder(builder => builder.UseSetting("Requests:MaxEntries", $"{Most}"));
        using var client = small.CreateClient();
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }
}
