using System.Text;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>A conformance or knowledge resource as it is published, byte for byte. Only the text is kept: the SDK's objects take several times its memory.</summary>
internal sealed record PublishedResource(string Type, string Id, string Json)
{
    /// <summary>Its canonical address.</summary>
    public string Url => Artifact.Address(Type, Id);

    /// <summary>Its canonical address with its version.</summary>
    public string VersionedUrl => $"{Url}|{Content.Version}";

    /// <summary>Name of its file.</summary>
    public string FileName => $"{Type}-{Id}.json";

    /// <summary>A resource that was made here.</summary>
    public static PublishedResource Of(DomainResource resource) => new(resource.TypeName, resource.Id!, Text(resource));

    /// <summary>A resource that was written elsewhere, by the name of its file and as it was written: reading so many at a start would take half a second.</summary>
    public static PublishedResource Of((string Name, string Json) file) =>
        file.Name.Split('-', 2) is [var type, var id] ? new(type, Path.GetFileNameWithoutExtension(id), file.Json) : throw new ArgumentException("A file is named by type and id.", nameof(file));

    /// <summary>The resource, read from its text.</summary>
    public Resource Read() => StrictResource.Read(Encoding.UTF8.GetBytes(Json)).Resource!;

    /// <summary>JSON that a reader can follow.</summary>
    public static string Text(Resource resource) => Encoding.UTF8.GetString(ResourceJson.ToBytes(resource, indented: true).Span) + "\n";
}
