using CervicalRehab.Cds.Service.Tests.FhirServer;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

public sealed partial class LaunchedAssessmentTests
{
    [Fact]
    public async Task With_another_patient_open_in_the_EHR_nothing_is_written_and_nothing_entered_is_lost()
    {
        var link = await CardLink();
        await server.SignsIn(new SignIn(Unexamined.Id) { AppContext = link.Context });
        var page = await Launch(link.Url);
        await FillNormal(page);
        await Expect(page.Locator("button[value=write]")).ToBeVisibleAsync();
        await server.SignsIn(new SignIn("somebody-else") { AppContext = link.Context });
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(Address(link.Url));

        await page.Locator("button[value=write]").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Another patient has been opened");
        await Expect(page.Locator("#rom-flexion")).ToHaveValueAsync("40");
        (await server.All("Observation")).ShouldBeEmpty();
        (await server.All("QuestionnaireResponse")).ShouldBeEmpty();

        await server.SignsIn(new SignIn(Unexamined.Id) { AppContext = link.Context });
        await other.GotoAsync(Address(link.Url));
        await page.Locator("button[value=check]").ClickAsync();
        await page.Locator("button[value=write]").ClickAsync();
        await Expect(page.Locator(Written)).ToHaveCountAsync(15);
    }

    [Fact]
    public async Task What_was_typed_of_one_patient_never_stands_in_the_form_of_another()
    {
        var link = await CardLink();
        await server.SignsIn(new SignIn(Unexamined.Id) { AppContext = link.Context });
        var page = await Launch(link.Url);
        var address = page.Url;
        await page.Locator("#rom-flexion").FillAsync("33");
        await page.Locator("#confirm-hands").CheckAsync();
        await server.SignsIn(new SignIn("somebody-else") { AppContext = link.Context });
        await page.GotoAsync(Address(link.Url));
        page.Url.ShouldNotBe(address);

        for (var back = 0; page.Url != address && back < 4; back++)
        {
            await page.GoBackAsync();
        }

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Another patient has been opened");
        await Expect(page.Locator("form.assessment")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the form of the patient who is open now" }).ClickAsync();
        page.Url.ShouldNotBe(address);

        await server.SignsIn(new SignIn(Unexamined.Id) { AppContext = link.Context });
        await page.GotoAsync(Address(link.Url));
        page.Url.ShouldBe(address);
    }

    [Fact]
    public async Task A_session_that_ends_is_warned_of_and_loses_nothing()
    {
        var link = await CardLink();
        await server.SignsIn(new SignIn(Unexamined.Id) { AppContext = link.Context, ExpiresIn = 4 });
        var page = await Launch(link.Url);
        await Expect(page.Locator(".expiring")).ToBeVisibleAsync();
        foreach (var region in AssessmentTests.Regions)
        {
            await page.Locator($"#confirm-{region}").CheckAsync();
        }

        await page.Locator("#rom-flexion").FillAsync("40");
        await Task.Delay(TimeSpan.FromSeconds(4.5), TestContext.Current.CancellationToken);
        await page.Locator("button[value=check]").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Access to the record has ended");
        await Expect(page.Locator("#rom-flexion")).ToHaveValueAsync("40");
        await Expect(page.Locator("#confirm-hands")).ToBeCheckedAsync();

        await server.SignsIn(new SignIn(Unexamined.Id) { AppContext = link.Context });
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(Address(link.Url));
        await page.Locator("button[value=check]").ClickAsync();
        await Expect(page.Locator(".found")).ToContainTextAsync("Hoffmann sign: left side absent, right side absent (confirmed with its region)");
        (await page.Locator(".expiring").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_that_never_came_is_looked_for_and_said_and_the_same_button_goes_on()
    {
        var link = await CardLink();
        await server.SignsIn(new SignIn(Unexamined.Id) { AppContext = link.Context, Without = ["transaction"] });
        var page = await browser.Open(Address(link.Url), width: 320, measured: true);
        await FillNormal(page);
        await server.FaultAsync(new Fault("/fhir/Observation") { Status = 502, Times = 3 });
        await page.Locator("button[value=write]").ClickAsync();

        await Expect(page.Locator("#written li[data-state=unknown]").First).ToContainTextAsync("502");
        var unknown = await page.Locator("#written li[data-state=unknown]").CountAsync();
        unknown.ShouldBeGreaterThan(0);
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "assessment-unknown-320.png"), FullPage = true });
        }

