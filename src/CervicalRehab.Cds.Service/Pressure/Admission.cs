using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>Whether a call is taken on.</summary>
internal enum Admitted
{
    /// <summary>Taken on; it will be answered in full.</summary>
    Yes,

    /// <summary>The service has all it can do: 503.</summary>
    Full,

    /// <summary>This client has more than its share of a busy service: 429.</summary>
    ShareUsed,
}

/// <summary>
/// Counts calls before their bodies are read. Nothing waits here: a call is taken on or refused, and what is taken on is never dropped,
/// so that a red flag that was admitted is always answered in full.
/// </summary>
internal sealed class Admission(IOptions<PressureOptions> options)
{
    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _byClient = new(StringComparer.Ordinal);
    private readonly int _maxWorking = options.Value.CallCount;
    private readonly int _maxInHand = options.Value.MaxInHand;
    private int _working;
    private int _inHand;

    /// <summary>Calls being read or computed.</summary>
    public int Working => Volatile.Read(ref _working);

    /// <summary>Calls in hand, waiting for a FHIR server included.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Takes a call on, or says why not. Every <see cref="Admitted.Yes"/> is followed by one <see cref="Leave"/>.</summary>
    public Admitted Enter(string client)
    {
        lock (_counting)
        {
            if (_working >= _maxWorking || _inHand >= _maxInHand)
            {
                return Admitted.Full;
            }

            var own = _byClient.GetValueOrDefault(client);
            if (IsOverShare(own, _byClient.Count + (own == 0 ? 1 : 0)))
            {
                return Admitted.ShareUsed;
            }

            _byClient[client] = own + 1;
            _working++;
            _inHand++;
            return Admitted.Yes;
        }
    }

    /// <summary>The call is answered.</summary>
    public void Leave(string client)
    {
        lock (_counting)
        {
            _working--;
            _inHand--;
            if (--_byClient[client] == 0)
            {
                _byClient.Remove(client);
            }
        }
    }

    /// <summary>The call waits for a FHIR server and costs nothing meanwhile.</summary>
    public void Pause()
    {
        lock (_counting)
        {
            _working--;
        }
    }

    /// <summary>The call goes on; it was taken on and is not refused now.</summary>
    public void Resume()
    {
        lock (_counting)
        {
            _working++;
        }
    }

    // Half of the places are anybody's. Beyond that no client takes more than an equal share, while others are here.
    private bool IsOverShare(int own, int clients) => clients > 1 && _working >= _maxWorking / 2 && own >= Math.Max(1, _maxWorking / clients);
}
