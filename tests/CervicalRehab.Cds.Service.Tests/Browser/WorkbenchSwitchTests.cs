using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Browser;

/// <summary>Who is served pages, without a browser.</summary>
public sealed class WorkbenchSwitchTests
{
    private static readonly string[] Pages = ["/review", "/insights/page", "/assessment", "/workbench/workbench.css"];

    [Fact]
    public async Task Switched_off_none_of_it_is_served()
    {
        using var host = new TrustHost("Workbench:Enabled=false");

        foreach (var page in Pages)
        {
            using var answer = await host.Send(HttpMethod.Get, page, null);
            ((int)answer.StatusCode).ShouldBe(404, page);
        }

        using var course = await host.Send(HttpMethod.Get, "/course?sample=five-visits", null);
        ((int)course.StatusCode).ShouldBe(404);
        using var sent = await host.Send(HttpMethod.Post, "/workbench/send", null);
        ((int)sent.StatusCode).ShouldBe(404);
        using var start = await host.Send(HttpMethod.Get, "/?sample=gait-instability", null);
        (await start.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<form");
    }

    [Fact]
    public async Task Outside_Development_without_operators_there_are_no_pages()
    {
        using var host = new TrustHost([.. TrustHost.Production, "AllowAnonymous=true", "Workbench:Enabled=true"]);

        foreach (var page in Pages.Append("/").Except(["/assessment"]))
        {
            using var answer = await host.Send(HttpMethod.Get, page, null);
            ((int)answer.StatusCode).ShouldBe(404, page);
        }

        // The form is a launch's, like the course: nobody is an operator there, and there are no samples.
        using var form = await host.Send(HttpMethod.Get, "/assessment", null);
        ((int)form.StatusCode).ShouldBe(401);
        using var sample = await host.Send(HttpMethod.Get, "/assessment?sample=stale-screen", null);
        ((int)sample.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var host = new TestHost();
        using var client = host.CreateClient();
        using var form = new FormUrlEncodedContent([new("request", "{}"), new("hook", "patient-view")]);
        using var answer = await client.PostAsync("/workbench/send", form, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Nothing was sent");
    }

    [Theory]
    [InlineData("/workbench/send", "/")]
    [InlineData("/workbench/fhir-server", "/")]
    [InlineData("/workbench/feedback", "/")]
    [InlineData("/course/close", "/course")]
    public async Task The_address_of_a_form_that_was_sent_leads_to_its_page(string form, string page)
    {
        using var host = new TestHost();
        using var client = host.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(form, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(302);
        answer.Headers.Location?.ToString().ShouldBe(page);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/review")]
    [InlineData("/insights/page")]
    [InlineData("/course?sample=five-visits")]
    [InlineData("/assessment")]
    public async Task Pages_let_no_script_in(string path)
    {
        using var host = new TestHost();
        using var client = host.CreateClient();
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));

        ((int)answer.StatusCode).ShouldBe(200);
        policy.ShouldStartWith("default-src 'none'; style-src 'self'");
        policy.ShouldNotContain("script-src");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<script");
    }
}
