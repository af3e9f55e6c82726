using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>Who approved the content, when, and which (contract section 2, D26).</summary>
public sealed class ContentApprovalTests(TestHost host) : IClassFixture<TestHost>
{
    private const string By = "Spine Board";
    private const string On = "2026-05-30";

    [Theory]
    // by, on, version, what the refusals name (empty: starts)
    [InlineData("", "", "")]
    [InlineData(By, On, Content.Version)]
    [InlineData(By, On, "0.9.0")]
    [InlineData(By, "", "", "Content__ApprovedOn", "Content__ApprovedVersion")]
    [InlineData("", On, Content.Version, "Content__ApprovedBy")]
    [InlineData(" ", On, Content.Version, "Content__ApprovedBy")]
    [InlineData(By, On, "", "Content__ApprovedVersion")]
    [InlineData(By, "May 30", Content.Version, "Content__ApprovedOn")]
    [InlineData(By, "2026-02-30", Content.Version, "Content__ApprovedOn")]
    [InlineData(By, "2026-06-01", Content.Version)]
    [InlineData(By, "2026-06-02", Content.Version, "Content__ApprovedOn")]
    [InlineData(By, "2062-05-30", Content.Version, "Content__ApprovedOn")]
    [InlineData("two\nlines", On, Content.Version, "Content__ApprovedBy")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", On, Content.Version)]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901", On, Content.Version, "Content__ApprovedBy")]
    public void All_three_or_none_and_each_of_them_usable(string by, string on, string version, params string[] named)
    {
        var refusals = string.Join('\n', ContentApproval.Refusals(Options(by, on, version), DateTimeOffset.Parse(TestHost.Now, System.Globalization.CultureInfo.InvariantCulture)));

        (refusals.Length == 0).ShouldBe(named.Length == 0);
        named.ShouldAllBe(name => refusals.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_are_read_from_their_section()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Content:ApprovedBy"] = By, ["Content:ApprovedOn"] = On, ["Content:ApprovedVersion"] = Content.Version }).Build();

        new ContentApproval(ContentApproval.Read(configuration)).Current.ShouldBe(new Approval(By, new DateOnly(2026, 5, 30)));
    }

    [Theory]
    [InlineData(Content.Version, "approved by Spine Board on May 30, 2026")]
    [InlineData("0.9.0", "draft, not approved here")]
    public async Task An_approval_of_the_running_version_is_said_everywhere_and_of_another_one_counts_as_none(string version, string words)
    {
        using var log = new CapturedLog();
        using var approved = host.WithWebHostBuilder(builder => builder.UseSetting("Content:ApprovedBy", By).UseSetting("Content:ApprovedOn", On).UseSetting("Content:ApprovedVersion", version)
            .ConfigureLogging(logging => logging.AddProvider(log)));
        using var client = approved.CreateClient();
        using var content = new StringContent(TestHost.Call().ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(new Uri("/cds-services/cervical-rehab-patient-view", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var card = (await Answer.Of(response)).Json.GetProperty("cards")[0];

        card.GetProperty("detail").GetString()!.ShouldEndWith($"Content {Content.Version}, {words}.");
        card.GetProperty("suggestions")[0].GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("resource")).Single(resource => resource.GetProperty("resourceType").GetString() == "CarePlan")
            .GetProperty("description").GetString()!.ShouldContain($"Content version {Content.Version}, {words}.");
        (await Get(client, "/cds-services")).ShouldContain($"Content {Content.Version}, {words}.");
        (await Get(client, "/protocol")).ShouldContain(words);
        (await Get(client, "/review")).ShouldContain($"Content {Content.Version}, {words}.");
        log.Lines.Count(line => line.Contains("the content approved here is version 0.9.0", StringComparison.Ordinal)).ShouldBe(version == Content.Version ? 0 : 1);
    }

    private static async Task<string> Get(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (await Answer.Of(response)).Text;
    }

    private static ContentOptions Options(string by, string on, string version) => new() { ApprovedBy = by, ApprovedOn = on, ApprovedVersion = version };
}
