using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

public sealed partial class AssessmentTests
{
    [Fact]
    public async Task A_sign_that_is_present_stops_everything_else()
    {
        var page = await browser.Open("/assessment?sample=conservative-plan");
        await page.Locator("details:has([id='gait-instability']) > summary").ClickAsync();
        await page.Locator("[id='gait-instability']").GetByLabel("Present").CheckAsync();
        await Send(page);

        await Expect(page.Locator("#answer .card").First).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("card-critical", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
        await Expect(page.Locator("#answer .card-critical h3")).ToContainTextAsync("refer urgently");
    }

    [Fact]
    public async Task What_is_not_answered_is_not_absent_and_what_was_not_examined_is_neither()
    {
        var page = await browser.Open("/assessment?sample=stale-screen");
        await page.Locator("[id='gait-instability']").GetByLabel("Absent").CheckAsync();
        await page.Locator("[id='bladder-dysfunction']").GetByLabel("Not examined").CheckAsync();
        await page.Locator("[id='rom-cervical-panel--not-examined']").CheckAsync();
        await Send(page);

        await Expect(page.Locator("#answer .card h3").First).ToContainTextAsync("Complete the assessment");
        await Expect(page.Locator(".found")).ToContainTextAsync("Bladder dysfunction: not examined");
        await Expect(page.Locator(".found")).ToContainTextAsync("cervical flexion not examined");
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
    public async Task What_was_entered_and_not_sent_is_there_when_one_comes_back()
    {
        var page = await browser.Open("/assessment");
        await page.Locator("[id='rom-flexion']").FillAsync("41");
        await page.GetByLabel("Inclinometer").CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Review", Exact = true }).ClickAsync();
        await page.GoBackAsync();

        await Expect(page.Locator("[id='rom-flexion']")).ToHaveValueAsync("41");
        await Expect(page.GetByLabel("Inclinometer")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_form_that_nobody_can_read_any_more_comes_back_as_text_to_copy()
    {
        var page = await browser.Open("/assessment?sample=stale-screen");
        await page.Locator("[id='rom-flexion']").FillAsync("41");
        await page.Locator("[id='gait-instability']").GetByLabel("Absent").CheckAsync();
        await page.Locator("#confirm-hands").CheckAsync();
        await page.Locator("input[name=state]").EvaluateAsync("field => field.value = 'of another process'");
        await Send(page);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The form has expired. Nothing was evaluated or written.");
        var entered = await page.GetByLabel("What you entered, to copy").InputValueAsync();
        entered.ShouldContain("cervical flexion 41");
        entered.ShouldContain("absent");
        entered.ShouldContain("confirmed as absent");
    }

    [Fact]
    public async Task An_empty_form_is_not_sent()
    {
        var page = await browser.Open("/assessment");
        await Send(page);

        await Expect(page.Locator("#faults")).ToContainTextAsync("Nothing was answered");
    }
}
