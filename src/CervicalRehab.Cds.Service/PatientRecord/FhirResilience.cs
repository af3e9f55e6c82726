using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>
/// Timeout inside circuit breaker inside retry, one pipeline per server; the budget of the call lies around it as cancellation (FA-9).
/// Servers are few: only trusted ones ever get here.
/// </summary>
internal sealed class FhirResilience(IOptions<FetchOptions> options, TimeProvider time)
{
    private static readonly ResiliencePropertyKey<long> Deadline = new("deadline");

    private readonly ConcurrentDictionary<string, ResiliencePipeline<FhirAnswer>> _pipelines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks until there is an answer that another attempt would not change. Throws only when <paramref name="ct"/> is cancelled.</summary>
    public async Task<FhirAnswer> Execute(Uri server, TimeSpan left, Func<CancellationToken, Task<FhirAnswer>> ask, CancellationToken ct)
    {
        var pipeline = _pipelines.GetOrAdd(server.GetLeftPart(UriPartial.Path), _ => Build());
        var context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(Deadline, time.GetTimestamp() + (long)(left.TotalSeconds * time.TimestampFrequency));
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(static async (call, question) => Outcome.FromResult(await question(call.CancellationToken)), context, ask);
            return outcome.Exception switch
            {
                null => outcome.Result!,
                TimeoutRejectedException => FhirAnswer.Transient("timeout"),
                BrokenCircuitException => FhirAnswer.Transient("circuit-open"),
                _ => throw outcome.Exception,
            };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<FhirAnswer> Build()
    {
        var settings = options.Value;
        var circuit = new CircuitBreakerStateProvider();
        var builder = new ResiliencePipelineBuilder<FhirAnswer> { TimeProvider = time };
        if (settings.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<FhirAnswer>
            {
                MaxRetryAttempts = settings.Retries,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(MayRetry(arguments, circuit)),
                DelayGenerator = static arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<FhirAnswer>
            {
                StateProvider = circuit,
                FailureRatio = settings.BreakerFailureRatio,
                // One call asks for eleven keys: a single bad call must not close a server to all others.
                MinimumThroughput = 40,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromMilliseconds(settings.BreakerOpenMilliseconds),
                ShouldHandle = static arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is TimeoutRejectedException || arguments.Outcome.Result?.IsTransient == true),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromMilliseconds(settings.AttemptMilliseconds) })
            .Build();
    }

    // A wait that the server asks for and the budget does not hold is not begun: the answer is then known already.
    // While one query probes a server that may be back, the others of the call wait for its outcome.
    private bool MayRetry(RetryPredicateArguments<FhirAnswer> arguments, CircuitBreakerStateProvider circuit)
    {
        var wait = arguments.Outcome.Result?.RetryAfter ?? TimeSpan.Zero;
        var left = TimeSpan.FromSeconds((arguments.Context.Properties.GetValue(Deadline, 0L) - time.GetTimestamp()) / (double)time.TimestampFrequency);
        var transient = arguments.Outcome.Exception is TimeoutRejectedException || arguments.Outcome.Result?.IsTransient == true
            || (arguments.Outcome.Exception is BrokenCircuitException && circuit.CircuitState is not CircuitState.Open);
        return transient && wait < left;
    }
}
