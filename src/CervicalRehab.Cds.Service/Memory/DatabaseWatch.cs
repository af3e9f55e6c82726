namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Tries a database that is away until it is back, and then makes its schema, so that nothing else has to.</summary>
internal sealed class DatabaseWatch(Database database, MemoryTelemetry telemetry) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Every, stoppingToken);
            if (telemetry.IsAvailable)
            {
                continue;
            }

            try
            {
                await database.Check(Limit);
            }
            catch (StoreUnavailableException)
            {
                // Still away: the telemetry has it.
            }
        }
    }
}
