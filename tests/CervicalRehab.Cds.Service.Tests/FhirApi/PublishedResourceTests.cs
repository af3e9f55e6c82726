using System.Text.Json;
using CervicalRehab.Cds.Service.Publishing;

namespace CervicalRehab.Cds.Service.Tests.FhirApi;

/// <summary>What is published can be read and found.</summary>
public sealed class PublishedResourceTests(TestHost host) : IClassFixture<TestHost>
{
    public static TheoryData<string, string> All => [.. Publication.All.Select(resource => (resource.Type, resource.Id))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_resource_is_read_by_id_and_found_by_url_with_or_without_its_version(string type, string id)
    {
        var published = Publication.All.Single(resource => resource.Type == type && resource.Id == id);
        var version = JsonElement.Parse(published.Json).GetProperty("version").GetString();

        var read = await host.Get($"/fhir/{type}/{id}");
        var found = await host.Get($"/fhir/{type}?url={Uri.EscapeDataString(published.Url)}");
        var versioned = await host.Get($"/fhir/{type}?url={Uri.EscapeDataString($"{published.Url}|{version}")}");

        read.Status.ShouldBe(200);
        read.MediaType.ShouldBe("application/fhir+json");
        read.Text.ShouldBe(published.Json);
        foreach (var bundle in new[] { found, versioned })
        {
            bundle.Json.GetProperty("type").GetString().ShouldBe("searchset");
            bundle.Json.GetProperty("total").GetInt32().ShouldBe(1);
            bundle.Json.GetProperty("entry")[0].GetProperty("resource").GetProperty("id").GetString().ShouldBe(id);
        }
    }

    [Fact]
    public async Task Metadata_lists_what_can_be_read()
    {
        var types = (await host.Get("/fhir/metadata")).Json.GetProperty("rest")[0].GetProperty("resource").EnumerateArray().Select(resource => resource.GetProperty("type").GetString()!);

        types.ShouldBe(Publication.All.Select(resource => resource.Type).Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    [Theory]
    [InlineData("/fhir/Patient/x", 404, "no-such-resource")]
    [InlineData("/fhir/Patient", 404, "no-such-resource")]
    [InlineData("/fhir/PlanDefinition/other", 404, "no-such-resource")]
    [InlineData("/fhir/PlanDefinition?name=x", 400, "search-not-supported")]
    public async Task What_is_not_published_is_said(string path, int status, string code)
    {
        var answer = await host.Get(path);

        answer.Status.ShouldBe(status);
        answer.Codes.ShouldBe([code]);
    }

    [Fact]
    public async Task An_unknown_address_is_an_empty_searchset()
    {
        var bundle = (await host.Get("/fhir/PlanDefinition?url=https://example.org/none")).Json;

        bundle.GetProperty("total").GetInt32().ShouldBe(0);
        bundle.TryGetProperty("entry", out _).ShouldBeFalse();
    }
}
