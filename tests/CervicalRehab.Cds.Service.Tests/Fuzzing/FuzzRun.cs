using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace CervicalRehab.Cds.Service.Tests.Fuzzing;

/// <summary>
/// Fuzzing for as long as one likes: <c>[--minutes M] [--seed S] [target ...]</c>, or <c>--seed S --case N target</c> for one case again. Ends with
/// <c>N passed, N failed</c>.
/// </summary>
public static class FuzzRun
{
    private const int Shown = 5;

    // Not the budget of a case: longer than this nothing comes back any more.
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(3);

    public static int Run(string[] arguments)
    {
        var minutes = double.Parse(Value(arguments, "--minutes") ?? "10", CultureInfo.InvariantCulture);
        var seed = ulong.Parse(Value(arguments, "--seed") ?? "20260601", CultureInfo.InvariantCulture);
        var names = arguments.Where((argument, at) => !argument.StartsWith("--", StringComparison.Ordinal) && (at == 0 || !arguments[at - 1].StartsWith("--", StringComparison.Ordinal))).ToArray();
        using var host = new FuzzHost();
        var targets = FuzzTarget.All(host);
        if (names.Except(targets.Select(target => target.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"No target '{unknown}'. There are {string.Join(", ", targets.Select(target => target.Name))}.");
            return 2;
        }

        targets = [.. targets.Where(target => names.Length == 0 || names.Contains(target.Name, StringComparer.Ordinal))];
        return Value(arguments, "--case") is { } only
            ? Again(targets[0], seed, long.Parse(only, CultureInfo.InvariantCulture))
            : All(targets, seed, TimeSpan.FromMinutes(minutes));
    }

    private static int All(ImmutableArray<FuzzTarget> targets, ulong seed, TimeSpan time)
    {
        var (passed, failed) = (0L, 0L);
        Say($"seed {seed}, {time.TotalMinutes:0.##} minutes, {Environment.ProcessorCount} cores");
        foreach (var target in targets)
        {
            var watch = Stopwatch.StartNew();
            var faults = new ConcurrentQueue<(long Number, string Fault)>();
            var cases = Cases(target, seed, time * target.Share / targets.Sum(one => one.Share), faults);
            Say($"{target.Name,-20} {cases,9} cases, {faults.Count} failed, {watch.Elapsed.TotalSeconds:0} s");
            foreach (var (number, fault) in faults.OrderBy(one => one.Number).Take(Shown))
            {
                Say($"  again with --seed {seed} --case {number} {target.Name}\n    {fault.ReplaceLineEndings("\n    ")}");
            }

            (passed, failed) = (passed + cases - faults.Count, failed + faults.Count);
        }

        Say($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    private static long Cases(FuzzTarget target, ulong seed, TimeSpan time, ConcurrentQueue<(long Number, string Fault)> faults)
    {
        var next = -1L;
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        if (!Task.WaitAll(workers, time + Stuck))
        {
            faults.Enqueue((next, "a case near this one does not come back"));
        }

        return next + 1;

        void Work()
        {
            while (watch.Elapsed < time)
            {
                var number = Interlocked.Increment(ref next);
                if (target.Fault(seed, number) is { } fault)
                {
                    faults.Enqueue((number, fault));
                }
            }
        }
    }

    private static int Again(FuzzTarget target, ulong seed, long number)
    {
        var fault = target.Fault(seed, number);
        Say($"{target.Name}, seed {seed}, case {number}: {fault ?? "holds"}");
        Say($"{(fault is null ? 1 : 0)} passed, {(fault is null ? 0 : 1)} failed");
        return fault is null ? 0 : 1;
    }

    private static string? Value(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
