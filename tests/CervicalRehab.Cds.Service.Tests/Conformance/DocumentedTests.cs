namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The rows that ask for a sentence in the documentation.</summary>
public sealed class DocumentedTests
{
    private static readonly string Readme = File.ReadAllText(RepositoryFiles.PathOf("README.md"));

    [Fact]
    public void GEN_8_The_README_goes_through_FHIRs_guidance_on_secure_communication() =>
        Section("## Security").ShouldContain("https://hl7.org/fhir/R4/security.html");

    [Fact]
    public void STALE_3_The_README_says_which_hook_safety_needs() =>
        Section("## For the integration engineer").ShouldContain("patient-view` is the one that safety needs");

    [Fact]
    public void The_README_links_the_statement_of_conformance() => Readme.ShouldContain("(fhir-profiles/input/pagecontent/conformance.md)");

    private static string Section(string head)
    {
        var rest = Readme.Split($"\n{head}\n")[1];
        return rest.Split("\n## ")[0];
    }
}
