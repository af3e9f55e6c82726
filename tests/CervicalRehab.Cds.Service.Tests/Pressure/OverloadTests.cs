using System.Diagnostics;
using System.Threading.RateLimiting;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Tests.Conformance;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Tests.Memory;
using CervicalRehab.Cds.Service.Tests.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

/// <summary>More calls than the service takes, over real sockets. Bodies that are slow to come fill it without any work.</summary>
public sealed class OverloadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static string RedFlag => Clinic.RedFlag(Guid.NewGuid()).ToJsonString();

    [Fact]
    [Meets("REQ-11")]
    public async Task A_full_service_refuses_before_the_body_is_read_and_answers_in_full_what_it_took_on()
    {
        using var host = Host("Pressure:MaxCalls=2", "Pressure:RetryAfterSeconds=7");
        using var first = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        using var second = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        await Until(() => Admission(host).Working == 2);

        using var third = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        var refused = await third.Read();

        refused.Status.ShouldBe(503);
        refused.MediaType!.ShouldContain("Retry-After: 7");
        refused.MediaType!.ShouldContain("no-store");
        refused.Codes.ShouldBe(["busy"]);
        foreach (var taken in new[] { first, second })
        {
            var answer = await taken.Finish();
            answer.Status.ShouldBe(200);
            var card = answer.Json.GetProperty("cards")[0];
            card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString().ShouldBe("urgent-surgical-referral");
            card.GetProperty("suggestions")[0].GetProperty("actions").GetArrayLength().ShouldBeGreaterThan(0);
        }

        using var later = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        (await later.Finish()).Status.ShouldBe(200);
        (Admission(host).Working, Admission(host).InHand).ShouldBe((0, 0));
        host.Log.Lines.Count(line => line.StartsWith("calls refused unread", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Large_bodies_that_are_still_coming_fill_the_service()
    {
        using var host = Host("Pressure:MaxMegabytes=1", "Requests:MaxBodyBytes=2000000");
        using var first = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag + new string(' ', 1_000_000));
        await Until(() => Admission(host).Working == 1);

        using var second = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        (await second.Read()).Status.ShouldBe(503);

        (await first.Finish()).Status.ShouldBe(200);
        using var tooLarge = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag + new string(' ', 2_000_000));
        (await tooLarge.Read()).Status.ShouldBe(413);
        await Until(() => Admission(host).Working == 0);
        using var later = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        (await later.Finish()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_and_a_body_that_is_refused_leave_their_places()
    {
        using var host = Host("Pressure:MaxCalls=1");
        using (await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag))
        {
            await Until(() => Admission(host).Working == 1);
        }

        await Until(() => Admission(host).Working == 0);
        using var bad = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, "{ ,");
        (await bad.Finish()).Status.ShouldBe(400);
        using var good = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        (await good.Finish()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_greedy_client_gets_429_while_another_is_served()
    {
        using var greedy = new TestClient("https://greedy.example");
        using var modest = new TestClient("https://modest.example");
        using var host = Host(["Pressure:MaxCalls=4", .. greedy.Settings(), .. modest.Settings(1)]);
        var calls = new List<SlowCall>();
        try
        {
            for (var call = 0; call < 4; call++)
            {
                calls.Add(await Call(host, greedy));
            }

            await Until(() => Admission(host).Working == 4);
            using (var unlucky = await Call(host, modest))
            {
                (await unlucky.Read()).Status.ShouldBe(503);
            }

            (await calls[0].Finish()).Status.ShouldBe(200);
            using (var more = await Call(host, greedy))
            {
                var refused = await more.Read();
                refused.Status.ShouldBe(429);
                refused.MediaType!.ShouldContain("Retry-After: 1");
                refused.Codes.ShouldBe(["share-used"]);
            }

            using var lucky = await Call(host, modest);
            (await lucky.Finish()).Status.ShouldBe(200);
        }
        finally
        {
            calls.ForEach(call => call.Dispose());
        }
    }

    [Fact]
    public async Task A_call_that_waits_for_a_FHIR_server_takes_no_place()
    {
        await using var server = await StubFhirServer.Start();
        server.Everything = Faults.Hang;
        using var host = Host("Pressure:MaxCalls=1", "Fetch:BudgetMilliseconds=20000", "Fetch:AttemptMilliseconds=20000");
        using var waiting = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, FetchingHost.Without(FetchingHost.Call(server.Base)).ToJsonString());
        var answer = waiting.Finish();
        await Until(() => Admission(host) is { Working: 0, InHand: 1 });

        using var other = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        (await other.Finish()).Status.ShouldBe(200);
        answer.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Feedback_is_taken_while_hook_calls_are_refused_and_has_a_bound_of_its_own()
    {
        using var host = Host("Pressure:MaxCalls=1", "Pressure:MaxFeedback=1");
        using var call = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        await Until(() => Admission(host).Working == 1);

        (await Clinic.Give(host.Client, Clinic.Overridden("c"))).Status.ShouldBe(200);

        using var slow = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook + "/feedback", Clinic.Feedback(Clinic.Overridden("d")));
        await Until(() => host.Services.GetRequiredService<ConcurrencyLimiter>().GetStatistics()!.CurrentAvailablePermits == 0);
        var refused = await Clinic.Give(host.Client, Clinic.Overridden("e"));
        refused.Status.ShouldBe(503);
        refused.Codes.ShouldBe(["busy"]);
        (await slow.Finish()).Status.ShouldBe(200);
        (await Clinic.Give(host.Client, Clinic.Overridden("f"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_apply_call_is_refused_like_a_hook_call_when_the_service_is_full()
    {
        using var host = Host("Pressure:MaxCalls=1");
        using var call = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag);
        await Until(() => Admission(host).Working == 1);

        using var apply = await SlowCall.Start(host.Client.BaseAddress!, "/fhir/PlanDefinition/cervical-rehab/$apply", """{ "resourceType": "Parameters" }""");
        var refused = await apply.Finish();
        refused.Status.ShouldBe(503);
        refused.Codes.ShouldBe(["busy"]);
        (await call.Finish()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_small_call_is_computed_where_it_came_while_a_large_one_waits_for_a_worker()
    {
        using var host = Host("Pressure:Threads=1");
        using var holding = new ManualResetEventSlim();
        var workers = host.Services.GetRequiredService<Workers>();
        var held = workers.Run(() => holding.Wait(Patience), TestContext.Current.CancellationToken);

        using var large = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag + new string(' ', 512 * 1024));
        var answer = large.Finish();
        await Until(() => workers.Waiting == 1);
        using (var small = await SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag))
        {
            (await small.Finish()).Status.ShouldBe(200);
        }

        answer.IsCompleted.ShouldBeFalse();
        holding.Set();
        (await held).ShouldBeTrue();
        (await answer).Status.ShouldBe(200);
    }

    // Where a slow body stands for a call that takes long.
    private static TrustHost Host(params string[] settings) => new([.. settings, "Pressure:SlowBodySeconds=600"]);

    private static Task<SlowCall> Call(TrustHost host, TestClient client) =>
        SlowCall.Start(host.Client.BaseAddress!, TrustHost.Hook, RedFlag, client.Token(host.At(TrustHost.Hook)));

    private static Admission Admission(TrustHost host) => host.Services.GetRequiredService<Admission>();

    private static async Task Until(Func<bool> isSo)
    {
        var waiting = Stopwatch.StartNew();
        while (!isSo())
        {
            waiting.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
