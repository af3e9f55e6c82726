using System.Diagnostics;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>The service as it is deployed: Release, compiled ahead of time.</summary>
internal static class Published
{
    /// <summary>This program, which also is the floor.</summary>
    public static string Benchmarks => typeof(Published).Assembly.Location;

    // The clock of the payloads may be fixed in Development only.
    /// <summary>Settings of the service as it starts.</summary>
    public static IReadOnlyDictionary<string, string> AsItStarts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Clock__FixedAt"] = Payload.Clock,
        ["Requests__MaxBodyBytes"] = "16777216",
    };

    /// <summary>Settings of the service without log lines.</summary>
    public static IReadOnlyDictionary<string, string> LoggingOff { get; } = new Dictionary<string, string>(AsItStarts, StringComparer.Ordinal)
    {
        ["Logging__LogLevel__Default"] = "None",
        ["Logging__LogLevel__Microsoft"] = "None",
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "None",
    };

    /// <summary>Settings of the service as a hospital starts it, without log lines and open to any caller. Its clock is the machine's.</summary>
    public static IReadOnlyDictionary<string, string> InProduction { get; } = new Dictionary<string, string>(LoggingOff.Where(setting => setting.Key is not "Clock__FixedAt"), StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["AllowAnonymous"] = "true",
        ["PublicBaseUrl"] = "https://cds.example.org",
    };

    /// <summary>Settings of the service as it starts, with a registered client and a collector of traces, metrics and logs.</summary>
    public static Dictionary<string, string> WithTrustAndTelemetry(RegisteredClient client, Uri collector) => new(AsItStarts.Concat(client.Settings), StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    /// <summary>Where the published service is: <c>BENCH_SERVICE</c>, else it is published first.</summary>
    public static string Path()
    {
        if (Environment.GetEnvironmentVariable("BENCH_SERVICE") is { Length: > 0 } named)
        {
            return System.IO.Path.GetFullPath(named);
        }

        var root = Root();
        var output = System.IO.Path.Combine(root, "artifacts", "benchmarked-service");
        using var publish = Process.Start("dotnet", ["publish", System.IO.Path.Combine(root, "src", "CervicalRehab.Cds.Service"), "-c", "Release", "-r", "linux-x64", "--no-self-contained", "-o", output, "-v", "quiet", "--nologo"]);
        publish.WaitForExit();
        return publish.ExitCode == 0 ? System.IO.Path.Combine(output, "CervicalRehab.Cds.Service.dll") : throw new InvalidOperationException("The service cannot be published");
    }

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "CervicalRehab.Cds.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run it in a checkout");
        }

        return folder;
    }
}
