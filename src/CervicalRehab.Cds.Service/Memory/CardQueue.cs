using System.Threading.Channels;

namespace CervicalRehab.Cds.Service.Memory;

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
