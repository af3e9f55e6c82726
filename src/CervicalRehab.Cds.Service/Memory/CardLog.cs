using System.Collections.Immutable;
using System.Threading.Channels;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Memory;

/// <summary>What is kept of a card: nothing of the patient, the call or the record.</summary>
/// <param name="Uuid">The card's uuid.</param>
/// <param name="Client">Issuer of the calling client; empty for an anonymous one.</param>
/// <param name="Service">Id of the service.</param>
/// <param name="Pathway">The decision's pathway.</param>
/// <param name="Topic">The card's topic.</param>
/// <param name="Indicator">The card's indicator.</param>
/// <param name="Clauses">Clause ids, separated by spaces.</param>
/// <param name="Suggestions">Uuids of its suggestions, separated by spaces.</param>
/// <param name="ContentVersion">Version of the clinical content.</param>
/// <param name="IssuedAt">Moment of evaluation.</param>
internal sealed record IssuedCard(
    string Uuid, string Client, string Service, string Pathway, string Topic, string Indicator, string Clauses, string Suggestions, string ContentVersion, DateTimeOffset IssuedAt)
{
    /// <summary>The moment as it is stored.</summary>
    public long At => IssuedAt.ToUnixTimeMilliseconds();
}

/// <summary>The only part of the memory that a hook call meets. It takes and never gives, so that nothing kept can change an answer.</summary>
internal sealed class CardLog(CardQueue queue)
{
    /// <summary>Notes the cards of an answer. Never waits and never fails.</summary>
    public void Note(string service, CallingClient client, Decision decision, HookResponse response, DateTimeOffset at)
    {
        foreach (var card in response.Cards)
        {
            var trace = card.Trace!;
            queue.Add(new IssuedCard(
                card.Uuid,
                client.Issuer ?? string.Empty,
                service,
                decision.Pathway.Code(),
                card.Topic,
                card.Indicator,
                string.Join(' ', trace.Clauses.IsDefault ? [] : trace.Clauses),
                string.Join(' ', (card.Suggestions.IsDefault ? [] : card.Suggestions).Select(suggestion => suggestion.Uuid)),
                trace.ContentVersion,
                at));
        }
    }
}

/// <summary>Issued cards on their way to the database. Bounded: when the database is gone for long, cards are lost and counted, and calls go on.</summary>
internal sealed class CardQueue(MemoryTelemetry telemetry)
{
    /// <summary>Most cards that wait; some 10 MB.</summary>
    public const int Capacity = 20_000;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly Channel<IssuedCard> _channel = Channel.CreateBounded<IssuedCard>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private long _taken;
    private long _settled;

    /// <summary>Cards that are neither written nor given up.</summary>
    public long Waiting => Math.Max(0, Interlocked.Read(ref _taken) - Interlocked.Read(ref _settled));

    /// <summary>Where the writer takes them from.</summary>
    public ChannelReader<IssuedCard> Reader => _channel.Reader;

    /// <summary>Adds a card, or counts it as lost.</summary>
    public void Add(IssuedCard card)
    {
        if (_channel.Writer.TryWrite(card))
        {
            Interlocked.Increment(ref _taken);
        }
        else
        {
            telemetry.CardsNotKept(1);
        }
    }

    /// <summary>Takes no more.</summary>
    public void Close() => _channel.Writer.TryComplete();

    /// <summary>Cards were written, or given up.</summary>
    public void Settle(int count) => Interlocked.Add(ref _settled, count);

    /// <summary>Waits until what was added so far is written, at most this long.</summary>
    public async Task Settled(TimeSpan limit, CancellationToken ct)
    {
        var goal = Interlocked.Read(ref _taken);
        for (var waited = TimeSpan.Zero; Interlocked.Read(ref _settled) < goal && waited < limit; waited += Glance)
        {
            await Task.Delay(Glance, ct);
        }
    }
}

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
