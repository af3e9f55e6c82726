namespace CervicalRehab.Cds.Service.Memory;

/// <summary>Writes issued cards in batches; holds a batch until the database takes it, and empties the queue when the service stops.</summary>
internal sealed class CardLogWriter(CardQueue queue, Database database, MemoryTelemetry telemetry) : BackgroundService
{
    private const int BatchSize = 500;

    private const string Insert = """
        INSERT INTO card (uuid, client, service, pathway, topic, indicator, clauses, suggestions, content_version, issued_at)
        VALUES (@uuid, @client, @service, @pathway, @topic, @indicator, @clauses, @suggestions, @version, @at)
        ON CONFLICT (uuid, client, service) DO NOTHING
        """;

    // Time for a batch to gather: a commit costs more than a row.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<IssuedCard>(BatchSize);
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Gathering, stoppingToken);
                Fill(batch);
                while (!await TryWrite(batch))
                {
                    await Task.Delay(Pause, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is written below.
        }

        await Empty(batch);
    }

    private async Task Empty(List<IssuedCard> batch)
    {
        queue.Close();
        Fill(batch);
        var isTaken = true;
        while (batch.Count > 0)
        {
            isTaken = isTaken && await TryWrite(batch);
            if (!isTaken)
            {
                telemetry.CardsNotKept(batch.Count);
                Settle(batch);
            }

            Fill(batch);
        }
    }

    private void Fill(List<IssuedCard> batch)
    {
        while (batch.Count < BatchSize && queue.Reader.TryRead(out var card))
        {
            batch.Add(card);
        }
    }

    private async Task<bool> TryWrite(List<IssuedCard> batch)
    {
        try
        {
            await database.Use(Access.Write, Limit, session => Write(session, batch));
            telemetry.CardsKept(batch.Count);
            Settle(batch);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private void Settle(List<IssuedCard> batch)
    {
        queue.Settle(batch.Count);
        batch.Clear();
    }

    // A repeated call repeats its uuids: the first issue is the one that is kept.
    private static async Task<bool> Write(Session session, List<IssuedCard> batch)
    {
        foreach (var card in batch.ToList())
        {
            await session.Execute(
                Insert,
                ("@uuid", card.Uuid),
                ("@client", card.Client),
                ("@service", card.Service),
                ("@pathway", card.Pathway),
                ("@topic", card.Topic),
                ("@indicator", card.Indicator),
                ("@clauses", card.Clauses),
                ("@suggestions", card.Suggestions),
                ("@version", card.ContentVersion),
                ("@at", card.IssuedAt.ToUnixTimeMilliseconds()));
        }

        return true;
    }
}
