using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Fhir.Writing;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Settings section <c>WarmUp</c>.</summary>
internal sealed class WarmUpOptions
{
    /// <summary>Calls made to ourselves before the service is ready; 0 makes it ready at once.</summary>
    [Range(0, 10_000)]
    public int Calls { get; set; } = 60;

    /// <summary>When warming up ends at the latest, in milliseconds.</summary>
    [Range(0, 60_000)]
    public int Milliseconds { get; set; } = 3_000;
}

/// <summary>
/// Reads, decides and writes for an invented patient before the service calls itself ready, so that the first caller does not wait for
/// code to be compiled. It goes around everything that logs, counts, records or asks a FHIR server.
/// </summary>
internal sealed class WarmUp(PatientRecordSource source, SiteCodes site, IOptions<WarmUpOptions> options, IServiceScopeFactory services, TimeProvider time, ILogger<WarmUp> log) : BackgroundService
{
    private volatile bool _isDone = options.Value.Calls == 0;

    /// <summary>True when callers may come.</summary>
    public bool IsDone => _isDone;

    /// <summary>One answer to an invented call, down to its bytes. Nothing of it is kept.</summary>
    public async Task<HookResponse> Answer(HookService service, byte[] call, Stream output, CancellationToken ct)
    {
        using var body = StrictJson.Document(call.AsMemory().ToArray(), site.Options);
        var (request, problems) = HookRequestReader.Read(body.RootElement, service);
        if (request is null || await source.Gather(request, CallingClient.Anonymous, ct) is not { Record: { } record })
        {
            throw new UnreachableException($"The invented call is refused: {string.Join(' ', problems.Select(problem => problem.Code))}");
        }

        var decision = RehabProtocol.Evaluate(PictureReader.Read(record, site.Options).Picture, InventedCall.At);
        var drafts = Drafts.For(decision, new() { PatientId = request.PatientId, UserId = request.UserId, At = InventedCall.At, IdFor = request.IdFor }, programmePlan: null);
        var response = CardWriter.Write(decision, drafts, InventedCall.At, request.IdFor);
        await Write(response, output);
        return response;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetTimestamp();
        var limit = TimeSpan.FromMilliseconds(options.Value.Milliseconds);
        try
        {
            for (var call = 0; call < options.Value.Calls && time.GetElapsedTime(started) < limit && !stoppingToken.IsCancellationRequested; call++)
            {
                var service = HookService.All[call % HookService.All.Length];
                await Answer(service, InventedCall.For(service), Stream.Null, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was ready.
        }
        catch (UnreachableException fault)
        {
            HookLog.NotWarm(log, fault.Message);
        }
        finally
        {
            // A service that is cold answers all the same.
            _isDone = true;
        }
    }

    // Through the result that real answers take.
    private async Task Write(HookResponse response, Stream output)
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Response.Body = output;
        await TypedResults.Json(response, CdsHooksJson.Wire.HookResponse).ExecuteAsync(http);
    }
}
