using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class BrowserTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Service = "/cds-services/cervical-rehab-patient-view";

    [Theory]
    [InlineData("http://localhost:8080", true)]
    [InlineData("https://localhost", true)]
    [InlineData("http://127.0.0.1:3000", true)]
    [InlineData("http://[::1]:3000", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("http://127.0.0.1.evil.example", false)]
    [InlineData("null", false)]
    [InlineData("file://localhost", false)]
    public void CORS_2_Only_pages_on_this_machine_are_let_in(string origin, bool allowed) => Browsers.IsLoopback(origin).ShouldBe(allowed);

    [Fact]
    public async Task CORS_1_A_preflight_from_this_machine_is_granted()
    {
        using var response = await Send(HttpMethod.Options, Service, "http://localhost:8080", preflight: true);

        response.IsSuccessStatusCode.ShouldBeTrue();
        Header(response, "Access-Control-Allow-Origin").ShouldBe("http://localhost:8080");
        Header(response, "Access-Control-Allow-Headers").ShouldBe("authorization,content-type");
        Header(response, "Access-Control-Allow-Methods").ShouldContain("POST");
        Header(response, "Access-Control-Allow-Credentials").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/cds-services")]
    [InlineData("/nowhere")]
    public async Task CORS_3_Answers_and_errors_carry_the_grant(string path)
    {
        using var response = await Send(HttpMethod.Get, path, "http://localhost:8080");

        Header(response, "Access-Control-Allow-Origin").ShouldBe("http://localhost:8080");
    }

    [Fact]
    public async Task CORS_3_A_refused_call_carries_the_grant()
    {
        using var response = await Send(HttpMethod.Post, Service, "http://localhost:8080");

        ((int)response.StatusCode).ShouldBe(415);
        Header(response, "Access-Control-Allow-Origin").ShouldBe("http://localhost:8080");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CORS_2_Another_origin_gets_no_grant(bool preflight)
    {
        using var response = await Send(preflight ? HttpMethod.Options : HttpMethod.Post, Service, "https://evil.example", preflight);

        Header(response, "Access-Control-Allow-Origin").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cds-services")]
    [InlineData("/nowhere")]
    public async Task Answers_tell_browsers_to_take_them_for_nothing_else(string path)
    {
        using var response = await Send(HttpMethod.Get, path, "http://localhost:8080");

        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "Content-Security-Policy").ShouldStartWith("default-src 'none'");
        Header(response, "Server").ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string origin, bool preflight = false)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (preflight)
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : string.Empty;
}
