using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>What became of a name and a password.</summary>
internal enum PasswordVerdict
{
    Wrong,

    Right,

    /// <summary>Not looked at: too many have been tried.</summary>
    TooMany,
}

/// <summary>
/// Checks operators' passwords. A check is slow, so all callers together get twenty a minute: guesses are bounded and cannot occupy the processor. A
/// password that was right is known again for ten minutes without a check, so that guessing does not lock an operator at work out.
/// </summary>
internal sealed class OperatorPasswords(TrustSettings settings, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    // Checked for a name nobody has, so that such a name takes as long as another.
    private static readonly Lazy<string> NobodysHash = new(() => PasswordHashing.Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (byte[] Digest, DateTimeOffset Until)> _right = new(StringComparer.Ordinal);
    private readonly FixedWindowRateLimiter _checks = new(new() { PermitLimit = 20, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>The verdict on a name and a password.</summary>
    public PasswordVerdict Check(string name, string password)
    {
        var digest = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(password));
        if (_right.TryGetValue(name, out var known) && time.GetUtcNow() < known.Until && CryptographicOperations.FixedTimeEquals(known.Digest, digest))
        {
            return PasswordVerdict.Right;
        }

        using var permit = _checks.AttemptAcquire();
        if (!permit.IsAcquired)
        {
            return PasswordVerdict.TooMany;
        }

        var configured = settings.Operators.FirstOrDefault(one => one.Name == name);
        if (!PasswordHashing.IsRight(configured?.PasswordHash ?? NobodysHash.Value, password) || configured is null)
        {
            return PasswordVerdict.Wrong;
        }

        _right[name] = (digest, time.GetUtcNow() + Remembered);
        return PasswordVerdict.Right;
    }

    public void Dispose() => _checks.Dispose();
}
