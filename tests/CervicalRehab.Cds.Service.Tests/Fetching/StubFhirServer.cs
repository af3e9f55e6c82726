using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CervicalRehab.Cds.Service.Tests.Fetching;

/// <summary>A request as the stub saw it; <paramref name="Key"/> is the prefetch key it asks for, or its address below the base.</summary>
internal sealed record Seen(string Key, string? Authorization, long At);

/// <summary>
/// A FHIR server that answers the queries of our prefetch keys with a sample patient's record, and misbehaves where a test says so. For
/// what the test FHIR server cannot do: pages, broken connections, lies.
/// </summary>
internal sealed class StubFhirServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ImmutableDictionary<string, string> _keys;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Seen> _requests = [];
    private int _connections;
    private int _inFlight;
    private int _aborted;

    private StubFhirServer(SamplePatient patient)
    {
        Record = SampleRequest.Prefetch(patient);
        _keys = PrefetchKeys.All.ToImmutableDictionary(key => key.Template.Replace(PrefetchKeys.PatientToken, patient.Id, StringComparison.Ordinal), key => key.Name);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            Interlocked.Increment(ref _connections);
            return next(connection);
        })));
        _app = builder.Build();
        _app.Run(Answer);
    }

    /// <summary>What the queries find, by prefetch key.</summary>
    public JsonObject Record { get; }

    /// <summary>The FHIR base, without a slash at its end.</summary>
    public string Base => _app.Urls.Single() + "/fhir";

    public ImmutableArray<Seen> Requests => [.. _requests];

    /// <summary>TCP connections so far.</summary>
    public int Connections => _connections;

    /// <summary>The largest number of requests that were open together.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Requests the caller gave up.</summary>
    public int Aborted => _aborted;

    /// <summary>Behavior of every query that has none of its own; null: as it should be.</summary>
    public RequestDelegate? Everything { get; set; }

    public static async Task<StubFhirServer> Start(SamplePatient? patient = null)
    {
        var stub = new StubFhirServer(patient ?? SamplePatient.Baseline(TestHost.Today));
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>Behavior of one query, by prefetch key, or of one address below the base.</summary>
    public void On(string key, RequestDelegate answer) => _answers[key] = answer;

    /// <summary>Forgets every behavior and every request.</summary>
    public void Reset()
    {
        _answers.Clear();
        _requests.Clear();
        Everything = null;
    }

    /// <summary>The answer as it should be.</summary>
    public RequestDelegate Well(string key) => Faults.Json(Record[key]!.ToJsonString());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        var address = Uri.UnescapeDataString(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var query = address.StartsWith("/fhir/", StringComparison.Ordinal) ? address["/fhir/".Length..] : address;
        var key = _keys.GetValueOrDefault(query, query);
        _requests.Enqueue(new Seen(key, http.Request.Headers.Authorization.SingleOrDefault(), Stopwatch.GetTimestamp()));
        Enter();
        try
        {
            await (_answers.GetValueOrDefault(key) ?? Everything ?? (Record.ContainsKey(key) ? Well(key) : Faults.Status(404)))(http);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _aborted);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private void Enter()
    {
        lock (_keys)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _inFlight));
        }
    }
}
