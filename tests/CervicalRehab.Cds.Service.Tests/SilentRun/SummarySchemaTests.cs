namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary>The published schema of <c>summary.json</c> says what is written.</summary>
public sealed class SummarySchemaTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task It_is_served_and_stands_in_the_guide()
    {
        var served = await host.Get("/silent-run/summary.schema.json");

        served.Status.ShouldBe(200);
        served.MediaType.ShouldBe("application/schema+json");
        RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("fhir-profiles", "input", "images", "silent-run-summary.schema.json"), served.Text);
        foreach (var member in new[] { "at", "patients", "inScope", "pathways", "lines", "unmapped" })
        {
            served.Json.GetProperty("properties").TryGetProperty(member, out _).ShouldBeTrue(member);
        }
    }
}
