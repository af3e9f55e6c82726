using System.Security.Cryptography;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Discovery: the same bytes on every call, so that clients can keep them.</summary>
internal sealed class Discovery(SiteCodes site, ContentApproval approval, PublicAddress address)
{
    private const string SpecificationVersion = "2.0.1";

    private const string Usage =
        "For clinicians who treat the neck: physicians, physical therapists, physician assistants and nurse practitioners. A patient-view call of a patient or a relative gets no card. "
        + "FHIR R4. The prefetch keys patient, conditions and those of the Observations are required: null says that nothing was found, "
        + "an absent key is asked of the fhirServer of the call, when that is registered, or answered with 412. The other keys are optional and their absence is said on the card. "
        + "The deploying organization approves the content before use.";

    private Written? _last;

    /// <summary><c>GET /cds-services</c>, with 304 for a client that has it.</summary>
    public FileContentHttpResult Get(HttpContext http)
    {
        var called = address.Base(http.Request);
        var written = _last is { } last && last.Base == called ? last : _last = Write(called);
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(written.Body, "application/json", entityTag: written.Tag);
    }

    private Written Write(string called)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new DiscoveryResponse([.. HookService.All.Select(service => Entry(service, called))]),
            CdsHooksJson.Wire.DiscoveryResponse);
        return new(called, body, new($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\""));
    }

    private ServiceEntry Entry(HookService service, string called) => new()
    {
        Hook = service.Hook,
        Title = service.Title,
        Description = $"{service.Description} Content {Approval.Standing(approval.Current)}.",
        Id = service.Id,
        Prefetch = new(site.PrefetchKeys.Select(key => KeyValuePair.Create(key.Name, key.Template)), StringComparer.Ordinal),
        UsageRequirements = Usage,
        Version = SpecificationVersion,
        HookVersion = HookService.HookVersion,
        Extension = new(
            new PrefetchNeeds(
                [.. site.PrefetchKeys.Where(key => key.Required).Select(key => key.Name)],
                [.. site.PrefetchKeys.Where(key => !key.Required).Select(key => key.Name)]),
            called + ProtocolLink.Path),
    };

    // The address is the one the caller knows; almost always all callers know the same.
    private sealed record Written(string Base, byte[] Body, EntityTagHeaderValue Tag);
}
