using System.Net;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Smart;

/// <summary>The service with an EHR registered for launches, and a browser without redirects that keeps its cookies.</summary>
internal sealed class LaunchedApp : IDisposable
{
    private readonly HttpClient _browser;

    public LaunchedApp(TestEhr ehr, params string[] settings)
    {
        Ehr = ehr;
        Host = new TrustHost([$"Smart:Servers:0:Issuer={ehr.Issuer}", $"Smart:Servers:0:ClientId={TestEhr.ClientId}", .. settings]);
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies });
    }

    public TestEhr Ehr { get; }

    public TrustHost Host { get; }

    public CookieContainer Cookies { get; } = new();

    public string SessionId => Cookies.GetCookies(new Uri(Host.At("/course")))["cervical-rehab-course"]?.Value ?? string.Empty;

    /// <summary>Gets a path of the service: status, text and where it leads.</summary>
    public async Task<(int Status, string Text, Uri? Location)> Get(string path)
    {
        using var answer = await _browser.GetAsync(path.StartsWith('/') ? Host.At(path) : path, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.Location);
    }

    /// <summary>Launches and signs in; the address the browser is sent back to.</summary>
    public async Task<string> SignIn(string more = "&launch=opaque-1")
    {
        var (status, text, location) = await Get($"/launch?iss={Uri.EscapeDataString(Ehr.Issuer)}{more}");
        status.ShouldBe(302, text);
        return (await TestEhr.SignIn(location!)).ToString();
    }

    public void Dispose()
    {
        _browser.Dispose();
        Host.Dispose();
    }
}
