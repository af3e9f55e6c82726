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
    private readonly Lock _counting = new();

    // One entry for each registered client that ever called; no more can be.
    private readonly Dictionary<string, Client> _clients = new(StringComparer.Ordinal);
    private readonly int _maxWorking = options.Value.CallCount;
    private readonly int _maxInHand = options.Value.MaxInHand;
    private readonly long _maxBytes = options.Value.ByteCount;
    private int _working;
    private int _inHand;
    private long _bytes;

    /// <summary>How long after its last call a client still counts when places are shared out: longer than a refused one is asked to wait.</summary>
    public TimeSpan Presence { get; } = TimeSpan.FromSeconds(options.Value.RetryAfterSeconds + 4);

    /// <summary>Calls being read or computed.</summary>
    public int Working => Volatile.Read(ref _working);

    /// <summary>Calls in hand, waiting for a FHIR server included.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Takes a call with a body of so many bytes on, or says why not. Every <see cref="Admitted.Yes"/> is followed by one <see cref="Leave"/> of as many.</summary>
    public Admitted Enter(string client, long bytes = 0)
    {
        lock (_counting)
        {
            var own = Of(client);
            own.SeenAt = time.GetTimestamp();
            var present = Present();
            if (IsOverShare(own.Working, _working, _maxWorking, present) || IsOverShare(own.InHand, _inHand, _maxInHand, present) || IsOverShare(own.Bytes, _bytes, _maxBytes, present))
            {
                return Admitted.ShareUsed;
            }

            if (_working >= _maxWorking || _inHand >= _maxInHand || (_bytes > 0 && _bytes + bytes > _maxBytes))
            {
                return Admitted.Full;
            }

            Count(own, working: 1, inHand: 1, bytes);
            return Admitted.Yes;
        }
    }

    /// <summary>The call is answered.</summary>
    public void Leave(string client, long bytes = 0) => Change(client, working: -1, inHand: -1, -bytes);

    /// <summary>The call waits for a FHIR server and costs nothing meanwhile but the memory of its body.</summary>
    public void Pause(string client) => Change(client, working: -1, inHand: 0, bytes: 0);

    /// <summary>The call goes on; it was taken on and is not refused now.</summary>
    public void Resume(string client) => Change(client, working: 1, inHand: 0, bytes: 0);

    private void Change(string client, int working, int inHand, long bytes)
    {
        lock (_counting)
        {
            Count(Of(client), working, inHand, bytes);
        }
    }

    private void Count(Client own, int working, int inHand, long bytes)
    {
        own.Working += working;
        own.InHand += inHand;
        own.Bytes += bytes;
        _working += working;
        _inHand += inHand;
        _bytes += bytes;
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

    private sealed class Client
    {
        public int Working { get; set; }

        public int InHand { get; set; }

        public long Bytes { get; set; }

        public long SeenAt { get; set; }
    }
}
