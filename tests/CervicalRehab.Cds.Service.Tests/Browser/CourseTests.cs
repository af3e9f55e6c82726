using System.Text;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>The patient's course of the samples, in a real browser.</summary>
[Collection(typeof(UsesBrowser))]
public sealed partial class CourseTests(Chromium browser)
{
    [Fact]
    public async Task Five_visits_show_as_charts_against_baseline_and_goal()
    {
        var page = await browser.Open("/course?sample=five-visits");

        (await page.Locator("figure.measure").CountAsync()).ShouldBe(7);
        await Expect(page.Locator("figure.measure").First).ToContainTextAsync("+16 better");
        await Expect(page.Locator("figure.measure svg").First).ToHaveAttributeAsync("aria-label", new Regex("Flexion in degrees; .*baseline 24; goal at least 34; worse from 14", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.GetByText("The values as a table").ClickAsync();
        await Expect(page.Locator("table.figures tbody tr").First).ToContainTextAsync("40");
        await Expect(page.Locator("section[aria-labelledby=program-h]")).ToContainTextAsync("Day 56, day 0 was 2026-04-06");
        await Expect(page.Locator(".changes")).ToContainTextAsync("35 → 30 mm");
    }

    [Fact]
    public async Task The_grid_says_in_words_what_is_known_and_what_is_not()
    {
        var page = await browser.Open("/course?sample=stale-screen");

        await Expect(page.Locator(".signs tr", new() { HasText = "Gait instability" }).Locator(".now")).ToContainTextAsync("absent, too old");
        await Expect(page.Locator(".standing")).ToContainTextAsync("Complete assessment");
        await Expect(page.Locator(".missing")).ToContainTextAsync("stale, last recorded");
        await Expect(page.Locator("#program-h + p")).ToContainTextAsync("No program");
    }

    [Fact]
    public async Task What_blocks_progress_is_named_condition_by_condition()
    {
        var page = await browser.Open("/course?sample=progress");
        await Expect(page.Locator(".conditions .met")).ToHaveCountAsync(14);

        await page.GotoAsync("/course?sample=worse-at-day-20");
        await Expect(page.Locator(".blocks")).ToContainTextAsync("CAVEAT-05");
        await Expect(page.Locator(".conditions .open", new() { HasText = "comparable with baseline and not worse" })).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("five-visits")]
    [InlineData("stale-screen")]
    [InlineData("missing-baseline")]
    [InlineData("progress")]
    [InlineData("gait-instability")]
    public async Task It_prints_on_one_page(string sample)
    {
        var page = await browser.Open($"/course?sample={sample}");
        var printed = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        PrintedPage().Count(printed).ShouldBe(1);
    }

    [Fact]
    public async Task A_patient_outside_the_protocol_is_not_called_clear()
    {
        var page = await browser.Open("/course?sample=no-opll");

        await Expect(page.Locator(".standing")).ToContainTextAsync("does not apply");
        await Expect(page.Locator(".standing")).ToContainTextAsync("Nothing was ruled out");
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex PrintedPage();
}
