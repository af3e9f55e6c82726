using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>
/// Kill -9 in the middle of a feedback storm, again and again. The rounds are set by the environment variable KILL_ROUNDS; five unless set.
/// </summary>
[Collection(typeof(UsesPostgreSql))]
public sealed class KillTests(PostgreSqlServer server)
{
    private const int Writers = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("KILL_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 5;

    [Theory]
    [InlineData(Providers.Sqlite)]
    [InlineData(Providers.PostgreSql)]
    public async Task Every_acknowledged_item_is_there_afterwards_none_twice_and_no_call_in_part(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var acknowledged = new ConcurrentBag<string>();
        ConcurrentBag<string> unanswered = [];

        for (var round = 0; round < Rounds; round++)
        {
            await using var service = await RunningService.Start(test.Folder, test.Environment);
            var retried = unanswered.ToArray();
            var before = acknowledged.Count;
            unanswered = [];
            var storm = Enumerable.Range(0, Writers)
                .Select(writer => Storm(service.Client, [.. retried.Where((_, index) => index % Writers == writer)], $"{round}-{writer}", acknowledged, unanswered)).ToArray();
            await Until(() => acknowledged.Count > before + Writers);
            await Task.Delay(round * 37 % 200, TestContext.Current.CancellationToken);
            await service.Kill();
            await Task.WhenAll(storm);
        }

        var stored = await test.Rows("SELECT card FROM feedback");
        acknowledged.Count.ShouldBeGreaterThan(Rounds * Writers);
        stored.ShouldBeUnique();
        acknowledged.SelectMany(call => new[] { $"{call}-a", $"{call}-b" }).Except(stored, StringComparer.Ordinal).ShouldBeEmpty();
        stored.GroupBy(card => card[..^2], StringComparer.Ordinal).ShouldAllBe(call => call.Count() == 2);
        (await test.Count("sensitive_comment")).ShouldBe(stored.Length / 2);
    }

    // First what the last round left unanswered, as a client that tries again would; then new calls until the service dies.
    private static async Task Storm(HttpClient client, string[] retried, string name, ConcurrentBag<string> acknowledged, ConcurrentBag<string> unanswered)
    {
        var calls = retried.Concat(Enumerable.Range(0, int.MaxValue).Select(index => $"{name}-{index}"));
        var isAlive = true;
        foreach (var call in calls.TakeWhile((_, index) => isAlive || index < retried.Length))
        {
            var status = isAlive ? await Status(client, call) : null;
            isAlive = status is not null;
            (status is 200 ? acknowledged : unanswered).Add(call);
        }
    }

    /// <summary>Null from a service that is dead.</summary>
    private static async Task<int?> Status(HttpClient client, string call)
    {
        try
        {
            return (await Clinic.Give(client, Clinic.Overridden($"{call}-a", comment: "because"), Clinic.Accepted($"{call}-b", "s"))).Status;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

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
