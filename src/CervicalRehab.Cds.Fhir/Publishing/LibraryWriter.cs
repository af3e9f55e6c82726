using System.Text;
using System.Text.Json.Nodes;
using static CervicalRehab.Cds.Fhir.Publishing.Artifact;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>The CQL library as an R4 Library that carries its own text.</summary>
public static class LibraryWriter
{
    /// <summary>The Library with this CQL.</summary>
    public static JsonObject Write(string cql) =>
        Of("Library", "CervicalRehab", "Criteria of the conservative cervical rehabilitation protocol", "One define per criterion, in a portable subset of CQL: no sorting, no clock of its own, no expansion of value sets at run time. Written from the protocol and not from the program, and compared with it on generated patients.")
            .Claiming("cqllibrary", "shareablelibrary")
            .And("type", Concept("http://terminology.hl7.org/CodeSystem/library-type", "logic-library", "Logic Library"))
            .And("subjectCodeableConcept", Concept("http://hl7.org/fhir/resource-types", "Patient"))
            .And("copyright", Notices.For([Systems.Snomed, Systems.Loinc, Systems.Icd10Cm, Systems.Ucum]))
            .And("relatedArtifact", Documentation.Sources())
            .And("content", cql.Length is 0 ? null : new JsonArray(new JsonObject { ["contentType"] = "text/cql", ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(cql)), ["title"] = "CervicalRehab.cql" }));
}
