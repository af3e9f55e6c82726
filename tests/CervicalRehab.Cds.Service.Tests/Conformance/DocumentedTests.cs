namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The rows that ask for a sentence in the documentation.</summary>
public sealed class DocumentedTests
{
    [Fact]
    public void GEN_8_The_documents_go_through_FHIRs_guidance_on_secure_communication() =>
        File.ReadAllText(RepositoryFiles.PathOf("SECURITY.md")).ShouldContain("https://hl7.org/fhir/R4/security.html");

    [Fact]
    public void STALE_3_The_guide_says_which_hook_safety_needs() =>
        File.ReadAllText(RepositoryFiles.PathOf("fhir-profiles", "input", "pagecontent", "integrating.md")).ShouldContain("`patient-view` is the one that safety needs");

    [Fact]
    public void The_README_links_the_statement_of_conformance() =>
        File.ReadAllText(RepositoryFiles.PathOf("README.md")).ShouldContain("(fhir-profiles/input/pagecontent/conformance.md)");
}
