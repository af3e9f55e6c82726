using System.Text;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>A conformance or knowledge resource, and the text in which it is published, byte for byte.</summary>
internal sealed record PublishedResource(DomainResource Resource, string Json)
{
    /// <summary>Its type.</summary>
    public string Type => Resource.TypeName;

    /// <summary>Its id.</summary>
    public string Id => Resource.Id!;

    /// <summary>Its canonical address.</summary>
    public string Url { get; } = Element(Resource, "url");

    /// <summary>Its canonical address with its version.</summary>
    public string VersionedUrl { get; } = $"{Element(Resource, "url")}|{Element(Resource, "version")}";

    /// <summary>Name of its file.</summary>
    public string FileName => $"{Type}-{Id}.json";

    /// <summary>A resource with its name and address.</summary>
    public static PublishedResource Of(DomainResource resource) => new(resource, Text(resource));

    /// <summary>A resource that was written elsewhere, as it was written.</summary>
    public static PublishedResource Of(string json) => StrictResource.Read(Encoding.UTF8.GetBytes(json)) is { Resource: DomainResource resource, Faults: [] }
        ? new(resource, json)
        : throw new InvalidDataException("A file of fhir-profiles/profiles is not an R4 resource.");

    /// <summary>JSON that a reader can follow.</summary>
    public static string Text(Resource resource) => Encoding.UTF8.GetString(ResourceJson.ToBytes(resource, indented: true).Span) + "\n";

    // Every published type has these elements; the SDK has no type for what they share.
    private static string Element(DomainResource resource, string name) =>
        resource.TryGetValue(name, out var value) && value is PrimitiveType { JsonValue: string text } ? text : string.Empty;
}
