using System.Diagnostics;
using System.Globalization;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>From the start of the process to the first answer, to readiness, and the first call after it.</summary>
internal static class ColdStart
{
    private static readonly Payload Small = Payload.Sizes.First();

    public static async Task<int> Print(string published, HttpClient client, int rounds)
    {
        var wrong = 0;
        var (floors, firsts, readies, afters, steadies) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            floors.Add(await FirstAnswer(client, () => new Target("floor", ServerProcess.Start(Published.Benchmarks, ["floor"], new Dictionary<string, string>()), "/floor", false)));
            firsts.Add(await FirstAnswer(client, () => new Target("service", ServerProcess.Start(published, [], Published.InProduction), $"/cds-services/cervical-rehab-{Payload.Hook}", true)));

            var watch = Stopwatch.StartNew();
            using var server = ServerProcess.Start(published, [], Published.LoggingOff);
            await server.Ready(client);
            readies.Add(watch.Elapsed.TotalMilliseconds);
            var target = new Target("service", server, $"/cds-services/cervical-rehab-{Payload.Hook}", true);
            var asked = Stopwatch.GetTimestamp();
            var first = await target.Post(client, Small, check: true, token: null);
            afters.Add(Stopwatch.GetElapsedTime(asked, first.AnsweredAt).TotalMilliseconds);
            wrong += first.Result is CallResult.Right ? 0 : 1;
            var steady = await Load.Closed(target, Small, client, connections: 1, TimeSpan.FromSeconds(3), atLeast: 100);
            steadies.Add(steady.Percentile(0.5));
            wrong += steady.Wrong;
        }

        Console.WriteLine("\n### Start, S\n\n| what | ms |\n| --- | --: |");
        Console.WriteLine($"| floor: start to first 200 | {Tables.Middle(floors, "0")} |");
        Console.WriteLine($"| service in Production: start to first 200, not waiting for readiness | {Tables.Middle(firsts, "0")} |");
        Console.WriteLine($"| service: start to ready | {Tables.Middle(readies, "0")} |");
        Console.WriteLine($"| first call after ready | {Tables.Middle(afters, "0.0")} |");
        Console.WriteLine($"| steady p50, one connection | {Tables.Middle(steadies, "0.00")} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nStart over floor's: {Tables.Median(firsts) / Tables.Median(floors):0.00}. First call after ready over steady p50: {Tables.Median(afters) / Tables.Median(steadies):0.0}."));
        return wrong;
    }

    private static async Task<double> FirstAnswer(HttpClient client, Func<Target> start)
    {
        var watch = Stopwatch.StartNew();
        var target = start();
        using var server = target.Server;
        // A call that is not taken costs its caller, who shares the machine, as much as a part of the start: it calls once somebody listens.
        while (!await server.Listens() && watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            await Task.Delay(2);
        }

        return await target.Post(client, Small, check: false, token: null) is { Result: CallResult.Right } ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{target.Name} does not answer with 200");
    }
}
