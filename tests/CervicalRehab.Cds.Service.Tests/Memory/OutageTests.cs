using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>The database goes and comes back; cards go out all the time, and nothing is acknowledged that was not stored.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task PostgreSQL_stopped_and_started_under_load_costs_no_card_and_no_acknowledged_feedback_and_no_restart()
    {
        await using var server = new PostgreSqlServer();
        await server.InitializeAsync();
        await using var test = await TestDatabase.New(Providers.PostgreSql, server);
        await using var service = await RunningService.Start(test.Folder, [.. test.Environment, $"Clock__FixedAt={TestHost.Now}"]);
        await Clinic.Cards(service.Client, Clinic.RedFlag(Guid.NewGuid()));
        using var end = new CancellationTokenSource();
        var issued = new ConcurrentBag<string>();
        var acknowledged = new ConcurrentBag<string>();
        var refused = new ConcurrentBag<int>();
        Task[] load =
        [
            .. Enumerable.Range(0, 3).Select(_ => Call(service.Client, issued, end.Token)),
            .. Enumerable.Range(0, 2).Select(caller => Tell(service.Client, $"caller-{caller}", acknowledged, refused, end.Token)),
        ];
        await Until(() => issued.Count > 20 && acknowledged.Count > 20);

        await server.Stop();
        await Until(() => !refused.IsEmpty);
        var during = issued.Count;
        await Until(() => issued.Count > during + 20);
        var ready = await Clinic.Get(service.Client, "/health/ready");
        var insights = await Clinic.Get(service.Client, "/insights");
        await server.Start();
        var before = acknowledged.Count;
        await Until(() => acknowledged.Count > before + 20);
        await end.CancelAsync();
        await Task.WhenAll(load);

        refused.ShouldAllBe(status => status == 503);
        (ready.Status, ready.Json.GetProperty("status").GetString(), ready.Json.GetProperty("database").GetString()).ShouldBe((200, "degraded", "unavailable"));
        insights.Status.ShouldBe(503);
        (await Clinic.Get(service.Client, "/health/ready")).Text.ShouldBe("""{"status":"ready","database":"available"}""");
        var stored = (await Clinic.Stored(service.Client)).Select(item => item.GetProperty("card").GetString()!).ToList();
        acknowledged.Except(stored, StringComparer.Ordinal).ShouldBeEmpty();
        stored.ShouldBeUnique();
        (await Clinic.Insights(service.Client)).GetProperty("cards")[0].GetProperty("issued").GetInt64().ShouldBe(issued.Count + 1);
    }

    [Fact]
    public async Task A_service_started_without_its_database_answers_cards_and_mends_itself_when_the_database_comes()
    {
        await using var server = new PostgreSqlServer();
        await server.InitializeAsync();
        await using var test = await TestDatabase.New(Providers.PostgreSql, server);
        await server.Stop();
        await using var service = await RunningService.Start(test.Folder, [.. test.Environment, $"Clock__FixedAt={TestHost.Now}"]);

        var card = await Clinic.Issue(service.Client, Clinic.RedFlag(Guid.NewGuid()));
        using var refused = await Clinic.Send(service.Client, $"/cds-services/{Clinic.ViewService}/feedback", Clinic.Feedback(Clinic.Accepted(card.Card, card.Suggestion)));
        var ready = await Clinic.Get(service.Client, "/health/ready");
        await server.Start();
        await Until(async () => (await Clinic.Get(service.Client, "/health/ready")).Text.Contains("\"available\"", StringComparison.Ordinal));
        var taken = await Clinic.Give(service.Client, Clinic.Accepted(card.Card, card.Suggestion));

        var outcome = await Answer.Of(refused);
        outcome.Status.ShouldBe(503);
        outcome.Codes.ShouldBe(["database-unavailable"]);
        refused.Headers.RetryAfter!.Delta.ShouldNotBeNull().TotalSeconds.ShouldBeInRange(1, 60);
        outcome.Text.ShouldNotContain("marker");
        ready.Text.ShouldBe("""{"status":"degraded","database":"unavailable","cardsWaiting":1}""");
        taken.Status.ShouldBe(200);
        await Until(async () => (await Clinic.Stored(service.Client)).Single().GetProperty("known").GetBoolean());
    }

    [Fact]
    public async Task A_database_file_that_another_program_keeps_locked_refuses_feedback_and_no_card()
    {
        using var host = new TestHost();
        await using var test = await TestDatabase.New(Providers.Sqlite, new PostgreSqlServer());
        var file = test.ConnectionString;
        using var locked = host.WithWebHostBuilder(builder => builder.UseSetting("Database:ConnectionString", file));
        using var caller = locked.CreateClient();
        (await Clinic.Give(caller, Clinic.Overridden("before"))).Status.ShouldBe(200);
        await using (var other = new SqliteConnection(file))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);

            var refused = Clinic.Give(caller, Clinic.Overridden("during"));
            (await Clinic.Cards(caller, Clinic.RedFlag(Guid.NewGuid())))[0].GetProperty("indicator").GetString().ShouldBe("critical");
            (await refused).Status.ShouldBe(503);
            (await Clinic.Get(caller, "/health/ready")).Json.GetProperty("database").GetString().ShouldBe("unavailable");
        }

        await Until(async () => (await Clinic.Give(caller, Clinic.Overridden("after"))).Status == 200);

        (await Clinic.Stored(caller)).Select(item => item.GetProperty("card").GetString()).ShouldBe(["before", "after"]);
        await Until(async () => (await Clinic.Insights(caller)).GetProperty("cards").GetArrayLength() == 1);
    }

    [Fact]
    public async Task A_full_disk_refuses_feedback_whole_and_no_card()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Left out, the test of a full disk: it limits the size of files as Linux does.");
        await using var test = await TestDatabase.New(Providers.Sqlite, new PostgreSqlServer());
        // No file may grow beyond 600 kB; the runtime maps its own memory through a file unless told not to.
        var start = $"trap '' XFSZ; ulimit -f 600; exec dotnet '{typeof(Program).Assembly.Location}'";
        await using var service = await RunningService.Start("bash", ["-c", start], test.Folder, [.. test.Environment, "DOTNET_EnableWriteXorExecute=0", $"Clock__FixedAt={TestHost.Now}"]);
        var acknowledged = new List<string>();
        Answer answer;
        var call = 0;
        do
        {
            var cards = Enumerable.Range(0, 20).Select(index => $"{call}-{index}").ToList();
            answer = await Clinic.Give(service.Client, [.. cards.Select(card => Clinic.Overridden(card, comment: new string('c', 1_000)))]);
            acknowledged.AddRange(answer.Status == 200 ? cards : []);
        }
        while (answer.Status == 200 && ++call < 1_000);

        answer.Status.ShouldBe(503);
        acknowledged.ShouldNotBeEmpty();
        (await Clinic.Cards(service.Client, Clinic.RedFlag(Guid.NewGuid())))[0].GetProperty("indicator").GetString().ShouldBe("critical");
        (await Clinic.Get(service.Client, "/health/ready")).Status.ShouldBe(200);
        (await Clinic.Stored(service.Client)).Select(item => item.GetProperty("card").GetString()!).ShouldBe(acknowledged);
    }

    private static async Task Call(HttpClient client, ConcurrentBag<string> issued, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            issued.Add((await Clinic.Issue(client, Clinic.RedFlag(Guid.NewGuid()))).Card);
            await Task.Delay(10, CancellationToken.None);
        }
    }

    private static async Task Tell(HttpClient client, string caller, ConcurrentBag<string> acknowledged, ConcurrentBag<int> refused, CancellationToken end)
    {
        for (var index = 0; !end.IsCancellationRequested; index++)
        {
            var card = $"{caller}-{index}";
            var status = (await Clinic.Give(client, Clinic.Overridden(card))).Status;
            if (status == 200)
            {
                acknowledged.Add(card);
            }
            else
            {
                refused.Add(status);
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }

    private static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var waiting = Stopwatch.StartNew();
        while (!await isSo())
        {
            waiting.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
