using System.Diagnostics.Metrics;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>What is seen of the database: whether it is there, what was stored, what was lost. Never an id, a comment or a connection string.</summary>
internal sealed partial class MemoryTelemetry : IDisposable
{
    private readonly Meter _meter = new(FetchTelemetry.MeterName);
    private readonly Counter<long> _cardsKept;
    private readonly Counter<long> _feedback;
    private readonly ILogger<MemoryTelemetry> _logger;
    private readonly TimeProvider _wall;
    private readonly Lock _lock = new();
    private bool _isAvailable;
    private bool _isOut;
    private long _outSince;
    private long _lost;
    private long _lostAlready;

    public MemoryTelemetry(ILogger<MemoryTelemetry> logger, TimeProvider wall)
    {
        _logger = logger;
        _wall = wall;
        _cardsKept = _meter.CreateCounter<long>("cervical_rehab.cards.kept", "{card}", "Issued cards written to the database");
        // Zero from the start: an increase is seen only beside an earlier sample, and the first loss is the one to be woken for.
        _meter.CreateObservableCounter("cervical_rehab.cards.lost", () => CardsLost, "{card}", "Issued cards that could not be written to the database");
        _feedback = _meter.CreateCounter<long>("cervical_rehab.feedback.items", "{item}", "Feedback items by what became of them");
        _meter.CreateObservableGauge("cervical_rehab.database.available", () => IsAvailable ? 1 : 0, description: "1 when the database did what it was last asked");
    }

    /// <summary>Whether the database did what it was last asked.</summary>
    public bool IsAvailable => Volatile.Read(ref _isAvailable);

    /// <summary>Whether it failed and has not been seen to write since.</summary>
    public bool IsOut => Volatile.Read(ref _isOut);

    /// <summary>Issued cards lost since the start.</summary>
    public long CardsLost => Interlocked.Read(ref _lost);

    public void Dispose() => _meter.Dispose();

    /// <summary>The database did what it was asked. Reading ends no outage: a full or locked database can still be read.</summary>
    public void Available(string database, Access access)
    {
        lock (_lock)
        {
            if (_isOut && access is Access.Read)
            {
                return;
            }

            _isAvailable = true;
            if (!_isOut)
            {
                return;
            }

            _isOut = false;
            BackLine(_logger, database, _wall.GetElapsedTime(_outSince).TotalSeconds, CardsLost - _lostAlready);
        }
    }

    /// <summary>The database did not; one line for the whole outage.</summary>
    public void Unavailable(string database, Exception exception, string? code)
    {
        lock (_lock)
        {
            _isAvailable = false;
            if (_isOut)
            {
                return;
            }

            _isOut = true;
            _outSince = _wall.GetTimestamp();
            _lostAlready = CardsLost;
            OutLine(_logger, database, exception.GetType().Name, code ?? "none");
        }
    }

    /// <summary>Issued cards are in the database.</summary>
    public void CardsKept(int count) => _cardsKept.Add(count);

    /// <summary>Issued cards will never be in the database.</summary>
    public void CardsNotKept(int count)
    {
        if (Interlocked.Add(ref _lost, count) == count)
        {
            FirstLossLine(_logger);
        }
    }

    /// <summary>Feedback items by what became of them: stored, or repeats of stored ones.</summary>
    public void FeedbackStored(int stored, int repeated)
    {
        _feedback.Add(stored, new KeyValuePair<string, object?>("result", "stored"));
        _feedback.Add(repeated, new KeyValuePair<string, object?>("result", "repeated"));
    }

    /// <summary>Feedback items that the caller was told to send again.</summary>
    public void FeedbackNotStored(int items) => _feedback.Add(items, new KeyValuePair<string, object?>("result", "not-stored"));

    [LoggerMessage(30, LogLevel.Warning, "database {Database} is not available ({ExceptionType}, code {Code}): cards go out, issued cards wait in memory, feedback is answered 503")]
    private static partial void OutLine(ILogger logger, string database, string exceptionType, string code);

    [LoggerMessage(31, LogLevel.Information, "database {Database} is available again after {Seconds:F1} s; issued cards lost meanwhile: {Lost}")]
    private static partial void BackLine(ILogger logger, string database, double seconds, long lost);

    [LoggerMessage(32, LogLevel.Warning, "issued cards are being lost: the queue to the database is full or the service stops without its database; cervical_rehab.cards.lost counts them")]
    private static partial void FirstLossLine(ILogger logger);
}
