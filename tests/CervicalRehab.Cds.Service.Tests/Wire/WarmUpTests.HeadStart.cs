using System.Diagnostics;
using System.Text;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Telemetry;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed partial class WarmUpTests
{
    [Fact]
    public async Task The_head_start_answers_all_it_is_made_of() => await HeadStart.Begin().Done(TestContext.Current.CancellationToken);

    [Fact]
    public void The_calls_of_the_head_start_are_those_of_the_first_samples()
    {
        foreach (var (number, service) in HookService.All.Index())
        {
            RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("src", "CervicalRehab.Cds.Service", "Hosting", "HeadStart", $"{service.Hook}.json"), Encoding.UTF8.GetString(InventedCall.For(service, number, others: 0)));
        }

        HookService.All.Select(HeadStart.CallOf).ShouldBe(HookService.All.Select((service, number) => InventedCall.For(service, number, others: 0)));
    }

    [Fact]
    public async Task The_head_start_leaves_no_trace()
    {
        var spans = new Noted();
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(Spans.SourceName).AddProcessor(spans).Build();
        using var around = new Activity("test") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        around.Start();

        await HeadStart.Begin().Done(TestContext.Current.CancellationToken);

        spans.Traces.ShouldNotContain(around.TraceId);
    }

    [Fact]
    public async Task The_inner_server_knows_the_hooks_and_nothing_else()
    {
        await using var server = await host.Services.GetRequiredService<WarmUp>().Server(TestContext.Current.CancellationToken);

        var (status, answer) = await server.Post("/health/live", "{}"u8.ToArray(), TestContext.Current.CancellationToken);

        status.ShouldBe(500);
        BodyOf(answer).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_never_ends_does_not_keep_the_inner_server()
    {
        var endless = new Endless();
        var server = await InnerServer.Start(host.Services, endless, TestContext.Current.CancellationToken);
        _ = server.Post("/", [], TestContext.Current.CancellationToken);
        await endless.Begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private sealed class Endless : IHttpApplication<HttpContext>
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context)
        {
            Begun.SetResult();
            return new TaskCompletionSource().Task;
        }

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
