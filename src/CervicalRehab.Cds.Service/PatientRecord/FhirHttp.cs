using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Terminology;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>One GET to a FHIR server: no redirect followed, no cookie kept, content type and size checked, nothing thrown but cancellation.</summary>
internal sealed class FhirHttp(SiteCodes site, IOptions<FetchOptions> options, TimeProvider time) : IDisposable
{
    private static readonly ImmutableArray<string> JsonTypes = ["application/fhir+json", "application/json", "application/json+fhir"];

    // Without a propagator the handler emits no span of its own: its address would name the patient.
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Asks once.</summary>
    public async Task<FhirAnswer> Get(Uri address, FhirAuthorization? authorization, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/fhir+json, application/json;q=0.9");
        if (authorization is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", authorization.AccessToken);
        }

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return response.StatusCode == HttpStatusCode.OK ? await Body(response.Content, ct) : Refused(response);
        }
        catch (HttpRequestException fault)
        {
            return fault.HttpRequestError switch
            {
                // A certificate does not get better by asking again.
                HttpRequestError.SecureConnectionError => new("tls-failed"),
                HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => FhirAnswer.Transient("unreachable"),
                _ => FhirAnswer.Transient("connection-lost"),
            };
        }
        catch (IOException)
        {
            return FhirAnswer.Transient("connection-lost");
        }
    }

    public void Dispose() => _client.Dispose();

    private FhirAnswer Refused(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        401 => new("unauthorized"),
        403 => new("forbidden"),
        404 or 410 => new("not-found"),
        >= 300 and < 400 => new("redirected"),
        408 or 429 or 500 or 502 or 503 or 504 => FhirAnswer.Transient($"http-{(int)response.StatusCode}", RetryAfter(response.Headers.RetryAfter)),
        var status => new($"http-{status}"),
    };

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);

    private async Task<FhirAnswer> Body(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentType?.MediaType is not { } type || !JsonTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            return new("not-json");
        }

        if (await Read(content, options.Value.MaxResponseBytes, ct) is not { } bytes)
        {
            return new("too-large");
        }

        try
        {
            var body = BodyWalk.Read(StrictJson.Text(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)), site.Options);
            return body.HasRepeatedMember ? new("broken-json") : new(FhirAnswer.Ok, body);
        }
        catch (JsonException)
        {
            return new("broken-json");
        }
    }

    private static async Task<MemoryStream?> Read(HttpContent content, int limit, CancellationToken ct)
    {
        var bytes = new MemoryStream();
        var part = new byte[16 * 1_024];
        await using var stream = await content.ReadAsStreamAsync(ct);
        int read;
        while ((read = await stream.ReadAsync(part, ct)) > 0)
        {
            bytes.Write(part.AsSpan(0, read));
            if (bytes.Length > limit)
            {
                return null;
            }
        }

        return bytes;
    }
}
