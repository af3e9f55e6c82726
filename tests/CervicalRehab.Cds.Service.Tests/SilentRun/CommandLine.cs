using System.Diagnostics;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>The command as a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>Asks it to stop as soon as it reads, as a scheduler or an operator does.</summary>
    public static async Task<(int Status, string Error)> Stopped(IEnumerable<string> arguments)
    {
        using var process = Started(arguments);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("Reading", StringComparison.Ordinal))
        {
        }

        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await error);
    }

    /// <summary>Runs it to its end, or kills it after so long.</summary>
    public static async Task<(int Status, string Error)> Run(IEnumerable<string> arguments, TimeSpan? killedAfter = null, params (string Name, string Value)[] settings)
    {
        using var process = Started(arguments, settings);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        if (killedAfter is { } after && !process.WaitForExit(after))
        {
            process.Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (process.ExitCode, await error);
    }

    private static Process Started(IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "silent-run", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
