using System.Diagnostics.Metrics;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>What is seen of the pressure: calls refused, and calls in hand. The log gets a line a minute and not one for each refused call, which would add to the load.</summary>
internal sealed partial class PressureTelemetry
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> _refused = new(StringComparer.Ordinal) { ["full"] = 0, ["share"] = 0, ["feedback"] = 0 };
    private readonly ILogger _logger;
    private readonly TimeProvider _wall;
    private readonly Lock _lock = new();
    private long _lineAt;
    private int _sinceLine;

    public PressureTelemetry(Admission admission, Workers workers, ILogger<PressureTelemetry> logger, IMeterFactory meters, TimeProvider wall)
    {
        var meter = meters.Create(FetchTelemetry.MeterName);
        (_logger, _wall) = (logger, wall);
        _lineAt = wall.GetTimestamp() - (long)(BetweenLines.TotalSeconds * wall.TimestampFrequency);
        // Zero from the start, so that the first refusals are an increase.
        meter.CreateObservableCounter("cervical_rehab.calls.refused", Counted, "{call}", "Calls refused unread because the service or the client has all it may have in hand");
        meter.CreateObservableGauge("cervical_rehab.calls.working", () => admission.Working, "{call}", "Hook calls being read or computed");
        meter.CreateObservableGauge("cervical_rehab.calls.in_hand", () => admission.InHand, "{call}", "Hook calls taken on and not answered yet");
        meter.CreateObservableGauge("cervical_rehab.work.waiting", () => workers.Waiting, "{piece}", "Pieces of work that wait for a thread");
    }

    /// <summary>A call that was refused: <c>full</c>, <c>share</c> or <c>feedback</c>.</summary>
    public void Refused(string reason)
    {
        lock (_lock)
        {
            _refused[reason]++;
            _sinceLine++;
            if (_wall.GetElapsedTime(_lineAt) >= BetweenLines)
            {
                RefusedLine(_sinceLine, reason);
                (_lineAt, _sinceLine) = (_wall.GetTimestamp(), 0);
            }
        }
    }

    private Measurement<long>[] Counted()
    {
        lock (_lock)
        {
            return [.. _refused.Select(row => new Measurement<long>(row.Value, new KeyValuePair<string, object?>("reason", row.Key)))];
        }
    }

    [LoggerMessage(40, LogLevel.Warning, "calls refused unread since the last such line: {Count}, the latest because of {Reason} (settings Pressure)")]
    private partial void RefusedLine(int count, string reason);
}
