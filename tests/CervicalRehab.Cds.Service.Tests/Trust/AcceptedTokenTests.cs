using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Tokens a real client sends, and where they are needed.</summary>
public sealed class AcceptedTokenTests : IDisposable
{
    private readonly TestClient _client = new();

    [Theory]
    [InlineData("GET", "/cds-services", 200)]
    [InlineData("POST", "/cds-services/cervical-rehab-patient-view", 200)]
    [InlineData("POST", "/cds-services/cervical-rehab-order-select", 400)]
    [InlineData("POST", "/cds-services/unknown", 404)]
    [InlineData("GET", "/cds-services/cervical-rehab-patient-view", 405)]
    [InlineData("GET", "/health/live", 200, true)]
    [InlineData("GET", "/health/ready", 200, true)]
    [InlineData("GET", "/openapi/v1.json", 200, true)]
    [InlineData("GET", "/nowhere", 404, true)]
    public async Task JWT_1_SEC_1_A_token_is_needed_wherever_data_flows_and_comes_before_every_other_answer(string method, string path, int status, bool isPublic = false)
    {
        using var host = new TrustHost(_client.Settings());
        using var without = await host.Send(new HttpMethod(method), path, null);
        using var with = await host.Send(new HttpMethod(method), path, $"Bearer {_client.Token(host.At(path))}");

        ((int)without.StatusCode).ShouldBe(isPublic ? status : 401);
        ((int)with.StatusCode).ShouldBe(status);
        host.Refusals().ShouldBe(isPublic ? [] : ["no-token"]);
    }

    [Theory]
    [InlineData("ES384")]
    [InlineData("RS384")]
    public async Task JWT_6_JWT_10_Both_recommended_algorithms_are_understood_with_keys_of_a_local_file(string algorithm)
    {
        using var host = new TrustHost(_client.Settings());

        (await host.Discover(_client.Token(host.At(TrustHost.Discovery), algorithm: algorithm))).ShouldBe(200);
        (await host.Status(HttpMethod.Post, TrustHost.Hook, _client.Token(host.At(TrustHost.Hook), algorithm: algorithm))).ShouldBe(200);
    }

    [Theory]
    [InlineData("PS256", 200)]
    [InlineData("RS512", 200)]
    [InlineData("RS384", 401)]
    [InlineData("ES384", 401)]
    public async Task JWT_7_The_operator_decides_which_algorithms_are_trusted(string algorithm, int status)
    {
        using var host = new TrustHost(_client.Settings(0, "Algorithms:0=PS256", "Algorithms:1=RS512"));

        (await host.Discover(_client.Token(host.At(TrustHost.Discovery), algorithm: algorithm))).ShouldBe(status);
    }

    [Fact]
    public async Task JWT_8_The_audience_may_be_a_list_or_end_with_a_slash()
    {
        using var host = new TrustHost(_client.Settings());
        var address = host.At(TrustHost.Discovery);

        (await host.Discover(_client.Token(address, (_, payload) => payload["aud"] = new JsonArray("https://other.example", address)))).ShouldBe(200);
        (await host.Discover(_client.Token(address + "/"))).ShouldBe(200);
        (await host.Status(HttpMethod.Get, "/cds-services/", _client.Token(address))).ShouldBe(200);
    }

    [Theory]
    [InlineData("https://cds.example/base")]
    [InlineData("https://cds.example/base/")]
    public async Task JWT_8_Behind_a_proxy_the_public_address_counts_and_no_other(string publicBase)
    {
        using var host = new TrustHost([.. _client.Settings(), .. TrustHost.Production, $"PublicBaseUrl={publicBase}"]);

        (await host.Discover(_client.Token("https://cds.example/base/cds-services"))).ShouldBe(200);
        (await host.Discover(_client.Token("https://cds.example/cds-services"))).ShouldBe(401);
        (await host.Discover(_client.Token(host.At(TrustHost.Discovery)))).ShouldBe(401);
    }

