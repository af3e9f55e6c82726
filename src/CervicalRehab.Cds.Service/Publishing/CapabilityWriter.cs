using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Publishing;

/// <summary>What the FHIR endpoint offers: published resources to read and to find by address, and <c>$apply</c>.</summary>
internal static class CapabilityWriter
{
    private static readonly ImmutableArray<string> Types =
        ["ActivityDefinition", "CapabilityStatement", "CodeSystem", "Library", "PlanDefinition", "Questionnaire", "StructureDefinition", "ValueSet"];

    /// <summary>The CapabilityStatement.</summary>
    public static JsonObject Write() =>
        Artifact.Of("CapabilityStatement", "cervical-rehab", "What the FHIR endpoint offers", "Read and search by url of the published conformance and knowledge resources, and $apply of the protocol. Patient data is neither stored nor served.")
            .And("kind", "instance")
            .And("software", new JsonObject { ["name"] = Artifact.Publisher, ["version"] = Content.Version })
            .And("implementation", new JsonObject { ["description"] = "CDS Hooks service for conservative cervical rehabilitation, with its guideline in FHIR" })
            .And("fhirVersion", "4.0.1")
            .And("format", new JsonArray("application/fhir+json", "json"))
            .And("implementationGuide", new JsonArray($"{Systems.CanonicalBase}/ImplementationGuide/cervical-rehab"))
            .And("rest", new JsonArray(new JsonObject
            {
                ["mode"] = "server",
                ["documentation"] = "Published resources are public. $apply follows the rules of the CDS Hooks services: a token once clients are registered.",
                ["security"] = new JsonObject { ["cors"] = true },
                ["resource"] = Artifact.Array(Types.Select(Resource)),
            }));

    private static JsonObject Resource(string type)
    {
        var resource = new JsonObject
        {
            ["type"] = type,
            ["interaction"] = new JsonArray(new JsonObject { ["code"] = "read" }, new JsonObject { ["code"] = "search-type" }),
            ["searchParam"] = new JsonArray(new JsonObject { ["name"] = "url", ["type"] = "uri", ["documentation"] = "Canonical address" }),
        };
        return resource.And("operation", type is "PlanDefinition"
            ? new JsonArray(new JsonObject { ["name"] = "apply", ["definition"] = "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply" })
            : null);
    }
}
