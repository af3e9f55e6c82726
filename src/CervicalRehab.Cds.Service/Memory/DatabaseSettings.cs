using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Section <c>Database</c> (contract section 2). No refusal repeats a connection string: it may hold a password.</summary>
internal static class DatabaseSettings
{
    /// <summary>Where SQLite lies unless told otherwise, under the working directory.</summary>
    public const string DefaultFile = "data/cervical-rehab.db";

    private const string ConnectionSetting = "Database:ConnectionString";

    /// <summary>The database to use; or what to set, and then the database is the default one and must not be used.</summary>
    public static (IDialect Dialect, ImmutableArray<string> Refusals) Read(IConfiguration settings)
    {
        var provider = settings["Database:Provider"];
        var connection = settings[ConnectionSetting];
        try
        {
            return provider switch
            {
                _ when string.IsNullOrWhiteSpace(provider) || Is(provider, "Sqlite") => Sqlite(connection),
                _ when Is(provider, "PostgreSql") => PostgreSql(connection),
                _ => Refused("Database:Provider must be Sqlite or PostgreSql."),
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or NotSupportedException)
        {
            return Refused($"{ConnectionSetting} cannot be read: it must be an ADO.NET connection string of the chosen Database:Provider, name=value pairs separated by semicolons "
                + "(a value that holds a semicolon goes in quotes), not a URL.");
        }
    }

    private static (IDialect Dialect, ImmutableArray<string> Refusals) Sqlite(string? connection)
    {
        var builder = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(connection) ? $"Data Source={DefaultFile}" : connection);
        return string.IsNullOrWhiteSpace(builder.DataSource) || builder.DataSource.StartsWith(':') || builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || builder.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly
            ? Refused($"{ConnectionSetting} must name a file that can be written, for instance Data Source={DefaultFile}: feedback kept in memory would be lost.")
            : (new SqliteDialect(builder), []);
    }

    private static (IDialect Dialect, ImmutableArray<string> Refusals) PostgreSql(string? connection)
    {
        const string Example = "for instance Host=db.example;Database=cervical_rehab;Username=cds;Password=...";
        if (string.IsNullOrWhiteSpace(connection))
        {
            return Refused($"{ConnectionSetting} is required with Database:Provider=PostgreSql: {Example}");
        }

        var builder = new NpgsqlConnectionStringBuilder(connection);
        return string.IsNullOrWhiteSpace(builder.Host)
            ? Refused($"{ConnectionSetting} names no Host: {Example}")
            : (new PostgreSqlDialect(builder, Given(connection)), []);
    }

    private static ImmutableHashSet<string> Given(string connection) =>
        [.. new DbConnectionStringBuilder { ConnectionString = connection }.Keys!.Cast<string>()];

    private static (IDialect Dialect, ImmutableArray<string> Refusals) Refused(string refusal) =>
        (new SqliteDialect(new SqliteConnectionStringBuilder { DataSource = DefaultFile }), [refusal]);

    private static bool Is(string given, string name) => given.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
}
