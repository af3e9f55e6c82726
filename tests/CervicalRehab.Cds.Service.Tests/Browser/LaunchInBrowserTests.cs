using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Smart;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>A launch end to end in a real browser: the EHR, its sign-in, and the course.</summary>
[Collection(typeof(UsesBrowser))]
public sealed class LaunchInBrowserTests(Chromium browser)
{
    [Fact]
    public async Task The_EHR_opens_the_course_and_the_page_leads_nowhere_else()
    {
        await using var ehr = await TestEhr.Start(SamplePatient.Baseline(TestHost.Today).WithProgramme(21));
        using var app = new LaunchedApp(ehr);

        var page = await browser.Open(app.Host.At($"/launch?iss={Uri.EscapeDataString(ehr.Issuer)}&launch=opaque"));

        await Expect(page.Locator(".standing")).ToContainTextAsync("Running program");
        page.Url.ShouldBe(app.Host.At("/course"));
        (await page.Locator("figure.measure").CountAsync()).ShouldBe(7);
        (await page.Locator("nav").CountAsync()).ShouldBe(0);
        var cookie = (await page.Context.CookiesAsync()).Single(one => one.Name == "cervical-rehab-course");
        (cookie.HttpOnly, cookie.SameSite).ShouldBe((true, SameSiteAttribute.Lax));
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.measure .course')).strokeWidth")).ShouldBe("2px");

        await page.GetByRole(AriaRole.Button, new() { Name = "Close the record" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The record is closed");
        (await page.Context.CookiesAsync()).ShouldNotContain(one => one.Name == "cervical-rehab-course");
    }

    [Fact]
    public async Task Denied_consent_is_said_on_a_page()
    {
        await using var ehr = await TestEhr.Start();
        ehr.Denial = "access_denied";
        using var app = new LaunchedApp(ehr);

        var page = await browser.Open(app.Host.At($"/launch?iss={Uri.EscapeDataString(ehr.Issuer)}&launch=opaque"));

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not granted");
    }
}
