namespace CervicalRehab.Cds.Service.Tests.Smart;

public sealed partial class LaunchTests
{
    [Fact]
    public async Task A_server_that_is_not_registered_is_never_contacted()
    {
        var before = _ehr.Fhir.Requests.Length;
        var (status, text, _) = await _app.Get($"/launch?iss={Uri.EscapeDataString(_ehr.Issuer + "/other")}&launch=1");

        status.ShouldBe(403);
        text.ShouldContain("not registered for launches");
        _ehr.Fhir.Requests.Length.ShouldBe(before);
    }

    [Fact]
    public async Task A_wrong_state_opens_nothing()
    {
        var back = await _app.SignIn();

        var (status, text, _) = await _app.Get(back.Replace("state=", "state=x", StringComparison.Ordinal));

        status.ShouldBe(400);
        text.ShouldContain("Launch again");
        _app.SessionId.ShouldBeEmpty();
        _ehr.Redeemed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_browser_cannot_finish_the_sign_in()
    {
        var back = await _app.SignIn();
        using var other = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await other.GetAsync(back, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(400);
        _ehr.Redeemed.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_of_another_issuer_is_refused()
    {
        _ehr.AnswersAs = "https://other.example";
        var (status, text, _) = await _app.Get(await _app.SignIn());

        status.ShouldBe(400);
        text.ShouldContain("another server");
        _ehr.Redeemed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Denied_consent_is_said_plainly()
    {
        _ehr.Denial = "access_denied";
        var (status, text, _) = await _app.Get(await _app.SignIn());

        status.ShouldBe(403);
        text.ShouldContain("Access to the record was not granted");
        _app.SessionId.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var back = await _app.SignIn();
        (await _app.Get(back)).Status.ShouldBe(302);

        (await _app.Get(back)).Status.ShouldBe(400);
        var again = await _app.SignIn();
        var used = back.Split("code=")[1].Split('&')[0];
        var (status, text, _) = await _app.Get(again.Replace(again.Split("code=")[1].Split('&')[0], used, StringComparison.Ordinal));

        status.ShouldBe(502);
        text.ShouldContain("invalid_grant");
        _ehr.Redeemed.ShouldBe([200, 400]);
    }

    [Fact]
    public async Task Without_a_patient_or_without_PKCE_nothing_opens()
    {
        _ehr.Patient = null;
        (await _app.Get(await _app.SignIn())).Text.ShouldContain("named no patient");
        _ehr.HasPkce = false;
        using var later = new LaunchedApp(_ehr);
        var (status, text, _) = await later.Get($"/launch?iss={Uri.EscapeDataString(_ehr.Issuer)}");

        status.ShouldBe(502);
        text.ShouldContain("PKCE with S256");
    }
}
