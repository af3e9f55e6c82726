using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>One file, made at first use. WAL, so that readers never wait; synchronous FULL, so that a commit survives a power cut.</summary>
internal sealed class SqliteDialect : IDialect, IDisposable
{
    // Another process may hold the file: a backup, an analyst, a second service on this machine.
    private const int BusySeconds = 3;

    // What is purged is overwritten, comments above all.
    private const string Settings = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

    private readonly string _connection;
    private readonly string _path;

    // The pool hands out what was opened before: settings hold as long as that lives.
    private readonly ConditionalWeakTable<sqlite3, string> _set = [];

    public SqliteDialect(SqliteConnectionStringBuilder builder)
    {
        _path = Path.GetFullPath(builder.DataSource);
        builder.DataSource = _path;
        builder.Mode = SqliteOpenMode.ReadWriteCreate;
        builder.DefaultTimeout = BusySeconds;
        _connection = builder.ConnectionString;
    }

    public string Name => "Sqlite";

    public int Writers => 1;

    public string Identity => "INTEGER PRIMARY KEY AUTOINCREMENT";

    public string HasVersionTable => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'";

    public bool IsThere => File.Exists(_path);

    public async Task<DbConnection> Open(CancellationToken ct)
    {
        MakeFolder();
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(ct);
            await Set(connection, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void Forget()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    public string? CodeOf(Exception exception) => (exception as SqliteException)?.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture);

    /// <summary>Closes the file.</summary>
    public void Dispose() => Forget();

    private async Task Set(SqliteConnection connection, CancellationToken ct)
    {
        if (_set.TryGetValue(connection.Handle!, out _))
        {
            return;
        }

        await using var settings = connection.CreateCommand();
        settings.CommandText = Settings;
        await settings.ExecuteNonQueryAsync(ct);
        _set.AddOrUpdate(connection.Handle!, Settings);
    }

    private void MakeFolder()
    {
        if (Path.GetDirectoryName(_path) is not { Length: > 0 } folder || Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
