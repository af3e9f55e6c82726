using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Terminology;
using Polly.Timeout;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>Asks a FHIR server until there is an answer that another attempt would not change; nothing is thrown but cancellation.</summary>
internal sealed class FhirHttp(IHttpClientFactory clients, SiteCodes site)
{
    /// <summary>Sends the query, as often as it takes.</summary>
    public async Task<FhirAnswer> Get(FhirRequest query, CancellationToken ct)
    {
        try
        {
            using var response = await clients.CreateClient(FhirResilience.Client).SendAsync(query, HttpCompletionOption.ResponseHeadersRead, ct);
            return query.Code is FhirAnswer.Ok ? Body(await response.Content.ReadAsByteArrayAsync(ct)) : new(query.Code);
        }
        catch (TimeoutRejectedException)
        {
            return new("timeout");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(query.Code);
        }
    }

    private FhirAnswer Body(byte[] bytes)
    {
        try
        {
            var body = BodyWalk.Read(StrictJson.Text(bytes), site.Options);
            return body.HasRepeatedMember ? new("broken-json") : new(FhirAnswer.Ok, body);
        }
        catch (JsonException)
        {
            return new("broken-json");
        }
    }
}
