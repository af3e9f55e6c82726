using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Protocol;
using static CervicalRehab.Cds.Fhir.Publishing.Artifact;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>Clauses to R4 relatedArtifact: the statements, the citation labels as given with the source that matches best, the limits of the evidence.</summary>
internal static class Documentation
{
    private const string Strength = "http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation";
    private const string Quality = "http://hl7.org/fhir/StructureDefinition/cqf-qualityOfEvidence";

    /// <summary>Statements, sources and limits behind these clauses.</summary>
    public static JsonArray Of(ImmutableArray<string> clauses) =>
        Array([.. Statements(clauses), .. Cited(clauses.SelectMany(id => Clauses.Of(id).Citations)), Limits()]);

    /// <summary>Every source, for the artifact as a whole.</summary>
    public static JsonArray Sources() => Array([.. Cited(Clauses.Sources.Select(source => source.Label)), Limits()]);

    private static IEnumerable<JsonObject> Statements(ImmutableArray<string> clauses) => Clauses.InOrder(clauses).Select(Clauses.Of).Select(clause => new JsonObject
    {
        ["type"] = "justification",
        ["label"] = clause.Id,
        ["display"] = string.Join(" ", new[] { clause.Text, clause.Numbers is "" ? string.Empty : $"({clause.Numbers})", clause.Reading }.Where(part => part.Length > 0)),
    });

    private static IEnumerable<JsonObject> Cited(IEnumerable<int> labels) => labels.Distinct().Order().Select(label => Clauses.Sources.Single(source => source.Label == label)).Select(source => new JsonObject
    {
        ["type"] = "citation",
        ["label"] = $"[{source.Label}]",
        ["display"] = "Citation label as given in the source text, with the publication that matches it best",
        ["citation"] = $"{source.Match} Match: {source.Confidence}.",
    });

    // R4 gives both extensions the context Attachment, so they stand on a document without content.
    private static JsonObject Limits() => new()
    {
        ["type"] = "documentation",
        ["label"] = "evidence",
        ["display"] = Advice.Limits,
        ["document"] = new JsonObject
        {
            ["extension"] = new JsonArray(
                Extension(Strength, new JsonObject { ["text"] = "Consensus or indirect; not formally graded for OPLL" }),
                Extension(Quality, new JsonObject { ["text"] = "Very low certainty; not formally graded" })),
            ["title"] = "Strength and certainty of the evidence",
        },
    };

    private static JsonObject Extension(string url, JsonObject concept) => new() { ["url"] = url, ["valueCodeableConcept"] = concept };
}
