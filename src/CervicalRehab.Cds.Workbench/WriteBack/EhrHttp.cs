using System.Net.Http.Headers;
using System.Text;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>Access to one server for one patient. A class and no record, so that nothing prints the token.</summary>
internal sealed class EhrAccess(string server, string token, string patientId, string scope)
{
    public string Server { get; } = server;

    public string Token { get; } = token;

    public string PatientId { get; } = patientId;

    public string Scope { get; } = scope;
}

/// <summary>Sends to the FHIR server of a launch. Follows no redirect, repeats nothing by itself, logs nothing.</summary>
internal sealed class EhrHttp : IDisposable
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    public EhrHttp(TimeProvider time)
        : this(time, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null, ConnectTimeout = TimeSpan.FromSeconds(5) }, TimeSpan.FromSeconds(20))
    {
    }

    /// <summary>With another transport, for tests.</summary>
    public EhrHttp(TimeProvider time, HttpMessageHandler handler, TimeSpan patience)
    {
        _time = time;
        _client = new HttpClient(handler) { Timeout = patience, MaxResponseContentBufferSize = LargestAnswer };
    }

    /// <summary>Creates: a resource of a type, or with an empty path a Bundle.</summary>
    public Task<Reply> Post(EhrAccess access, string path, ReadOnlyMemory<byte> body, string? ifNoneExist, CancellationToken ct)
    {
        var request = Request(access, HttpMethod.Post, path);
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        if (ifNoneExist is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Exist", ifNoneExist);
        }

        return Send(request, ct);
    }

    /// <summary>Reads or searches.</summary>
    public Task<Reply> Get(EhrAccess access, string path, CancellationToken ct) => Send(Request(access, HttpMethod.Get, path), ct);

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Request(EhrAccess access, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path.Length == 0 ? access.Server : $"{access.Server}/{path}");
        request.Headers.Accept.ParseAdd("application/fhir+json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
        return request;
    }

    private async Task<Reply> Send(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            try
            {
                using var response = await _client.SendAsync(request, ct);
                var body = await response.Content.ReadAsByteArrayAsync(ct);
                return new(Sent.Answered, (int)response.StatusCode, Encoding.UTF8.GetString(body), response.Headers.Location?.OriginalString ?? string.Empty, Wait(response.Headers.RetryAfter));
            }
            catch (HttpRequestException fault)
            {
                return new(fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError ? Sent.No : Sent.Lost);
            }
            catch (Exception fault) when (fault is IOException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
            {
                return new(Sent.Lost);
            }
        }
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header) => header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : null);
}
