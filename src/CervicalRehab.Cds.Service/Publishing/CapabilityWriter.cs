using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Interaction = Hl7.Fhir.Model.CapabilityStatement.TypeRestfulInteraction;

namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>What the FHIR endpoint offers: published resources to read and to find by address, and <c>$apply</c>.</summary>
internal static class CapabilityWriter
{
    private static readonly ImmutableArray<string> Types =
        ["ActivityDefinition", "CapabilityStatement", "CodeSystem", "Library", "PlanDefinition", "Questionnaire", "StructureDefinition", "ValueSet"];

    /// <summary>The CapabilityStatement.</summary>
    public static CapabilityStatement Write()
    {
        var statement = Artifact.Of<CapabilityStatement>("cervical-rehab", "What the FHIR endpoint offers", "Read and search by url of the published conformance and knowledge resources, and $apply of the protocol. Patient data is neither stored nor served.");
        statement.Kind = CapabilityStatementKind.Instance;
        statement.Software = new() { Name = Artifact.Publisher, Version = Content.Version };
        statement.Implementation = new() { Description = "CDS Hooks service for conservative cervical rehabilitation, with its guideline in FHIR" };
        statement.FhirVersion = FHIRVersion.N4_0_1;
        statement.FormatElement = [new("application/fhir+json"), new("json")];
        statement.Rest =
        [
            new()
            {
                Mode = CapabilityStatement.RestfulCapabilityMode.Server,
                Documentation = "Published resources are public. $apply follows the rules of the CDS Hooks services: a token once clients are registered.",
                Security = new() { Cors = true },
                Resource = [.. Types.Select(Resource)],
            },
        ];
        return statement;
    }

    private static CapabilityStatement.ResourceComponent Resource(string type) => new()
    {
        Type = type,
        Interaction = [new() { Code = Interaction.Read }, new() { Code = Interaction.SearchType }],
        SearchParam = [new() { Name = "url", Type = SearchParamType.Uri, Documentation = "Canonical address" }],
        Operation = type is "PlanDefinition" ? [new() { Name = "apply", Definition = "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply" }] : [],
    };
}
