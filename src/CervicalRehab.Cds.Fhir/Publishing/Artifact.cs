using System.Text.Json.Nodes;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>What every published resource says about itself: draft, experimental, and of which content version (D26).</summary>
public static class Artifact
{
    /// <summary>Date of the last change of the published content.</summary>
    public const string Date = "2026-11-22";

    /// <summary>Publisher of every resource.</summary>
    public const string Publisher = "CervicalRehab.Cds";

    /// <summary>The head of a canonical resource, in R4's order.</summary>
    public static JsonObject Of(string type, string id, string title, string description) => new()
    {
        ["resourceType"] = type,
        ["id"] = id,
        ["url"] = $"{Systems.CanonicalBase}/{type}/{id}",
        ["version"] = Content.Version,
        ["name"] = Name(id),
        ["title"] = title,
        ["status"] = "draft",
        ["experimental"] = true,
        ["date"] = Date,
        ["publisher"] = Publisher,
        ["description"] = description,
    };

    /// <summary>Claims profiles of R4's own.</summary>
    public static JsonObject Claiming(this JsonObject resource, params string[] profiles)
    {
        resource.Insert(2, "meta", new JsonObject { ["profile"] = Array(profiles.Select(profile => (JsonNode)$"http://hl7.org/fhir/StructureDefinition/{profile}")) });
        return resource;
    }

    /// <summary>Adds a member when there is a value.</summary>
    public static JsonObject And(this JsonObject json, string member, JsonNode? value)
    {
        if (value is not (null or JsonArray { Count: 0 }))
        {
            json[member] = value;
        }

        return json;
    }

    /// <summary>An array of nodes.</summary>
    public static JsonArray Array(IEnumerable<JsonNode?> items) => new(items.ToArray());

    /// <summary>A CodeableConcept with one coding.</summary>
    public static JsonObject Concept(string system, string code, string? display = null) =>
        new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }.And("display", display)) };

    // A name that a program can use: R4 wants a capital first and neither blank nor hyphen.
    private static string Name(string id) => string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
