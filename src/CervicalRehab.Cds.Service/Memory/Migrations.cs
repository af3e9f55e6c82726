using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>The database was made by a newer program, and this one must not touch it.</summary>
internal sealed class SchemaTooNewException(long found) : Exception(
    $"The database has schema version {found.ToString(CultureInfo.InvariantCulture)}, this program knows {Migrations.Latest.ToString(CultureInfo.InvariantCulture)}: "
    + "run the newer program, or set Database:ConnectionString to another database.");

/// <summary>
/// The tables, step by step; a step that was released never changes. Times are milliseconds of UTC since 1970. No table holds a patient's
/// identifier, a hookInstance or anything of the record.
/// </summary>
internal static class Migrations
{
    /// <summary>The steps; the position is the version before.</summary>
    public static ImmutableArray<string> Steps { get; } =
    [
        """
        CREATE TABLE card (
            uuid TEXT NOT NULL,
            client TEXT NOT NULL,
            service TEXT NOT NULL,
            pathway TEXT NOT NULL,
            topic TEXT NOT NULL,
            indicator TEXT NOT NULL,
            clauses TEXT NOT NULL,
            suggestions TEXT NOT NULL,
            content_version TEXT NOT NULL,
            issued_at BIGINT NOT NULL,
            PRIMARY KEY (uuid, client, service)
        );
        CREATE INDEX card_issued_at ON card (issued_at);
        CREATE TABLE feedback (
            seq {identity},
            identity TEXT NOT NULL UNIQUE,
            card TEXT NOT NULL,
            client TEXT NOT NULL,
            service TEXT NOT NULL,
            outcome TEXT NOT NULL,
            outcome_at BIGINT NOT NULL,
            received_at BIGINT NOT NULL,
            suggestions TEXT NOT NULL,
            reason_system TEXT,
            reason_code TEXT,
            reason_display TEXT,
            has_comment INTEGER NOT NULL
        );
        CREATE INDEX feedback_card ON feedback (card, client, service);
        CREATE INDEX feedback_received_at ON feedback (received_at);
        CREATE TABLE sensitive_comment (
            feedback BIGINT PRIMARY KEY REFERENCES feedback (seq) ON DELETE CASCADE,
            received_at BIGINT NOT NULL,
            comment TEXT NOT NULL
        );
        CREATE INDEX sensitive_comment_received_at ON sensitive_comment (received_at);
        """,
        """
        CREATE TABLE used_token (
            fingerprint TEXT PRIMARY KEY,
            claim TEXT NOT NULL,
            keep_until BIGINT NOT NULL
        );
        CREATE INDEX used_token_keep_until ON used_token (keep_until);
        """,
    ];

    /// <summary>The version this program works with.</summary>
    public static int Latest => Steps.Length;

    /// <summary>Brings the schema to <paramref name="target"/> within the transaction of the session. True when that is done. Safe when several processes start at once.</summary>
    public static async Task<bool> Apply(Session session, IDialect dialect, int target, DateTimeOffset at)
    {
        if (dialect.MigrationLock is { } wait)
        {
            await session.Execute(wait);
        }

        // Asked first: a role that may not create tables can still use those an administrator made.
        if (await session.Number(dialect.HasVersionTable) is 0)
        {
            await session.Execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL)");
        }

        var found = await session.Number("SELECT MAX(version) FROM schema_version") ?? 0;
        if (found > Latest)
        {
            throw new SchemaTooNewException(found);
        }

        for (var version = (int)found; version < target; version++)
        {
            await session.Execute(Steps[version].Replace("{identity}", dialect.Identity, StringComparison.Ordinal));
            await session.Execute(
                "INSERT INTO schema_version (version, applied_at) VALUES (@version, @at)", new { version = version + 1, at = at.ToUnixTimeMilliseconds() });
        }

        return true;
    }
}
