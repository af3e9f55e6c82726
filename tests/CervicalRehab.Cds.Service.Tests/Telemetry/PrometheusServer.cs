using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.Tests.Telemetry;

/// <summary>A real Prometheus that scrapes one service every second. Where it is not installed the test is skipped with one line; with CI=true it fails.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private const string WhyNot = "Left out, the tests against Prometheus: it (Debian package prometheus) is not installed.";

    private readonly string _folder = Directory.CreateTempSubdirectory("cervical-rehab-prometheus-").FullName;
    private readonly Process _process;
    private readonly HttpClient _client;

    private PrometheusServer(Uri target)
    {
        var port = FreePort();
        var settings = Path.Combine(_folder, "prometheus.yml");
        File.WriteAllText(settings, $"global: {{ scrape_interval: 1s, scrape_timeout: 1s }}\nscrape_configs: [{{ job_name: cervical-rehab-cds, static_configs: [{{ targets: ['{target.Authority}'] }}] }}]\n");
        var start = new ProcessStartInfo("prometheus") { WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { $"--config.file={settings}", $"--storage.tsdb.path={_folder}/data", $"--web.listen-address=127.0.0.1:{port}", "--enable-feature=exemplar-storage", "--log.level=error" })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    /// <summary>Starts it, or skips the test.</summary>
    public static PrometheusServer Start(Uri target)
    {
        if (Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "prometheus"))) != true)
        {
            (Environment.GetEnvironmentVariable("CI") is "true").ShouldBeFalse(WhyNot);
            TestContext.Current.SendDiagnosticMessage(WhyNot);
            Assert.Skip(WhyNot);
        }

        return new PrometheusServer(target);
    }

    /// <summary>Result of a GET of its API; nothing while it does not answer.</summary>
    public async Task<JsonElement[]> Get(string path)
    {
        try
        {
            await using var answer = await _client.GetStreamAsync(path, TestContext.Current.CancellationToken);
            var data = (await JsonDocument.ParseAsync(answer, cancellationToken: TestContext.Current.CancellationToken)).RootElement.GetProperty("data");
            return [.. (data.ValueKind is JsonValueKind.Object ? data.GetProperty("result") : data).EnumerateArray()];
        }
        catch (HttpRequestException)
        {
            return [];
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Runs promtool with an input; its exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> Promtool(string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("promtool", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
