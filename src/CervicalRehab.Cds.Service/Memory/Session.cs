using System.Data.Common;
using System.Globalization;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>One connection in use. Values are always parameters.</summary>
internal sealed class Session(DbConnection connection, CancellationToken ct)
{
    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public async Task<int> Execute(string sql, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>First column of the first row as a whole number; null without a row.</summary>
    public async Task<long?> Number(string sql, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(ct) is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Hands over every row, one after the other.</summary>
    public async Task Each(string sql, Action<DbDataReader> row, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            row(reader);
        }
    }

    private DbCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>Reads columns by position.</summary>
internal static class Columns
{
    /// <summary>A text; null when the column is.</summary>
    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A whole number; null when the column is.</summary>
    public static long? Number(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
