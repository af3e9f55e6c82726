using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Fetching;

namespace CervicalRehab.Cds.Service.Tests.Smart;

/// <summary>SMART App Launch against an authorization server: what opens the course, and everything that must not.</summary>
public sealed partial class LaunchTests : IAsyncLifetime
{
    private TestEhr _ehr = null!;
    private LaunchedApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _ehr = await TestEhr.Start(SamplePatient.Baseline(TestHost.Today).WithUnsided("gait-instability", present: true));
        _app = new LaunchedApp(_ehr);
    }

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await _ehr.DisposeAsync();
    }

    [Fact]
    public async Task A_launch_from_the_EHR_opens_the_course_of_its_patient()
    {
        var back = await _app.SignIn();
        (await _app.Get(back)).Location!.ToString().ShouldBe("/course");
        var (status, text, _) = await _app.Get("/course");

        status.ShouldBe(200, text);
        text.ShouldContain("refer urgently to spine surgery");
        text.ShouldContain("id sample-patient");
        var asked = _ehr.SignIns.ShouldHaveSingleItem();
        asked["launch"].ShouldBe("opaque-1");
        asked["scope"].ShouldStartWith("launch patient/Patient.rs patient/Condition.rs");
        asked["redirect_uri"].ShouldBe(_app.Host.At("/launch/callback"));
    }

    [Theory]
    [InlineData(null, " openid fhirUser patient/Observation.c patient/QuestionnaireResponse.rs patient/QuestionnaireResponse.c patient/DocumentReference.rs patient/DocumentReference.c")]
    [InlineData("Nothing", "")]
    public async Task Leave_to_write_is_asked_for_unless_nothing_is_to_be_written_there(string? way, string more)
    {
        using var app = new LaunchedApp(_ehr, way is null ? [] : [$"Smart:Servers:0:Write={way}"]);
        await app.SignIn();

        _ehr.SignIns.Last()["scope"].ShouldBe("launch patient/Patient.rs patient/Condition.rs patient/Observation.rs patient/DiagnosticReport.rs patient/Procedure.rs patient/CarePlan.rs patient/ServiceRequest.rs patient/MedicationRequest.rs patient/MedicationStatement.rs" + more);
    }

    [Fact]
    public async Task An_EHR_that_refuses_a_scope_is_asked_again_for_reading_alone()
    {
        _ehr.Denial = "invalid_scope";
        var (status, text, again) = await _app.Get(await _app.SignIn());
        status.ShouldBe(302, text);
        _ehr.Denial = null;
        var back = await TestEhr.SignIn(again!);
        (await _app.Get(back.ToString())).Location!.ToString().ShouldBe("/course");

        _ehr.SignIns.Last()["scope"].ShouldEndWith("patient/MedicationStatement.rs");
        _ehr.SignIns.Last()["launch"].ShouldBe("opaque-1");
    }

    [Fact]
    public async Task An_EHR_that_refuses_even_reading_is_not_asked_for_ever()
    {
        _ehr.Denial = "invalid_scope";
        var (_, _, again) = await _app.Get(await _app.SignIn());
        var (status, text, _) = await _app.Get((await TestEhr.SignIn(again!)).ToString());

        status.ShouldBe(403);
        text.ShouldContain("invalid_scope");
    }

    [Fact]
    public async Task Standalone_it_asks_the_EHR_for_the_patient()
    {
        await _app.Get(await _app.SignIn(more: string.Empty));

        _ehr.SignIns.ShouldHaveSingleItem().ShouldNotContainKey("launch");
        _ehr.SignIns.Single()["scope"].ShouldStartWith("launch/patient ");
        (await _app.Get("/course")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_token_stays_on_the_server_and_out_of_the_log()
    {
        var back = await _app.SignIn();
        var returned = await _app.Get(back);
        var page = await _app.Get("/course");

        (back + returned.Location + returned.Text + page.Text + _app.SessionId).ShouldNotContain(TestEhr.Token);
        _app.SessionId.Length.ShouldBe(43);
        var code = back.Split("code=")[1].Split('&')[0];
        _app.Host.Log.Lines.ShouldAllBe(line => !line.Contains(TestEhr.Token, StringComparison.Ordinal) && !line.Contains(code, StringComparison.Ordinal) && !line.Contains("sample-patient", StringComparison.Ordinal));
        _ehr.Fhir.Requests.ShouldContain(request => request.Authorization == $"Bearer {TestEhr.Token}");
    }

    [Fact]
    public async Task When_the_token_has_run_out_it_says_to_launch_again()
    {
        _ehr.TokenSeconds = 0;
        (await _app.Get(await _app.SignIn())).Status.ShouldBe(302);
        var (status, text, _) = await _app.Get("/course");

        status.ShouldBe(401);
        text.ShouldContain("Access to the record has ended");
        text.ShouldContain("Launch again from the EHR");
    }

    [Fact]
    public async Task A_token_the_server_no_longer_takes_shows_no_course()
    {
        await _app.Get(await _app.SignIn());
        _ehr.Fhir.On("conditions", Faults.Status(401));
        var (status, text, _) = await _app.Get("/course");

        status.ShouldBe(502);
        text.ShouldContain("No course to show");
        text.ShouldContain("conditions");
    }

    [Fact]
    public async Task Every_sign_in_has_a_session_of_its_own()
    {
        await _app.Get(await _app.SignIn());
        var first = _app.SessionId;
        await _app.Get(await _app.SignIn());

        _app.SessionId.ShouldNotBe(first);
        using var old = new HttpClient();
        old.DefaultRequestHeaders.Add("Cookie", $"cervical-rehab-course={first}");
        using var answer = await old.GetAsync(_app.Host.At("/course"), TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task A_confidential_client_shows_its_secret_in_the_header_alone()
    {
        _ehr.Secret = "s3cret";
        using var right = new LaunchedApp(_ehr, "Smart:Servers:0:ClientSecret=s3cret");
        using var wrong = new LaunchedApp(_ehr, "Smart:Servers:0:ClientSecret=other");

        (await right.Get(await right.SignIn())).Status.ShouldBe(302);
        (await wrong.Get(await wrong.SignIn())).Text.ShouldContain("invalid_client");
    }

    [Fact]
    public async Task Markup_in_the_name_comes_out_as_text()
    {
        _ehr.Fhir.Record["patient"]!["name"] = new JsonArray(new JsonObject { ["text"] = "<script>alert(1)</script>" });
        await _app.Get(await _app.SignIn());
        var (_, text, _) = await _app.Get("/course");

        text.ShouldContain("&lt;script&gt;alert(1)");
        text.ShouldNotContain("<script");
    }
}
