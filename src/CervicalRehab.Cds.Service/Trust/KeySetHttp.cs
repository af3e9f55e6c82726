using System.Net;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>One GET of a key set: no redirect followed, no cookie kept, bounded in time and size, nothing thrown.</summary>
internal sealed class KeySetHttp : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The keys, or a code for why there are none.</summary>
    public async Task<(KeySet? Keys, string Fault)> Get(Uri address)
    {
        using var limited = new CancellationTokenSource(Limit);
        try
        {
            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            return response.StatusCode != HttpStatusCode.OK
                ? (null, $"http-{(int)response.StatusCode}")
                : await Body(response.Content, limited.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return (null, fault is OperationCanceledException ? "timeout" : "unreachable");
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<(KeySet? Keys, string Fault)> Body(HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        var bytes = new byte[KeySet.MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return length > KeySet.MaxBytes ? (null, "too-large")
            : KeySet.Read(bytes.AsSpan(0, length)) is { } keys ? (keys, string.Empty)
            : (null, "not-a-key-set");
    }
}
