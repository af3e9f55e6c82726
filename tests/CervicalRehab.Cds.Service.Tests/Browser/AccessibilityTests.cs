using System.Text.Json;
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
        await page.EvaluateAsync(browser.Axe);
        var report = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')}`)");

        report.EnumerateArray().Select(violation => violation.GetString()).ShouldBeEmpty();
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
