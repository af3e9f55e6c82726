using System.Data.Common;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>Uses of tokens that come while a commit is under way share the next.</summary>
[Collection(typeof(UsesPostgreSql))]
public sealed class UsedTokensTests(PostgreSqlServer server)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static TheoryData<string> All => [Providers.Sqlite, Providers.PostgreSql];

    [Theory]
    [MemberData(nameof(All))]
    public async Task JWT_16_Of_several_uses_of_one_token_in_one_transaction_exactly_one_is_the_first(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var tokens = await Opened(test);
        Task<TokenUse>[] uses;
        await using (await Held.By(test))
        {
            uses = [.. Enumerable.Range(0, 40).Select(use => Use(tokens, $"token {use % 10}"))];
        }

        var answers = await Task.WhenAll(uses);

        answers.Select((answer, use) => (answer, Token: use % 10)).GroupBy(use => use.Token).ShouldAllBe(token => token.Count(use => use.answer == TokenUse.First) == 1);
        answers.Count(answer => answer is TokenUse.Repeated).ShouldBe(30);
        (await test.Count("used_token")).ShouldBe(10);
        int.Parse((await test.Rows("SELECT COUNT(DISTINCT claim) FROM used_token"))[0], System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(10, "they shared transactions");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task JWT_16_More_uses_than_a_transaction_takes_are_all_stored(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var tokens = await Opened(test);
        Task<TokenUse>[] uses;
        await using (await Held.By(test))
        {
            uses = [.. Enumerable.Range(0, (2 * UsedTokens.BatchSize) + 50).Select(use => Use(tokens, $"token {use}"))];
        }

        (await Task.WhenAll(uses)).ShouldAllBe(answer => answer == TokenUse.First);
        (await test.Count("used_token")).ShouldBe(uses.Length);
        (await Use(tokens, $"token {uses.Length - 1}")).ShouldBe(TokenUse.Repeated);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task JWT_16_A_caller_that_leaves_takes_nobody_along_and_its_token_is_used(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var tokens = await Opened(test);
        using var leaving = new CancellationTokenSource();
        Task<TokenUse>[] stayed;
        await using (await Held.By(test))
        {
            stayed = [.. Enumerable.Range(0, 10).Select(use => Use(tokens, $"stayed {use}"))];
            var left = Use(tokens, "left", leaving.Token);
            await leaving.CancelAsync();
            (await left).ShouldBe(TokenUse.Unknown);
        }

        (await Task.WhenAll(stayed)).ShouldAllBe(answer => answer == TokenUse.First);
        (await Use(tokens, "left")).ShouldBe(TokenUse.Repeated);
    }

    [Fact]
    public async Task JWT_16_A_store_that_is_down_answers_unknown_to_every_use_that_waits_and_serves_again_when_it_is_back()
    {
        await using var test = await TestDatabase.New(Providers.Sqlite, server);
        var tokens = await Opened(test);
        Task<TokenUse>[] uses;
        await test.Execute("ALTER TABLE used_token RENAME TO away");
        await using (await Held.By(test))
        {
            uses = [.. Enumerable.Range(0, 20).Select(use => Use(tokens, $"token {use}"))];
        }

        (await Task.WhenAll(uses)).ShouldAllBe(answer => answer == TokenUse.Unknown);
        await test.Execute("ALTER TABLE away RENAME TO used_token");
        (await Use(tokens, "token 0")).ShouldBe(TokenUse.First);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task JWT_16_A_second_try_of_the_same_transaction_is_no_replay(string provider)
    {
        await using var test = await TestDatabase.New(provider, server);
        var database = test.Open();
        WaitingUse[] uses = [new("b", 2), new("a", 1), new("b", 3)];
        var claims = new TokenClaims(uses);

        (await database.Use(Access.Write, Limit, claims.Make)).Order().ShouldBe(["a", "b"]);
        (await database.Use(Access.Write, Limit, claims.Make)).Order().ShouldBe(["a", "b"]);
        (await database.Use(Access.Write, Limit, new TokenClaims(uses).Make)).ShouldBeEmpty();
        (await test.Rows("SELECT fingerprint, keep_until FROM used_token ORDER BY fingerprint")).ShouldBe(["a|1", "b|2"]);
    }

    [Fact]
    public async Task A_connection_to_a_file_has_its_settings_however_often_it_was_used()
    {
        await using var test = await TestDatabase.New(Providers.Sqlite, server);
        for (var time = 0; time < 3; time++)
        {
            (await test.Rows("PRAGMA foreign_keys")).ShouldBe(["1"]);
            (await test.Rows("PRAGMA journal_mode")).ShouldBe(["wal"]);
            (await test.Rows("PRAGMA synchronous")).ShouldBe(["2"]);
            (await test.Rows("PRAGMA secure_delete")).ShouldBe(["1"]);
            test.Dialect.Forget();
        }
    }

    private static async Task<UsedTokens> Opened(TestDatabase test)
    {
        var database = test.Open();
        (await database.Start()).ShouldBeNull();
        return new UsedTokens(database);
    }

    private static Task<TokenUse> Use(UsedTokens tokens, string jti, CancellationToken? ct = null) =>
        tokens.Use("https://ehr.example", jti, TimeProvider.System.GetUtcNow().AddHours(1), ct ?? TestContext.Current.CancellationToken).AsTask();

    /// <summary>Lets nobody else write until it is disposed of.</summary>
    private sealed class Held(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
    {
        public static async Task<Held> By(TestDatabase test)
        {
            var connection = await test.Dialect.Open(TestContext.Current.CancellationToken);
            var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            if (test.Provider is Providers.PostgreSql)
            {
                await new Session(connection, TestContext.Current.CancellationToken).Execute("LOCK TABLE used_token IN EXCLUSIVE MODE");
            }

            return new Held(connection, transaction);
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
