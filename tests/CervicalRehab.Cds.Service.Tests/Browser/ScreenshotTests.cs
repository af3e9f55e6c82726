using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Tests.Profiles;
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
        ("plan-epic", "/?sample=conservative-plan&hook=patient-view&profile=epic"),
        ("clients", "/protocol/clients"),
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
                await page.ScreenshotAsync(new() { Path = file, FullPage = name is not ("review" or "protocol" or "clients") });
                new FileInfo(file).Length.ShouldBeGreaterThan(1_000);
                await page.CloseAsync();
            }
        }
    }

    [Fact(Explicit = true)]
    public async Task Each_client_is_pictured_with_its_profile_and_with_the_whole_answer()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS").ShouldNotBeNull("SCREENSHOTS names the folder");
        foreach (var client in VendorClient.All)
        {
            foreach (var (sample, name) in new[] { ("conservative-plan", "plan"), ("bladder-dysfunction", "critical"), ("manipulation-signed", "conflict") })
            {
                foreach (var (form, profile) in new[] { ("profile", Calls.Named(client.Name)), ("whole", ClientProfiles.Default) })
                {
                    var page = await browser.Open("/protocol", client.Width, measured: true);
                    await page.SetContentAsync(client.Page(Calls.Answer("sample " + sample, profile)));
                    var file = Path.Combine(folder, $"{client.Name}-{name}-{form}.png");
                    await page.ScreenshotAsync(new() { Path = file, FullPage = true });
                    new FileInfo(file).Length.ShouldBeGreaterThan(1_000);
                    await page.CloseAsync();
                }
            }
        }
    }
}
