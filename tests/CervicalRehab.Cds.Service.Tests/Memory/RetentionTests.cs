using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>What goes in through the queue, and what goes out when its time has come.</summary>
[Collection(typeof(UsesPostgreSql))]
public sealed class RetentionTests(PostgreSqlServer server)
{
    private const string Service = Clinic.ViewService;

    private static readonly DateTimeOffset Now = DateTimeOffset.Parse(TestHost.Now, System.Globalization.CultureInfo.InvariantCulture);

    public static TheoryData<string> All => [Providers.Sqlite, Providers.PostgreSql];

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_was_kept_long_enough_is_deleted_and_nothing_else(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var (database, telemetry, queue) = test.OpenWhole();
        var store = new FeedbackStore(database, test.Dialect);
        await store.Store(Service, string.Empty, [.. Enumerable.Range(0, Retention.BatchSize + 3).Select(index => Item($"old-{index}"))], Now.AddDays(-31));
        await store.Store(Service, string.Empty, [Item("kept", "old comment")], Now.AddDays(-8));
        await store.Store(Service, string.Empty, [Item("new", "new comment")], Now.AddDays(-6));
        await Issue(queue, database, telemetry, ("old", -22), ("kept", -22), ("new", -20));
        await Use(new UsedTokens(database), "spent", keepUntil: TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await Use(new UsedTokens(database), "living");
        using var retention = new Retention(
            database,
            Options.Create(new RetentionOptions { Feedback = 30, Comments = 7, Cards = 21 }),
            new EvaluationClock(TimeProvider.System, Now),
            NullLogger<HookLog>.Instance);

        await retention.Purge(TestContext.Current.CancellationToken);

        (await test.Rows("SELECT card, has_comment FROM feedback ORDER BY seq")).ShouldBe(["kept|1", "new|1"]);
        (await test.Rows("SELECT comment FROM sensitive_comment")).ShouldBe(["new comment"]);
        (await test.Rows("SELECT uuid FROM card ORDER BY uuid")).ShouldBe(["kept", "new"]);
        (await test.Count("used_token")).ShouldBe(1);
        (await test.Rows("SELECT identity FROM feedback WHERE card = 'kept'"))[0].ShouldStartWith("purged ");
    }

    [Fact]
    public async Task H29_A_trial_at_the_beginning_of_the_calendar_deletes_nothing_and_goes_on()
    {
        await using var test = await TestDatabase.New(Providers.Sqlite, server);
        var (database, _, _) = test.OpenWhole();
        await new FeedbackStore(database, test.Dialect).Store(Service, string.Empty, [Item("kept", "comment")], Now);
        using var retention = new Retention(
            database, Options.Create(new RetentionOptions()), new EvaluationClock(TimeProvider.System, new(1, 1, 1, 6, 0, 0, TimeSpan.FromHours(2))), NullLogger<HookLog>.Instance);

        await retention.Purge(TestContext.Current.CancellationToken);

        (await test.Count("feedback")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Issued_cards_are_written_once_and_the_queue_is_emptied_when_the_service_stops(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var (database, telemetry, queue) = test.OpenWhole();

        await Issue(queue, database, telemetry, [.. Enumerable.Range(0, 1_200).Select(index => ($"card-{index % 1_100}", 0))]);

        (await test.Count("card")).ShouldBe(1_100);
        queue.Waiting.ShouldBe(0);
        telemetry.CardsLost.ShouldBe(0);
    }

    private static async Task Issue(CardQueue queue, Database database, MemoryTelemetry telemetry, params (string Uuid, int Days)[] cards)
    {
        using var writer = new CardLogWriter(queue, database, telemetry);
        await writer.StartAsync(TestContext.Current.CancellationToken);
        foreach (var (uuid, days) in cards)
        {
            queue.Add(new IssuedCard(uuid, string.Empty, Service, "hold", "hold", "info", "PROG-01", string.Empty, "1", Now.AddDays(days)));
        }

        await writer.StopAsync(TestContext.Current.CancellationToken);
    }

    private static Task<TokenUse> Use(UsedTokens tokens, string jti, DateTimeOffset? keepUntil = null) =>
        tokens.Use("https://ehr.example", jti, keepUntil ?? TimeProvider.System.GetUtcNow().AddHours(1), TestContext.Current.CancellationToken).AsTask();

    private static FeedbackItem Item(string card, string? comment = null) => new() { Card = card, Outcome = "overridden", At = Now, Comment = comment };
}
