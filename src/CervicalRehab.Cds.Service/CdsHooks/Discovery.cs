using System.Security.Cryptography;
using System.Text.Json;
using CervicalRehab.Cds.Service.PatientRecord;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Discovery: the same bytes on every call, so that clients can keep them.</summary>
internal static class Discovery
{
    private const string SpecificationVersion = "2.0.1";

    private const string Usage =
        "FHIR R4. The prefetch keys patient, conditions and those of the Observations are required: null says that nothing was found, "
        + "an absent key is answered with 412. The other keys are optional and their absence is said on the card. "
        + "Draft content for review by clinicians; the deploying organization approves it before use.";

    private static readonly byte[] Body = JsonSerializer.SerializeToUtf8Bytes(
        new DiscoveryResponse([.. HookService.All.Select(Entry)]),
        CdsHooksJson.Wire.DiscoveryResponse);

    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Body).AsSpan(0, 16))}\"");

    /// <summary><c>GET /cds-services</c>, with 304 for a client that has it.</summary>
    public static FileContentHttpResult Get(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(Body, "application/json", entityTag: Tag);
    }

    private static ServiceEntry Entry(HookService service) => new()
    {
        Hook = service.Hook,
        Title = service.Title,
        Description = service.Description,
        Id = service.Id,
        Prefetch = new(PrefetchKeys.All.Select(key => KeyValuePair.Create(key.Name, key.Template)), StringComparer.Ordinal),
        UsageRequirements = Usage,
        Version = SpecificationVersion,
        Extension = new(new PrefetchNeeds(
            [.. PrefetchKeys.All.Where(key => key.Required).Select(key => key.Name)],
            [.. PrefetchKeys.All.Where(key => !key.Required).Select(key => key.Name)])),
    };
}
