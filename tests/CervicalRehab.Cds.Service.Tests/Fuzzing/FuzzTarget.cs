using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>One thing that is fuzzed.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Share">Share of the time of a run.</param>
/// <param name="InTests">Cases among the ordinary tests.</param>
/// <param name="Case">One case; throws when something does not hold.</param>
internal sealed record FuzzTarget(string Name, int Share, int InTests, Action<Dice> Case)
{
    /// <summary>Looks elsewhere among the ordinary tests when FUZZ_SEED is set.</summary>
    public static ulong TestSeed { get; } = ulong.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20260601;

    /// <summary>A case that takes longer hangs: no call may take so long, its fetching included.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(5);

    /// <summary>All targets over one service.</summary>
    public static ImmutableArray<FuzzTarget> All(FuzzHost host) =>
    [
        new("dates", 2, 2_000, DateFuzz.Case),
        new("numbers", 3, 500, NumberFuzz.Case),
        new("bundles", 3, 500, BundleFuzz.Case),
        new("concept-maps", 2, 300, ConceptMapFuzz.Case),
        new("feedback-bodies", 2, 500, FeedbackFuzz.Body),
        new("red-flag-among-junk", 10, 150, SeverityFuzz.AmongJunk),
        new("red-flag-damaged", 6, 150, SeverityFuzz.Damaged),
        new("cut-bodies", 8, 100, HookFuzz.Cut),
        new("hooks", 14, 100, dice => HookFuzz.Call(host, dice)),
        new("apply", 5, 50, dice => HookFuzz.Apply(host, dice)),
        new("feedback-calls", 4, 50, dice => FeedbackFuzz.Call(host, dice)),
        new("tokens", 5, 100, dice => TokenFuzz.Case(host, dice)),
    ];

    /// <summary>What must hold. Assertions that build their message first would take most of the time.</summary>
    public static void Must(bool holds, string what)
    {
        if (!holds)
        {
            throw new ShouldAssertException(what);
        }
    }

    /// <summary>Runs one case; what does not hold, or null. A slow case is run once more: a machine may stand still for a while.</summary>
    public string? Fault(ulong seed, long number)
    {
        var fault = Once(seed, number, out var elapsed);
        if (fault is null && elapsed > Budget)
        {
            fault = Once(seed, number, out var again);
            return again > Budget ? string.Create(CultureInfo.InvariantCulture, $"took {again.TotalSeconds:0.0} s") : fault;
        }

        return fault;
    }

    private string? Once(ulong seed, long number, out TimeSpan elapsed)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            Case(new Dice(seed, Name, number));
            return null;
        }
        // Whatever is thrown is what is looked for.
        catch (Exception fault)
        {
            return fault is ShouldAssertException ? fault.Message : string.Join('\n', fault.ToString().Split('\n').Take(9));
        }
        finally
        {
            elapsed = watch.Elapsed;
        }
    }
}
