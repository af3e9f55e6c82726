using System.Net.Http.Headers;
using CervicalRehab.Cds.Service.Tests.Trust;

namespace CervicalRehab.Cds.Service.Tests.FhirApi;

public sealed partial class ApplyTests
{
    [Theory]
    [InlineData("1", "2", true)]
    [InlineData("2", "1", false)]
    [InlineData(null, null, true)]
    public async Task D34_Of_two_versions_of_the_Patient_the_latest_is_read_else_the_more_cautious(string? ofAdult, string? ofChild, bool isChild)
    {
        var (adult, child) = (Patient("p-1"), Patient("p-1"));
        child["birthDate"] = "2015-01-01";
        foreach (var (patient, version) in new[] { (adult, ofAdult), (child, ofChild) })
        {
            if (version is not null)
            {
                patient["meta"] = new System.Text.Json.Nodes.JsonObject { ["versionId"] = version };
            }
        }

        foreach (var order in new[] { new[] { adult, child }, [child, adult] })
        {
            var answer = await Apply(Parameters("p-1", [.. order.Select(patient => patient.DeepClone()), Opll("p-1")]));
            answer.Text.Contains("does not apply under 18", StringComparison.Ordinal).ShouldBe(isChild, answer.Text);
        }
    }

    [Fact]
    public async Task Any_other_method_is_405_with_an_OperationOutcome()
    {
        var answer = await host.Get(Address);

        answer.Status.ShouldBe(405);
        answer.Codes.ShouldBe(["method-not-allowed"]);
    }

    [Fact]
    public async Task Any_other_media_type_is_415()
    {
        using var client = host.CreateClient();
        using var content = new StringContent("x", new MediaTypeHeaderValue("text/plain"));
        using var response = await client.PostAsync(Address, content, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(415);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Send the request as application/json in UTF-8");
    }

    [Fact]
    public async Task Without_a_token_the_media_type_does_not_matter()
    {
        using var client = new TestClient();
        using var trusting = new TrustHost(client.Settings());
        using var content = new StringContent("x", new MediaTypeHeaderValue("text/plain"));

        using var response = await trusting.Client.PostAsync(Address, content, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(401);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_clients_are_registered_a_token_for_this_address_is_needed()
    {
        using var client = new TestClient();
        using var trusting = new TrustHost(client.Settings());

        using var without = await trusting.Send(HttpMethod.Post, Address, null);
        using var with = await trusting.Send(HttpMethod.Post, Address, "Bearer " + client.Token(trusting.At(Address)));
        using var metadata = await trusting.Send(HttpMethod.Get, "/fhir/metadata", null);

        ((int)without.StatusCode).ShouldBe(401);
        (await without.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        ((int)with.StatusCode).ShouldBe(400, "a hook call is no Parameters");
        ((int)metadata.StatusCode).ShouldBe(200);
    }
}
