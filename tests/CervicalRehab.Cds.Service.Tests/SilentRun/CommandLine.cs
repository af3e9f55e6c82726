using System.Diagnostics;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>The command as a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>Runs it to its end, or kills it after so long.</summary>
    public static async Task<(int Status, string Error)> Run(IEnumerable<string> arguments, TimeSpan? killedAfter = null, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "silent-run", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        if (killedAfter is { } after && !process.WaitForExit(after))
        {
            process.Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (process.ExitCode, await error);
    }
}
