using Microsoft.Playwright;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>Pictures of every page, to be looked at: made on demand, into the folder that SCREENSHOTS names.</summary>
[Collection(typeof(UsesBrowser))]
public sealed class ScreenshotTests(Chromium browser)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("start", "/"),
        ("plan", "/?sample=conservative-plan&hook=patient-view"),
        ("critical", "/?sample=gait-instability&hook=patient-view"),
        ("missing", "/?sample=missing-baseline&hook=patient-view"),
        ("conflict", "/?sample=manipulation-signed&hook=order-sign"),
        ("protocol", "/protocol"),
        ("review", "/review"),
        ("insights", "/insights/page"),
        ("course", "/course?sample=five-visits"),
        ("assessment", "/assessment"),
    ];

    [Fact(Explicit = true)]
    public async Task Each_page_is_pictured_wide_small_light_and_dark()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS").ShouldNotBeNull("SCREENSHOTS names the folder");
        foreach (var (name, path) in Pages)
        {
            foreach (var (form, width, scheme) in new[] { ("wide", 1280, ColorScheme.Light), ("dark", 1280, ColorScheme.Dark), ("small", 400, ColorScheme.Light) })
            {
                var page = await browser.Open(path, width, scheme);
                var file = Path.Combine(folder, $"{name}-{form}.png");
                await page.ScreenshotAsync(new() { Path = file, FullPage = name is not ("review" or "protocol") });
                new FileInfo(file).Length.ShouldBeGreaterThan(1_000);
                await page.CloseAsync();
            }
        }
    }
}
