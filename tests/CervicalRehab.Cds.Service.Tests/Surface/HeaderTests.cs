using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Surface;

/// <summary>What every answer says to browsers and caches, from a real server.</summary>
public sealed class HeaderTests : IDisposable
{
    private readonly TrustHost _host = new();

    public static TheoryData<string> Addresses =>
    [
        "/", "/cds-services", TrustHost.Hook, "/fhir/metadata", "/fhir/PlanDefinition/cervical-rehab", "/health/live", "/health/ready", "/openapi/v1.json", "/course?sample=five-visits", "/assessment", "/review",
        "/insights", "/insights/page", "/insights/feedback.ndjson", "/samples", "/samples/gait-instability", "/metrics", "/launch", "/nowhere",
    ];

    public static TheoryData<string> WithPatients => ["/?sample=gait-instability&hook=patient-view", "/course?sample=five-visits", "/assessment", "/insights", "/insights/feedback.ndjson", "/launch", "/launch/callback"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_answer_is_taken_for_nothing_else_framed_by_nobody_and_names_no_server(string path)
    {
        using var response = await _host.Send(HttpMethod.Get, path, authorization: null);

        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "X-Frame-Options").ShouldBe("DENY");
        Header(response, "Referrer-Policy").ShouldBe("no-referrer");
        Header(response, "Content-Security-Policy").ShouldStartWith("default-src 'none'");
        Header(response, "Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        Header(response, "Content-Security-Policy").ShouldNotContain("script-src");
        new[] { "Server", "X-Powered-By", "X-AspNet-Version" }.Select(name => Header(response, name)).ShouldBe(["", "", ""]);
    }

    [Theory]
    [MemberData(nameof(WithPatients))]
    public async Task What_is_about_patients_is_kept_by_no_cache(string path)
    {
        using var response = await _host.Send(HttpMethod.Get, path, authorization: null);

        Header(response, "Cache-Control").ShouldContain("no-store");
    }

    [Theory]
    [InlineData(TrustHost.Hook)]
    [InlineData(TrustHost.Hook + "/feedback")]
    [InlineData(FhirApi.ApplyTests.Address)]
    public async Task An_answer_to_a_call_is_kept_by_no_cache_whatever_it_is(string path)
    {
        foreach (var body in new[] { TestHost.Call().ToJsonString(), "{}", "no JSON" })
        {
            using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var response = await _host.Client.PostAsync(path, content, TestContext.Current.CancellationToken);

            Header(response, "Cache-Control").ShouldContain("no-store");
            Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        }
    }

    public void Dispose() => _host.Dispose();

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(',', values) : string.Empty;
}
