using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>
/// This build beside another one, and beside a service that gives everything to the SDK, in one run: CPU time of the server for each answered call, as a
/// ratio within the round. <c>BENCH_BESIDE</c> names the other build's <c>CervicalRehab.Cds.Service.dll</c>; <c>BENCH_PLAIN</c>, when it is set, the plain service's.
/// </summary>
internal static class Beside
{
    private const string This = "this build";
    private const string Other = "the other build";
    private const string Plain = "plain SDK service";

    // The runtime compiles hot code better during the first 35,000 calls of a small payload, a hundred microseconds of CPU each: what is measured is what comes after.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan VisitTime = TimeSpan.FromSeconds(2);

    /// <summary>Prints the table of the payloads whose sizes are named; gives the number of answers that were wrong.</summary>
    public static async Task<int> Print(string published, HttpClient client, IReadOnlyList<Payload> sizes, int rounds)
    {
        if (Environment.GetEnvironmentVariable("BENCH_BESIDE") is not { Length: > 0 } other)
        {
            Console.WriteLine("\nBENCH_BESIDE names no other build: nothing beside which this one could be measured.");
            return 0;
        }

        // As in Production: in Development today's build also collects metrics. Without a fixed clock: what is posted is dated relative to today.
        var settings = Published.InProduction;
        using var here = ServerProcess.Start(published, [], settings);
        using var there = ServerProcess.Start(Path.GetFullPath(other), [], settings);
        using var plain = Environment.GetEnvironmentVariable("BENCH_PLAIN") is { Length: > 0 } named ? ServerProcess.Start(Path.GetFullPath(named), [], new Dictionary<string, string>()) : null;
        await here.Ready(client);
        await there.Ready(client);
        while (plain is not null && !await plain.Listens())
        {
            await Task.Delay(20);
        }

        var today = DateOnly.FromDateTime(DateTime.Today);
        var visits = new Visits();
        var random = new Random(3);
        foreach (var (payload, hook) in FollowUp.Sizes(today).Select(payload => (Payload: payload, FollowUp.Hook)).Concat(Old(today)).Where(one => sizes.Any(size => one.Payload.Name.EndsWith(size.Name, StringComparison.Ordinal))))
        {
            var path = $"/cds-services/cervical-rehab-{hook}";
            List<Target> targets = [new(This, here, path, true), new(Other, there, path, true)];
            if (plain is not null)
            {
                targets.Add(new(Plain, plain, "/plain", false));
            }

            for (var round = -1; round < rounds; round++)
            {
                foreach (var target in targets.OrderBy(_ => random.Next()).ToArray())
                {
                    var visit = await Load.Closed(target, payload, client, payload.Body.Length > 1_000_000 ? 4 : 8, round < 0 ? WarmUpTime : VisitTime, atLeast: 20);
                    visits.Add(payload.Name, target.Name, visit, isWarmUp: round < 0);
                }
            }
        }

        Tables.Beside(visits, This, [Other, .. plain is null ? Array.Empty<string>() : [Plain]]);
        return visits.Wrong;
    }

    private static IEnumerable<(Payload Payload, string Hook)> Old(DateOnly today) =>
        [(Payload.Record("S", 15, today), Payload.Hook), (Payload.Record("M", 150, today), Payload.Hook), (Payload.Record("L", 1_500, today), Payload.Hook)];
}
