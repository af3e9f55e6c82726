using System.Collections.Immutable;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>Which servers are contacted, and with what.</summary>
public sealed class TrustTests
{
    private static readonly CallingClient Ehr = new("https://ehr.example", null);

    private static readonly string[] Production = ["Clock:FixedAt=", "AllowAnonymous=true", "PublicBaseUrl=https://cds.example"];

    [Theory]
    [InlineData("https://ehr.example/fhir", true)]
    [InlineData("https://ehr.example/fhir/", true)]
    [InlineData("https://EHR.Example:443/fhir", true)]
    [InlineData("https://ehr.example/FHIR", false)]
    [InlineData("https://ehr.example/fhir/other-tenant", false)]
    [InlineData("https://ehr.example/fhir2", false)]
    [InlineData("https://ehr.example/fhir/..", false)]
    [InlineData("https://ehr.example", false)]
    [InlineData("https://ehr.example:8443/fhir", false)]
    [InlineData("http://ehr.example/fhir", false)]
    [InlineData("https://ehr.example.evil.example/fhir", false)]
    [InlineData("https://ehr.example@evil.example/fhir", false)]
    [InlineData("https://user@ehr.example/fhir", false)]
    [InlineData("https://ehr.example/fhir?x=https://evil.example", false)]
    [InlineData("https://ehr.example/fhir#x", false)]
    [InlineData("https://evil.example/fhir", false)]
    [InlineData("https://127.0.0.1/fhir", false)]
    [InlineData("https://169.254.169.254/fhir", false)]
    [InlineData("https://10.0.0.5/fhir", false)]
    [InlineData("https://localhost/fhir", false)]
    [InlineData("file:///fhir", false)]
    [InlineData("fhir", false)]
    public void FA_7_Only_a_registered_base_is_trusted_and_exactly_that(string named, bool trusted)
    {
        foreach (var isDevelopment in new[] { true, false })
        {
            (new ServerTrust(Registered("https://ehr.example/fhir"), isDevelopment).Trusted(named, Ehr) is not null).ShouldBe(trusted);
        }
    }

