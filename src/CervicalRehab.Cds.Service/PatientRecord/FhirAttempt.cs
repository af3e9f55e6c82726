using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>One attempt: the answer is read whole, within the limit, and its code noted.</summary>
internal sealed class FhirAttempt(IOptions<FetchOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = (FhirRequest)request;
        query.Attempts++;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            var code = Code(response);
            if (code is FhirAnswer.Ok)
            {
                await response.Content.LoadIntoBufferAsync(options.Value.MaxResponseBytes, cancellationToken);
            }

            query.Code = code;
            return response;
        }
        catch (OperationCanceledException)
        {
            query.Code = "timeout";
            throw;
        }
        catch (HttpRequestException fault)
        {
            query.Code = fault.HttpRequestError switch
            {
                // A certificate does not get better by asking again.
                HttpRequestError.SecureConnectionError => "tls-failed",
                HttpRequestError.ConfigurationLimitExceeded => "too-large",
                HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => "unreachable",
                _ => "connection-lost",
            };
            throw;
        }
        catch (Exception)
        {
            // The bytes are not what their encoding says: each decoder has exceptions of its own.
            query.Code = "unreadable-answer";
            throw;
        }
    }

    private static string Code(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        200 => response.Content.Headers.ContentType?.MediaType?.ToUpperInvariant() is "APPLICATION/FHIR+JSON" or "APPLICATION/JSON" or "APPLICATION/JSON+FHIR" ? FhirAnswer.Ok : "not-json",
        401 => "unauthorized",
        403 => "forbidden",
        404 or 410 => "not-found",
        >= 300 and < 400 => "redirected",
        var status => $"http-{status}",
    };
}
