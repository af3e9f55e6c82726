using System.Diagnostics;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>One round trip, one budget.</summary>
public sealed class TimeTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task FA_9_All_keys_are_asked_at_once()
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost("Fetch:AttemptMilliseconds=20000", "Fetch:BudgetMilliseconds=20000");
        var arrived = new CountdownEvent(PrefetchKeys.All.Length);
        foreach (var key in PrefetchKeys.All)
        {
            server.On(key.Name, async http =>
            {
                arrived.Signal();
                while (!arrived.IsSet)
                {
                    await Task.Delay(5, http.RequestAborted);
                }

                await server.Well(key.Name)(http);
            });
        }

        var answer = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base)));

        answer.Pathway().ShouldBe("conservative-plan");
        server.MostAtOnce.ShouldBe(PrefetchKeys.All.Length);
    }

    [Theory]
    [InlineData(300, 5_000, "fetch-budget-exceeded")]
    [InlineData(5_000, 100, "fetch-timeout")]
    public async Task FA_9_DATA_2_A_hanging_server_is_left_when_the_time_is_over(int budget, int attempt, string code)
    {
        await using var server = await StubFhirServer.Start();
        server.Everything = Faults.Hang;
        using var host = new FetchingHost($"Fetch:BudgetMilliseconds={budget}", $"Fetch:AttemptMilliseconds={attempt}", "Fetch:Retries=1");
        var watch = Stopwatch.StartNew();

        var refused = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base)));
        var warned = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "signs"));

        watch.Elapsed.ShouldBeLessThan(Generous);
        refused.Status.ShouldBe(412);
        refused.Expressions.ShouldBe(["prefetch.patient", "prefetch.conditions"]);
        refused.Codes.ShouldAllBe(found => found == code);
        warned.Pathway().ShouldBe("complete-assessment");
        warned.Words().ShouldContain("could not be evaluated");
    }

    [Fact]
    public async Task FA_9_The_budget_covers_all_pages_together()
    {
        await using var server = await StubFhirServer.Start();
        using var host = new FetchingHost("Fetch:BudgetMilliseconds=1500", "Fetch:MaxPages=100");
        foreach (var page in Enumerable.Range(1, 100))
        {
            server.On(page == 1 ? "signs" : $"signs/{page}", Faults.After(150, Faults.Json(Faults.Page([], $"signs/{page + 1}"))));
        }

        var answer = await host.Post(FetchingHost.Without(FetchingHost.Call(server.Base), "signs"));

        answer.Words().ShouldContain("arrived in part only");
        server.Requests.Length.ShouldBeInRange(1, 11);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_ends_every_query()
    {
        await using var server = await StubFhirServer.Start();
        server.Everything = Faults.Hang;
        using var host = new FetchingHost("Fetch:AttemptMilliseconds=20000", "Fetch:BudgetMilliseconds=60000");
        using var patience = new CancellationTokenSource();
        var call = host.PostUntil(FetchingHost.Without(FetchingHost.Call(server.Base)), patience.Token);
        await Until(() => server.Requests.Length == PrefetchKeys.All.Length);

        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await Until(() => server.Aborted == PrefetchKeys.All.Length);
        server.Requests.Length.ShouldBe(PrefetchKeys.All.Length, "nothing is asked again");
    }

    private static async Task Until(Func<bool> done)
    {
        var watch = Stopwatch.StartNew();
        while (!done())
        {
            watch.Elapsed.ShouldBeLessThan(Generous);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
