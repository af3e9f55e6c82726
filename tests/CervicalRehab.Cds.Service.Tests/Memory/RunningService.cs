using System.Collections.Concurrent;
using System.Diagnostics;

namespace CervicalRehab.Cds.Service.Tests.Memory;

/// <summary>The service as a process of its own, in Development, on a free port, ready without a warm-up.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines;

    private RunningService(Process process, Uri address, ConcurrentQueue<string> lines)
    {
        (_process, _lines) = (process, lines);
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = Patience };
    }

    public HttpClient Client { get; }

    /// <summary>Of a process that has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>What it wrote so far, to either output.</summary>
    public string[] Lines => [.. _lines];

    /// <summary>The first line with this part: what a process writes arrives when it arrives, also after the answer to the call that it is about.</summary>
    public async Task<string> Line(string part)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(TimeSpan.FromMilliseconds(20)))
        {
            if (_lines.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }
        }

        throw new TimeoutException($"No line says '{part}': {string.Join('\n', _lines)}");
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static Task<RunningService> Start(string folder, params string[] settings) => Start("dotnet", [typeof(Program).Assembly.Location], folder, settings);

    /// <summary>As <see cref="Start(string, string[])"/>, started by another command.</summary>
    public static async Task<RunningService> Start(string command, string[] arguments, string folder, params string[] settings)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["WarmUp__Calls"] = "0";
        foreach (var setting in settings)
        {
            start.Environment[setting.Split('=', 2)[0]] = setting.Split('=', 2)[1];
        }

        var lines = new ConcurrentQueue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The service ended: " + string.Join('\n', lines)));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new RunningService(process, await address.Task.WaitAsync(Patience), lines);

        void Read(string? line)
        {
            const string Mark = "Now listening on: ";
            lines.Enqueue(line ?? string.Empty);
            if (line?.Split(Mark) is [_, var found])
            {
                address.TrySetResult(new Uri(found.Split('"')[0]));
            }
        }
    }

    /// <summary>Kill -9.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as an orchestrator does, and waits.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }
}
