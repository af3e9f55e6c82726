using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>
/// The used tokens of this process alone, forgotten when they can no longer be valid. Bounded per issuer, so that a busy client pushes out
/// its own tokens and nobody else's; only tokens whose signature held get here. A token takes the same small room whatever its <c>jti</c>.
/// </summary>
internal sealed class UsedTokensInProcess(TimeProvider time, int capacity = UsedTokensInProcess.Capacity)
{
    /// <summary>Tokens remembered for one issuer: more than 25 calls a second with tokens of one hour.</summary>
    public const int Capacity = 100_000;

    private readonly ConcurrentDictionary<string, OfIssuer> _issuers = new(StringComparer.Ordinal);

    /// <summary>Notes a use.</summary>
    public TokenUse Note(string issuer, string jti, DateTimeOffset keepUntil)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(jti), hash);
        var digest = BinaryPrimitives.ReadUInt128BigEndian(hash);
        return _issuers.GetOrAdd(issuer, _ => new OfIssuer()).Note(digest, keepUntil, time.GetUtcNow(), capacity);
    }

    private sealed class OfIssuer
    {
        private readonly Lock _gate = new();
        private readonly HashSet<UInt128> _used = [];
        private readonly PriorityQueue<UInt128, DateTimeOffset> _byExpiry = new();

        public TokenUse Note(UInt128 digest, DateTimeOffset keepUntil, DateTimeOffset now, int capacity)
        {
            lock (_gate)
            {
                while (_byExpiry.TryPeek(out _, out var until) && until <= now)
                {
                    _used.Remove(_byExpiry.Dequeue());
                }

                if (_used.Contains(digest))
                {
                    return TokenUse.Repeated;
                }

                if (_used.Count >= capacity)
                {
                    _used.Remove(_byExpiry.Dequeue());
                }

                _used.Add(digest);
                _byExpiry.Enqueue(digest, keepUntil);
                return TokenUse.First;
            }
        }
    }
}
