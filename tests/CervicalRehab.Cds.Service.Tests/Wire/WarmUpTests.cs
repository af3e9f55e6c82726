using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Samples;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed partial class WarmUpTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_service_that_is_warming_up_is_live_and_not_ready()
    {
        using var cold = With("10000", out _);
        using var client = cold.CreateClient();

        (await Get(client, "/health/live")).Status.ShouldBe(200);
        var ready = await Get(client, "/health/ready");
        ready.Status.ShouldBe(503);
        ready.Json.GetProperty("status").GetString().ShouldBe("warming-up");
    }

    [Fact]
    public async Task A_warm_service_is_ready_and_has_logged_no_call()
    {
        using var warm = With("3", out var log);
        using var client = warm.CreateClient();
        for (var asked = 0; asked < 600 && (await Get(client, "/health/ready")).Status != 200; asked++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        (await Get(client, "/health/ready")).Json.GetProperty("status").GetString().ShouldBe("ready");
        log.Lines.ShouldNotContain(line => line.StartsWith("hook ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warming_up_is_no_client_among_whom_places_are_shared()
    {
        using var warm = With("3", out _);
        using var client = warm.CreateClient();
        for (var asked = 0; asked < 600 && (await Get(client, "/health/ready")).Status != 200; asked++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var admission = warm.Services.GetRequiredService<Admission>();
        var places = warm.Services.GetRequiredService<IOptions<PressureOptions>>().Value.CallCount;

        Enumerable.Range(0, places + 1).Select(_ => admission.Enter("https://ehr.example")).ShouldBe([.. Enumerable.Repeat(Admitted.Yes, places), Admitted.Full]);
    }

    [Fact]
    public async Task Warming_up_goes_all_the_way_to_the_bytes_of_a_plan_card()
    {
        await using var server = await host.Services.GetRequiredService<WarmUp>().Server(TestContext.Current.CancellationToken);
        foreach (var service in HookService.All)
        {
            var call = InventedCall.For(service, 0);

            var (status, answer) = await server.Post($"/cds-services/{service.Id}", call, TestContext.Current.CancellationToken);

            status.ShouldBe(200);
            call.Length.ShouldBeGreaterThan(100_000);
            answer.Length.ShouldBeGreaterThan(10_000);
            var card = JsonElement.Parse(BodyOf(answer)).GetProperty("cards")[0];
            card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString().ShouldBe("conservative-plan");
            card.GetProperty("suggestions")[0].GetProperty("actions").GetArrayLength().ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_warm_up_that_fails_leaves_the_service_cold_and_running()
    {
        using var warmUp = ActivatorUtilities.CreateInstance<WarmUp>(host.Services, new DefaultEndpointDataSource(), Options.Create(new WarmUpOptions { Calls = 1 }));
        warmUp.IsDone.ShouldBeFalse();

        await warmUp.StartAsync(TestContext.Current.CancellationToken);
        await warmUp.ExecuteTask!;

        warmUp.IsDone.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, 5 + 5)]
    [InlineData(true, 0)]
    public async Task Warming_up_lets_a_caller_go_first(bool isCalled, int expected)
    {
        var (count, admission) = (0, host.Services.GetRequiredService<Admission>());
        var endpoints = new DefaultEndpointDataSource(HookService.All.Select(service => new Endpoint(Counted, new EndpointMetadataCollection(new EndpointNameMetadata(service.Id)), service.Id)));
        using var warmUp = ActivatorUtilities.CreateInstance<WarmUp>(host.Services, endpoints, Options.Create(new WarmUpOptions { Calls = 5, Milliseconds = isCalled ? 200 : 60_000 }));
        if (isCalled)
        {
            admission.Enter("ehr").ShouldBe(Admitted.Yes);
        }

        await warmUp.StartAsync(TestContext.Current.CancellationToken);
        await warmUp.ExecuteTask!;

        count.ShouldBe(expected);
        warmUp.IsDone.ShouldBeTrue();
        if (isCalled)
        {
            admission.Leave("ehr");
        }

        Task Counted(HttpContext context)
        {
            count++;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Where_clients_are_registered_warming_up_needs_no_token_and_a_call_without_one_still_does()
    {
        using var closed = host.WithWebHostBuilder(builder => builder.UseSetting("Clients:0:Issuer", "https://ehr.example").UseSetting("Clients:0:JwksUrl", "https://ehr.example/keys").UseSetting("PublicBaseUrl", "https://cds.example.org"));
        using var client = closed.CreateClient();
        await using var server = await closed.Services.GetRequiredService<WarmUp>().Server(TestContext.Current.CancellationToken);
        var (service, call) = (HookService.All[0], InventedCall.For(HookService.All[0], 0));

        var (status, _) = await server.Post($"/cds-services/{service.Id}", call, TestContext.Current.CancellationToken);
        using var body = new ByteArrayContent(call);
        using var refused = await client.PostAsync($"/cds-services/{service.Id}", body, TestContext.Current.CancellationToken);

        status.ShouldBe(200);
        ((int)refused.StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task Each_sample_is_answered_while_warming_up()
    {
        await using var server = await host.Services.GetRequiredService<WarmUp>().Server(TestContext.Current.CancellationToken);
        for (var number = 0; number < SampleCatalog.All.Length; number++)
        {
            var service = HookService.All.Single(one => one.Hook == SampleCatalog.All[number].Hook);

            var (status, answer) = await server.Post($"/cds-services/{service.Id}", InventedCall.For(service, number), TestContext.Current.CancellationToken);

            status.ShouldBe(200);
            var topics = JsonElement.Parse(BodyOf(answer)).GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()).ToList();
            topics.Contains(SampleCatalog.All[number].ExpectedPathway).ShouldBe(SampleCatalog.All[number].ExpectedPathway is not "not-applicable", SampleCatalog.All[number].Name);
        }
    }

    private WebApplicationFactory<Program> With(string calls, out CapturedLog log)
    {
        var captured = log = new CapturedLog();
        return host.WithWebHostBuilder(builder => builder.UseSetting("WarmUp:Calls", calls).UseSetting("WarmUp:Milliseconds", "60000")
            .ConfigureLogging(logging => logging.AddProvider(captured)));
    }

    // Behind its head, and as long as that says.
    private static string BodyOf(byte[] answer)
    {
        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        Encoding.ASCII.GetString(answer, 0, end).ShouldContain($"Content-Length: {answer.Length - end}\r\n");
        return Encoding.UTF8.GetString(answer, end, answer.Length - end);
    }

    private static async Task<Answer> Get(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    // Other tests run beside this one: whose a span is, its trace says.
    private sealed class Noted : BaseProcessor<Activity>
    {
        public ConcurrentBag<ActivityTraceId> Traces { get; } = [];

        public override void OnEnd(Activity data) => Traces.Add(data.TraceId);
    }
}
