using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Resources;
using static CervicalRehab.Cds.Fhir.Publishing.Artifact;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>Tables of codes to CodeSystems and ValueSets.</summary>
public static class TerminologyWriter
{
    private const string Comment = "http://hl7.org/fhir/StructureDefinition/valueset-concept-comments";

    /// <summary>A CodeSystem of our own; <paramref name="content"/> is <c>fragment</c> when codes may exist that it does not list.</summary>
    public static JsonObject CodeSystem(string id, string title, string description, ImmutableArray<Coding> concepts, string content = "complete") =>
        Of("CodeSystem", id, title, description)
            .And("caseSensitive", true)
            .And("valueSet", content is "complete" ? $"{Systems.CanonicalBase}/ValueSet/{id}" : null)
            .And("content", content)
            .And("count", concepts.Length)
            .And("concept", Array(concepts.Select(concept => new JsonObject { ["code"] = concept.Code, ["display"] = concept.Display })));

    /// <summary>All codes of a CodeSystem of our own.</summary>
    public static JsonObject AllOf(JsonObject codeSystem) =>
        Of("ValueSet", (string)codeSystem["id"]!, (string)codeSystem["title"]!, (string)codeSystem["description"]!)
            .And("compose", new JsonObject { ["include"] = new JsonArray(new JsonObject { ["system"] = (string)codeSystem["url"]! }) });

    /// <summary>
    /// A set of codes. Displays are our own only: for a licensed terminology our words stand in a comment, and the name of the concept
    /// is left to a terminology server.
    /// </summary>
    public static JsonObject ValueSet(CodeList list) =>
        Of("ValueSet", list.Id, list.Title, list.Use)
            .And("copyright", Notices.For(list.Codes.Select(code => code.Coding.System)))
            .And("compose", new JsonObject { ["include"] = Array(list.Codes.GroupBy(code => code.Coding.System, StringComparer.Ordinal).SelectMany(Includes)) });

    // R4 lets an include name concepts or filter by hierarchy, not both.
    private static IEnumerable<JsonObject> Includes(IGrouping<string?, ElementCode> system)
    {
        var single = system.Where(code => !code.WithSubcodes).Select(Concept).ToList();
        var whole = system.Where(code => code.WithSubcodes).Select(code => Include(system.Key).And("filter", new JsonArray(new JsonObject
        {
            ["property"] = "concept",
            ["op"] = "is-a",
            ["value"] = code.Coding.Code,
        })));
        return single.Count is 0 ? whole : whole.Prepend(Include(system.Key).And("concept", Array(single)));
    }

    private static JsonObject Include(string? system) => new() { ["system"] = system };

    private static JsonObject Concept(ElementCode code)
    {
        var concept = new JsonObject { ["code"] = code.Coding.Code };
        return code.Coding switch
        {
            { Display: null } => concept,
            { System: { } own } when own.StartsWith(Systems.CanonicalBase, StringComparison.Ordinal) => concept.And("display", code.Coding.Display),
            _ => new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = Comment, ["valueString"] = code.Coding.Display }), ["code"] = code.Coding.Code },
        };
    }
}
