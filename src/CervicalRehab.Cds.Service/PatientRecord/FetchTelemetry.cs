using System.Diagnostics.Metrics;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What is seen of fetching: keys, codes, counts and times; never an address, a token or a value.</summary>
internal sealed partial class FetchTelemetry : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "CervicalRehab.Cds";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _queries;
    private readonly Histogram<double> _seconds;
    private readonly ILogger<FetchTelemetry> _logger;

    public FetchTelemetry(ILogger<FetchTelemetry> logger)
    {
        _logger = logger;
        _queries = _meter.CreateCounter<long>("cervical_rehab.fhir.queries", "{query}", "Queries to FHIR servers by prefetch key and outcome");
        _seconds = _meter.CreateHistogram<double>("cervical_rehab.fhir.query.duration", "s", "Duration of a query, retries included");
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>A query that the token does not allow.</summary>
    public void NotSent(string key)
    {
        _queries.Add(1, new KeyValuePair<string, object?>("key", key), new KeyValuePair<string, object?>("outcome", "not-sent"));
        NotSentLine(_logger, key);
    }

    /// <summary>A query and how it ended.</summary>
    public void Answered(string key, string outcome, int attempts, TimeSpan elapsed)
    {
        _queries.Add(1, new KeyValuePair<string, object?>("key", key), new KeyValuePair<string, object?>("outcome", outcome));
        _seconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("key", key));
        if (!string.Equals(outcome, FhirAnswer.Ok, StringComparison.Ordinal))
        {
            FailedLine(_logger, key, outcome, attempts, elapsed.TotalMilliseconds);
        }
    }

    [LoggerMessage(10, LogLevel.Warning, "fhir query {Key} not sent: the token does not allow it")]
    private static partial void NotSentLine(ILogger logger, string key);

    [LoggerMessage(11, LogLevel.Warning, "fhir query {Key} ended {Outcome} after {Attempts} attempts in {ElapsedMs:F0} ms")]
    private static partial void FailedLine(ILogger logger, string key, string outcome, int attempts, double elapsedMs);
}
