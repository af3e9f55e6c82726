using System.Data.Common;
using CervicalRehab.Cds.Service.Memory;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>The databases of the tests that hold on both.</summary>
internal static class Providers
{
    public const string Sqlite = "Sqlite";

    public const string PostgreSql = "PostgreSql";
}

/// <summary>An empty database of one provider, and the service's own ways into it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly List<IDisposable> _opened = [];

    private TestDatabase(string provider, string connection, string folder)
    {
        (Provider, ConnectionString, Folder) = (provider, connection, folder);
        Dialect = NewDialect();
    }

    public string Provider { get; }

    public string ConnectionString { get; }

    /// <summary>An empty folder, for the working directory of a process.</summary>
    public string Folder { get; }

    public IDialect Dialect { get; }

    /// <summary>As settings in the environment.</summary>
    public string[] Environment => [$"Database__Provider={Provider}", $"Database__ConnectionString={ConnectionString}"];

    /// <summary>As settings of a host.</summary>
    public string[] Settings => [$"Database:Provider={Provider}", $"Database:ConnectionString={ConnectionString}"];

    public static async Task<TestDatabase> New(string provider, PostgreSqlServer server)
    {
        var folder = Directory.CreateTempSubdirectory("cervical-rehab-").FullName;
        return provider is Providers.Sqlite
            ? new TestDatabase(provider, $"Data Source={Path.Combine(folder, "new", "memory.db")}", folder)
            : new TestDatabase(provider, await server.NewDatabase(), folder);
    }

    /// <summary>The door of one replica.</summary>
    public Database Open(IDialect? dialect = null)
    {
        var telemetry = new MemoryTelemetry(NullLogger<MemoryTelemetry>.Instance, TimeProvider.System);
        var database = new Database(dialect ?? NewDialect(), telemetry, TimeProvider.System);
        _opened.AddRange([database, telemetry]);
        return database;
    }

    /// <summary>One replica, with its telemetry and queue.</summary>
    public (Database Database, MemoryTelemetry Telemetry, CardQueue Queue) OpenWhole()
    {
        var telemetry = new MemoryTelemetry(NullLogger<MemoryTelemetry>.Instance, TimeProvider.System);
        var database = new Database(NewDialect(), telemetry, TimeProvider.System);
        _opened.AddRange([database, telemetry]);
        return (database, telemetry, new CardQueue(telemetry));
    }

    /// <summary>Brings the schema to an earlier version, as an older program left it.</summary>
    public async Task MigrateTo(int version)
    {
        await using var connection = await Dialect.Open(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Migrations.Apply(new Session(connection, TestContext.Current.CancellationToken), Dialect, version, DateTimeOffset.UnixEpoch);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a statement behind the service's back.</summary>
    public async Task Execute(string sql, params (string Name, object? Value)[] values)
    {
        await using var connection = await Dialect.Open(TestContext.Current.CancellationToken);
        await new Session(connection, TestContext.Current.CancellationToken).Execute(sql, values.ToDictionary(value => value.Name, value => value.Value));
    }

    /// <summary>Rows of a query, each as its columns joined by a bar.</summary>
    public async Task<string[]> Rows(string sql)
    {
        var rows = new List<string>();
        await using var connection = await Dialect.Open(TestContext.Current.CancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(sql);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(Line(reader));
        }

        return [.. rows];
    }

    public async Task<long> Count(string table) => long.Parse((await Rows($"SELECT COUNT(*) FROM {table}"))[0], System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
        {
            opened.Dispose();
        }

        (Dialect as IDisposable)?.Dispose();
        if (Dialect is IAsyncDisposable later)
        {
            await later.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static string Line(DbDataReader row) =>
        string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? string.Empty : Convert.ToString(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture)));

    private IDialect NewDialect()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();
        var (dialect, refusals) = DatabaseSettings.Read(settings);
        refusals.ShouldBeEmpty();
        return dialect;
    }
}
