using System.Data.Common;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>What differs between the two databases; every other statement is one text for both. What stands here holds for a file with one writer.</summary>
internal interface IDialect
{
    /// <summary>For people: <c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    string Name { get; }

    /// <summary>How many transactions may write at once.</summary>
    int Writers { get; }

    /// <summary>Column type of a number that the database counts up.</summary>
    string Identity { get; }

    /// <summary>Counts tables named <c>schema_version</c>: 0 or 1.</summary>
    string HasVersionTable { get; }

    /// <summary>Waits until no other process migrates, for the rest of the transaction; null where a transaction does so by itself.</summary>
    string? MigrationLock => null;

    /// <summary>
    /// Waits until no other transaction stores several items, for the rest of this one: two that store the same items in different orders
    /// would otherwise block each other. Null where transactions never meet.
    /// </summary>
    string? SeveralLock => null;

    /// <summary>Sees to it that a commit is on disk before it returns; null where the connection does so by itself.</summary>
    string? Durably => null;

    /// <summary>False when what was opened before has gone, so that open connections lead nowhere.</summary>
    bool IsThere => true;

    /// <summary>An open connection.</summary>
    Task<DbConnection> Open(CancellationToken ct);

    /// <summary>True for a failure that a new connection may mend. A file has no connection to lose: what failed fails again.</summary>
    bool IsBroken(Exception exception) => false;

    /// <summary>Closes idle connections.</summary>
    void Forget();

    /// <summary>The database's own code of a failure, for the log; null without one.</summary>
    string? CodeOf(Exception exception) => (exception as DbException)?.SqlState;
}
