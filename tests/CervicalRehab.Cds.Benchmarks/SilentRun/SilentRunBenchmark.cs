using System.Globalization;
using CervicalRehab.Cds.Benchmarks.EndToEnd;

namespace CervicalRehab.Cds.Benchmarks.SilentRun;

/// <summary>
/// The silent run as a command beside a bare pass of the reader and the SDK's deserializer over the same lines: interleaved, medians, CPU time of whole processes,
/// start and all.
/// </summary>
internal static class SilentRunBenchmark
{
    // Together with what they are split into, some 4 GB on the disk; the largest 13 GB more, and made where there is room for twice that.
    private static readonly Population[] s_populations = [new(1_000, 130), new(10_000, 130), new(1_000, 1_300), new(10_000, 1_300)];

    /// <summary><c>silent-run [rounds] [folder]</c>.</summary>
    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
        var folder = args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), "silent-run-benchmark");
        var published = Published.Path();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Console.WriteLine($"{"population",-28} {"MB",8} {"CPU s",8} {"wall s",8} {"peak MB",8} {"x bare",7} {"SyntaxOnly x",13} {"Strict x",9}");
        foreach (var population in s_populations)
        {
            if (population.In(folder, published) is { } export)
            {
                var rows = Enumerable.Range(0, rounds).Select(round => Round(published, export, Path.Combine(folder, "report"), round)).ToArray();
                Print(population.Name, 1_000 * Population.Gigabytes(export), rows);
            }
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{rounds} rounds in {clock.Elapsed.TotalMinutes:0} min");
        return 0;
    }

    private sealed record Row(Measured Run, double Bare, double Syntax, double Strict);

    private static Row Round(string published, string export, string report, int round)
    {
        var (run, bare, syntax, strict) = (default(Measured)!, 0.0, 0.0, 0.0);
        Action[] cases =
        [
            () => run = Population.Run(published, export, report),
            () => bare = Measured.Of(Published.Benchmarks, "pass", "bare", export).CpuSeconds,
            () => syntax = Sdk("syntax"),
            () => strict = Sdk("strict"),
        ];
        for (var at = 0; at < cases.Length; at++)
        {
            cases[(at + round) % cases.Length]();
        }

        return new(run, bare, syntax, strict);

        // What it takes to come by the lines is no time of the SDK.
        double Sdk(string mode) => Passes.SdkReadsOneOf * (Loop(mode) - Loop("none"));
        double Loop(string mode) => double.Parse(Measured.Of(Published.Benchmarks, "pass", mode, export).Said, CultureInfo.InvariantCulture);
    }

    private static void Print(string name, double megabytes, Row[] rows) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-28} {megabytes,8:0} {Median(rows, static row => row.Run.CpuSeconds),8:0.0} {Median(rows, static row => row.Run.WallSeconds),8:0.0} {Median(rows, static row => row.Run.PeakMegabytes),8:0} {Median(rows, static row => row.Run.CpuSeconds / row.Bare),7:0.00} {Median(rows, static row => row.Syntax / row.Run.CpuSeconds),13:0.0} {Median(rows, static row => row.Strict / row.Run.CpuSeconds),9:0.0}"));

    private static double Median(Row[] rows, Func<Row, double> of) => rows.Select(of).Order().ElementAt(rows.Length / 2);
}
