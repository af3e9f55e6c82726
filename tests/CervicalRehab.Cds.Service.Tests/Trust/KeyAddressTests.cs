using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Keys fetched from the client's address: what is fetched, when, and what happens when it cannot be.</summary>
public sealed class KeyAddressTests : IAsyncLifetime
{
    private readonly TestClient _client = new();
    private readonly MovedClock _clock = new();
    private KeyServer _keys = null!;
    private TrustHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _keys = await KeyServer.Start(_client.KeySet);
        _host = new TrustHost([$"Clients:0:Issuer={_client.Issuer}", $"Clients:0:JwksUrl={_keys.Address}"], services => services.AddSingleton<TimeProvider>(_clock));
    }

    [Fact]
    public async Task JWT_9_JWT_12_Keys_are_fetched_once_from_the_registered_address_and_cached()
    {
        for (var call = 0; call < 5; call++)
        {
            (await Discover()).ShouldBe(200);
        }

        (await Discover((header, _) => header["jku"] = _keys.Address)).ShouldBe(200);
        _keys.Requests.ShouldBe(1);
    }

    [Theory]
    [InlineData("an address beside")]
    [InlineData("a slash more")]
    [InlineData("a number")]
    [InlineData("another host")]
    public async Task JWT_9_A_key_address_that_is_not_the_registered_one_is_refused_and_never_contacted(string jku)
    {
        await using var attacker = await KeyServer.Start(_client.KeySet);
        var status = await Discover((header, _) => header["jku"] = jku switch
        {
            "an address beside" => _keys.Address + "2",
            "a slash more" => _keys.Address + "/",
            "a number" => 7,
            _ => attacker.Address,
        });

        status.ShouldBe(401);
        _host.Refusals().ShouldBe(["key-address"]);
        (_keys.Requests + attacker.Requests).ShouldBe(0);
    }

    [Fact]
    public async Task JWT_9_A_token_that_could_never_be_accepted_fetches_nothing()
    {
        foreach (var (_, make) in Forgeries.All.Values.Where(row => row.Code is not ("signature" or "key-unknown" or "key-unfit")))
        {
            using var response = await _host.Send(HttpMethod.Get, TrustHost.Discovery, make(_client, _host.At(TrustHost.Discovery)));
            ((int)response.StatusCode).ShouldBe(401);
        }

        _keys.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task JWT_12_A_rotated_key_is_found_at_once_and_the_old_one_is_gone()
    {
        (await Discover()).ShouldBe(200);
        using var old = _client.Ec;
        var next = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        _keys.Answer = KeyServer.Keys(new JsonObject { ["keys"] = new JsonArray(TestClient.Jwk(next, "next")) }.ToJsonString());
        _client.Ec = next;

        (await Discover((header, _) => header["kid"] = "next")).ShouldBe(200);
        (await Discover()).ShouldBe(401);
        _host.Refusals().ShouldBe(["key-unknown"]);
        _keys.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task JWT_12_Unknown_key_ids_refresh_once_in_five_seconds_however_many_calls_bring_them()
    {
        (await Discover()).ShouldBe(200);
        _keys.Answer = async http =>
        {
            await Task.Delay(200, http.RequestAborted);
            await http.Response.WriteAsync(_client.KeySet, http.RequestAborted);
        };
        await Task.WhenAll(Enumerable.Range(0, 40).Select(at => Discover((header, _) => header["kid"] = $"unknown-{at}")));
        _keys.Requests.ShouldBe(2);

        _clock.Move(TimeSpan.FromSeconds(4));
        await Discover((header, _) => header["kid"] = "unknown");
        _keys.Requests.ShouldBe(2);
        _clock.Move(TimeSpan.FromSeconds(1.1));
        await Discover((header, _) => header["kid"] = "unknown");
        _keys.Requests.ShouldBe(3);
        (await Discover()).ShouldBe(200);
    }

    [Fact]
    public async Task JWT_12_The_first_calls_together_fetch_once()
    {
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Discover()))).ShouldAllBe(status => status == 200);

        _keys.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task JWT_12_Keys_are_asked_for_again_and_a_revoked_one_stops_to_count()
    {
        (await Discover()).ShouldBe(200);
        _keys.Answer = KeyServer.Keys("""{ "keys": [] }""");

        (await Discover()).ShouldBe(200);
        _clock.Move(TimeSpan.FromMinutes(10.1));
        (await Discover()).ShouldBe(401);
        _host.Refusals().ShouldBe(["key-unknown"]);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("not a key set")]
    [InlineData("keys twice")]
    [InlineData("too large")]
    [InlineData("redirected")]
    [InlineData("no gzip")]
    public async Task JWT_12_Old_keys_serve_for_a_day_while_new_ones_cannot_be_had(string fault)
    {
        (await Discover()).ShouldBe(200);
        await using var elsewhere = await KeyServer.Start(_client.KeySet);
        _keys.Answer = Faulty(fault, elsewhere.Address);

        _clock.Move(TimeSpan.FromHours(1));
        (await Discover()).ShouldBe(200);
        _host.Log.Lines.ShouldContain(line => line.Contains("client Clients:0: keys not read", StringComparison.Ordinal));
        _clock.Move(TimeSpan.FromHours(23.1));
        (await Discover()).ShouldBe(401);
        _host.Refusals().ShouldBe(["keys-unavailable"]);
        _keys.Answer = KeyServer.Keys(_client.KeySet);
        _clock.Move(TimeSpan.FromSeconds(5.1));
        (await Discover()).ShouldBe(200);
        elsewhere.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task JWT_12_Without_any_keys_calls_do_not_hammer_the_address()
    {
        _keys.Answer = Faulty("down", string.Empty);
        for (var call = 0; call < 10; call++)
        {
            (await Discover()).ShouldBe(401);
        }

        _keys.Requests.ShouldBe(1);
        _host.Refusals().ShouldAllBe(code => code == "keys-unavailable");
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _keys.DisposeAsync();
        _client.Dispose();
    }

    private Task<int> Discover(Action<JsonObject, JsonObject>? change = null) => _host.Discover(_client.Token(_host.At(TrustHost.Discovery), change, now: _clock.GetUtcNow()));

    private RequestDelegate Faulty(string fault, string elsewhere) => fault switch
    {
        "down" => KeyServer.Status(503),
        "not a key set" => KeyServer.Keys("<html></html>"),
        "keys twice" => KeyServer.Keys(_client.KeySet[..^1] + ",\"keys\":[]}"),
        "too large" => KeyServer.Keys(_client.KeySet + new string(' ', KeySet.MaxBytes)),
        "no gzip" => Faults.Announced("gzip", Encoding.UTF8.GetBytes(_client.KeySet)),
        _ => KeyServer.Status(302, elsewhere),
    };
}
