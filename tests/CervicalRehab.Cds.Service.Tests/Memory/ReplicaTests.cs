using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Tests.Trust;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>Two processes of the service, one database.</summary>
[Collection(typeof(UsesPostgreSql))]
public sealed class ReplicaTests(PostgreSqlServer server)
{
    [Theory]
    [InlineData(Providers.PostgreSql)]
    [InlineData(Providers.Sqlite)]
    public async Task Two_processes_migrate_at_once_and_each_sees_the_cards_and_the_feedback_of_the_other(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var started = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunningService.Start(test.Folder, [.. test.Environment, $"Clock__FixedAt={TestHost.Now}"])));
        await using var one = started[0];
        await using var two = started[1];

        var card = await Clinic.Issue(one.Client, Clinic.RedFlag(Guid.NewGuid()));
        (await Clinic.Give(two.Client, Clinic.Accepted(card.Card, card.Suggestion))).Status.ShouldBe(200);
        (await Clinic.Give(one.Client, Clinic.Overridden(card.Card, "documented-in-error"))).Status.ShouldBe(200);
        // Its own cards a replica writes at once before it counts; those of another within moments.
        await Clinic.Insights(one.Client);

        foreach (var replica in started)
        {
            (await Clinic.Stored(replica.Client)).Select(item => (item.GetProperty("known").GetBoolean(), item.GetProperty("outcome").GetString())).ShouldBe([(true, "accepted"), (true, "overridden")]);
            (await Clinic.Insights(replica.Client)).GetProperty("cards")[0].GetProperty("issued").GetInt32().ShouldBe(1);
        }

        (await test.Rows("SELECT version FROM schema_version ORDER BY version")).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task JWT_16_A_token_used_at_one_process_is_refused_at_the_other()
    {
        const string Address = "https://cds.example/cds-services";
        await using var test = await TestDatabase.New(Providers.PostgreSql, server);
        using var ehr = new TestClient();
        string[] settings = [.. test.Environment, $"Clients__0__Issuer={ehr.Issuer}", $"Clients__0__JwksFile={ehr.KeyFile}", "PublicBaseUrl=https://cds.example"];
        var started = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunningService.Start(test.Folder, settings)));
        await using var one = started[0];
        await using var two = started[1];

        var token = ehr.Token(Address);
        (await Discover(one, token)).ShouldBe(200);
        (await Discover(two, token)).ShouldBe(401);
        (await Discover(one, token)).ShouldBe(401);
        await two.Line("token refused replayed");

        for (var round = 0; round < 10; round++)
        {
            var raced = ehr.Token(Address);
            var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(call => Discover(started[call % 2], raced)));
            statuses.Order().ShouldBe([200, 401, 401, 401, 401, 401]);
        }
    }

    [Fact]
    public async Task A_service_that_is_asked_to_stop_writes_the_cards_it_has_issued()
    {
        await using var test = await TestDatabase.New(Providers.Sqlite, server);
        await using var service = await RunningService.Start(test.Folder, test.Environment);
        for (var call = 0; call < 20; call++)
        {
            await Clinic.Cards(service.Client, Clinic.RedFlag(Guid.NewGuid()));
        }

        await service.Stop();

        (await test.Count("card")).ShouldBe(20);
    }

    [Fact]
    public async Task Without_settings_the_database_is_a_file_under_the_working_directory_that_others_may_not_enter()
    {
        await using var test = await TestDatabase.New(Providers.Sqlite, server);
        await using var service = await RunningService.Start(test.Folder);

        (await Clinic.Give(service.Client, Clinic.Overridden("c"))).Status.ShouldBe(200);

        var file = Path.Combine(test.Folder, "data", "cervical-rehab.db");
        File.Exists(file).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.GetDirectoryName(file)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task JWT_16_A_store_that_is_down_answers_unknown_soon_and_does_not_throw()
    {
        await using var test = await TestDatabase.New(Providers.PostgreSql, server);
        using var gone = test.Open(Dialect("Host=127.0.0.1;Port=1;Username=x"));
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        using var deaf = test.Open(Dialect($"Host=127.0.0.1;Port={((System.Net.IPEndPoint)silent.LocalEndpoint).Port};Username=x"));
        var waiting = System.Diagnostics.Stopwatch.StartNew();

        (await Use(gone)).ShouldBe(TokenUse.Unknown);
        (await Use(deaf)).ShouldBe(TokenUse.Unknown);

        waiting.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Cards_that_cannot_be_kept_are_counted_and_an_outage_is_one_line_however_long_it_is()
    {
        await using var test = await TestDatabase.New(Providers.PostgreSql, server);
        using var log = new CapturedLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var telemetry = new MemoryTelemetry(new Logger<MemoryTelemetry>(factory), TimeProvider.System);
        await using var nowhere = Dialect("Host=127.0.0.1;Port=1;Username=x;Password=marker");
        using var database = new Database(nowhere, telemetry, TimeProvider.System);
        using var back = new Database(test.Dialect, telemetry, TimeProvider.System);
        var queue = new CardQueue(telemetry);
        using var writer = new CardLogWriter(queue, database, telemetry);

        for (var card = 0; card < CardQueue.Capacity + 2; card++)
        {
            queue.Add(new IssuedCard($"{card}", string.Empty, Clinic.ViewService, "hold", "hold", "info", "PROG-01", string.Empty, "1", DateTimeOffset.UnixEpoch));
        }

        telemetry.CardsLost.ShouldBe(2);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Should.ThrowAsync<StoreUnavailableException>(() => database.Check(TimeSpan.FromSeconds(5)));
        }

        telemetry.IsAvailable.ShouldBeFalse();
        await writer.StopAsync(TestContext.Current.CancellationToken);
        await back.Check(TimeSpan.FromSeconds(10));

        telemetry.CardsLost.ShouldBe(CardQueue.Capacity + 2);
        queue.Waiting.ShouldBe(0);
        telemetry.IsAvailable.ShouldBeTrue();
        log.Lines.Select(line => line.Split(' ')[0]).ShouldBe(["issued", "database", "database"]);
        log.Lines.Last().ShouldEndWith($"issued cards lost meanwhile: {CardQueue.Capacity}");
        log.Lines.ShouldAllBe(line => !line.Contains("marker", StringComparison.Ordinal));
    }

    private static async Task<int> Discover(RunningService service, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cds-services");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static Task<TokenUse> Use(Database database) =>
        new UsedTokens(database).Use("issuer", "jti", TimeProvider.System.GetUtcNow().AddMinutes(5), TestContext.Current.CancellationToken).AsTask();

    private static PostgreSqlDialect Dialect(string connection) => new(new Npgsql.NpgsqlConnectionStringBuilder(connection), []);
}
