using System.Collections.Concurrent;
using Duende.IdentityModel.Client;

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
    public async Task<(int Status, string Body)> Redeem(PendingLaunch launch, string code, CancellationToken ct)
    {
        using var request = new AuthorizationCodeTokenRequest
        {
            Address = launch.Configuration.Token.AbsoluteUri,
            ClientId = launch.Server.ClientId,
            ClientSecret = launch.Server.ClientSecret,
            ClientCredentialStyle = launch.Server.ClientSecret is null ? ClientCredentialStyle.PostBody : ClientCredentialStyle.AuthorizationHeader,
            Code = code,
            RedirectUri = launch.RedirectUri,
            CodeVerifier = launch.Verifier,
        };
        try
        {
            var answer = await _client.RequestAuthorizationCodeTokenAsync(request, ct);
            return (answer.HttpResponse is { } response ? (int)response.StatusCode : 0, answer.Raw ?? string.Empty);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // It did not answer in time, or with something that cannot be read.
            return (0, string.Empty);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<(int Status, string Body)> Send(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var response = await _client.SendAsync(request, ct);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return (0, string.Empty);
        }
    }
}