    [Fact]
    public async Task JWT_8_Feedback_takes_a_token_for_its_own_address_or_that_of_its_service()
    {
        using var host = new TrustHost(_client.Settings());
        const string feedback = TrustHost.Hook + "/feedback";

        (await host.Status(HttpMethod.Post, feedback, _client.Token(host.At(feedback)))).ShouldNotBe(401);
        (await host.Status(HttpMethod.Post, feedback, _client.Token(host.At(TrustHost.Hook)))).ShouldNotBe(401);
        (await host.Status(HttpMethod.Post, feedback, _client.Token(host.At(TrustHost.Discovery)))).ShouldBe(401);
        (await host.Status(HttpMethod.Post, TrustHost.Hook, _client.Token(host.At(feedback)))).ShouldBe(401);
    }

    [Theory]
    // seconds from now: issued, expires
    [InlineData(1, 300)]
    [InlineData(55, 300)]
    [InlineData(-300, -55)]
    [InlineData(-3000, 600)]
    public async Task JWT_15_Clocks_may_differ_by_a_minute_and_a_token_may_live_an_hour(int issued, int expires)
    {
        using var host = new TrustHost(_client.Settings());
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        (await host.Discover(_client.Token(host.At(TrustHost.Discovery), (_, payload) =>
        {
            payload["iat"] = now + issued;
            payload["exp"] = now + expires;
            payload["nbf"] = now + issued;
        }))).ShouldBe(200);
    }

    [Fact]
    public async Task JWT_15_The_sandbox_may_send_fractions_of_a_second()
    {
        using var host = new TrustHost(_client.Settings());

        (await host.Discover(_client.Token(host.At(TrustHost.Discovery), (_, payload) => payload["exp"] = payload["exp"]!.GetValue<long>() + 0.5))).ShouldBe(200);
    }

    [Fact]
    public async Task JWT_3_JWT_11_A_tenant_is_optional_unless_tenants_are_listed()
    {
        using var any = new TrustHost(_client.Settings());
        using var listed = new TrustHost(_client.Settings(0, "Tenants:0=north"));
        string Of(TrustHost host, string? tenant) => _client.Token(host.At(TrustHost.Discovery), (_, payload) =>
        {
            if (tenant is not null)
            {
                payload["tenant"] = tenant;
            }
        });

        (await any.Discover(Of(any, "south"))).ShouldBe(200);
        (await any.Discover(Of(any, null))).ShouldBe(200);
        (await listed.Discover(Of(listed, "north"))).ShouldBe(200);
        (await listed.Discover(Of(listed, "south"))).ShouldBe(401);
        (await listed.Discover(Of(listed, null))).ShouldBe(401);
    }

    [Fact]
    public async Task JWT_9_A_client_with_a_key_file_has_its_jku_ignored()
    {
        using var host = new TrustHost(_client.Settings());

        (await host.Discover(_client.Token(host.At(TrustHost.Discovery), (header, _) => header["jku"] = "https://evil.example/jwks"))).ShouldBe(200);
    }

    [Theory]
    [InlineData("SUG_7_said_to_a_client_that_understands", true)]
    [InlineData("SUG_8_not_sent_to_another", false)]
    public async Task SUG_7_SUG_8_How_actions_are_selected_is(string said, bool capable)
    {
        using var host = new TrustHost(capable ? _client.Settings(0, "Capabilities:0=actionSelectionBehavior") : _client.Settings());
        using var response = await host.Send(HttpMethod.Post, TrustHost.Hook, $"Bearer {_client.Token(host.At(TrustHost.Hook))}");
        var answer = await Answer.Of(response);

        answer.Text.Contains("\"actionSelectionBehavior\":\"all\"", StringComparison.Ordinal).ShouldBe(capable, said);
    }

    public void Dispose() => _client.Dispose();
}
