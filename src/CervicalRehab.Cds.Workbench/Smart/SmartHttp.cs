using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;

namespace CervicalRehab.Cds.Workbench.Smart;

/// <summary>Talks to the EHRs of the allow-list: discovery, and a code for a token. Follows no redirect and logs nothing of either.</summary>
internal sealed class SmartHttp(SmartSettings settings, TimeProvider time) : IDisposable
{
    // Anybody may open a launch: an EHR is not asked the same thing for each.
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (SmartConfiguration Configuration, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 256 * 1024,
    };

    /// <summary>What the server says of itself; null with a reason.</summary>
    public async Task<(SmartConfiguration? Configuration, string Fault)> Discover(SmartServer server, CancellationToken ct)
    {
        if (_known.TryGetValue(server.Issuer, out var kept) && kept.Until > time.GetUtcNow())
        {
            return (kept.Configuration, string.Empty);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Issuer}/.well-known/smart-configuration");
        var (status, body) = await Send(request, ct);
        if (status != 200)
        {
            return (null, status == 0 ? "it did not answer" : $"its smart-configuration answered {status}");
        }

        var (configuration, fault) = SmartConfiguration.Read(body, settings);
        if (configuration is not null)
        {
            _known[server.Issuer] = (configuration, time.GetUtcNow() + Known);
        }

        return (configuration, fault);
    }

    /// <summary>Changes a code for a token: status and body, status 0 when nothing answered.</summary>
    public Task<(int Status, string Body)> Redeem(PendingLaunch launch, string code, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, launch.Configuration.Token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = launch.RedirectUri,
            ["code_verifier"] = launch.Verifier,
        };
        if (launch.Server.ClientSecret is { } secret)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(launch.Server.ClientId)}:{Uri.EscapeDataString(secret)}")));
        }
        else
        {
            fields["client_id"] = launch.Server.ClientId;
        }

        request.Content = new FormUrlEncodedContent(fields);
        return SendOwned(request, ct);
    }

    public void Dispose() => _client.Dispose();

    private async Task<(int Status, string Body)> SendOwned(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            return await Send(request, ct);
        }
    }

    private async Task<(int Status, string Body)> Send(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var response = await _client.SendAsync(request, ct);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return (0, string.Empty);
        }
    }
}
