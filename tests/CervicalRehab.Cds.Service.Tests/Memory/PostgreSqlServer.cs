using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>The tests of this collection share one PostgreSQL server; each makes a database of its own in it.</summary>
[CollectionDefinition]
public sealed class UsesPostgreSql : ICollectionFixture<PostgreSqlServer>;

/// <summary>
/// A real PostgreSQL server in a folder of its own, on loopback, with its writes on disk. Where PostgreSQL is not installed every use skips
/// the test, and says so in one line; with CI=true it fails instead.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private static readonly string? Binaries = Find();

    private readonly int _port = FreePort();
    private string? _folder;
    private bool _isMade;
    private int _databases;

    private string Data => Path.Combine(_folder!, "data");

    public async ValueTask InitializeAsync()
    {
        if (Binaries is null)
        {
            // The console shows that a test was skipped, but not why.
            TestContext.Current.SendDiagnosticMessage(WhyNot);
            return;
        }

        _folder = Directory.CreateTempSubdirectory("cervical-rehab-pg-").FullName;
        if (IsRoot)
        {
            await Run("chown", "postgres", _folder);
        }

        await Tool("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        _isMade = true;
        await Start();
    }

    public Task Start() => Tool("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder!, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -k {_folder}", "start");

    /// <summary>Stops it as a power cut would.</summary>
    public Task Stop() => Tool("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    /// <summary>Makes an empty database; its connection string.</summary>
    public async Task<string> NewDatabase()
    {
        if (Binaries is null)
        {
            (Environment.GetEnvironmentVariable("CI") is "true").ShouldBeFalse(WhyNot);
            Assert.Skip(WhyNot);
        }

        var name = $"memory_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return Connection(name);
    }

    /// <summary>Dumps one database while it is in use and restores the dump into another, empty one.</summary>
    public async Task BackUp(string from, string to)
    {
        var file = Path.Combine(_folder!, $"{new NpgsqlConnectionStringBuilder(from).Database}.dump");
        await Tool("pg_dump", [.. Login(from), "--format=custom", $"--file={file}"]);
        await Tool("pg_restore", [.. Login(to), "--exit-on-error", "--no-owner", file]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isMade)
        {
            try
            {
                await Stop();
            }
            catch (InvalidOperationException)
            {
                // The test stopped it.
            }
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string WhyNot => "Left out, the tests against PostgreSQL: its server (Debian package postgresql) is not installed.";

    private static bool IsRoot => Environment.UserName is "root";

    private string[] Login(string connection) => ["-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", "-d", new NpgsqlConnectionStringBuilder(connection).Database!];

    private string Connection(string database) => $"Host=127.0.0.1;Port={_port};Database={database};Username=postgres;Password=marker-password";

    private static string? Find() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    // The server refuses to run as root.
    private static Task Tool(string name, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, name);
        return IsRoot ? Run("runuser", ["-u", "postgres", "--", path, .. arguments]) : Run(path, arguments);
    }

    private static async Task Run(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)}: {output}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
