using System.Collections.Concurrent;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Second uses of a token, in one process, in several, and with a store that is down.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly TestClient _client = new();

    [Fact]
    public async Task JWT_16_A_token_used_at_one_instance_is_refused_at_another()
    {
        var store = new Store();
        using var one = Host(store);
        using var two = Host(store);
        var token = _client.Token("https://cds.example/base/cds-services");

        (await one.Discover(token)).ShouldBe(200);
        (await two.Discover(token)).ShouldBe(401);
        two.Refusals().ShouldBe(["replayed"]);
    }

    [Fact]
    public async Task JWT_16_A_dead_store_costs_no_call_and_the_own_record_still_refuses_replays()
    {
        var store = new Store();
        using var host = Host(store);
        var before = _client.Token("https://cds.example/base/cds-services");
        (await host.Discover(before)).ShouldBe(200);
        store.IsDown = true;
        var during = _client.Token("https://cds.example/base/cds-services");

        (await host.Status(HttpMethod.Post, TrustHost.Hook, _client.Token("https://cds.example/base" + TrustHost.Hook))).ShouldBe(200);
        (await host.Discover(during)).ShouldBe(200);
        (await host.Discover(during)).ShouldBe(401);
        (await host.Discover(before)).ShouldBe(401);
        host.Log.Lines.Count(line => line.StartsWith("token judged without the shared store", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task JWT_11_Of_simultaneous_uses_one_is_the_first()
    {
        using var host = Host(new Store());
        var token = _client.Token("https://cds.example/base/cds-services");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Discover(token)));

        statuses.Count(status => status == 200).ShouldBe(1);
    }

    [Fact]
    public async Task JWT_11_Another_issuer_may_use_the_same_id()
    {
        using var other = new TestClient("https://other.example");
        using var host = new TrustHost([.. _client.Settings(), .. other.Settings(1)]);

        (await host.Discover(_client.Token(host.At(TrustHost.Discovery), (_, payload) => payload["jti"] = "same"))).ShouldBe(200);
        (await host.Discover(other.Token(host.At(TrustHost.Discovery), (_, payload) => payload["jti"] = "same"))).ShouldBe(200);
        (await host.Discover(other.Token(host.At(TrustHost.Discovery), (_, payload) => payload["iss"] = _client.Issuer))).ShouldBe(401);
    }

    [Fact]
    public async Task JWT_11_A_use_is_remembered_as_long_as_the_token_can_live()
    {
        var clock = new MovedClock();
        using var host = new TrustHost(_client.Settings(), services => services.AddSingleton<TimeProvider>(clock));
        var token = _client.Token(host.At(TrustHost.Discovery));
        (await host.Discover(token)).ShouldBe(200);

        clock.Move(TimeSpan.FromSeconds(355));
        (await host.Discover(token)).ShouldBe(401);
        clock.Move(TimeSpan.FromSeconds(10));
        (await host.Discover(token)).ShouldBe(401);
        host.Refusals().ShouldBe(["replayed", "expired"]);
    }

    [Fact]
    public void JWT_11_The_record_is_bounded_per_issuer_and_forgets_what_has_expired()
    {
        var clock = new MovedClock();
        var record = new UsedTokensInProcess(clock, capacity: 3);
        TokenUse Note(string issuer, string jti, int minutes) => record.Note(issuer, jti, clock.GetUtcNow().AddMinutes(minutes));

        Note("a", "1", 5).ShouldBe(TokenUse.First);
        Note("a", "2", 6).ShouldBe(TokenUse.First);
        Note("a", "3", 7).ShouldBe(TokenUse.First);
        Note("b", "1", 5).ShouldBe(TokenUse.First);
        Note("a", "1", 5).ShouldBe(TokenUse.Repeated);
        Note("a", "4", 8).ShouldBe(TokenUse.First);
        Note("b", "1", 5).ShouldBe(TokenUse.Repeated, "another issuer's tokens push nothing out");
        Note("a", "2", 6).ShouldBe(TokenUse.Repeated);
        clock.Move(TimeSpan.FromMinutes(6));
        Note("a", "2", 6).ShouldBe(TokenUse.First, "it could not have been accepted any more");
    }

    public void Dispose() => _client.Dispose();

    private TrustHost Host(IUsedTokens store) => new([.. _client.Settings(), .. TrustHost.Production], services => services.AddSingleton(store));

    private sealed class Store : IUsedTokens
    {
        private readonly ConcurrentDictionary<(string, string), bool> _used = [];

        public bool IsDown { get; set; }

        public ValueTask<TokenUse> Use(string issuer, string jti, DateTimeOffset keepUntil, CancellationToken cancellation) =>
            ValueTask.FromResult(IsDown ? TokenUse.Unknown : _used.TryAdd((issuer, jti), true) ? TokenUse.First : TokenUse.Repeated);
    }
}
