using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>The command <c>probe</c>: asks the running service whether it is ready, for a container without a shell or an HTTP client.</summary>
internal static class ProbeCommand
{
    /// <summary>Name of the command.</summary>
    public const string Name = "probe";

    /// <summary>0 when the service on this machine is ready, else 1 with the reason on the error output.</summary>
    public static async Task<int> Run(IConfiguration settings)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await client.GetAsync(new Uri(Address(settings), "health/ready"));
            await Console.Error.WriteLineAsync($"/health/ready answered {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"/health/ready did not answer: {fault.GetType().Name}");
            return 1;
        }
    }

    // The first address listened on; a wildcard host means this machine.
    private static Uri Address(IConfiguration settings)
    {
        ImmutableArray<string> addresses = [.. (settings["urls"] ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var port = (settings["http_ports"] ?? string.Empty).Split(';')[0];
        var first = !addresses.IsEmpty ? addresses[0] : port.Length > 0 ? $"http://localhost:{port}" : HostSetup.DefaultAddress;
        return ListenAddress.OnThisMachine(first);
    }
}
