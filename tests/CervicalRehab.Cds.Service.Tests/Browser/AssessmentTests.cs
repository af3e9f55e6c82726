using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>The assessment form, filled in a real browser.</summary>
[Collection(typeof(UsesBrowser))]
public sealed class AssessmentTests(Chromium browser)
{
    private static readonly (string Id, string Value)[] Measured =
    [
        ("rom-flexion", "40"), ("rom-extension", "45"), ("rom-rotation-right", "60"), ("rom-rotation-left", "58"), ("rom-lateral-flexion-right", "32"), ("rom-lateral-flexion-left", "30"), ("38214-3", "45"),
    ];

    [Fact]
    public async Task What_was_missing_is_filled_in_and_the_plan_is_offered()
    {
        var page = await browser.Open("/assessment");
        foreach (var (id, value) in Measured)
        {
            await page.Locator($"[id='{id}']").FillAsync(value);
        }

        await page.GetByLabel("Inclinometer").CheckAsync();
        await Send(page);

        await Expect(page.Locator("#answer .card h3").First).ToContainTextAsync("Offer the rehab program");
        await Expect(page.Locator("#answer .status-line")).ToContainTextAsync("2 Observations sent");
        await Expect(page.Locator("[id='rom-flexion']")).ToHaveValueAsync("40");
        (await page.Locator("#answer button").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_sign_that_is_present_stops_everything_else()
    {
        var page = await browser.Open("/assessment?sample=conservative-plan");
        await page.Locator("[id='gait-instability']").GetByLabel("Present").CheckAsync();
        await Send(page);

        await Expect(page.Locator("#answer .card-critical h3")).ToContainTextAsync("refer urgently");
    }

    [Fact]
    public async Task What_is_not_answered_is_not_absent()
    {
        var page = await browser.Open("/assessment?sample=stale-screen");
        await page.Locator("[id='gait-instability']").GetByLabel("Absent").CheckAsync();
        await Send(page);

        await Expect(page.Locator("#answer .card h3").First).ToContainTextAsync("Complete the assessment");
    }

    [Fact]
    public async Task A_value_that_cannot_be_is_named_and_kept_as_text()
    {
        var page = await browser.Open("/assessment");
        await page.Locator("[id='rom-flexion']").FillAsync("91");
        await page.Locator("[id='38214-3']").FillAsync("<script>alert(1)</script>");
        await Send(page);

        await Expect(page.Locator("#faults li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#faults")).ToContainTextAsync("outside 0-90 degrees");
        await Expect(page.Locator("[id='38214-3']")).ToHaveValueAsync("<script>alert(1)</script>");
        await Expect(page.Locator("[id='rom-flexion']")).ToHaveAttributeAsync("aria-invalid", "true");
        (await page.Locator("#main script").CountAsync()).ShouldBe(0);
        (await page.Locator("#answer").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_form_is_not_sent()
    {
        var page = await browser.Open("/assessment");
        await Send(page);

        await Expect(page.Locator("#faults")).ToContainTextAsync("Nothing was answered");
    }

    private static Task Send(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Send the assessment" }).ClickAsync();
}
