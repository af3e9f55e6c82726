using System.Net;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>One GET of a key set: no redirect followed, no cookie kept, bounded in time and size, nothing thrown.</summary>
internal sealed class KeySetHttp : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = TimeSpan.FromSeconds(3), MaxResponseContentBufferSize = KeySet.MaxBytes };

    /// <summary>The keys, or a code for why there are none.</summary>
    public async Task<(KeySet? Keys, string Fault)> Get(Uri address)
    {
        try
        {
            return KeySet.Read(await _client.GetByteArrayAsync(address)) is { } keys ? (keys, string.Empty) : (null, "not-a-key-set");
        }
        catch (Exception fault)
        {
            return (null, Code(fault));
        }
    }

    public void Dispose() => _client.Dispose();

    private static string Code(Exception fault) => fault switch
    {
        OperationCanceledException => "timeout",
        HttpRequestException { StatusCode: { } status } => $"http-{(int)status}",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "too-large",
        HttpRequestException or IOException => "unreachable",
        // The bytes are not what their encoding says: each decoder has exceptions of its own.
        _ => "not-a-key-set",
    };
}
