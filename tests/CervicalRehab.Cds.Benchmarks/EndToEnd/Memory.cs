using System.Globalization;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>Resident memory of fresh processes: idle, as a hospital starts it and as a trial; of the trial also after M, and its peak with L on 64 connections.</summary>
internal static class Memory
{
    public static async Task<int> Print(string published, HttpClient client)
    {
        double inProduction;
        using (var other = ServerProcess.Start(published, [], Published.InProduction))
        {
            inProduction = await Idle(other, client);
        }

        using var server = ServerProcess.Start(published, [], Published.LoggingOff);
        var idle = await Idle(server, client);
        var target = new Target("service", server, $"/cds-services/cervical-rehab-{Payload.Hook}", true);
        var medium = await Load.Closed(target, Payload.Sizes.ElementAt(1), client, connections: 8, TimeSpan.FromSeconds(5), atLeast: 100);
        var afterMedium = server.Megabytes.Now;
        var large = await Load.Closed(target, Payload.Sizes.ElementAt(2), client, connections: 64, TimeSpan.FromSeconds(8), atLeast: 64);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### Resident memory, MB\n\n| idle in Production | idle in Development | after M, 8 connections | peak with L, 64 connections |\n| --: | --: | --: | --: |\n| {inProduction:0} | {idle:0} | {afterMedium:0} | {server.Megabytes.Peak:0} |"));
        return medium.Wrong + large.Wrong;
    }

    private static async Task<double> Idle(ServerProcess server, HttpClient client)
    {
        await server.Ready(client);
        await Task.Delay(2_000);
        return server.Megabytes.Now;
    }
}
