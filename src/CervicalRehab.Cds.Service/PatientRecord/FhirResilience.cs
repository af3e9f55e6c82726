using System.Collections.Frozen;
using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>
/// The client to FHIR servers: timeout inside circuit breaker inside retry, for each server one pipeline for required and one for optional data; the budget of the
/// call lies around it as cancellation (FA-9). A server that answers anything is not left alone, whatever else it fails at. No redirect is followed, no cookie kept, no
/// address logged. Servers are few: only trusted ones ever get here.
/// </summary>
internal static class FhirResilience
{
    /// <summary>Name of the client.</summary>
    public const string Client = "fhir";

    private static readonly FrozenSet<string> Transient = ["http-408", "http-429", "http-500", "http-502", "http-503", "http-504", "unreachable", "connection-lost"];

    /// <summary>Registers the client.</summary>
    public static void AddFhirClient(this IServiceCollection services)
    {
        services.AddTransient<FhirAttempt>();
        var client = services.AddHttpClient(Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Without a propagator the handler emits no span of its own: its address would name the patient.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                ActivityHeadersPropagator = null,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        // The library tries the selector once with a request of its own.
        client.AddResilienceHandler(Client, static (builder, context) => Build(builder, context.ServiceProvider))
            .SelectPipelineBy(static _ => static request => request is FhirRequest query ? $"{query.Access.Server.AbsoluteUri} {query.IsRequired}" : string.Empty);
        client.AddHttpMessageHandler<FhirAttempt>();
    }

    private static void Build(ResiliencePipelineBuilder<HttpResponseMessage> builder, IServiceProvider services)
    {
        var settings = services.GetRequiredService<IOptions<FetchOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var circuit = new CircuitBreakerStateProvider();
        var answered = new LastAnswer(time, TimeSpan.FromMilliseconds(settings.BudgetMilliseconds));
        // The pipeline's own lines and measurements would name the server.
        (builder.TimeProvider, builder.TelemetryListener) = (time, null);
        if (settings.Retries > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = settings.Retries,
                Delay = TimeSpan.FromMilliseconds(100),
                ShouldHandle = arguments => ValueTask.FromResult(MayRetry(arguments, circuit, time)),
            });
        }

        builder
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                StateProvider = circuit,
                FailureRatio = settings.BreakerFailureRatio,
                // One call asks for six keys of a kind: a single bad call must not close a server to all others.
                MinimumThroughput = 30,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromMilliseconds(settings.BreakerOpenMilliseconds),
                ShouldHandle = arguments => ValueTask.FromResult(answered.IsGone(IsTransient(arguments.Outcome, arguments.Context))),
            })
            .AddTimeout(TimeSpan.FromMilliseconds(settings.AttemptMilliseconds));
    }

    private static FhirRequest Query(ResilienceContext context) => (FhirRequest)context.GetRequestMessage()!;

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome, ResilienceContext context) =>
        outcome.Exception is TimeoutRejectedException || (outcome.Exception is null or HttpRequestException && Transient.Contains(Query(context).Code));

    // A wait that the server asks for and the budget does not hold is not begun: the answer is then known already.
    // While one query probes a server that may be back, the others of the call wait for its outcome.
    private static bool MayRetry(RetryPredicateArguments<HttpResponseMessage> arguments, CircuitBreakerStateProvider circuit, TimeProvider time)
    {
        var after = arguments.Outcome.Result?.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : TimeSpan.Zero);
        var left = TimeSpan.FromSeconds((Query(arguments.Context).Access.Deadline - time.GetTimestamp()) / (double)time.TimestampFrequency);
        var mayPass = IsTransient(arguments.Outcome, arguments.Context) || (arguments.Outcome.Exception is BrokenCircuitException && circuit.CircuitState is not CircuitState.Open);
        return mayPass && wait < left;
    }

    /// <summary>When anything was answered last: what fails beside it, within the time of a call, tells of a query and not of the server.</summary>
    private sealed class LastAnswer(TimeProvider time, TimeSpan near)
    {
        private readonly Lock _gate = new();
        private long? _at;

        /// <summary>Takes the end of an attempt; true when it failed and nothing was answered near it.</summary>
        public bool IsGone(bool hasFailed)
        {
            lock (_gate)
            {
                _at = hasFailed ? _at : time.GetTimestamp();
                return hasFailed && !(_at is { } at && time.GetElapsedTime(at) < near);
            }
        }
    }
}
