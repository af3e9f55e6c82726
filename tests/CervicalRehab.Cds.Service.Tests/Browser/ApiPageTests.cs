using System.Collections.Concurrent;
using CervicalRehab.Cds.Service.Tests.Trust;
using Microsoft.Playwright;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>The API page in a browser: it shows what the service offers and asks nobody else for anything.</summary>
[Collection(typeof(UsesBrowser))]
public sealed class ApiPageTests(Chromium browser)
{
    [Fact]
    public async Task It_shows_the_calls_within_its_policy_and_asks_no_other_host()
    {
        var page = await browser.Open("/health/live");
        ConcurrentQueue<string> asked = [];
        ConcurrentQueue<string> said = [];
        page.Context.Request += (_, request) => asked.Enqueue(request.Url);
        page.Console += (_, message) => said.Enqueue(message.Text);

        await page.GotoAsync("/openapi/");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Cervical" }).First.WaitForAsync();
        await page.GetByText("/cds-services/cervical-rehab-patient-view").First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        asked.ShouldAllBe(address => address.StartsWith(browser.Address.ToString(), StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal));
        asked.ShouldContain(address => address.EndsWith("/openapi/v1.json", StringComparison.Ordinal));
        said.Where(line => line.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "api-page.png") });
        }

        await page.CloseAsync();
    }

    [Theory]
    [InlineData("/openapi/")]
    [InlineData("/openapi/scalar.js")]
    public async Task SEC_1_Elsewhere_than_in_a_trial_it_is_for_operators_and_without_them_not_there(string path)
    {
        using var nobody = new TrustHost([.. TrustHost.Production, "AllowAnonymous=true"]);
        using var operators = new TrustHost([.. TrustHost.Production, "AllowAnonymous=true", "Operators:0:Name=ana", $"Operators:0:PasswordHash={Service.Trust.PasswordHashing.Hash("correct horse battery")}"]);

        using var absent = await nobody.Send(HttpMethod.Get, path, null);
        using var refused = await operators.Send(HttpMethod.Get, path, null);
        using var shown = await operators.Send(HttpMethod.Get, path, "Basic " + Convert.ToBase64String("ana:correct horse battery"u8));
        ((int)absent.StatusCode).ShouldBe(404);
        ((int)refused.StatusCode).ShouldBe(401);
        ((int)shown.StatusCode).ShouldBe(200);
    }
}
