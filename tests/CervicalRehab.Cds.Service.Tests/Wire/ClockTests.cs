using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Memory;
using CervicalRehab.Cds.Service.Tests.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace CervicalRehab.Cds.Service.Tests.Wire;

/// <summary>The service under clocks that no service should have.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59+14:00")]
    [InlineData("2024-02-29T23:59:59+14:00")]
    public async Task REQ_10_At_the_ends_of_the_calendar_a_call_is_answered(string now)
    {
        using var trial = new TestHost();
        using var service = trial.WithWebHostBuilder(builder => builder.UseSetting("Clock:FixedAt", now));
        using var client = service.CreateClient();

        foreach (var hook in new[] { "patient-view", "order-select", "order-sign" })
        {
            var (status, answer) = await Post(client, TestHost.Call(hook));

            status.ShouldBe(200, answer);
            answer.ShouldStartWith("{\"cards\":[{");
        }
    }

    [Fact]
    public async Task H29_A_clock_that_steps_back_between_calls_changes_no_answer_and_lets_no_token_in_twice()
    {
        var clock = new MovedClock();
        using var caller = new TestClient();
        using var host = new TrustHost([.. caller.Settings(), "Clock:FixedAt="], services => services.AddSingleton<TimeProvider>(clock));
        var call = TestHost.Call(patient: SamplePatient.Baseline(DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date)).WithUnsided("gait-instability", present: true));
        var pathways = new List<string>();
        var token = caller.Token(host.At(TrustHost.Discovery));
        (await host.Discover(token)).ShouldBe(200);

        foreach (var step in new[] { 0, -45, -10, +50, -50 })
        {
            clock.Move(TimeSpan.FromSeconds(step));
            using var request = new HttpRequestMessage(HttpMethod.Post, TrustHost.Hook) { Content = new StringContent(call.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
            request.Headers.Authorization = new("Bearer", caller.Token(host.At(TrustHost.Hook), now: clock.GetUtcNow()));
            using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            pathways.Add((await Answer.Of(response)).Json.GetProperty("cards")[0].GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!);
            (await host.Discover(token)).ShouldBe(401, "used once");
        }

        pathways.Distinct().ShouldBe(["urgent-surgical-referral"]);
    }

    [Fact]
    public async Task FB_7_Feedback_is_stored_while_the_clock_steps_back()
    {
        var clock = new MovedClock();
        using var trial = new TestHost();
        using var service = trial.WithWebHostBuilder(builder => builder.UseSetting("Clock:FixedAt", string.Empty).ConfigureServices(services => services.AddSingleton<TimeProvider>(clock)));
        using var client = service.CreateClient();

        foreach (var card in new[] { "before", "after" })
        {
            using var response = await Clinic.Send(client, $"/cds-services/{Clinic.ViewService}/feedback", new JsonObject { ["feedback"] = new JsonArray(Clinic.Overridden(card)) }.ToJsonString());
            ((int)response.StatusCode).ShouldBe(200);
            clock.Move(TimeSpan.FromDays(-2));
        }
    }

    private static async Task<(int Status, string Text)> Post(HttpClient client, JsonObject call)
    {
        using var content = new StringContent(call.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync($"/cds-services/cervical-rehab-{(string)call["hook"]!}", content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
