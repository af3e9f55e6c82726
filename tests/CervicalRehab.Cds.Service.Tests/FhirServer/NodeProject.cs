using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CervicalRehab.Cds.Service.Tests.FhirServer;

/// <summary>The folder tests/fhir-server and what it needs to run: Node, and the packages that npm fetches once.</summary>
internal static class NodeProject
{
    private const int OldestNode = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Lazy<Task<string?>> Preparation = new(Prepare);

    /// <summary>The folder that holds server.mjs.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Null when the server can be started, else one line that says why not. Fetches the packages when they are missing.</summary>
    public static Task<string?> WhyNotReady() => Preparation.Value;

    private static async Task<string?> Prepare()
    {
        var (found, version) = await Run("node", "--version");
        if (!found)
        {
            return version;
        }

        if (!int.TryParse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) || major < OldestNode)
        {
            return $"Node {OldestNode} or newer is needed, found {version.Trim()}";
        }

        return Fetched() ? null : await Fetch();
    }

    // npm writes this file last: a folder without it is a fetch that was interrupted.
    private static bool Fetched() => File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json"));

    private static async Task<string?> Fetch()
    {
        using var alone = await Lock();
        if (alone is null)
        {
            return "another process has been running npm ci for too long";
        }

        if (Fetched())
        {
            return null;
        }

        var (done, output) = await Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci");
        return done ? null : $"npm ci failed: {Error(output)}";
    }

    // Test runs of several processes may start at once, and npm ci empties the folder first.
    private static async Task<FileStream?> Lock()
    {
        var waiting = Stopwatch.StartNew();
        while (waiting.Elapsed < Patience)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, "npm-ci.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(200);
            }
        }

        return null;
    }

    private static string Error(string output)
    {
        const string Mark = "npm error ";
        var lines = output.Split('\n').Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line[Mark.Length..].Trim()).Take(2).ToList();
        return lines.Count is 0 ? output.ReplaceLineEndings(" ").Trim() : string.Join(", ", lines);
    }

    private static async Task<(bool Done, string Output)> Run(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            using var process = Process.Start(start)!;
            await using var stop = timeout.Token.Register(() => process.Kill(entireProcessTree: true));
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None) + await error;
            await process.WaitForExitAsync(CancellationToken.None);
            return (process.ExitCode is 0, timeout.IsCancellationRequested ? "it took too long" : output);
        }
        catch (Win32Exception)
        {
            return (false, $"{command} is not on the PATH");
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CervicalRehab.Cds.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run below the solution."), "tests", "fhir-server");
    }
}
