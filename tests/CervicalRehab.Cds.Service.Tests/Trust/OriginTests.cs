using System.Text;
using CervicalRehab.Cds.Service.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Trust;

/// <summary>Pages of registered clients.</summary>
public sealed class OriginTests : IDisposable
{
    private const string Origin = "https://ehr.example:8443";

    private readonly TestClient _client = new();
    private readonly TrustHost _host;

    public OriginTests() => _host = new TrustHost(_client.Settings(0, $"Origins:0={Origin}", "Origins:1=http://localhost:3000"));

    [Theory]
    [InlineData("POST", TrustHost.Hook)]
    [InlineData("POST", TrustHost.Hook + "/feedback")]
    [InlineData("GET", TrustHost.Discovery)]
    public async Task CORS_1_A_preflight_from_a_registered_origin_is_granted_without_a_token(string method, string path)
    {
        using var response = await Preflight(Origin, method, path);

        response.IsSuccessStatusCode.ShouldBeTrue();
        Header(response, "Access-Control-Allow-Origin").ShouldBe(Origin);
        Header(response, "Access-Control-Allow-Methods").ShouldContain(method);
        Header(response, "Access-Control-Allow-Headers").ShouldContain("authorization");
        Header(response, "Access-Control-Allow-Headers").ShouldContain("content-type");
        Header(response, "Access-Control-Allow-Credentials").ShouldBeEmpty();
        Header(response, "Vary").ShouldBe("Origin");
        _host.Refusals().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://ehr.example")]
    [InlineData("http://ehr.example:8443")]
    [InlineData("https://EHR.example:8443")]
    [InlineData("https://ehr.example:8443.evil.example")]
    [InlineData("http://localhost:8080")]
    [InlineData("null")]
    public async Task CORS_2_Another_origin_gets_no_grant_and_is_not_repeated(string origin)
    {
        using var preflight = await Preflight(origin, "POST", TrustHost.Hook);
        using var call = await _host.Send(HttpMethod.Get, TrustHost.Discovery, $"Bearer {_client.Token(_host.At(TrustHost.Discovery))}", ("Origin", origin));

        preflight.IsSuccessStatusCode.ShouldBeTrue();
        ((int)call.StatusCode).ShouldBe(200);
        foreach (var response in new[] { preflight, call })
        {
            response.Headers.ShouldAllBe(header => !header.Key.StartsWith("Access-Control", StringComparison.Ordinal));
            Header(response, "Vary").ShouldBe("Origin");
        }
    }

    [Theory]
    [InlineData(200, TrustHost.Hook)]
    [InlineData(401, TrustHost.Hook)]
    [InlineData(404, "/cds-services/unknown")]
    [InlineData(412, TrustHost.Hook)]
    [InlineData(413, TrustHost.Hook)]
    [InlineData(500, TrustHost.Hook)]
    public async Task CORS_3_Every_answer_carries_the_grant(int status, string path)
    {
        using var host = new TrustHost(
            [.. _client.Settings(0, $"Origins:0={Origin}"), $"Requests:MaxBodyBytes={(status == 413 ? 1_024 : 8_388_608)}"],
            services => _ = status == 500 ? services.AddSingleton(new EvaluationClock(new Broken(), null)) : services);
        var call = TestHost.Call();
        if (status == 412)
        {
            call.Remove("prefetch");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(call.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", Origin);
        if (status != 401)
        {
            request.Headers.Authorization = new("Bearer", _client.Token(host.At(path)));
        }

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(status);
        Header(response, "Access-Control-Allow-Origin").ShouldBe(Origin);
        Header(response, "Vary").ShouldBe("Origin");
    }

    [Fact]
    public async Task CORS_2_Outside_Development_without_clients_no_page_is_let_in()
    {
        using var host = new TrustHost([.. TrustHost.Production, "AllowAnonymous=true"]);
        using var response = await host.Send(HttpMethod.Get, TrustHost.Discovery, null, ("Origin", "http://localhost:8080"));

        ((int)response.StatusCode).ShouldBe(200);
        Header(response, "Access-Control-Allow-Origin").ShouldBeEmpty();
    }

    public void Dispose()
    {
        _host.Dispose();
        _client.Dispose();
    }

    private Task<HttpResponseMessage> Preflight(string origin, string method, string path) => _host.Send(
        HttpMethod.Options, path, null, ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "authorization,content-type"));

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : string.Empty;

    private sealed class Broken : TimeProvider
    {
        public override long GetTimestamp() => throw new InvalidOperationException();
    }
}
