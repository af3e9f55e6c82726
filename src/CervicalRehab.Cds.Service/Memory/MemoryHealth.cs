using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>
/// What readiness says of the database. A database that is away degrades the service and never makes it unready: the probe would take every
/// replica out at once, and with them the red-flag cards, which need no database.
/// </summary>
internal sealed class MemoryHealth(Database database, CardQueue queue, MemoryTelemetry telemetry, TimeProvider wall)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // Anybody may ask the probe; the database is asked this often at most.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private int _isAsking;
    private long? _asked;

    /// <summary>The probe's answer.</summary>
    public async Task<Probe> Ready()
    {
        if (Interlocked.Exchange(ref _isAsking, 1) == 0)
        {
            try
            {
                await Ask();
            }
            finally
            {
                Volatile.Write(ref _isAsking, 0);
            }
        }

        var isAvailable = telemetry.IsAvailable;
        return new Probe(isAvailable ? "ready" : "degraded")
        {
            Database = isAvailable ? "available" : "unavailable",
            CardsWaiting = isAvailable ? null : queue.Waiting,
            CardsLost = telemetry.CardsLost is > 0 and var lost ? lost : null,
        };
    }

    private async Task Ask()
    {
        if (_asked is { } before && wall.GetElapsedTime(before) < Every)
        {
            return;
        }

        try
        {
            await database.Check(Limit);
        }
        catch (StoreUnavailableException)
        {
            // The telemetry has it.
        }

        _asked = wall.GetTimestamp();
    }
}

/// <summary>Tries a database that is away until it is back, and then makes its schema, so that nothing else has to.</summary>
internal sealed class DatabaseWatch(Database database, MemoryTelemetry telemetry) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Every, stoppingToken);
            if (!telemetry.IsAvailable)
            {
                await database.Start();
            }
        }
    }
}