    [Fact]
    public void FA_7_A_base_registered_for_another_client_is_not_the_callers()
    {
        var trust = new ServerTrust([.. Registered("https://ehr.example/fhir"), new() { Issuer = "https://other.example", FhirServers = ["https://other.example/fhir"] }], isDevelopment: true);

        trust.Trusted("https://ehr.example/fhir", Ehr).ShouldNotBeNull();
        trust.Trusted("https://other.example/fhir", Ehr).ShouldBeNull();
        trust.Trusted("https://other.example/fhir", new("https://other.example", null)).ShouldNotBeNull();
        trust.Trusted("https://other.example/fhir", CallingClient.Anonymous).ShouldBeNull();
        trust.Trusted("http://127.0.0.1/fhir", CallingClient.Anonymous).ShouldBeNull();
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/fhir", true, true)]
    [InlineData("http://localhost:8080/fhir", true, true)]
    [InlineData("https://[::1]/fhir", true, true)]
    [InlineData("http://127.0.0.1:8080/fhir", false, false)]
    [InlineData("https://localhost/fhir", false, false)]
    [InlineData("http://localhost.evil.example/fhir", true, false)]
    [InlineData("http://localhost@evil.example/fhir", true, false)]
    [InlineData("http://169.254.169.254/latest", true, false)]
    [InlineData("http://10.0.0.5/fhir", true, false)]
    [InlineData("http://0.0.0.0/fhir", true, false)]
    public void FA_7_Without_clients_only_Development_asks_and_only_this_machine(string named, bool isDevelopment, bool trusted) =>
        (new ServerTrust([], isDevelopment).Trusted(named, CallingClient.Anonymous) is not null).ShouldBe(trusted);

    [Theory]
    [InlineData("http://ehr.example/fhir", false, "Clients:0:FhirServers:0 must be an absolute https address.")]
    [InlineData("http://ehr.example/fhir", true, "")]
    [InlineData("https://ehr.example/fhir", false, "")]
    [InlineData("https://10.0.0.5/fhir", false, "")]
    [InlineData("ehr.example/fhir", true, "Clients:0:FhirServers:0 must be an absolute http or https address.")]
    [InlineData("https://user:password@ehr.example/fhir", false, "Clients:0:FhirServers:0 must be an absolute https address.")]
    [InlineData("https://ehr.example/fhir?x=y", false, "Clients:0:FhirServers:0 must be an absolute https address.")]
    public void FA_7_REQ_5_A_registered_address_that_may_not_be_contacted_is_named_at_the_start(string address, bool isDevelopment, string refusal) =>
        string.Concat(ServerTrust.Refusals(Registered(address), isDevelopment)).ShouldBe(refusal);

    [Fact]
    public async Task FA_7_REQ_5_An_http_server_in_the_settings_refuses_the_start_outside_Development()
    {
        var (code, error) = await ServiceProcess.Run("Production", "AllowAnonymous=true", "PublicBaseUrl=https://cds.example", "Clients__0__FhirServers__0=http://ehr.example/fhir");

        code.ShouldBe(1);
        error.ShouldContain("Clients:0:FhirServers:0 must be an absolute https address.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FA_7_An_unregistered_server_sees_no_connection_and_complete_prefetch_is_answered(bool production)
    {
        await using var server = await StubFhirServer.Start();
        using var host = production
            ? new FetchingHost(Production, builder => builder.UseSetting("environment", "Production"))
            : new FetchingHost("Clients:0:FhirServers:0=https://ehr.example/fhir");

        var complete = await host.Post(FetchingHost.Call(server.Base));
        var missing = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "signs", "carePlans"));
        var paged = FetchingHost.Call(server.Base);
        paged["prefetch"]!["signs"]!["link"] = System.Text.Json.Nodes.JsonNode.Parse($$"""[{ "relation": "next", "url": "{{server.Base}}/signs/2" }]""");

        complete.Status.ShouldBe(200);
        missing.Status.ShouldBe(412);
        missing.Codes.ShouldBe(["server-not-registered"]);
        missing.Expressions.ShouldBe(["prefetch.signs"]);
        (await host.Post(paged)).Pathway().ShouldNotBe("conservative-plan");
        server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task DATA_1_DATA_9_FA_1_FA_2_A_registered_server_is_asked_for_the_missing_key_alone_and_sees_the_token()
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost($"Clients:0:FhirServers:0={server.Base}/");

        var one = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "reports"));
        server.Requests.Select(request => (request.Key, request.Authorization)).ShouldBe([("reports", $"Bearer {FetchingHost.Token}")]);
        server.Reset();
        var all = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base + "/")));

        server.Requests.Select(request => request.Key).ShouldBe(PrefetchKeys.All.Select(key => key.Name), ignoreOrder: true);
        server.Requests.ShouldAllBe(request => request.Authorization == $"Bearer {FetchingHost.Token}");
        all.Text.ShouldBe(one.Text);
    }

    [Fact]
    public async Task DATA_8_Complete_prefetch_asks_nothing_and_unasked_keys_are_not_read()
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost();
        var call = FetchingHost.Call(server.Base);
        var plain = await host.Post(call);
        call["prefetch"]!["unasked"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "resourceType": "Observation", "status": 5 }""");

        (await host.Post(call)).Text.ShouldBe(plain.Text);
        server.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/fhir/", true, true)]
    [InlineData("https://localhost/fhir/", true, true)]
    [InlineData("http://127.0.0.1:8080/fhir/", false, false)]
    [InlineData("https://ehr.example/fhir/", true, false)]
    [InlineData("https://ehr.example/fhir/", false, false)]
    public void D43_Without_a_token_only_Development_asks_and_only_this_machine(string server, bool isDevelopment, bool asked) =>
        new ServerTrust(Registered(server), isDevelopment).MayBeAskedWithoutToken(new Uri(server)).ShouldBe(asked);

    [Fact]
    public async Task D43_A_registered_server_is_not_asked_without_a_token_and_the_412_says_so()
    {
        using var host = new FetchingHost("Clients:0:FhirServers:0=https://ehr.invalid/fhir");
        var call = FetchingHost.Call("https://ehr.invalid/fhir");
        call.Remove("fhirAuthorization");

        (await host.Post(call)).Status.ShouldBe(200);
        var missing = await host.Post(FetchingHost.Without(call, "signs"));

        missing.Status.ShouldBe(412);
        missing.Codes.ShouldBe(["server-not-authorized"]);
        missing.Text.ShouldContain("brings no fhirAuthorization");
    }

    [Fact]
    public async Task D43_In_Development_this_machine_is_asked_without_a_token()
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost($"Clients:0:FhirServers:0={server.Base}/");
        var call = FetchingHost.Without(FetchingHost.Call(server.Base), "signs");
        call.Remove("fhirAuthorization");

        (await host.Post(call)).Status.ShouldBe(200);
        server.Requests.Select(request => request.Key).ShouldBe(["signs"]);
    }

    [Theory]
    [InlineData("token_type", "bearer")]
    [InlineData("expires_in", "300")]
    public async Task D42_A_server_is_not_asked_with_a_token_that_is_not_as_agreed(string member, string value)
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost($"Clients:0:FhirServers:0={server.Base}/");
        var call = FetchingHost.Call(server.Base);
        call["fhirAuthorization"]![member] = value;

        var optional = await host.Post(FetchingHost.Without((System.Text.Json.Nodes.JsonObject)call.DeepClone(), "carePlans"));
        var required = await host.Post(FetchingHost.Without(call, "signs"));

        optional.Status.ShouldBe(200);
        required.Status.ShouldBe(400);
        required.Expressions.ShouldBe([$"fhirAuthorization.{member}"]);
        server.Connections.ShouldBe(0);
    }

    private static ImmutableArray<ClientOptions> Registered(string server) => [new ClientOptions { Issuer = "https://ehr.example", FhirServers = [server] }];
}
