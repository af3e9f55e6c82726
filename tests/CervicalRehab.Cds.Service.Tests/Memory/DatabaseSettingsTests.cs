using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Tests.Fetching;
using Microsoft.Extensions.Configuration;

namespace CervicalRehab.Cds.Service.Tests.Memory;

public sealed class DatabaseSettingsTests
{
    [Theory]
    // provider, connection string, what the refusal names (empty: starts), what is used
    [InlineData(null, null, "", "Sqlite")]
    [InlineData("", "", "", "Sqlite")]
    [InlineData("sqlite", "Data Source=/tmp/x.db", "", "Sqlite")]
    [InlineData("PostgreSQL", "Host=db;Username=cds;Password=marker", "", "PostgreSql")]
    [InlineData("Oracle", null, "Database:Provider must be Sqlite or PostgreSql", "")]
    [InlineData("1", null, "Database:Provider must be Sqlite or PostgreSql", "")]
    [InlineData("PostgreSql", null, "Database:ConnectionString is required", "")]
    [InlineData("PostgreSql", "Username=cds;Password=marker", "names no Host", "")]
    [InlineData("PostgreSql", "postgres://cds:marker@db/x", "not a URL", "")]
    [InlineData("PostgreSql", "Host=db;Password=a;marker", "Database:ConnectionString cannot be read", "")]
    [InlineData("PostgreSql", "Host=db;Port=marker", "Database:ConnectionString cannot be read", "")]
    [InlineData("PostgreSql", "Data Source=x;Mode=ReadOnly;Password=marker", "Database:ConnectionString cannot be read", "")]
    [InlineData("Sqlite", "Host=db;Password=marker", "Database:ConnectionString cannot be read", "")]
    [InlineData("Sqlite", ":memory:", "Database:ConnectionString cannot be read", "")]
    [InlineData("Sqlite", "Data Source=:memory:", "must name a file", "")]
    [InlineData("Sqlite", "Data Source=x;Mode=Memory;Cache=Shared", "must name a file", "")]
    [InlineData("Sqlite", "Data Source=x;Mode=ReadOnly", "must name a file", "")]
    [InlineData("Sqlite", "Mode=ReadWriteCreate", "must name a file", "")]
    public void A_setting_that_cannot_work_is_refused_with_what_to_set_and_without_the_password(string? provider, string? connection, string named, string used)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Database:Provider", provider), KeyValuePair.Create("Database:ConnectionString", connection)]).Build();

        var (dialect, refusals) = DatabaseSettings.Read(settings);

        using var file = dialect as IDisposable;
        refusals.Length.ShouldBe(named.Length == 0 ? 0 : 1);
        string.Concat(refusals).ShouldContain(named);
        string.Concat(refusals).ShouldNotContain("marker");
        if (named.Length == 0)
        {
            dialect.Name.ShouldBe(used);
        }
    }

    [Fact]
    public async Task A_refused_setting_ends_the_start_with_its_message()
    {
        var (code, error) = await ServiceProcess.Run("Development", "Database__Provider=PostgreSql", "Database__ConnectionString=postgres://cds:marker@db/x");

        code.ShouldBe(1);
        error.ShouldContain("Database:ConnectionString cannot be read");
        error.ShouldNotContain("marker");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_ends_the_start_with_its_message()
    {
        await using var test = await TestDatabase.New(Providers.Sqlite, new PostgreSqlServer());
        await test.MigrateTo(Migrations.Latest);
        await test.Execute("INSERT INTO schema_version (version, applied_at) VALUES (99, 0)");

        var (code, error) = await ServiceProcess.Run("Development", test.Environment);

        code.ShouldBe(1);
        error.ShouldContain("schema version 99");
    }
}
