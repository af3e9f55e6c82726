using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>A conformance or knowledge resource as it is published, byte for byte.</summary>
internal sealed record PublishedResource(string Type, string Id, string Url, string Json)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Name of its file.</summary>
    public string FileName => $"{Type}-{Id}.json";

    /// <summary>A resource with its name and address.</summary>
    public static PublishedResource Of(JsonObject resource) =>
        new((string)resource["resourceType"]!, (string)resource["id"]!, (string)resource["url"]!, Text(resource));

    /// <summary>A resource that was written elsewhere.</summary>
    public static PublishedResource Of(string json) => Of(JsonNode.Parse(json)!.AsObject());

    /// <summary>JSON that a reader can follow.</summary>
    public static string Text(JsonObject resource)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            resource.WriteTo(json);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
