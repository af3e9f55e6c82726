using System.Text;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>The CQL library as an R4 Library that carries its own text.</summary>
public static class LibraryWriter
{
    /// <summary>The Library with this CQL.</summary>
    public static Library Write(string cql)
    {
        var library = Artifact.Of<Library>(
            "CervicalRehab",
            "Criteria of the conservative cervical rehabilitation protocol",
            "One define per criterion, in a portable subset of CQL: no sorting, no clock of its own, no expansion of value sets at run time. Written from the protocol and not from the program, and compared with it on generated patients.",
            "cqllibrary",
            "shareablelibrary");
        library.Type = new Term("http://terminology.hl7.org/CodeSystem/library-type", "logic-library", "Logic Library").ToConcept();
        library.Subject = new Term("http://hl7.org/fhir/resource-types", "Patient").ToConcept();
        library.Copyright = Notices.For([Systems.Snomed, Systems.Loinc, Systems.Icd10Cm, Systems.Ucum]);
        library.RelatedArtifact = Documentation.Sources();
        if (cql.Length > 0)
        {
            library.Content.Add(new Attachment { ContentType = "text/cql", Data = Encoding.UTF8.GetBytes(cql), Title = "CervicalRehab.cql" });
        }

        return library;
    }
}
