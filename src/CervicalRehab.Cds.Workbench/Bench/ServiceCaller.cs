using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>Calls the service that hosts the pages over real HTTP, at its own address and no other.</summary>
internal sealed class ServiceCaller(IWorkbenchHost host) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Posts a JSON text. <paramref name="token"/> is sent once and kept nowhere; empty for none.</summary>
    public async Task<Exchange> Post(string path, string json, string token, CancellationToken ct)
    {
        if (host.OwnAddress is not { } address)
        {
            return new(path, json, 0, "The service listens on no address of this machine that the workbench could call.", 0);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (token.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _client.SendAsync(request, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            return new(path, json, (int)response.StatusCode, body, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return new(path, json, 0, $"The service did not answer at {address} ({fault.GetType().Name}).", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    public void Dispose() => _client.Dispose();
}
