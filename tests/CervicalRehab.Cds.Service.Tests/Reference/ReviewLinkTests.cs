using System.Text.RegularExpressions;

namespace CervicalRehab.Cds.Service.Tests.Reference;

/// <summary>Links within the review page lead somewhere.</summary>
public sealed partial class ReviewLinkTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Every_link_within_the_page_leads_to_a_place_on_it()
    {
        var page = (await host.Get("/review")).Text;

        var links = Links().Matches(page).Select(link => link.Groups["to"].Value).Distinct(StringComparer.Ordinal).ToList();

        links.ShouldContain("D6");
        links.Where(link => !page.Contains($"id=\"{link}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex("href=\"#(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Links();
}
