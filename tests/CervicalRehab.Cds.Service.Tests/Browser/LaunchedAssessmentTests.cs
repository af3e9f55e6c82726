using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Fetching;
using CervicalRehab.Cds.Service.Tests.FhirServer;
using CervicalRehab.Cds.Service.Tests.Trust;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>From the card to the record and back: a hook call, its link, the launch, the form, what is written to a real FHIR server, and the next hook call from that server alone.</summary>
[Collection(typeof(UsesBrowser))]
public sealed partial class LaunchedAssessmentTests(Chromium browser, TestFhirServer server) : IClassFixture<TestFhirServer>, IDisposable
{
    private const string Written = "#written .ledger li[data-state=written]";

    private static readonly SamplePatient Unexamined = SamplePatient.Baseline(TestHost.Today) with { Facts = [.. SamplePatient.Baseline(TestHost.Today).Facts.Where(fact => fact.Type == "Condition")] };

    private readonly TrustHost _app = new([
        $"Smart:Servers:0:Issuer={server.BaseUri}", "Smart:Servers:0:ClientId=assessment-app", "Fetch:AttemptMilliseconds=20000", "Fetch:BudgetMilliseconds=60000"]);

    /// <summary>What is granted and said, what is written by it, and the pathway of the next hook call.</summary>
    public static TheoryData<string, string, int, string, string> Servers => new()
    {
        { ".", "", 2, "QuestionnaireResponse 1, Observation 14, DocumentReference 0", "conservative-plan" },
        { ".", "", 1, "QuestionnaireResponse 1, Observation 14, DocumentReference 0", "conservative-plan" },
        { ".", "transaction", 2, "QuestionnaireResponse 1, Observation 14, DocumentReference 0", "conservative-plan" },
        { "rs$|Observation|fhirUser", "", 2, "QuestionnaireResponse 0, Observation 14, DocumentReference 0", "conservative-plan" },
        { "rs$|QuestionnaireResponse", "", 2, "QuestionnaireResponse 1, Observation 0, DocumentReference 0", "complete-assessment" },
        { ".", "Observation QuestionnaireResponse", 2, "QuestionnaireResponse 0, Observation 0, DocumentReference 1", "complete-assessment" },
        { "rs$", "", 2, "QuestionnaireResponse 0, Observation 0, DocumentReference 0", "complete-assessment" },
    };

