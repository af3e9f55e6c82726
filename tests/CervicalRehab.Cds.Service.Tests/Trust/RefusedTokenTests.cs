using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>One service and one client for all forgeries.</summary>
public sealed class Refusing : IDisposable
{
    internal TestClient Client { get; } = new();

    internal TrustHost Host => field ??= new TrustHost(Client.Settings());

    public void Dispose()
    {
        Host.Dispose();
        Client.Dispose();
    }
}

public sealed class RefusedTokenTests(Refusing service) : IClassFixture<Refusing>
{
    // What every refusal looks like; nothing else may be said.
    private const string Bare =
        """
        401
        Content-Length: 0
        Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
        Referrer-Policy: no-referrer
        Vary: Origin
        WWW-Authenticate: Bearer
        X-Content-Type-Options: nosniff
        X-Frame-Options: DENY

        """;

    private readonly TrustHost _host = service.Host;

    public static TheoryData<string> Names => [.. Forgeries.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task JWT_1_to_15_RESP_6_Every_refusal_is_the_same_bare_401_and_the_log_has_its_code(string name)
    {
        var (code, make) = Forgeries.All[name];
        _host.Log.Lines.Clear();
        var authorization = make(service.Client, _host.At(TrustHost.Discovery));
        using var response = await _host.Send(HttpMethod.Get, TrustHost.Discovery, authorization);

        (await TrustHost.Whole(response)).ShouldBe(Bare, name);
        _host.Refusals().ShouldBe([code], name);
        Says(authorization).ShouldBeEmpty(name);
    }

    [Theory]
    [InlineData("/cds-services/cervical-rehab-patient-view", "POST")]
    [InlineData("/cds-services/cervical-rehab-patient-view/feedback", "POST")]
    [InlineData("/cds-services/unknown", "POST")]
    [InlineData("/cds-services/unknown/feedback", "GET")]
    [InlineData("/CDS-Services/unknown", "DELETE")]
    public async Task JWT_14_The_same_401_stands_at_every_address_that_needs_a_token(string path, string method)
    {
        foreach (var authorization in new[] { null, "Bearer garbage", $"Bearer {service.Client.Token(_host.At(TrustHost.Discovery))}" })
        {
            using var response = await _host.Send(new HttpMethod(method), path, authorization);
            (await TrustHost.Whole(response)).ShouldBe(Bare);
        }
    }

    [Fact]
    public async Task JWT_14_A_refused_call_is_not_read()
    {
        using var response = await RawHttp.Send(_host.Client.BaseAddress!, $"POST {TrustHost.Hook}", "Authorization: Bearer garbage", "Content-Type: application/json", "Content-Length: 1000000");

        (await TrustHost.Whole(response)).ShouldBe(Bare);
    }

    [Fact]
    public async Task JWT_1_Two_authorization_headers_are_none()
    {
        _host.Log.Lines.Clear();
        var token = service.Client.Token(_host.At(TrustHost.Discovery));
        using var response = await RawHttp.Send(_host.Client.BaseAddress!, $"GET {TrustHost.Discovery}", $"Authorization: Bearer {token}", "Authorization: Bearer garbage");

        (await TrustHost.Whole(response)).ShouldBe(Bare);
        _host.Refusals().ShouldBe(["no-token"]);
    }

    [Fact]
    public async Task JWT_11_A_token_is_taken_once()
    {
        _host.Log.Lines.Clear();
        var token = service.Client.Token(_host.At(TrustHost.Discovery));
        using var first = await _host.Send(HttpMethod.Get, TrustHost.Discovery, $"Bearer {token}");
        using var second = await _host.Send(HttpMethod.Get, TrustHost.Discovery, $"Bearer {token}");

        ((int)first.StatusCode).ShouldBe(200);
        (await TrustHost.Whole(second)).ShouldBe(Bare);
        _host.Refusals().ShouldBe(["replayed"]);
        Says($"Bearer {token}").ShouldBeEmpty();
    }

    [Fact]
    public async Task JWT_11_A_refused_token_uses_up_no_id()
    {
        var at = _host.At(TrustHost.Discovery);
        var id = $"marker-{Guid.NewGuid()}";
        using var other = new TestClient();
        var forged = other.Token(at, (_, payload) => payload["jti"] = id);

        (await _host.Discover(forged)).ShouldBe(401);
        (await _host.Discover(service.Client.Token(at, (_, payload) => payload["jti"] = id))).ShouldBe(200);
    }

    [Fact]
    public void Every_refusal_has_a_row_in_its_place_and_a_test()
    {
        Refusals.All.Select(row => row.Refusal).ShouldBe(Enum.GetValues<Refusal>());
        Refusals.All.Select(row => row.Code).Except(Forgeries.All.Values.Select(row => row.Code)).ShouldBe(["key-address", "keys-unavailable", "replayed"], ignoreOrder: true);
    }

    // JWT_13: nothing of a token or its claims, which bear the word marker, gets into the log.
    private string[] Says(string? authorization) =>
    [
        .. _host.Log.Lines.Where(line => line.Contains("marker", StringComparison.OrdinalIgnoreCase)
            || (authorization is { Length: > 20 } && line.Contains(authorization[^16..], StringComparison.Ordinal))
            || line.Contains("eyJ", StringComparison.Ordinal)),
    ];
}
