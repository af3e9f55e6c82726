using CervicalRehab.Cds.Service.SilentRun.Population;
using CervicalRehab.Cds.Service.Tests.Browser;
using Microsoft.Playwright;

namespace CervicalRehab.Cds.Service.Tests.SilentRun;

/// <summary><c>report.html</c> from the disk in Chromium: axe-core finds nothing, nothing scrolls sideways, it prints, and it asks for nothing.</summary>
[Collection(typeof(UsesBrowser))]
public sealed class ReportInBrowserTests(Chromium browser) : IDisposable
{
    private readonly Exported _export = new();

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    public async Task It_stands_alone_is_accessible_and_prints(int width, ColorScheme scheme)
    {
        new SamplePopulation(250, 7, TestHost.Today, 12).Write(_export.Folder, TestContext.Current.CancellationToken);
        var report = await _export.Run(settings => settings with { ReplaysEncounters = true });
        var page = await browser.Open("/health/live", width, scheme, measured: true);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync(new Uri(Path.Combine(report.Folder, "report.html")).AbsoluteUri);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");

        await page.ShouldHaveNoViolation();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        asked.ShouldHaveSingleItem("the page itself");
        (await page.Locator("svg").CountAsync()).ShouldBe(2);
        (await page.Locator("article.card").CountAsync()).ShouldBeGreaterThan(2);
        (await page.PdfAsync()).Length.ShouldBeGreaterThan(20_000);
        if (Environment.GetEnvironmentVariable("KEEP_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"silent-run-{width}-{scheme}.png"), FullPage = true });
        }

        await page.CloseAsync();
    }
}
