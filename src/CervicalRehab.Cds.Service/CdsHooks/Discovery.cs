using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Terminology;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Discovery: the same bytes on every call, so that clients can keep them.</summary>
internal sealed class Discovery
{
    private const string SpecificationVersion = "2.0.1";

    private const string Usage =
        "FHIR R4. The prefetch keys patient, conditions and those of the Observations are required: null says that nothing was found, "
        + "an absent key is asked of the fhirServer of the call, when that is registered, or answered with 412. The other keys are optional and their absence is said on the card. "
        + "The deploying organization approves the content before use.";

    private readonly byte[] _body;
    private readonly EntityTagHeaderValue _tag;

    public Discovery(SiteCodes site, ContentApproval approval)
    {
        _body = JsonSerializer.SerializeToUtf8Bytes(
            new DiscoveryResponse([.. HookService.All.Select(service => Entry(service, site.PrefetchKeys, approval.Current))]),
            CdsHooksJson.Wire.DiscoveryResponse);
        _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(_body).AsSpan(0, 16))}\"");
    }

    /// <summary><c>GET /cds-services</c>, with 304 for a client that has it.</summary>
    public FileContentHttpResult Get(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(_body, "application/json", entityTag: _tag);
    }

    private static ServiceEntry Entry(HookService service, ImmutableArray<PrefetchKey> keys, Approval? approval) => new()
    {
        Hook = service.Hook,
        Title = service.Title,
        Description = $"{service.Description} Content {Approval.Standing(approval)}.",
        Id = service.Id,
        Prefetch = new(keys.Select(key => KeyValuePair.Create(key.Name, key.Template)), StringComparer.Ordinal),
        UsageRequirements = Usage,
        Version = SpecificationVersion,
        Extension = new(new PrefetchNeeds(
            [.. keys.Where(key => key.Required).Select(key => key.Name)],
            [.. keys.Where(key => !key.Required).Select(key => key.Name)])),
    };
}
