using System.Text;
using CervicalRehab.Cds.Service.Tests.Fetching;
using Microsoft.AspNetCore.Http;

namespace CervicalRehab.Cds.Service.Tests.Smart;

/// <summary>An authorization server that answers no token: the page says so, whatever it answers.</summary>
public sealed class BrokenTokenAnswerTests : IAsyncLifetime
{
    private TestEhr _ehr = null!;
    private LaunchedApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _ehr = await TestEhr.Start();
        _app = new LaunchedApp(_ehr);
    }

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await _ehr.DisposeAsync();
    }

    [Theory]
    [InlineData("aborted")]
    [InlineData("cut off")]
    [InlineData("in a character set that nobody knows")]
    [InlineData("no JSON")]
    [InlineData("a list")]
    [InlineData("half a character")]
    [InlineData("plain as gzip")]
    [InlineData("too large")]
    [InlineData("hanging")]
    [InlineData("hanging in the body")]
    public async Task What_is_no_token_opens_nothing(string what)
    {
        var back = await _app.SignIn();
        _ehr.Fhir.On("token", Answer(what));

        var (status, text, _) = await _app.Get(back);

        status.ShouldBe(502, text);
        _app.SessionId.ShouldBeEmpty();
    }

    private static RequestDelegate Answer(string what) => what switch
    {
        "aborted" => Faults.Abort,
        "hanging" => Faults.Hang,
        "hanging in the body" => Faults.HangInTheBody,
        "cut off" => Faults.CutOff,
        "in a character set that nobody knows" => Faults.Body("{}", "application/json; charset=nobody"),
        "no JSON" => Faults.Body("<html>", "application/json"),
        "a list" => Faults.Json("[]"),
        "half a character" => Faults.Json("""{ "access_token": "\ud83d", "patient": "\ud83d" }"""),
        "plain as gzip" => Faults.Announced("gzip", Encoding.UTF8.GetBytes("{}")),
        _ => Faults.Large(300_000),
    };
}
