using System.ComponentModel.DataAnnotations;
using System.Runtime;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpenTelemetry;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Settings section <c>WarmUp</c>.</summary>
internal sealed class WarmUpOptions
{
    /// <summary>Calls made to ourselves before the service is ready, at most; 0 makes it ready at once. Default 120.</summary>
    [Range(0, 10_000)]
    public int Calls { get; set; } = 120;

    /// <summary>When warming up ends at the latest, in milliseconds, 0 to 60,000. Default 3,000.</summary>
    [Range(0, 60_000)]
    public int Milliseconds { get; set; } = 3_000;
}

/// <summary>
/// Calls its own hooks about an invented patient before the service calls itself ready, so that the first caller does not wait for code to be compiled.
/// A call goes the way of every other one from the endpoint on, to a service that logs, counts and records nothing.
/// </summary>
internal sealed class WarmUp(IServiceProvider services, EndpointDataSource endpoints, IHostApplicationLifetime lifetime, IOptions<WarmUpOptions> options, TimeProvider time, ILogger<WarmUp> log) : BackgroundService
{
    // After so many calls the runtime compiles a method again, and better.
    private const int Round = 30;

    // It counts calls only once nothing has been compiled for the first time during a tenth of a second.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150);

    private readonly HookMetrics _uncounted = new("cervical_rehab.warm-up");
    private volatile bool _isDone = options.Value.Calls == 0;

    /// <summary>True when callers may come.</summary>
    public bool IsDone => _isDone;

    /// <summary>The status of one answer to an invented call, whose bytes go to <paramref name="output"/>. Nothing of it is kept.</summary>
    public async Task<int> Answer(HookService service, byte[] call, Stream output, CancellationToken ct)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        var endpoint = endpoints.Endpoints.Single(one => one.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == service.Id);
        var ending = new Ending();
        var http = new DefaultHttpContext { RequestServices = new WithoutTrace(services, Untraced()), RequestAborted = ct };
        http.Features.Set<IHttpResponseFeature>(ending);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(output));
        http.SetEndpoint(endpoint);
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "application/json";
        http.Request.ContentLength = call.Length;
        http.Request.Body = new MemoryStream(call);
        await endpoint.RequestDelegate!(http);
        await http.Response.CompleteAsync();
        await ending.Complete();
        return http.Response.StatusCode;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _uncounted.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Started(stoppingToken);
            await Calls(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was ready.
        }
        catch (Exception fault)
        {
            // What fails for an invented patient must not end the service for real ones.
            HookLog.Failed(log, fault);
        }
        finally
        {
            // A service that is cold answers all the same.
            _isDone = true;
        }
    }

    private async Task Calls(CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var limit = TimeSpan.FromMilliseconds(options.Value.Milliseconds);
        for (var call = 0; call < options.Value.Calls && time.GetElapsedTime(started) < limit; call++)
        {
            var service = HookService.All[call % HookService.All.Length];
            if (await Answer(service, InventedCall.For(service), Stream.Null, ct) is var status and not StatusCodes.Status200OK)
            {
                HookLog.NotWarm(log, status);
                return;
            }

            if (call % Round == Round - 1)
            {
                await Settled(() => time.GetElapsedTime(started) < limit, ct);
            }
        }

        // What starting and warming up left behind goes back to the machine.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    // Until nothing more is compiled.
    private async Task Settled(Func<bool> isInTime, CancellationToken ct)
    {
        long before;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Settling, time, ct);
        }
        while (JitInfo.GetCompiledMethodCount() != before && isInTime());
    }

    // The endpoints are there once the server is.
    private async Task Started(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var once = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    private CervicalRehabService Untraced() => ActivatorUtilities.CreateInstance<CervicalRehabService>(
        services, _uncounted, new CardLog(ActivatorUtilities.CreateInstance<CardQueue>(services)), new EvaluationClock(time, InventedCall.At), NullLogger<HookLog>.Instance);

    private sealed class WithoutTrace(IServiceProvider services, CervicalRehabService service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(CervicalRehabService) ? service : services.GetService(serviceType);
    }

    // Without a server nobody else ends an answer.
    private sealed class Ending : HttpResponseFeature
    {
        private readonly Stack<Func<Task>> _left = [];

        public override void OnCompleted(Func<object, Task> callback, object state) => _left.Push(() => callback(state));

        public async Task Complete()
        {
            while (_left.TryPop(out var next))
            {
                await next();
            }
        }
    }
}
