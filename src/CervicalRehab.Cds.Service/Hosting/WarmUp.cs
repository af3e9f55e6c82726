using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Runtime;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

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
/// Calls its own hooks about invented patients, each with another decision, before the service calls itself ready, so that the first caller does not wait for code to be compiled.
/// A call is read and answered by the server's own code, within the process, and by ours with a service that logs, counts and records nothing.
/// </summary>
internal sealed class WarmUp(IServiceProvider services, HeadStart headStart, Admission admission, EndpointDataSource endpoints, IHostApplicationLifetime lifetime, IOptions<WarmUpOptions> options, TimeProvider time, ILogger<WarmUp> log) : BackgroundService
{
    // After so many calls the runtime compiles a method again, and better.
    private const int Round = 30;

    // Calls after memory was given back.
    private const int Last = 9;

    // It counts calls only once nothing has been compiled for the first time during a tenth of a second.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    // A call that takes longer ends the warm-up, so that readiness never hangs on it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly HookMetrics _uncounted = new("cervical_rehab.warm-up");
    private volatile bool _isDone = options.Value.Calls == 0;

    /// <summary>True when callers may come.</summary>
    public bool IsDone => _isDone;

    /// <summary>A server that answers the calls of warming up as the real one does, and keeps nothing of them.</summary>
    public Task<InnerServer> Server(CancellationToken ct) => InnerServer.Start(services, new UnseenCalls(services, endpoints, Untraced(), Uncounted()), ct);

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
            await headStart.Done(stoppingToken);
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
        await using var server = await Server(ct);
        _ = services.GetRequiredService<CervicalRehabService>();
        var started = time.GetTimestamp();
        bool IsInTime() => time.GetElapsedTime(started).TotalMilliseconds < options.Value.Milliseconds;
        for (var call = 0; call < options.Value.Calls && IsInTime(); call++)
        {
            // Who does not wait for readiness goes first.
            while (admission.InHand > 0)
            {
                if (!IsInTime())
                {
                    return;
                }

                await Task.Delay(Glance, time, ct);
            }

            var service = HookService.All[call % HookService.All.Length];
            if (!await Call(server, service, InventedCall.For(service, call / HookService.All.Length), ct))
            {
                return;
            }

            if (call % Round == Round - 1)
            {
                await Settled(IsInTime, ct);
            }
        }

        // What starting and warming up left behind goes back to the machine, but for what a few calls need, which also bring back to the processor what
        // giving back took from it.
        ImmutableArray<(HookService Service, byte[] Body)> last = [.. HookService.All.Select(service => (service, InventedCall.For(service, 0)))];
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        for (var call = 0; call < int.Min(options.Value.Calls, Last) && await Call(server, last[call % last.Length].Service, last[call % last.Length].Body, ct); call++)
        {
        }
    }

    // False when it was not answered with cards.
    private async Task<bool> Call(InnerServer server, HookService service, byte[] body, CancellationToken ct)
    {
        var (status, _) = await server.Post(UnseenCalls.PathOf(service), body, ct).WaitAsync(Longest, time, ct);
        if (status != StatusCodes.Status200OK)
        {
            HookLog.NotWarm(log, status);
        }

        return status == StatusCodes.Status200OK;
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

    // With places of its own: it takes none from callers, and is none among whom places are shared out.
    private AdmissionFilter Uncounted() => ActivatorUtilities.CreateInstance<AdmissionFilter>(services, new Admission(services.GetRequiredService<IOptions<PressureOptions>>(), time));
}
