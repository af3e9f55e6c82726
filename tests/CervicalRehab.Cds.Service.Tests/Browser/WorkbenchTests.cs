using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>The workbench through its real work, in a real browser against a real process.</summary>
[Collection(typeof(UsesBrowser))]
public sealed partial class WorkbenchTests(Chromium browser)
{
    private const string Gait = "/?sample=gait-instability&hook=patient-view";

    private const string Hostile = "<img src=x onerror=alert(1)> [click](javascript:alert(2)) <script>alert(3)</script>";

    [Fact]
    public async Task A_newcomer_chooses_a_situation_and_sees_the_card_with_its_basis()
    {
        var page = await browser.Open("/");

        await page.GetByRole(AriaRole.Link, new() { Name = "Unsteady gait", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Do not start rehab; refer urgently to spine surgery" })).ToBeVisibleAsync();
        await Expect(page.Locator(".card-critical .card-meta")).ToContainTextAsync("Critical");
        await Expect(page.Locator(".status-line").First).ToContainTextAsync("HTTP 200");
        await Expect(page.Locator(".status-line").First).ToContainTextAsync(" ms");
        await page.GetByText("Decision trace").First.ClickAsync();
        await Expect(page.Locator("details[open] tbody").GetByText("REDFLAG-02", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".draft dl").First).ToContainTextAsync("Referral to spine surgery for evaluation");
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Accepting_and_overriding_change_the_insights()
    {
        var (issued, accepted, overridden) = await Figures();
        var page = await browser.Open("/?sample=bilateral-hoffmann&hook=patient-view");

        await page.GetByRole(AriaRole.Button, new() { Name = "Draft: referral to spine surgery", Exact = true }).ClickAsync();
        await Expect(page.Locator("#feedback")).ToContainTextAsync("Draft added. Feedback stored");
        await Expect(page.Locator(".card.handled .card-meta")).ToContainTextAsync("Draft added");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Draft: referral to spine surgery" })).ToHaveCountAsync(0);

        // The page has an address of its own: loading it again sends nothing.
        await page.ReloadAsync();
        await Expect(page.Locator("#feedback")).ToContainTextAsync("Draft added");
        await page.GetByText("Override this card").First.ClickAsync();
        await page.GetByLabel("Reason").First.SelectOptionAsync(new SelectOptionValue { Label = "Already under surgical care" });
        await page.GetByLabel("Comment (stored as sensitive text)").First.FillAsync(Hostile);
        await page.GetByRole(AriaRole.Button, new() { Name = "Override", Exact = true }).First.ClickAsync();
        await Expect(page.Locator("#feedback")).ToContainTextAsync("Feedback stored");
        await page.GetByText("Feedback as sent").ClickAsync();

        await Expect(page.Locator("#feedback pre")).ToContainTextAsync("<script>alert(3)</script>");
        (await page.Locator("#main script, #main img").CountAsync()).ShouldBe(0);
        await Expect(page.Locator(".card.handled .card-meta")).ToContainTextAsync("Overridden");
        await WaitFor(async () => await Figures() is var now && now.Issued == issued + 1 && now.Accepted == accepted + 1 && now.Overridden == overridden + 1);
    }

    [Fact]
    public async Task The_patient_has_a_name_an_age_and_a_reason_to_come()
    {
        var page = await browser.Open(Gait);

        await Expect(page.Locator(".patient strong")).ToHaveTextAsync("Ruth Nakamura");
        await Expect(page.Locator(".patient span").First).ToHaveTextAsync("66 years");
        await Expect(page.Locator(".patient span").Last).ToHaveTextAsync("Unsteady on stairs, neck follow-up");
    }

    [Fact]
    public async Task On_a_phone_the_card_comes_before_the_forms()
    {
        var page = await browser.Open(Gait, width: 400);
        var card = (await page.Locator(".card").First.BoundingBoxAsync())!;
        var form = (await page.Locator(".bench-call").BoundingBoxAsync())!;

        card.Y.ShouldBeLessThan(500);
        form.Y.ShouldBeGreaterThan(card.Y + card.Height);
    }

    [Fact]
    public async Task A_drafted_manipulation_can_be_deleted_or_replaced_and_its_card_comes_first()
    {
        var page = await browser.Open("/?sample=manipulation-signed&hook=order-sign");

        await Expect(page.Locator(".card").First.Locator("h3")).ToContainTextAsync("Remove the cervical manipulation order");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Replace with mobilization" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the manipulation order" }).ClickAsync();
        await Expect(page.Locator(".card.handled .card-meta")).ToContainTextAsync("Draft removed");
    }

    [Fact]
    public async Task A_draft_that_is_ticked_goes_with_the_call()
    {
        var page = await browser.Open("/?sample=conservative-plan&hook=patient-view");
        await page.GetByText("Edit, paste or upload a request").ClickAsync();

        await page.Locator("#call-hook").SelectOptionAsync("order-select");
        await page.GetByLabel("Cervical manipulation").CheckAsync();
        await page.Locator("#bench > button").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Remove the cervical manipulation order" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Cervical manipulation" })).ToBeCheckedAsync();
    }

    private async Task<(int Issued, int Accepted, int Overridden)> Figures()
    {
        var page = await browser.Open("/insights/page");
        var cells = page.Locator("tr", new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "Surgical referral", Exact = true }) }).First.Locator("td");
        var figures = await cells.CountAsync() == 0 ? ["0", "0", "0"] : await cells.AllInnerTextsAsync();
        await page.CloseAsync();
        return (Number(figures[0]), Number(figures[1]), Number(figures[2]));
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // Issued cards are written behind the answer.
    private static async Task WaitFor(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        (await holds()).ShouldBeTrue();
    }
}
