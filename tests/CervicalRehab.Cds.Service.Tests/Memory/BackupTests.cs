using Microsoft.Data.Sqlite;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>The database backed up while the service runs, and restored elsewhere, as the page on operations says.</summary>
[Collection(typeof(UsesPostgreSql))]
public sealed class BackupTests(PostgreSqlServer server)
{
    [Theory]
    [InlineData(Providers.Sqlite)]
    [InlineData(Providers.PostgreSql)]
    public async Task After_a_restore_feedback_and_insights_are_the_same_and_go_on(string provider)
    {
        await using var original = await TestDatabase.New(provider, server);
        await using var restored = await TestDatabase.New(provider, server);
        await using var service = await RunningService.Start(original.Folder, [.. original.Environment, $"Clock__FixedAt={TestHost.Now}"]);
        var (card, suggestion) = await Clinic.Issue(service.Client, Clinic.RedFlag(Guid.NewGuid()));
        (await Clinic.Give(service.Client, Clinic.Accepted(card, suggestion))).Status.ShouldBe(200);
        (await Clinic.Give(service.Client, Clinic.Overridden(card, "documented-in-error", "because: äöü"), Clinic.Overridden("unknown"))).Status.ShouldBe(200);
        var insights = (await Clinic.Insights(service.Client)).GetRawText();
        var feedback = await Texts(service.Client);

        if (provider is Providers.Sqlite)
        {
            BackUp(original.ConnectionString, restored.ConnectionString);
        }
        else
        {
            await server.BackUp(original.ConnectionString, restored.ConnectionString);
        }

        (await Clinic.Give(service.Client, Clinic.Overridden("after-the-backup"))).Status.ShouldBe(200);
        await using var again = await RunningService.Start(restored.Folder, [.. restored.Environment, $"Clock__FixedAt={TestHost.Now}"]);

        feedback.Length.ShouldBe(3);
        (await Texts(again.Client)).ShouldBe(feedback);
        (await Clinic.Insights(again.Client)).GetRawText().ShouldBe(insights);
        (await Clinic.Give(again.Client, Clinic.Accepted(card, suggestion))).Status.ShouldBe(200);
        (await Texts(again.Client)).ShouldBe(feedback, "what is sent twice is stored once, across a restore too");
        (await Clinic.Give(again.Client, Clinic.Overridden("new"))).Status.ShouldBe(200);
        (await Texts(again.Client)).Length.ShouldBe(4);
    }

    private static async Task<string[]> Texts(HttpClient client) =>
        [.. (await Clinic.Stored(client, "?comments=true")).Select(item => item.GetRawText())];

    // What sqlite3's .backup does.
    private static void BackUp(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(new SqliteConnectionStringBuilder(to).DataSource)!);
        using var source = new SqliteConnection(from);
        using var target = new SqliteConnection(to + ";Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}
