using System.Data.Common;
using Dapper;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>One connection in use. Values are always parameters: members of an object, named as in the statement.</summary>
internal sealed class Session(DbConnection connection, CancellationToken ct)
{
    static Session() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Runs a statement, once for each of several values; the number of rows it changed.</summary>
    public Task<int> Execute(string sql, object? values = null) => connection.ExecuteAsync(Command(sql, values));

    /// <summary>First column of the first row as a whole number; null without a row.</summary>
    public Task<long?> Number(string sql, object? values = null) => connection.ExecuteScalarAsync<long?>(Command(sql, values));

    /// <summary>Every row; a column goes where the row's constructor names it.</summary>
    public Task<IEnumerable<T>> Rows<T>(string sql, object? values = null) => connection.QueryAsync<T>(Command(sql, values));

    private CommandDefinition Command(string sql, object? values) => new(sql, values, cancellationToken: ct);
}