        await AssessmentLookTests.Check(page, 320);
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again, and write what is missing" }).ClickAsync();
        await Expect(page.Locator("#written")).ToContainTextAsync("Nothing is left to do");
        (await server.All("Observation")).Length.ShouldBe(14);
    }

    [Fact]
    public async Task A_form_that_was_sent_comes_back_by_the_back_button_and_by_its_address()
    {
        var link = await CardLink();
        await server.SignsIn(new SignIn(Unexamined.Id) { AppContext = link.Context });
        var page = await Launch(link.Url);
        await page.Locator("#rom-flexion").FillAsync("91");
        await page.Locator("#confirm-arms").CheckAsync();
        await page.Locator("button[value=check]").ClickAsync();
        await Expect(page.Locator("#faults")).ToContainTextAsync("outside 0-90 degrees");
        await page.GotoAsync(_app.At("/course"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Fill in the assessment" }).ClickAsync();

        await Expect(page.Locator("#rom-flexion")).ToHaveValueAsync("91");
        await Expect(page.Locator("#confirm-arms")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_red_flag_that_was_found_stays_on_the_page_when_the_record_cannot_be_read_again()
    {
        var page = await FoundGait(new SignIn(Unexamined.Id));
        await server.FaultAsync(new Fault($"/fhir/Patient/{Unexamined.Id}") { Status = 503, Times = 5 });
        await page.Locator("button[value=write]").ClickAsync();

        await Expect(page.Locator("#written .ledger li[data-state=written]").First).ToBeVisibleAsync();
        await Expect(page.Locator("#answer .card-critical h3")).ToContainTextAsync("refer urgently");
        await Expect(page.Locator("#answer")).ToContainTextAsync("could not be read again");
        await Expect(page.Locator("#answer")).Not.ToContainTextAsync("The protocol does not apply");
        await Expect(page.Locator("#written")).Not.ToContainTextAsync("Nothing is left to do");
    }

    [Fact]
    public async Task A_red_flag_that_the_record_takes_as_a_note_stands_above_what_the_record_alone_says()
    {
        var page = await FoundGait(new SignIn(Unexamined.Id) { Without = ["Observation", "QuestionnaireResponse", "transaction"] });
        await page.Locator("button[value=write]").ClickAsync();

        await Expect(page.Locator("#answer .card").First.Locator("h3").First).ToContainTextAsync("refer urgently");
        await Expect(page.Locator("#answer .card h3").Last).ToContainTextAsync("Complete the assessment");
        await Expect(page.Locator("#answer")).ToContainTextAsync("What the record alone says now");
        await Expect(page.Locator("#written")).ToContainTextAsync("the record does not say yet what you found");
    }

    [Fact]
    public async Task Enter_in_a_field_writes_nothing()
    {
        var page = await FoundGait(new SignIn(Unexamined.Id));
        await page.Locator("#change > summary").ClickAsync();
        await page.Locator("#rom-flexion").PressAsync("Enter");

        await Expect(page.Locator("#answer .card-critical h3")).ToContainTextAsync("refer urgently");
        (await server.All("Observation")).ShouldBeEmpty();
    }

    private async Task<IPage> FoundGait(SignIn signIn)
    {
        var link = await CardLink();
        await server.SignsIn(signIn with { AppContext = link.Context });
        var page = await Launch(link.Url);
        await page.Locator("#gait-instability-52101004").CheckAsync();
        await page.Locator("button[value=check]").ClickAsync();
        await Expect(page.Locator("#answer .card-critical h3")).ToContainTextAsync("refer urgently");
        return page;
    }
}
