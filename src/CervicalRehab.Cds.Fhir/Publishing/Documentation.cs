using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using ArtifactType = Hl7.Fhir.Model.RelatedArtifact.RelatedArtifactType;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>Clauses to R4 relatedArtifact: the statements, the citation labels as given with the source that matches best, the limits of the evidence.</summary>
internal static class Documentation
{
    private const string StrengthUrl = "http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation";
    private const string QualityUrl = "http://hl7.org/fhir/StructureDefinition/cqf-qualityOfEvidence";

    /// <summary>Strength and certainty of what an action of a PlanDefinition advises: there HL7's extensions stand in every release of theirs that later guides use.</summary>
    public static List<Extension> Grade() =>
    [
        new(StrengthUrl, new CodeableConcept { Text = "Consensus or indirect; not formally graded for OPLL" }),
        new(QualityUrl, new CodeableConcept { Text = "Very low certainty; not formally graded" }),
    ];

    /// <summary>Statements, sources and limits behind these clauses.</summary>
    public static List<RelatedArtifact> Of(ImmutableArray<string> clauses) =>
        [.. Statements(clauses), .. Cited(clauses.SelectMany(id => Clauses.Of(id).Citations)), Limits()];

    /// <summary>Every source, for the artifact as a whole.</summary>
    public static List<RelatedArtifact> Sources() => [.. Cited(Clauses.Sources.Select(source => source.Label)), Limits()];

    private static IEnumerable<RelatedArtifact> Statements(ImmutableArray<string> clauses) => Clauses.InOrder(clauses).Select(Clauses.Of).Select(clause => new RelatedArtifact
    {
        Type = ArtifactType.Justification,
        Label = clause.Id,
        Display = string.Join(" ", new[] { clause.Text, clause.Numbers is "" ? string.Empty : $"({clause.Numbers})", clause.Reading }.Where(part => part.Length > 0)),
    });

    private static IEnumerable<RelatedArtifact> Cited(IEnumerable<int> labels) => labels.Distinct().Order().Select(label => Clauses.Sources.Single(source => source.Label == label)).Select(source => new RelatedArtifact
    {
        Type = ArtifactType.Citation,
        Label = $"[{source.Label}]",
        Display = "Citation label as given in the source text, with the publication that matches it best",
        Citation = $"{source.Match} Match: {source.Confidence}.",
    });

    private static RelatedArtifact Limits() => new() { Type = ArtifactType.Documentation, Label = "evidence", Display = Advice.Limits };
}
