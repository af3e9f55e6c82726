using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>What both databases must do alike.</summary>
[Collection(typeof(UsesPostgreSql))]
public sealed class StoreTests(PostgreSqlServer server)
{
    private const string Service = Clinic.ViewService;

    private static readonly DateTimeOffset Now = DateTimeOffset.Parse(TestHost.Now, System.Globalization.CultureInfo.InvariantCulture);

    public static TheoryData<string> All => [Providers.Sqlite, Providers.PostgreSql];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_new_database_gets_every_version_once_however_many_replicas_start_at_once(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => test.Open().Start()));

        refusals.ShouldAllBe(refusal => refusal == null);
        (await test.Rows("SELECT version FROM schema_version ORDER BY version")).ShouldBe(["1", "2"]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_database_of_an_older_version_is_brought_up_to_date_and_keeps_what_it_holds(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        await test.MigrateTo(1);
        await test.Execute("INSERT INTO card (uuid, client, service, pathway, topic, indicator, clauses, suggestions, content_version, issued_at) VALUES ('c', '', @service, 'hold', 'hold', 'info', '', 's', '1', 0)", ("@service", Service));
        await test.Execute("INSERT INTO feedback (identity, card, client, service, outcome, outcome_at, received_at, suggestions, has_comment) VALUES ('i', 'c', '', @service, 'accepted', 5000, 5000, '[\"s\"]', 0)", ("@service", Service));

        var (database, _, queue) = test.OpenWhole();
        (await database.Start()).ShouldBeNull();

        (await test.Rows("SELECT MAX(version) FROM schema_version")).ShouldBe(["2"]);
        var insight = (await new Insights(database, queue).Report(new InsightsRange(0, long.MaxValue), TestContext.Current.CancellationToken)).Cards.ShouldHaveSingleItem();
        (insight.Issued, insight.Accepted, insight.MedianSecondsToOutcome).ShouldBe((1, 1, 5.0));
        (await Use(new UsedTokens(database), "after")).ShouldBe(TokenUse.First);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_database_of_a_newer_version_is_refused_and_left_alone(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        await test.MigrateTo(Migrations.Latest);
        await test.Execute("INSERT INTO schema_version (version, applied_at) VALUES (99, 0)");
        var database = test.Open();

        (await database.Start()).ShouldNotBeNull().ShouldContain("schema version 99");
        await Should.ThrowAsync<StoreUnavailableException>(() => new FeedbackStore(database, test.Dialect).Store(Service, string.Empty, [Item("c")], Now));

        (await test.Count("feedback")).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_database_that_vanishes_is_made_again(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var store = new FeedbackStore(test.Open(), test.Dialect);
        await store.Store(Service, string.Empty, [Item("before")], Now);

        if (provider is Providers.Sqlite)
        {
            Directory.Delete(Path.Combine(test.Folder, "new"), recursive: true);
        }
        else
        {
            await test.Execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
            await Should.ThrowAsync<StoreUnavailableException>(() => store.Store(Service, string.Empty, [Item("lost")], Now));
        }

        (await store.Store(Service, string.Empty, [Item("after")], Now)).ShouldBe(1);
        (await test.Rows("SELECT card FROM feedback")).ShouldBe(["after"]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_same_items_from_many_callers_at_once_are_stored_once(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var stores = new[] { new FeedbackStore(test.Open(), test.Dialect), new FeedbackStore(test.Open(), test.Dialect) };
        ImmutableArray<FeedbackItem> items = [.. Enumerable.Range(0, 20).Select(index => Item($"card-{index}", comment: $"comment {index}"))];

        // Both orders, so that transactions meet head-on.
        var stored = await Task.WhenAll(Enumerable.Range(0, 12).Select(caller =>
            stores[caller % 2].Store(Service, "client", caller % 3 == 0 ? [.. items.Reverse()] : items, Now)));

        stored.Sum().ShouldBe(20);
        (await test.Count("feedback")).ShouldBe(20);
        (await test.Count("sensitive_comment")).ShouldBe(20);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Items_that_differ_in_anything_the_client_said_are_different_items(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var store = new FeedbackStore(test.Open(), test.Dialect);
        var item = Item("card", comment: "comment");
        ImmutableArray<FeedbackItem> items =
        [
            item,
            item with { Card = "other" },
            item with { At = item.At.AddTicks(1) },
            item with { Comment = "Comment" },
            item with { Comment = null },
            item with { Reason = new Term("s", "c") },
            item with { Reason = new Term(null, "c") },
            item with { Outcome = "accepted", Suggestions = ["a", "b"] },
            item with { Outcome = "accepted", Suggestions = ["a b"] },
        ];

        (await store.Store(Service, string.Empty, items, Now)).ShouldBe(items.Length);
        (await store.Store(Service, "client", [item], Now)).ShouldBe(1);
        (await store.Store("other", string.Empty, [item], Now)).ShouldBe(1);
        (await store.Store(Service, string.Empty, items, Now.AddDays(1))).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Words_of_every_language_come_back_as_they_were_sent(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var (database, _, queue) = test.OpenWhole();
        const string Words = "O'Neill; \"後縦靱帯骨化症\" \\ – 🧠\r\n\t%_";

        await new FeedbackStore(database, test.Dialect).Store(Service, string.Empty, [Item("card", Words)], Now);

        var page = await new Insights(database, queue).Page(new InsightsRange(0, long.MaxValue), withComments: true, 0, TestContext.Current.CancellationToken);
        page.ShouldHaveSingleItem().UserComment.ShouldBe(Words);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task JWT_16_Of_many_uses_of_one_token_at_several_replicas_exactly_one_is_the_first(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var replicas = new[] { new UsedTokens(test.Open()), new UsedTokens(test.Open()) };

        var uses = await Task.WhenAll(Enumerable.Range(0, 20).Select(use => Use(replicas[use % 2], "token")));

        uses.Count(use => use is TokenUse.First).ShouldBe(1);
        uses.Count(use => use is TokenUse.Repeated).ShouldBe(19);
        (await Use(replicas[0], "token", "https://other.example")).ShouldBe(TokenUse.First);
        (await Use(replicas[0], new string('x', 100_000) + "\0")).ShouldBe(TokenUse.First);
        (await test.Rows("SELECT * FROM used_token")).ShouldAllBe(row => !row.Contains("token", StringComparison.Ordinal));
    }

    private static Task<TokenUse> Use(UsedTokens tokens, string jti, string issuer = "https://ehr.example") =>
        tokens.Use(issuer, jti, TimeProvider.System.GetUtcNow().AddHours(1), TestContext.Current.CancellationToken).AsTask();

    private static FeedbackItem Item(string card, string? comment = null) => new() { Card = card, Outcome = "overridden", At = Now, Comment = comment };
}
