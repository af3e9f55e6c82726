using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Dapper;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>What a piece of work does.</summary>
internal enum Access
{
    /// <summary>Statements that only read, each for itself.</summary>
    Read,

    /// <summary>One transaction, on disk when it returns.</summary>
    Write,
}

/// <summary>The database could not do it: down, full, locked or too slow. Nothing is known to be stored.</summary>
internal sealed class StoreUnavailableException(Exception reason) : Exception("The database is not available.", reason);

/// <summary>
/// The one door to the database. Makes and migrates the schema when it is first reached, also after an outage, so that a service started
/// without its database mends itself.
/// </summary>
internal sealed class Database(IDialect dialect, MemoryTelemetry telemetry, TimeProvider wall) : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _writers = new(dialect.Writers);
    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _prepared;

    /// <summary>How many transactions may write at once.</summary>
    public int Writers => dialect.Writers;

    /// <summary>Tries the database, before the first call and as long as it is away. Null when the service may start, be it without one; else why it must not.</summary>
    public async Task<string?> Start()
    {
        try
        {
            await Check(StartLimit);
            return null;
        }
        catch (StoreUnavailableException exception)
        {
            return (exception.InnerException as SchemaTooNewException)?.Message;
        }
    }

    /// <summary>Asks the database for a sign of life; one that was away must show that it can write. Throws <see cref="StoreUnavailableException"/>.</summary>
    public Task Check(TimeSpan limit) => telemetry.IsOut
        ? Use(Access.Write, limit, session => session.Execute("UPDATE schema_version SET applied_at = applied_at"))
        : Use(Access.Read, limit, session => session.Execute("SELECT MAX(version) FROM schema_version"));

    /// <summary>
    /// Does a piece of work, twice when a connection turned out to be dead: it must not matter if the first time was done after all.
    /// Throws <see cref="StoreUnavailableException"/>, never later than shortly after the limit.
    /// </summary>
    public async Task<T> Use<T>(Access access, TimeSpan limit, Func<Session, Task<T>> work)
    {
        using var ends = new CancellationTokenSource(limit);
        try
        {
            // Away from the caller's thread: SQLite knows no asynchronous work.
            var result = await Task.Run(() => Insistently(access, work, ends.Token), ends.Token).WaitAsync(limit + Grace, CancellationToken.None);
            telemetry.Available(dialect.Name, access);
            return result;
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            // It may come back as another one: restored from a backup, or empty.
            _prepared = false;
            telemetry.Unavailable(dialect.Name, exception, dialect.CodeOf(exception));
            throw new StoreUnavailableException(exception);
        }
    }

    /// <summary>Releases its locks.</summary>
    public void Dispose()
    {
        _writers.Dispose();
        _preparing.Dispose();
    }

    private async Task<T> Insistently<T>(Access access, Func<Session, Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await Once(access, work, ct);
        }
        catch (Exception exception) when (dialect.IsBroken(exception) && !ct.IsCancellationRequested)
        {
            dialect.Forget();
            return await Once(access, work, ct);
        }
    }

    private async Task<T> Once<T>(Access access, Func<Session, Task<T>> work, CancellationToken ct)
    {
        await Prepare(ct);
        if (access is Access.Read)
        {
            await using var reading = await dialect.Open(ct);
            return await work(new Session(reading, ct));
        }

        await _writers.WaitAsync(ct);
        try
        {
            return await Transaction(dialect.Durably, work, ct);
        }
        finally
        {
            _writers.Release();
        }
    }

    private async Task<T> Transaction<T>(string? first, Func<Session, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await dialect.Open(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var session = new Session(connection, ct);
        if (first is not null)
        {
            await session.Execute(first);
        }

        var result = await work(session);
        await transaction.CommitAsync(ct);
        return result;
    }

    private async Task Prepare(CancellationToken ct)
    {
        if (_prepared && dialect.IsThere)
        {
            return;
        }

        await _preparing.WaitAsync(ct);
        try
        {
            if (!dialect.IsThere)
            {
                dialect.Forget();
                _prepared = false;
            }

            _prepared = _prepared || await Transaction(null, session => Migrations.Apply(session, dialect, Migrations.Latest, wall.GetUtcNow()), ct);
        }
        finally
        {
            _preparing.Release();
        }
    }

    // Drivers tell of a lost connection in many ways, a closed object among them. A row that cannot be read is told with its values: that must get no further.
    private static bool IsUnavailable(Exception exception) => exception is DbException or DataException or TimeoutException or OperationCanceledException or IOException
        or SocketException or UnauthorizedAccessException or InvalidOperationException or SchemaTooNewException;
}

/// <summary>One connection in use. Values are always parameters: members of an object, named as in the statement.</summary>
internal sealed class Session(DbConnection connection, CancellationToken ct)
{
    static Session() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Runs a statement, once for each of several values; the number of rows it changed.</summary>
    public Task<int> Execute(string sql, object? values = null) => connection.ExecuteAsync(Command(sql, values));

    /// <summary>First column of the first row as a whole number; null without a row.</summary>
    public Task<long?> Number(string sql, object? values = null) => connection.ExecuteScalarAsync<long?>(Command(sql, values));

    /// <summary>Every row; a column goes where the row's constructor names it.</summary>
    public async Task<List<T>> Rows<T>(string sql, object? values = null) => (await connection.QueryAsync<T>(Command(sql, values))).AsList();

    private CommandDefinition Command(string sql, object? values) => new(sql, values, cancellationToken: ct);
}
