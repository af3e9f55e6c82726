namespace CervicalRehab.Cds.Service.Trust;

/// <summary>
/// Keys fetched from the one address registered for a client (JWT-9, JWT-12). They are used for ten minutes, then asked for again; while
/// that fails the old ones serve for a day. A key id nobody has heard of asks at most once in five seconds, however many calls bring it.
/// </summary>
internal sealed class KeysFromAddress(Uri address, string client, KeySetHttp http, TimeProvider time, TrustTelemetry seen) : IClientKeys
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly long _origin = time.GetTimestamp();
    private (KeySet Keys, TimeSpan At)? _held;
    private Task? _flight;
    private TimeSpan _loadAfter;
    private TimeSpan _unknownAfter;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    public async ValueTask<KeySet?> For(string kid, CancellationToken ct)
    {
        await Ask(kid).WaitAsync(ct);

        lock (_gate)
        {
            return _held is { } held && Now - held.At < Kept ? held.Keys : null;
        }
    }

    // A load that is due and an unknown key id keep pauses of their own: the first load must not hold up the first rotation.
    private Task Ask(string kid)
    {
        lock (_gate)
        {
            var isFresh = _held is { } fresh && Now - fresh.At < Fresh;
            if (isFresh && _held!.Value.Keys.Has(kid))
            {
                return Task.CompletedTask;
            }

            if (_flight is { IsCompleted: false })
            {
                return _flight;
            }

            ref var after = ref isFresh ? ref _unknownAfter : ref _loadAfter;
            if (Now < after)
            {
                return Task.CompletedTask;
            }

            after = Now + Pause;
            // Shared by every call that waits, so no single caller's patience ends it.
            return _flight = Task.Run(Load, CancellationToken.None);
        }
    }

    private async Task Load()
    {
        var (keys, fault) = await http.Get(address);
        if (keys is null)
        {
            seen.KeysNotRead(client, fault);
            return;
        }

        lock (_gate)
        {
            _held = (keys, Now);
        }

        seen.KeysRead(client, keys);
    }
}
