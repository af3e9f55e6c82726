using System.Net;
using CervicalRehab.Cds.Protocol;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CervicalRehab.Cds.Service.Tests.Reference;

/// <summary>The page of the protocol, to which every card leads.</summary>
public sealed class ProtocolPageTests(TestHost host) : IClassFixture<TestHost>
{
    public static TheoryData<string> Rules => [.. RehabProtocol.AllRules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Every_rule_has_an_anchor_with_its_question_its_clauses_and_their_evidence(string id)
    {
        var rule = RehabProtocol.AllRules.Single(one => one.Id == id);
        var page = await Page();
        var start = page.IndexOf($" id=\"{id}\"", StringComparison.Ordinal);

        start.ShouldBeGreaterThan(0);
        var article = WebUtility.HtmlDecode(page[start..page.IndexOf("</article>", start, StringComparison.Ordinal)]);
        article.ShouldContain(rule.Question);
        rule.Clauses.ShouldAllBe(clause => article.Contains($"<strong>{clause}</strong>: {Clauses.Of(clause).Text}", StringComparison.Ordinal));
        var sources = Clauses.Sources.Where(source => rule.Clauses.Any(clause => Clauses.Of(clause).Citations.Contains(source.Label))).ToArray();
        sources.ShouldAllBe(source => article.Contains(source.Match.TrimEnd('.'), StringComparison.Ordinal) && article.Contains(source.Confidence, StringComparison.Ordinal));
        article.Contains("The protocol cites no source for it.", StringComparison.Ordinal).ShouldBe(sources.Length == 0);
        article.ShouldContain("<dt>If yes</dt><dd>");
    }

    [Fact]
    public async Task Ids_are_unique_and_every_link_leads_to_one_of_them()
    {
        var page = await Page();
        string[] ids = [.. page.Split(" id=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)])];

        ids.ShouldBeUnique();
        page.Split("href=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).ShouldAllBe(link => link.StartsWith('#') && ids.Contains(link.Substring(1)));
    }

    [Fact]
    public async Task The_page_says_its_version_that_nobody_approved_it_its_limits_and_what_it_does_not_assess()
    {
        var page = WebUtility.HtmlDecode(await Page());

        page.ShouldContain($"Content version {Content.Version}: draft, not approved here.");
        page.ShouldContain(Advice.Limits);
        page.ShouldContain(Advice.NotAssessed);
    }

    [Fact]
    public async Task A_page_loads_nothing_runs_nothing_and_is_not_sent_twice()
    {
        using var client = host.CreateClient();
        using var first = await client.GetAsync(new Uri("/protocol", UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/protocol") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await client.SendAsync(again, TestContext.Current.CancellationToken);

        first.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldMatch("^default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'$");
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        var page = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("http");
    }

    [Theory]
    [InlineData("Production", "Clients:0:Issuer=https://ehr.example;Clients:0:JwksUrl=https://ehr.example/keys;Clients:0:FhirServers:0=https://ehr.example/fhir;PublicBaseUrl=https://cds.example/base/;Clock:FixedAt=")]
    [InlineData("Production", "AllowAnonymous=true;PublicBaseUrl=https://cds.example;Clock:FixedAt=")]
    public async Task The_page_is_public_in_every_environment(string environment, string settings)
    {
        using var other = Configured(environment, settings);
        using var client = other.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://cds.example") });
        using var response = await client.GetAsync(new Uri("/protocol", UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
    }

    [Theory]
    [InlineData("", "http://localhost/protocol#ready-to-start")]
    [InlineData("http://cds.example/base/", "http://cds.example/base/protocol#ready-to-start")]
    [InlineData("http://cds.example", "http://cds.example/protocol#ready-to-start")]
    public async Task A_card_leads_below_the_public_address_else_to_the_address_called(string publicBase, string expected)
    {
        using var other = Configured("Development", $"PublicBaseUrl={publicBase};Clock:FixedAt={TestHost.Now}");
        using var client = other.CreateClient();
        using var content = new StringContent(TestHost.Call().ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(new Uri("/cds-services/cervical-rehab-patient-view", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var card = (await Answer.Of(response)).Json.GetProperty("cards")[0];

        card.GetProperty("source").GetProperty("url").GetString().ShouldBe(expected);
        card.GetProperty("links")[0].GetRawText().ShouldBe($$"""{"label":"Rule and evidence","url":"{{expected}}","type":"absolute"}""");
    }

    private WebApplicationFactory<Program> Configured(string environment, string settings) => host.WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment(environment);
        foreach (var setting in settings.Split(';'))
        {
            builder.UseSetting(setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }
    });

    private async Task<string> Page() => (await host.Get("/protocol")).Text;
}
