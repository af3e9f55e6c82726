using System.Globalization;
using CervicalRehab.Cds.Benchmarks.EndToEnd;

namespace CervicalRehab.Cds.Benchmarks.SilentRun;

/// <summary>
/// Whether time grows in proportion to size, and memory not at all: populations of several sizes in turns, medians, and the line <c>start + cost * size</c> through
/// them. The line is the one of least squares of what each size is off by, in parts of its own time, so that the small ones count as much as the large.
/// </summary>
internal static class Growth
{
    // Together some 25 GB on the disk.
    private static readonly Population[][] s_growing =
    [
        [new(1_000, 130), new(2_000, 130), new(5_000, 130), new(10_000, 130)],
        [new(1_000, 1_300), new(2_000, 1_300), new(4_000, 1_300), new(10_000, 1_300)],
    ];

    private sealed record Size(Population Population, string Export, double Gigabytes)
    {
        public List<Measured> Runs { get; } = [];

        public double Cpu => Median(static run => run.CpuSeconds);

        public double Wall => Median(static run => run.WallSeconds);

        public double Peak => Median(static run => run.PeakMegabytes);

        private double Median(Func<Measured, double> of) => Runs.Select(of).Order().ElementAt(Runs.Count / 2);
    }

    /// <summary><c>silent-run growth [rounds] [folder]</c>.</summary>
    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var folder = args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), "silent-run-benchmark");
        var published = Published.Path();
        Size[][] growing = [.. s_growing.Select(sizes => Made(sizes, folder, published))];
        Size[] all = [.. growing.SelectMany(static sizes => sizes)];
        for (var turn = 0; turn < rounds * all.Length; turn++)
        {
            // Each round begins with another.
            var size = all[(turn + (turn / all.Length)) % all.Length];
            size.Runs.Add(Population.Run(published, size.Export, Path.Combine(folder, "report")));
        }

        Array.ForEach(growing, Print);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static Size[] Made(Population[] sizes, string folder, string published) =>
        [.. from population in sizes let export = population.In(folder, published) where export is not null select new Size(population, export, Population.Gigabytes(export))];

    private static void Print(Size[] sizes)
    {
        var (cpu, wall) = (Line(sizes, static size => size.Cpu), Line(sizes, static size => size.Wall));
        Say($"{"population",-28} {"GB",7} {"CPU s",7} {"off line",9} {"s per GB more",14} {"wall s",7} {"off line",9} {"peak MB",8}");
        foreach (var (at, size) in sizes.Index())
        {
            var more = at == 0 ? double.NaN : (size.Cpu - sizes[at - 1].Cpu) / (size.Gigabytes - sizes[at - 1].Gigabytes);
            Say($"{size.Population.Name,-28} {size.Gigabytes,7:0.00} {size.Cpu,7:0.00} {Off(size, size.Cpu, cpu),9:+0.0%;-0.0%} {more,14:0.00} {size.Wall,7:0.0} {Off(size, size.Wall, wall),9:+0.0%;-0.0%} {size.Peak,8:0}");
        }

        Say($"CPU = {cpu.Start:0.00} s + {cpu.PerGigabyte:0.00} s per GB; on the clock {wall.Start:0.0} s + {wall.PerGigabyte:0.00} s per GB; memory {sizes.Max(static size => size.Peak) / sizes.Min(static size => size.Peak) - 1:0.0%} apart");
    }

    private static double Off(Size size, double time, (double Start, double PerGigabyte) line) => (time / (line.Start + (line.PerGigabyte * size.Gigabytes))) - 1;

    private static (double Start, double PerGigabyte) Line(Size[] sizes, Func<Size, double> time)
    {
        var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var size in sizes)
        {
            var (x, y) = (size.Gigabytes, time(size));
            var weight = 1 / (y * y);
            (w, wx, wy, wxx, wxy) = (w + weight, wx + (weight * x), wy + (weight * y), wxx + (weight * x * x), wxy + (weight * x * y));
        }

        var slope = ((w * wxy) - (wx * wy)) / ((w * wxx) - (wx * wx));
        return ((wy - (slope * wx)) / w, slope);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
