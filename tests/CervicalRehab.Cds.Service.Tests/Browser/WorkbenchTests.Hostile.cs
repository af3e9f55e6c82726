using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

public sealed partial class WorkbenchTests
{
    [Fact]
    public async Task An_answer_that_is_no_longer_kept_is_said_to_be_gone()
    {
        var page = await browser.Open("/?answer=0123456789abcdef0123456789abcdef");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no longer kept");
    }

    [Fact]
    public async Task What_the_service_refuses_is_said_as_its_OperationOutcome_says_it()
    {
        var page = await browser.Open(Gait);
        await page.GetByText("Edit, paste or upload a request").ClickAsync();

        await page.GetByLabel("Hook request (JSON)").FillAsync("""{ "hookInstance": "no-uuid", "context": { "userId": "Practitioner/1" } }""");
        await page.Locator("#bench > button").ClickAsync();

        await Expect(page.Locator(".status-line")).ToContainTextAsync("HTTP 400");
        await Expect(page.Locator(".issues")).ToContainTextAsync("context.patientId");
        await Expect(page.Locator(".issues")).ToContainTextAsync("hookInstance");
    }

    [Fact]
    public async Task A_request_that_is_pasted_is_sent_as_the_hook_it_says_unless_another_is_chosen()
    {
        var page = await browser.Open("/?sample=manipulation-signed&hook=order-sign");
        await page.GetByText("Edit, paste or upload a request").ClickAsync();
        var signed = await page.GetByLabel("Hook request (JSON)").InputValueAsync();
        await page.GotoAsync(new Uri(new Uri(page.Url), Gait).ToString());

        await Send(signed);
        await Expect(page.Locator("#call-hook")).ToHaveValueAsync("order-sign");
        await Expect(page.GetByText("manipulation").First).ToBeVisibleAsync();

        await page.Locator("#call-hook").SelectOptionAsync("patient-view");
        await Send(signed);
        await Expect(page.Locator("#call-hook")).ToHaveValueAsync("patient-view");

        await Send(" ");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no request");

        async Task Send(string request)
        {
            await page.GetByText("Edit, paste or upload a request").EvaluateAsync("summary => summary.parentElement.open = true");
            await page.GetByLabel("Hook request (JSON)").FillAsync(request);
            await page.Locator("#bench > button").ClickAsync();
        }
    }

    [Fact]
    public async Task A_server_nobody_trusts_is_not_asked_and_the_page_says_so()
    {
        var page = await browser.Open("/");

        await page.GetByText("Ask a FHIR server").ClickAsync();
        await page.GetByLabel("FHIR server (base address)").FillAsync("https://fhir.attacker.example/r4");
        await page.GetByLabel("Patient id").FillAsync("1");
        await page.Locator("form[action='/workbench/fhir-server'] button").ClickAsync();

        await Expect(page.Locator(".status-line")).ToContainTextAsync("HTTP 412");
        await Expect(page.Locator(".issues")).ToContainTextAsync("patient");
    }

    [Fact]
    public async Task Markup_in_the_record_comes_out_as_text()
    {
        var page = await browser.Open(Gait);
        await page.GetByText("Edit, paste or upload a request").ClickAsync();
        var alerted = false;
        page.Dialog += (_, dialog) =>
        {
            alerted = true;
            _ = dialog.DismissAsync();
        };
        var request = await page.GetByLabel("Hook request (JSON)").InputValueAsync();

        await page.GetByLabel("Hook request (JSON)").FillAsync(request.Replace("sample-encounter", "</textarea><script>alert(4)</script>", StringComparison.Ordinal)
            .Replace("\"birthDate\"", "\"name\": [{ \"text\": \"<img src=x onerror=alert(1)>\" }], \"birthDate\"", StringComparison.Ordinal));
        await page.Locator("#bench > button").ClickAsync();

        await Expect(page.Locator(".status-line")).ToContainTextAsync("HTTP");
        (await page.GetByLabel("Hook request (JSON)").InputValueAsync()).ShouldContain("<img src=x onerror=alert(1)>");
        (await page.Locator("#main script, #main img").CountAsync()).ShouldBe(0);
        alerted.ShouldBeFalse();
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_the_answer()
    {
        var page = await browser.Open("/");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#sample")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Unsteady");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#profile")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".card-critical")).ToBeVisibleAsync();
    }
}
