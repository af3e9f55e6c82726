using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>The assessment in each of its states, light and dark, wide and on a small screen: axe-core finds nothing, nothing scrolls sideways. With SCREENSHOTS set, each is pictured into that folder.</summary>
[Collection(typeof(UsesBrowser))]
public sealed class AssessmentLookTests(Chromium browser)
{
    public static TheoryData<string, int, ColorScheme> Forms =>
    [
        .. from state in new[] { "open", "known", "faults", "answer", "critical" }
           from form in new[] { (Width: 1280, Scheme: ColorScheme.Light), (Width: 320, Scheme: ColorScheme.Dark) }
           select (state, form.Width, form.Scheme),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_state_can_be_read_by_everybody(string state, int width, ColorScheme scheme)
    {
        var page = await browser.Open(state is "known" or "critical" ? "/assessment?sample=conservative-plan" : "/assessment?sample=stale-screen", width, scheme, measured: true);
        await Reach(page, state);
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"assessment-{state}-{width}.png"), FullPage = true });
        }

        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        await Check(page, width);
        await page.CloseAsync();
    }

    /// <summary>Whether axe finds nothing and nothing is wider than the screen.</summary>
    internal static async Task Check(IPage page, int width)
    {
        await page.ShouldHaveNoViolation();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    private static async Task Reach(IPage page, string state)
    {
        switch (state)
        {
            case "faults":
                await page.Locator("#rom-flexion").FillAsync("91");
                await page.Locator("#confirm-hands").CheckAsync();
                break;
            case "answer":
                foreach (var region in AssessmentTests.Regions)
                {
                    await page.Locator($"#confirm-{region}").CheckAsync();
                }

                await AssessmentTests.Measure(page);
                break;
            case "critical":
                await page.Locator("details:has(#gait-instability) > summary").ClickAsync();
                await page.Locator("#gait-instability-52101004").CheckAsync();
                break;
            default:
                return;
        }

        await page.Locator("button[value=check]").ClickAsync();
        await Expect(page.Locator(state is "faults" ? "#faults" : "#answer")).ToBeVisibleAsync();
    }
}
