using System.Globalization;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>Twice the capacity just measured, on L: what is answered, what is shed and how, how long the accepted waited, memory.</summary>
internal static class Overload
{
    public static async Task<int> Print(string published, HttpClient client)
    {
        using var server = ServerProcess.Start(published, [], Published.LoggingOff);
        await server.Ready(client);
        var large = Payload.Sizes.Last();
        var target = new Target("service", server, $"/cds-services/cervical-rehab-{Payload.Hook}", true);
        await Load.Closed(target, large, client, connections: 4, TimeSpan.FromSeconds(4), atLeast: 20);
        var capacity = await Load.Closed(target, large, client, connections: 4, TimeSpan.FromSeconds(4), atLeast: 20);
        var over = await Load.Open(target, large, client, 2 * capacity.PerSecond, TimeSpan.FromSeconds(8), new Random(3));
        var after = await Load.Closed(target, large, client, connections: 4, TimeSpan.FromSeconds(4), atLeast: 20);
        Console.WriteLine("\n### Twice the capacity, L, 8 s\n\n| capacity/s | offered | answered | shed (503 or 429 with Retry-After) | neither | goodput over capacity | accepted p50 / p99 ms | peak MB | capacity after/s |\n| --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {capacity.PerSecond:0} | {over.Right + over.Refused + over.Wrong} | {over.Right} | {over.Refused} | {over.Wrong} | {over.PerSecond / capacity.PerSecond:0.00} | {over.Percentile(0.5):0} / {over.Percentile(0.99):0} | {server.Megabytes.Peak:0} | {after.PerSecond:0} |"));
        return over.Wrong + capacity.Wrong + after.Wrong;
    }
}
