using System.Globalization;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>All visits of a part, by what was sent and to whom, in the order of the rounds.</summary>
internal sealed class Visits
{
    private readonly Dictionary<(string Load, string Target), List<Visit>> _all = [];

    /// <summary>Calls that were neither answered rightly nor shed, warm-up included.</summary>
    public int Wrong { get; private set; }

    public IEnumerable<string> Loads => _all.Keys.Select(key => key.Load).Distinct(StringComparer.Ordinal);

    public IReadOnlyList<Visit> this[string load, string target] => _all[(load, target)];

    public void Add(string load, string target, Visit visit, bool isWarmUp)
    {
        Wrong += visit.Wrong;
        if (!isWarmUp)
        {
            if (!_all.TryGetValue((load, target), out var visits))
            {
                _all[(load, target)] = visits = [];
            }

            visits.Add(visit);
        }
    }
}

/// <summary>Visits to Markdown tables: medians, with the least and the most of the rounds in brackets.</summary>
internal static class Tables
{
    public static void Closed(Visits visits, string[] targets)
    {
        Console.WriteLine("\n### Closed loop\n\n| load | target | calls/s | CPU us per call | x floor | x scan | calls/s over floor |\n| --- | --- | --: | --: | --: | --: | --: |");
        foreach (var load in visits.Loads)
        {
            foreach (var target in targets)
            {
                var here = visits[load, target];
                var (floor, scan) = (visits[load, "floor"], visits[load, "scan"]);
                Console.WriteLine($"| {load} | {target} | {Middle(here.Select(visit => visit.PerSecond), "0")} | {Middle(here.Select(visit => visit.CpuMicroseconds), "0")} | {Ratio(here, floor, visit => visit.CpuMicroseconds)} | {Ratio(here, scan, visit => visit.CpuMicroseconds)} | {Ratio(here, floor, visit => visit.PerSecond)} |");
            }
        }

        if (!visits.Loads.Contains("M", StringComparer.Ordinal) || !visits.Loads.Contains("L", StringComparer.Ordinal))
        {
            return;
        }

        Console.WriteLine("\n### Growth: CPU per byte at L over that at M\n");
        var bytes = Payload.Sizes.ToDictionary(payload => payload.Name, payload => payload.Body.Length, StringComparer.Ordinal);
        foreach (var target in targets)
        {
            var growth = visits["L", target].Zip(visits["M", target], (large, medium) => large.CpuMicroseconds / bytes["L"] / (medium.CpuMicroseconds / bytes["M"]));
            Console.WriteLine($"- {target}: {Middle(growth, "0.00")}");
        }
    }

    public static void Open(Visits visits, string[] targets)
    {
        Console.WriteLine("\n### Open loop, latency from the moment each call was due\n\n| load | target | p50 ms | p99 ms | p99 over floor |\n| --- | --- | --: | --: | --: |");
        foreach (var load in visits.Loads)
        {
            foreach (var target in targets)
            {
                var here = visits[load, target];
                Console.WriteLine($"| {load} | {target} | {Middle(here.Select(visit => visit.Percentile(0.5)), "0.0")} | {Middle(here.Select(visit => visit.Percentile(0.99)), "0.0")} | {Ratio(here, visits[load, "floor"], visit => visit.Percentile(0.99))} |");
            }
        }
    }

    /// <summary>One target over each of the others.</summary>
    public static void Beside(Visits visits, string of, string[] others)
    {
        Console.WriteLine("\n### Beside other builds: CPU per call\n\n| load | target | CPU us per call | this build over it | it over this build |\n| --- | --- | --: | --: | --: |");
        foreach (var load in visits.Loads)
        {
            foreach (var target in others.Prepend(of))
            {
                var (ours, here) = (visits[load, of], visits[load, target]);
                Console.WriteLine($"| {load} | {target} | {Middle(here.Select(visit => visit.CpuMicroseconds), "0")} | {Ratio(ours, here, visit => visit.CpuMicroseconds)} | {Ratio(here, ours, visit => visit.CpuMicroseconds)} |");
            }
        }
    }

    /// <summary>The median, with the least and the most in brackets.</summary>
    public static string Middle(IEnumerable<double> values, string format)
    {
        var sorted = values.Order().ToArray();
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return $"{Text(Median(sorted))} ({Text(sorted[0])}-{Text(sorted[^1])})";
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    // Round by round: what disturbed a round disturbed both.
    private static string Ratio(IReadOnlyList<Visit> here, IReadOnlyList<Visit> other, Func<Visit, double> value) =>
        Middle(here.Zip(other, (one, two) => value(one) / value(two)), "0.00");
}
