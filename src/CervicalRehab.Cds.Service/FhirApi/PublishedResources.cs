using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Publishing;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CervicalRehab.Cds.Service.FhirApi;

/// <summary>The published resources as a read-only FHIR server: read, and search by <c>url</c>. The same bytes as the files in fhir-profiles.</summary>
internal sealed class PublishedResources(IConfiguration settings)
{
    // They change with a release only.
    private static readonly CacheControlHeaderValue Cacheable = new() { Public = true, MaxAge = TimeSpan.FromMinutes(5) };

    private static readonly FrozenDictionary<(string Type, string Id), PublishedResource> ById =
        Publication.All.ToFrozenDictionary(resource => (resource.Type, resource.Id));

    private static readonly FrozenSet<string> Types = Publication.All.Select(resource => resource.Type).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The CapabilityStatement, naming this deployment's address when <c>PublicBaseUrl</c> is set.</summary>
    public IResult Metadata(HttpContext http)
    {
        var statement = (CapabilityStatement)Publication.All.Single(resource => resource.Type == "CapabilityStatement").Read();
        if (settings["PublicBaseUrl"] is { Length: > 0 } address)
        {
            statement.Implementation!.Url = address.TrimEnd('/') + "/fhir";
        }

        return Send(http, PublishedResource.Text(statement));
    }

    /// <summary>One resource by type and id; 404 when it is not published.</summary>
    public static IResult Read(string type, string id, HttpContext http) => ById.TryGetValue((type, id), out var resource)
        ? Send(http, resource.Json)
        : Problems.Answer(NotPublished("No resource of this type and id is published here. GET /fhir/metadata names the types; patient data is neither stored nor served."));

    /// <summary>A searchset of the resources of a type, all or those with the canonical address.</summary>
    public static IResult Search(string type, HttpContext http)
    {
        if (!Types.Contains(type))
        {
            return Problems.Answer(NotPublished("No resource of this type is published here. GET /fhir/metadata names the types; patient data is neither stored nor served."));
        }

        if (http.Request.Query.Keys.FirstOrDefault(name => name is not ("url" or "_format")) is not null)
        {
            return Problems.Answer(new Problem(400, "not-supported", "search-not-supported", "The only search parameter is url: the canonical address, optionally with a version behind a bar."));
        }

        var addresses = http.Request.Query["url"];
        ImmutableArray<PublishedResource> found = [.. Publication.All.Where(resource => resource.Type == type && addresses.All(address => Names(address, resource)))];
        return Send(http, PublishedResource.Text(Searchset(found)));
    }

    private static bool Names(string? address, PublishedResource resource) => address == resource.Url || address == resource.VersionedUrl;

    private static Bundle Searchset(ImmutableArray<PublishedResource> found) => new()
    {
        Type = Bundle.BundleType.Searchset,
        Total = found.Length,
        Entry =
        [
            .. found.Select(resource => new Bundle.EntryComponent
            {
                FullUrl = resource.Url,
                Resource = resource.Read(),
                Search = new() { Mode = Bundle.SearchEntryMode.Match },
            }),
        ],
    };

    private static Problem NotPublished(string text) => new(404, "not-found", "no-such-resource", text);

    private static FileContentHttpResult Send(HttpContext http, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        http.Response.GetTypedHeaders().CacheControl = Cacheable;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        return TypedResults.Bytes(bytes, FhirEndpoints.FhirJsonType, entityTag: tag);
    }
}
