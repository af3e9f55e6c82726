using System.Net;
using CervicalRehab.Cds.Service.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class ErrorAnswerTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("GET", "/nowhere", 404, "no-such-address")]
    [InlineData("POST", "/cds-services/unknown", 404, "no-such-address")]
    [InlineData("GET", "/cds-services/unknown", 404, "no-such-address")]
    [InlineData("GET", "/samples/unknown", 404, "no-such-address")]
    [InlineData("POST", "/cds-services", 405, "method-not-allowed")]
    [InlineData("GET", "/cds-services/cervical-rehab-order-sign", 405, "method-not-allowed")]
    [InlineData("PUT", "/health/ready", 405, "method-not-allowed")]
    [InlineData("DELETE", "/", 405, "method-not-allowed")]
    public async Task REQ_10_Unknown_addresses_and_methods_get_an_OperationOutcome(string method, string path, int status, string code)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var answer = await Answer.Of(response);
        answer.Status.ShouldBe(status);
        answer.MediaType.ShouldBe("application/json");
        answer.Codes.ShouldBe([code]);
        if (status == 405)
        {
            response.Content.Headers.Allow.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task RESP_7_and_10_An_unexpected_exception_is_500_without_a_word_about_it()
    {
        using var broken = host.WithWebHostBuilder(builder => builder.ConfigureServices(services =>
            services.AddSingleton(new EvaluationClock(new BrokenClock(), null))));
        using var client = broken.CreateClient();
        using var content = new StringContent(TestHost.Call().ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync("/cds-services/cervical-rehab-patient-view", content, TestContext.Current.CancellationToken);

        var answer = await Answer.Of(response);
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Codes.ShouldBe(["unexpected"]);
        answer.Text.ShouldNotContain("marker");
        answer.Text.ShouldNotContain(" at ");
    }

    [Fact]
    public async Task RESP_5_Every_issue_says_severity_type_and_what_to_fix()
    {
        var answer = await host.Post("patient-view", "{}");

        answer.Issues.ShouldAllBe(issue => issue.GetProperty("severity").GetString() == "error");
        answer.Issues.ShouldAllBe(issue => issue.GetProperty("code").GetString() == "required");
        answer.Issues.ShouldAllBe(issue => issue.GetProperty("details").GetProperty("text").GetString()!.Length > 0);
        JsonWalk.NullOrEmpty(answer.Json).ShouldBeEmpty();
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("marker");

        public override long GetTimestamp() => throw new InvalidOperationException("marker");
    }
}
