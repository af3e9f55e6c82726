using System.Net.Http.Headers;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>HEAD answers as GET without the body (RFC 9110); below <c>/fhir</c> an error is FHIR as well.</summary>
public sealed class HeadTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("/cds-services", 200)]
    [InlineData("/fhir/metadata", 200)]
    [InlineData("/fhir/PlanDefinition/cervical-rehab", 200)]
    [InlineData("/fhir/PlanDefinition?url=https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/protocol", 200)]
    [InlineData("/", 200)]
    [InlineData("/fhir/Patient/x", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/cds-services/cervical-rehab-patient-view", 405)]
    [InlineData("/fhir/PlanDefinition/cervical-rehab/$apply", 405)]
    public async Task HEAD_has_the_status_and_the_headers_of_GET_and_no_body(string path, int status)
    {
        using var client = host.CreateClient();
        using var got = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(status);
        response.StatusCode.ShouldBe(got.StatusCode);
        response.Content.Headers.ContentType.ShouldBe(got.Content.Headers.ContentType);
        response.Headers.ETag.ShouldBe(got.Headers.ETag);
        response.Headers.CacheControl.ShouldBe(got.Headers.CacheControl);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Content.Headers.Allow.ShouldBe(got.Content.Headers.Allow);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await got.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task HEAD_needs_the_token_that_GET_needs()
    {
        using var client = new TestClient();
        using var trusting = new TrustHost(client.Settings());

        using var without = await trusting.Send(HttpMethod.Head, "/cds-services", null);
        using var with = await trusting.Send(HttpMethod.Head, "/cds-services", "Bearer " + client.Token(trusting.At("/cds-services")));

        ((int)without.StatusCode).ShouldBe(401);
        ((int)with.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("GET", "/fhir/Patient/x", 404)]
    [InlineData("GET", "/fhir/PlanDefinition?name=x", 400)]
    [InlineData("DELETE", "/fhir/PlanDefinition/cervical-rehab", 405)]
    [InlineData("POST", "/fhir/PlanDefinition/cervical-rehab/$apply", 400)]
    [InlineData("GET", "/fhir/a/b/c", 404)]
    public async Task Below_fhir_an_OperationOutcome_is_sent_as_FHIR(string method, string path, int status)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "POST" ? new StringContent("{}", new MediaTypeHeaderValue("application/json")) : null;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var answer = await Answer.Of(response);
        answer.Status.ShouldBe(status, answer.Text);
        answer.MediaType.ShouldBe("application/fhir+json");
        answer.Codes.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/fhirs")]
    public async Task Elsewhere_it_is_JSON(string path) => (await host.Get(path)).MediaType.ShouldBe("application/json");
}
