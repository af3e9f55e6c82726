using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>The assessment form of a sample, filled in a real browser.</summary>
[Collection(typeof(UsesBrowser))]
public sealed partial class AssessmentTests(Chromium browser)
{
    /// <summary>Motion and pain of a normal examination, in the order of the form.</summary>
    internal static readonly (string Id, string Value)[] Measured =
    [
        ("rom-flexion", "40"), ("rom-extension", "45"), ("rom-rotation-right", "60"), ("rom-rotation-left", "58"), ("rom-lateral-flexion-right", "32"), ("rom-lateral-flexion-left", "30"), ("38214-3", "45"),
    ];

    internal static readonly string[] Regions = ["hands", "arms", "legs-and-gait", "bladder-and-bowel"];

    [Fact]
    public async Task What_was_missing_is_filled_in_and_the_plan_is_offered()
    {
        var page = await browser.Open("/assessment");
        await Measure(page);
        await page.GetByLabel("Inclinometer").CheckAsync();
        await Send(page);

        await Expect(page.Locator("#answer .card h3").First).ToContainTextAsync("Offer the rehab program");
        await Expect(page.Locator(".found")).ToContainTextAsync("Cervical range of motion panel: method inclinometer, cervical flexion 40 degrees");
        await Expect(page.Locator("#copy")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("INFO: Offer the rehab program[\\s\\S]*Draft, ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
        await Expect(page.Locator("[id='rom-flexion']")).ToHaveValueAsync("40");
        (await page.Locator("#answer button").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_complete_normal_examination_takes_at_most_twelve_taps_on_two_screens()
    {
        var page = await browser.Open("/assessment?sample=stale-screen");
        var taps = 0;
        var screens = new HashSet<string>(StringComparer.Ordinal) { "form" };
        (await page.Locator("input:checked").CountAsync()).ShouldBe(0, "nothing is chosen beforehand");
        foreach (var region in Regions)
        {
            await Tap(page.Locator($"#confirm-{region}"));
        }

        foreach (var item in new[] { "shoulder-strength-17621005", "shoulder-rom-17621005", "shoulder-impingement-2667000", "rom-method-method-inclinometer" })
        {
            await Tap(page.Locator($"#{item}"));
        }

        // One tap into the first number; the key to the next field leads through the rest, on a screen's keyboard as well.
        await Tap(page.Locator("#rom-flexion"));
        foreach (var (id, value) in Measured)
        {
            while (await page.EvaluateAsync<string>("() => document.activeElement.id") != id)
            {
                await page.Keyboard.PressAsync("Tab");
            }

            await page.Keyboard.TypeAsync(value);
        }

        await Tap(page.GetByRole(AriaRole.Button, new() { Name = "Show the card with these answers" }));
        await Expect(page.Locator("#answer .card h3").First).ToContainTextAsync("Offer the rehab program");
        screens.Add("answer");

        // A launched page has one more: to write it.
        (taps + 1).ShouldBe(11);
        screens.Count.ShouldBe(2);
        await Expect(page.Locator(".found dd").Filter(new() { HasText = "confirmed with its region" })).ToHaveCountAsync(9);

        async Task Tap(ILocator where)
        {
            taps++;
            await where.ClickAsync();
        }
    }

    [Fact]
    public async Task A_confirmation_says_nothing_of_what_was_answered_otherwise_and_each_item_stays_changeable()
    {
        var page = await browser.Open("/assessment?sample=stale-screen");
        await page.Locator("#hoffmann-sign-left-side-52101004").CheckAsync();
        await page.Locator("#hoffmann-sign-right-side-52101004").CheckAsync();
        await page.Locator("#confirm-hands").CheckAsync();
        await Send(page);

        await Expect(page.Locator("#answer .card h3").First).ToContainTextAsync("Hoffmann");
        await Expect(page.Locator(".found")).ToContainTextAsync("Hoffmann sign: left side present, right side present");
        await Expect(page.Locator(".found")).ToContainTextAsync("Weakness of the hand: left side absent, right side absent (confirmed with its region)");
        await page.Locator("#change > summary").ClickAsync();
        await page.Locator("#hoffmann-sign-left-side-2667000").CheckAsync();
        await Send(page);
        await Expect(page.Locator(".found")).ToContainTextAsync("Hoffmann sign: left side absent, right side present");
    }

    [Fact]
    public async Task A_region_that_is_not_asked_for_cannot_be_confirmed_unseen()
    {
        var page = await browser.Open("/assessment?sample=conservative-plan");

        (await page.Locator(".confirm").CountAsync()).ShouldBe(0);
        await Expect(page.Locator("form.assessment")).ToContainTextAsync("Nothing is missing");
        await Expect(page.Locator("#gait-instability")).ToContainTextAsync("Last: absent, May 27");
    }

    [Fact]
    public async Task The_keyboard_alone_fills_and_sends_it()
    {
        var page = await browser.Open("/assessment?sample=stale-screen");
        foreach (var region in Regions)
        {
            await TabTo(page, $"confirm-{region}");
            await page.Keyboard.PressAsync("Space");
        }

        await TabTo(page, "shoulder-strength-17621005");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("shoulder-strength-263654008");
        await TabTo(page, null);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".found")).ToContainTextAsync("abnormal");
        await Expect(page.Locator("#answer .card h3").First).ToContainTextAsync("Complete the assessment");
    }

    internal static async Task Measure(IPage page)
    {
        foreach (var (id, value) in Measured)
        {
            await page.Locator($"[id='{id}']").FillAsync(value);
        }
    }

    // Nobody presses Tab more often than there are fields; without an id the button that sends is meant.
    private static async Task TabTo(IPage page, string? id)
    {
        for (var presses = 0; presses < 150; presses++)
        {
            if (await page.EvaluateAsync<bool>("id => id ? document.activeElement.id === id : document.activeElement.matches('button[name=step]')", id))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {id ?? "the button"}.");
    }

    private static Task Send(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Show the card with these answers" }).ClickAsync();
}
