using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>What every published resource says about itself: draft, experimental, and of which content version (D26).</summary>
public static class Artifact
{
    /// <summary>Date of the last change of the published content.</summary>
    public const string Date = "2026-11-22";

    /// <summary>Publisher of every resource.</summary>
    public const string Publisher = "CervicalRehab.Cds";

    /// <summary>A canonical resource with its head, claiming <paramref name="profiles"/> of R4's own. R4 gives these elements to every such type; the SDK has no type for what they share.</summary>
    public static T Of<T>(string id, string title, string description, params ReadOnlySpan<string> profiles)
        where T : DomainResource, new()
    {
        var resource = new T { Id = id };
        foreach (var profile in profiles)
        {
            (resource.Meta ??= new Meta()).ProfileElement.Add(new Canonical("http://hl7.org/fhir/StructureDefinition/" + profile));
        }

        resource.SetValue("url", new FhirUri(Address(resource.TypeName, id)));
        resource.SetValue("version", new FhirString(Content.Version));
        resource.SetValue("name", new FhirString(Name(id)));
        resource.SetValue("title", new FhirString(title));
        resource.SetValue("status", new Code<PublicationStatus>(PublicationStatus.Draft));
        resource.SetValue("experimental", new FhirBoolean(true));
        resource.SetValue("date", new FhirDateTime(Date));
        resource.SetValue("publisher", new FhirString(Publisher));
        resource.SetValue("description", new Markdown(description));
        return resource;
    }

    /// <summary>The canonical address of a resource of ours.</summary>
    public static string Address(string type, string id) => $"{Systems.CanonicalBase}/{type}/{id}";

    // A name that a program can use: R4 wants a capital first and neither blank nor hyphen.
    private static string Name(string id) => string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
