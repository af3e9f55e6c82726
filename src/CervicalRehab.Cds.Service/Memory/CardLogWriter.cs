using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Writes issued cards in batches; holds a batch until the database takes it, and empties the queue when the service stops.</summary>
internal sealed class CardLogWriter(CardQueue queue, Database database, MemoryTelemetry telemetry) : BackgroundService
{
    private const int BatchSize = 500;

    // A repeated call repeats its uuids: the first issue is the one that is kept.
    private const string Insert = """
        INSERT INTO card (uuid, client, service, pathway, topic, indicator, clauses, suggestions, content_version, issued_at)
        VALUES (@Uuid, @Client, @Service, @Pathway, @Topic, @Indicator, @Clauses, @Suggestions, @ContentVersion, @At)
        ON CONFLICT (uuid, client, service) DO NOTHING
        """;

    // Time for a batch to gather: a commit costs more than a row.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly List<IssuedCard> _batch = new(BatchSize);

    private readonly Lock _lock = new();
    private Task? _stopping;

    /// <summary>Writes what is left; what the database does not take then is counted as lost. Asked twice, it stops once.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _stopping ??= Stop(cancellationToken);
        }
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        queue.Close();
        await base.StopAsync(cancellationToken);
        Fill();
        var isTaken = true;
        while (_batch.Count > 0)
        {
            isTaken = isTaken && await TryWrite();
            if (!isTaken)
            {
                telemetry.CardsNotKept(_batch.Count);
                Settle();
            }

            Fill();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Gathering, stoppingToken);
            Fill();
            while (!await TryWrite())
            {
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private void Fill()
    {
        while (_batch.Count < BatchSize && queue.Reader.TryRead(out var card))
        {
            _batch.Add(card);
        }
    }

    private async Task<bool> TryWrite()
    {
        ImmutableArray<IssuedCard> cards = [.. _batch];
        try
        {
            await database.Use(Access.Write, Limit, session => session.Execute(Insert, cards));
            telemetry.CardsKept(cards.Length);
            Settle();
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private void Settle()
    {
        queue.Settle(_batch.Count);
        _batch.Clear();
    }
}
