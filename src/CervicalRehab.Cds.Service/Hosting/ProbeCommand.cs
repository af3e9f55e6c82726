using System.Collections.Immutable;
using System.CommandLine;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>The command <c>probe</c>: asks the running service whether it is ready, for a container without a shell or an HTTP client.</summary>
internal static class ProbeCommand
{
    /// <summary>The command, which takes the settings of the service: they say where it listens.</summary>
    public static Command Command()
    {
        var command = new Command("probe", "Ask the running service whether it is ready: status 0 when it is, else 1.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, _) => Run(Commands.Settings([.. parsed.UnmatchedTokens])));
        return command;
    }

    private static async Task<int> Run(IConfiguration settings)
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
