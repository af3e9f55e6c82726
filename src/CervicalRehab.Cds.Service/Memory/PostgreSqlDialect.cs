using System.Collections.Immutable;
using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>A PostgreSQL server, for several replicas. Time limits are short unless the connection string sets its own.</summary>
internal sealed class PostgreSqlDialect : IDialect, IAsyncDisposable
{
    // Any number will do: replicas that migrate wait for each other on it.
    private const long LockKey = 4_316_088_120_260_601;

    private static readonly ImmutableHashSet<string> WorthAnotherTry =
    [
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.ConnectionException,
        PostgresErrorCodes.ConnectionFailure,
        PostgresErrorCodes.ConnectionDoesNotExist,
        PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.SerializationFailure,
    ];

    private readonly NpgsqlDataSource _source;

    public PostgreSqlDialect(NpgsqlConnectionStringBuilder builder, ImmutableHashSet<string> given)
    {
        builder.Timeout = Given("timeout") ? builder.Timeout : 3;
        builder.CommandTimeout = Given("command timeout", "commandtimeout") ? builder.CommandTimeout : 10;
        builder.CancellationTimeout = Given("cancellation timeout", "cancellationtimeout") ? builder.CancellationTimeout : 500;
        builder.ApplicationName ??= "CervicalRehab.Cds";
        builder.IncludeErrorDetail = false;
        _source = NpgsqlDataSource.Create(builder);

        bool Given(params string[] names) => Array.Exists(names, name => given.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    public string Name => "PostgreSql";

    // Below the pool's 100, so that readers find a connection.
    public int Writers => 50;

    public string Identity => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    public string HasVersionTable => "SELECT COUNT(to_regclass('schema_version'))";

    public string? MigrationLock { get; } = $"SELECT pg_advisory_xact_lock({LockKey})";

    public string? SeveralLock { get; } = $"SELECT pg_advisory_xact_lock({LockKey + 1})";

    public string? Durably => "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'";

    public async Task<DbConnection> Open(CancellationToken ct) => await _source.OpenConnectionAsync(ct);

    public bool IsBroken(Exception exception) => exception switch
    {
        PostgresException refused => WorthAnotherTry.Contains(refused.SqlState),
        NpgsqlException => exception.InnerException is IOException or SocketException,
        IOException or SocketException or ObjectDisposedException => true,
        _ => false,
    };

    public void Forget() => _source.Clear();

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
