using Microsoft.Playwright;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>Every page in every form: axe-core finds nothing, and nothing scrolls sideways on a small screen.</summary>
[Collection(typeof(UsesBrowser))]
public sealed class AccessibilityTests(Chromium browser)
{
    private static readonly string[] Paths =
    [
        "/", "/?sample=conservative-plan&hook=patient-view", "/?sample=gait-instability&hook=patient-view", "/?sample=stale-screen&hook=patient-view", "/?sample=unknown", "/?sample=manipulation-signed&hook=order-sign", "/protocol", "/review", "/insights/page", "/insights/page?from=tomorrow",
        "/course", "/course?sample=five-visits", "/course?sample=stale-screen", "/course?sample=unknown", "/assessment",
    ];

    public static TheoryData<string, ColorScheme> Pages => [.. Paths.SelectMany(path => new[] { (path, ColorScheme.Light), (path, ColorScheme.Dark) })];

    public static TheoryData<string> Addresses => [.. Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_has_a_violation(string path, ColorScheme scheme)
    {
        var page = await browser.Open(path, scheme: scheme, measured: true);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");

        await page.ShouldHaveNoViolation();
        await page.CloseAsync();
    }

    [Fact]
    public async Task What_breaks_a_rule_is_found()
    {
        var page = await browser.Open("/", measured: true);
        await page.EvaluateAsync("() => document.body.appendChild(document.createElement('img')).id = 'unnamed'");

        var fault = await Assert.ThrowsAsync<ShouldAssertException>(page.ShouldHaveNoViolation);

        fault.Message.ShouldContain("image-alt: #unnamed");
        await page.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task At_320_pixels_nothing_scrolls_sideways(string path)
    {
        var page = await browser.Open(path, width: 320, measured: true);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");

        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        await page.CloseAsync();
    }
}
