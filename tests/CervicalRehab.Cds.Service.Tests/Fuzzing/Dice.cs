using FsCheck;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>The chance of one case: the same seed, target and number make the same case, on every machine.</summary>
internal sealed class Dice
{
    private ulong _state;

    public Dice(ulong seed, string target, long number)
    {
        _state = seed ^ ((ulong)number * 0x9E37_79B9_7F4A_7C15);
        foreach (var letter in target)
        {
            _state = (_state ^ letter) * 0x100_0000_01B3;
        }
    }

    /// <summary>0 to one below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>One of these.</summary>
    public T Of<T>(params IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>What a generator gives at this point.</summary>
    public T From<T>(Gen<T> generator, int size = 25) => generator.Sample(1, new Rnd(Next(), Next() | 1), size).First();

    // SplitMix64.
    private ulong Next()
    {
        var next = _state += 0x9E37_79B9_7F4A_7C15;
        next = (next ^ (next >> 30)) * 0xBF58_476D_1CE4_E5B9;
        next = (next ^ (next >> 27)) * 0x94D0_49BB_1331_11EB;
        return next ^ (next >> 31);
    }
}
