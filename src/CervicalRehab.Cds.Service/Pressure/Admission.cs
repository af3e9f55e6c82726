using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>Whether a call is taken on.</summary>
internal enum Admitted
{
    /// <summary>Taken on; it will be answered in full.</summary>
    Yes,

    /// <summary>The service has all it can do: 503.</summary>
    Full,

    /// <summary>This client has its share of a busy service: 429.</summary>
    ShareUsed,
}

/// <summary>
/// Counts calls before their bodies are read. Nothing waits here: a call is taken on or refused, and what is taken on is never dropped,
/// so that a red flag that was admitted is always answered in full.
/// </summary>
internal sealed class Admission(IOptions<PressureOptions> options, TimeProvider time)
{
    // Slow bodies announce up to so many times what may be in hand of others.
    private const int SlowBodies = 4;

    private readonly Lock _counting = new();

    // One entry for each registered client that ever called; no more can be.
    private readonly Dictionary<string, Client> _clients = new(StringComparer.Ordinal);
    private readonly HashSet<BodyInHand> _bodies = [];
    private readonly int _maxWorking = options.Value.CallCount;
    private readonly int _maxInHand = options.Value.MaxInHand;
    private readonly long _maxBytes = options.Value.ByteCount;
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.SlowBodySeconds);
    private readonly Client _all = new();

    /// <summary>How long after its last call a client still counts when places are shared out: longer than a refused one is asked to wait.</summary>
    public TimeSpan Presence { get; } = TimeSpan.FromSeconds(options.Value.RetryAfterSeconds + 4);

    /// <summary>Calls being read or computed.</summary>
    public int Working
    {
        get
        {
            lock (_counting)
            {
                return Taken(_all).Working;
            }
        }
    }

    /// <summary>Calls in hand, waiting for a FHIR server or for the rest of their bodies included.</summary>
    public int InHand
    {
        get
        {
            lock (_counting)
            {
                return _all.InHand;
            }
        }
    }

    /// <summary>Takes a call on, or says why not. Every <see cref="Admitted.Yes"/> is followed by one <see cref="Leave"/> with the same body.</summary>
    public Admitted Enter(string client, BodyInHand? body = null)
    {
        lock (_counting)
        {
            var own = Of(client);
            own.SeenAt = time.GetTimestamp();
            var (taken, ownTaken, present) = (Taken(_all), Taken(own), Present());
            if (IsOverShare(ownTaken.Working, taken.Working, _maxWorking, present) || IsOverShare(own.InHand, _all.InHand, _maxInHand, present) || IsOverShare(ownTaken.Bytes, taken.Bytes, _maxBytes, present))
            {
                return Admitted.ShareUsed;
            }

            if (taken.Working >= _maxWorking || _all.InHand >= _maxInHand || (taken.Bytes > 0 && taken.Bytes + (body?.Expected ?? 0) > _maxBytes))
            {
                return Admitted.Full;
            }

            Count(own, inHand: 1, paused: 0);
            if (body is not null)
            {
                (body.Since, body.Client) = (own.SeenAt, own);
                _bodies.Add(body);
            }

            return Admitted.Yes;
        }
    }

    /// <summary>The call is answered.</summary>
    public void Leave(string client, BodyInHand? body = null)
    {
        lock (_counting)
        {
            Count(Of(client), inHand: -1, paused: 0);
            if (body is not null)
            {
                _bodies.Remove(body);
            }
        }
    }

    /// <summary>The call waits for a FHIR server and costs nothing meanwhile but the memory of its body.</summary>
    public void Pause(string client) => Change(client, paused: 1);

    /// <summary>The call goes on; it was taken on and is not refused now.</summary>
    public void Resume(string client) => Change(client, paused: -1);

    private void Change(string client, int paused)
    {
        lock (_counting)
        {
            Count(Of(client), inHand: 0, paused);
        }
    }

    private void Count(Client own, int inHand, int paused)
    {
        own.InHand += inHand;
        own.Paused += paused;
        _all.InHand += inHand;
        _all.Paused += paused;
    }

    // A call whose body is long in coming waits like one whose FHIR server is. All of them may come in the end: so many announce no more than is bearable.
    private (int Working, long Bytes) Taken(Client whose)
    {
        var (working, bytes, awaited) = (whose.InHand - whose.Paused, 0L, 0L);
        foreach (var body in _bodies)
        {
            if (whose == _all || whose == body.Client)
            {
                var isSlow = body.IsComing && time.GetElapsedTime(body.Since) > _patience;
                working -= isSlow ? 1 : 0;
                awaited += isSlow ? body.Expected : 0;
                bytes += isSlow && awaited <= SlowBodies * _maxBytes ? body.Arrived : body.Expected;
            }
        }

        return (working, bytes);
    }

    private Client Of(string client)
    {
        if (!_clients.TryGetValue(client, out var own))
        {
            _clients[client] = own = new Client();
        }

        return own;
    }

    // A client that was refused a moment ago is here too: it comes back, and finds a place only if the others stop at their share.
    private int Present() => _clients.Values.Count(client => client.InHand > 0 || time.GetElapsedTime(client.SeenAt) < Presence);

    // Half of the places are anybody's, and half of them keep every core busy. Beyond that no client takes more than an equal share while others are here.
    private static bool IsOverShare(long own, long taken, long places, int present) => present > 1 && taken >= places / 2 && own >= Math.Max(1, places / present);

    /// <summary>What a client has in hand.</summary>
    internal sealed class Client
    {
        public int InHand { get; set; }

        public int Paused { get; set; }

        public long SeenAt { get; set; }
    }
}
