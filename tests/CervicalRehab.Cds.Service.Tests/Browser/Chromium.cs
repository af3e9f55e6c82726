using CervicalRehab.Cds.Service.Tests.Memory;
using Microsoft.Playwright;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>The tests of this collection share one browser and one service.</summary>
[CollectionDefinition]
public sealed class UsesBrowser : ICollectionFixture<Chromium>;

/// <summary>
/// Chromium beside the service as a process of its own. Where Chromium is missing every use skips the test, and says so in one line; with
/// CI=true it fails instead.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly string _folder = Directory.CreateTempSubdirectory("cervical-rehab-browser-").FullName;

    private RunningService? _service;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _whyNot;

    /// <summary>Address of the service.</summary>
    public Uri Address => _service!.Client.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        var program = Places.FirstOrDefault(File.Exists);
        if (program is null)
        {
            _whyNot = "Left out, the browser tests: Chromium is not installed.";
            return;
        }

        _service = await RunningService.Start(_folder, $"Clock__FixedAt={TestHost.Now}");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    /// <summary>A page of its own, in a context that others may be opened in: 1280 pixels wide and light unless said otherwise. <paramref name="measured"/> lets the test's own script past the page's policy.</summary>
    public async Task<IPage> Open(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool measured = false)
    {
        if (_whyNot is not null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true", _whyNot);
            Assert.Skip(_whyNot);
        }

        var context = await _browser!.NewContextAsync(new() { BaseURL = Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, BypassCSP = measured });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        await page.GotoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
