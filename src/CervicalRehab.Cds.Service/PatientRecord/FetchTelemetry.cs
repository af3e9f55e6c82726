using System.Diagnostics.Metrics;

namespace CervicalRehab.Cds.Service.PatientRecord;

/// <summary>What is seen of fetching: keys, codes, counts and times; never an address, a token or a value.</summary>
internal sealed partial class FetchTelemetry(ILogger<FetchTelemetry> logger, IMeterFactory meters)
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "CervicalRehab.Cds";

    private readonly Counter<long> _queries = meters.Create(MeterName).CreateCounter<long>("cervical_rehab.fhir.queries", "{query}", "Queries to FHIR servers by prefetch key and outcome");
    private readonly Histogram<double> _seconds = meters.Create(MeterName).CreateHistogram<double>("cervical_rehab.fhir.query.duration", "s", "Duration of a query, retries included");

    /// <summary>A query that the token does not allow.</summary>
    public void NotSent(string key)
    {
        _queries.Add(1, new("key", key), new("outcome", "not-sent"));
        NotSentLine(key);
    }

    /// <summary>A query and how it ended.</summary>
    public void Answered(string key, string outcome, int attempts, TimeSpan elapsed)
    {
        _queries.Add(1, new("key", key), new("outcome", outcome));
        _seconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("key", key));
        if (!string.Equals(outcome, FhirAnswer.Ok, StringComparison.Ordinal))
        {
            FailedLine(key, outcome, attempts, elapsed.TotalMilliseconds);
        }
    }

    [LoggerMessage(10, LogLevel.Warning, "fhir query {Key} not sent: the token does not allow it")]
    private partial void NotSentLine(string key);

    [LoggerMessage(11, LogLevel.Warning, "fhir query {Key} ended {Outcome} after {Attempts} attempts in {ElapsedMs:F0} ms")]
    private partial void FailedLine(string key, string outcome, int attempts, double elapsedMs);
}
