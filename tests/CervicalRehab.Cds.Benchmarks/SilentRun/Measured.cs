using System.Diagnostics;
using System.Globalization;

namespace CervicalRehab.Cds.Benchmarks.SilentRun;

/// <summary>One process that ran to its end: CPU time, time on the wall, and its greatest resident memory.</summary>
internal sealed record Measured(double CpuSeconds, double WallSeconds, double PeakMegabytes, string Said)
{
    /// <summary>Runs a program and measures it. Throws when it fails.</summary>
    public static Measured Of(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        // As deploy/kubernetes/silent-run sets it: a run is too short to earn what instrumented code costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var (clock, before) = (Stopwatch.StartNew(), ChildrenCpu());
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start");
        var said = process.StandardOutput.ReadToEndAsync();
        var peak = 0.0;
        while (!process.WaitForExit(20))
        {
            peak = Math.Max(peak, Resident(process.Id));
        }

        return process.ExitCode == 0 ? new(ChildrenCpu() - before, clock.Elapsed.TotalSeconds, peak, said.GetAwaiter().GetResult().Trim()) : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    // What all processes took that were begun here and have ended, in hundredths of a second (proc(5), cutime and cstime).
    private static double ChildrenCpu()
    {
        var fields = File.ReadAllText("/proc/self/stat").Split(' ');
        return (double.Parse(fields[15], CultureInfo.InvariantCulture) + double.Parse(fields[16], CultureInfo.InvariantCulture)) / 100;
    }

    private static double Resident(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1_000;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