    public void Dispose() => _app.Dispose();

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_is_found_gets_as_far_into_the_record_as_the_server_and_the_scopes_let_it(string grant, string without, int version, string written, string pathway)
    {
        var link = await CardLink();
        await server.SignsIn(new SignIn(Unexamined.Id) { User = "Practitioner/doc", Encounter = "enc-1", AppContext = link.Context, Grant = grant, Version = version, Without = without.Split(' ') });
        var page = await Launch(link.Url);
        await FillNormal(page);

        await Expect(page.Locator("#answer .card h3").First).ToContainTextAsync("Offer the rehab program");
        await Expect(page.Locator("#copy")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Hoffmann sign: left side absent", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
        var button = page.Locator("button[value=write]");
        if (written.EndsWith("Observation 0, DocumentReference 0", StringComparison.Ordinal) && written.StartsWith("QuestionnaireResponse 0", StringComparison.Ordinal))
        {
            (await button.CountAsync()).ShouldBe(0);
            await Expect(page.Locator("#answer")).ToContainTextAsync("This record takes nothing from here");
        }
        else
        {
            await button.ClickAsync();
            await Expect(page.Locator("#written")).ToContainTextAsync("Nothing is left to do");
            await Expect(page.Locator("#written .ledger li:not([data-state=written])")).ToHaveCountAsync(0);
        }

        $"QuestionnaireResponse {(await server.All("QuestionnaireResponse")).Length}, Observation {(await server.All("Observation")).Length}, DocumentReference {(await server.All("DocumentReference")).Length}".ShouldBe(written);
        (await Hook()).GetProperty("source").GetProperty("topic").GetProperty("code").GetString().ShouldBe(pathway);
    }

    [Fact]
    public async Task What_is_written_says_who_when_where_and_from_which_form()
    {
        var link = await CardLink();
        await server.SignsIn(new SignIn(Unexamined.Id) { User = "Practitioner/doc", Encounter = "enc-1", AppContext = link.Context });
        var page = await Launch(link.Url);
        await FillNormal(page);
        await page.Locator("button[value=write]").ClickAsync();
        await Expect(page.Locator(Written)).ToHaveCountAsync(15);
        await page.Locator("#change > summary").ClickAsync();
        await page.Locator("#gait-instability-52101004").CheckAsync();
        await page.Locator("button[value=check]").ClickAsync();
        await Expect(page.Locator("#answer .card-critical h3")).ToContainTextAsync("refer urgently");
        await page.Locator("button[value=write]").ClickAsync();
        await Expect(page.Locator(Written)).ToHaveCountAsync(15);

        var forms = await server.All("QuestionnaireResponse");
        var findings = await server.All("Observation");
        (forms.Length, findings.Length).ShouldBe((2, 15), "the correction is one more of each");
        foreach (var finding in findings)
        {
            finding.GetProperty("status").GetString().ShouldBe("final");
            finding.GetProperty("subject").GetProperty("reference").GetString().ShouldBe($"Patient/{Unexamined.Id}");
            finding.GetProperty("performer")[0].GetProperty("reference").GetString().ShouldBe("Practitioner/doc");
            finding.GetProperty("encounter").GetProperty("reference").GetString().ShouldBe("Encounter/enc-1");
            finding.GetProperty("effectiveDateTime").GetString().ShouldBe("2026-06-01T09:00:00+02:00");
            forms.Select(form => $"QuestionnaireResponse/{form.GetProperty("id").GetString()}").ShouldContain(finding.GetProperty("derivedFrom")[0].GetProperty("reference").GetString());
        }

        findings.Select(finding => finding.GetProperty("identifier")[0].GetProperty("value").GetString()).Distinct().Count().ShouldBe(15);
        (await Hook()).GetProperty("indicator").GetString().ShouldBe("critical");
    }

    private async Task<(string Url, string Context)> CardLink()
    {
        var record = SampleRequest.Prefetch(Unexamined);
        await server.ResetAsync();
        await server.LoadAsync([record["patient"]!.DeepClone().AsObject(), new JsonObject { ["resourceType"] = "Patient", ["id"] = "somebody-else", ["birthDate"] = "1960-01-01" },
            .. record.Where(key => key.Key != "patient").SelectMany(key => key.Value!["entry"]!.AsArray()).Select(entry => entry!["resource"]!.DeepClone().AsObject())]);
        var card = await Hook();
        card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString().ShouldBe("complete-assessment");
        var link = card.GetProperty("links").EnumerateArray().Single(one => one.GetProperty("type").GetString() == "smart");
        return (link.GetProperty("url").GetString()!, link.GetProperty("appContext").GetString()!);
    }

    // The record comes from the server alone: the call brings no prefetch.
    private async Task<JsonElement> Hook()
    {
        using var content = new StringContent(FetchingHost.Without(FetchingHost.Call(server.BaseUri.ToString(), Unexamined)).ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _app.Client.PostAsync(TrustHost.Hook, content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200, text);
        return JsonElement.Parse(text).GetProperty("cards")[0];
    }

    private Task<IPage> Launch(string url) => browser.Open(Address(url));

    private string Address(string url) => $"{_app.At(new Uri(url).AbsolutePath)}?iss={Uri.EscapeDataString(server.BaseUri.ToString())}&launch=xyz";

    private static async Task FillNormal(IPage page)
    {
        await Expect(page.Locator("form.assessment")).ToBeVisibleAsync();
        foreach (var region in AssessmentTests.Regions)
        {
            await page.Locator($"#confirm-{region}").CheckAsync();
        }

        foreach (var item in new[] { "shoulder-strength-17621005", "shoulder-rom-17621005", "shoulder-impingement-2667000", "rom-method-method-inclinometer" })
        {
            await page.Locator($"#{item}").CheckAsync();
        }

        await AssessmentTests.Measure(page);
        await page.Locator("button[value=check]").ClickAsync();
    }
}
