using System.Diagnostics;
using System.Runtime.InteropServices;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>What a figure means nothing without.</summary>
internal static class Machine
{
    /// <summary>Load average of the last 1, 5 and 15 minutes.</summary>
    public static string Load => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    /// <summary>Prints commit, runtime, GC mode, cores, load and payloads.</summary>
    public static async Task Print(string published, IEnumerable<Payload> payloads)
    {
        var config = System.IO.Path.ChangeExtension(published, "runtimeconfig.json");
        var server = (await File.ReadAllTextAsync(config)).Contains("\"System.GC.Server\": true", StringComparison.Ordinal);
        Console.WriteLine($"Commit {await Commit()}, {RuntimeInformation.FrameworkDescription}, {(server ? "server" : "workstation")} GC, {Environment.ProcessorCount} cores, load average {Load}, published ReadyToRun.");
        Console.WriteLine("\n| payload | resources | bytes | sha256 |\n| --- | --: | --: | --- |");
        foreach (var payload in payloads)
        {
            Console.WriteLine($"| {payload.Name} | {payload.Resources} | {payload.Body.Length} | {payload.Hash} |");
        }
    }

    private static async Task<string> Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["describe", "--always", "--dirty"]) { WorkingDirectory = Published.Root(), RedirectStandardOutput = true, UseShellExecute = false });
        return git is null ? "unknown" : (await git.StandardOutput.ReadToEndAsync()).Trim();
    }
}
