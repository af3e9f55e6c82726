using System.Diagnostics;
using System.Globalization;
using CervicalRehab.Cds.Benchmarks.Payloads;
using CervicalRehab.Cds.Benchmarks.Stages;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>Read, evaluate and write on one thread, each time between two scans of the same bytes; and what a call allocates.</summary>
internal static class InProcess
{
    public static void Print()
    {
        Console.WriteLine("\n### In process: read, evaluate and write over the scan\n\n| payload | x scan | allocated B per call | per body byte |\n| --- | --: | --: | --: |");
        foreach (var payload in Payload.Sizes)
        {
            var stages = new HookStages { Size = payload.Name };
            stages.Start();
            var calls = payload.Name switch { "S" => 400, "M" => 100, _ => 12 };
            var ratios = new List<double>();
            for (var round = -15; round < 15; round++)
            {
                var ratio = 2 * Time(() => stages.Whole(), calls) / (Time(() => stages.Scan(), calls) + Time(() => stages.Scan(), calls));
                if (round >= 0)
                {
                    ratios.Add(ratio);
                }
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            stages.Whole();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {payload.Name} | {Tables.Middle(ratios, "0.00")} | {allocated} | {(double)allocated / payload.Body.Length:0.00} |"));
        }
    }

    private static double Time(Action action, int calls)
    {
        var watch = Stopwatch.StartNew();
        for (var call = 0; call < calls; call++)
        {
            action();
        }

        return watch.Elapsed.TotalMicroseconds / calls;
    }
}
