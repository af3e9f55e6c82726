using System.Text.Json;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class WarmUpTests(TestHost host) : IClassFixture<TestHost>
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
    public async Task Warming_up_goes_all_the_way_to_the_bytes_of_a_plan_card()
    {
        var warmUp = host.Services.GetRequiredService<WarmUp>();
        foreach (var service in HookService.All)
        {
            var call = InventedCall.For(service);
            using var output = new MemoryStream();

            var status = await warmUp.Answer(service, call, output, TestContext.Current.CancellationToken);

            status.ShouldBe(200);
            call.Length.ShouldBeGreaterThan(100_000);
            var card = JsonElement.Parse(output.ToArray()).GetProperty("cards")[0];
            card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString().ShouldBe("conservative-plan");
            card.GetProperty("suggestions")[0].GetProperty("actions").GetArrayLength().ShouldBe(2);
            output.Length.ShouldBeGreaterThan(10_000);
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

    private WebApplicationFactory<Program> With(string calls, out CapturedLog log)
    {
        var captured = log = new CapturedLog();
        return host.WithWebHostBuilder(builder => builder.UseSetting("WarmUp:Calls", calls).UseSetting("WarmUp:Milliseconds", "60000")
            .ConfigureLogging(logging => logging.AddProvider(captured)));
    }

    private static async Task<Answer> Get(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }
}
