using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CervicalRehab.Cds.Workbench.Bench;

/// <summary>What the page after a feedback shows: the call as it stood in the form, the feedback given, and what was done with its cards.</summary>
internal sealed record ShelvedAnswer(string Sample, string Hook, string Profile, string Request, bool IsEdited, Exchange Feedback, ImmutableDictionary<string, string> Handled, string Last);

/// <summary>
/// Keeps a few answers for a few minutes, so that the page after a feedback has an address of its own and a reload sends nothing. Nothing is written to
/// disk; an address cannot be guessed.
/// </summary>
internal sealed class AnswerShelf(TimeProvider time)
{
    private const int Most = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly List<(string Key, DateTimeOffset Until, ShelvedAnswer Answer)> _answers = [];

    /// <summary>Keeps an answer; what names it.</summary>
    public string Put(ShelvedAnswer answer)
    {
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (_lock)
        {
            Forget();
            if (_answers.Count >= Most)
            {
                _answers.RemoveAt(0);
            }

            _answers.Add((key, time.GetUtcNow() + Lifetime, answer));
        }

        return key;
    }

    /// <summary>The answer of that name; null when it is not kept, or no longer.</summary>
    public ShelvedAnswer? Get(string key)
    {
        lock (_lock)
        {
            Forget();
            return _answers.Find(one => one.Key == key).Answer;
        }
    }

    private void Forget() => _answers.RemoveAll(one => one.Until <= time.GetUtcNow());
}
