using System.Globalization;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>
/// The published service beside the floor and the scan, in one run: rounds visit all targets in random order. What is compared is CPU time
/// of the server's process per answered call, as a ratio within the run.
/// </summary>
internal static class Run
{
    private const string Deaf = "service, logging off";
    private const string Default = "service, as it starts";
    private const string Trusting = "service, signed calls and OTLP too";

    private static readonly TimeSpan VisitTime = TimeSpan.FromSeconds(2);

    // The compiler works on in the background for a while, and that is CPU time of the same process.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Runs everything, or the parts named: process closed open hostile start memory overload, and beside, which is left out unless it is named. A number is the number of rounds; of S, M and
    /// L the closed loop and beside take those that are named.
    /// </summary>
    public static async Task<int> EndToEnd(string[] args)
    {
        var numbers = args.Where(arg => arg.All(char.IsAsciiDigit)).ToArray();
        var rounds = numbers.Length > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 5;
        var parts = args.Except(numbers, StringComparer.Ordinal).Where(arg => arg is not "end-to-end").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sizes = Payload.Sizes.Where(payload => parts.Contains(payload.Name)).ToArray();
        parts.ExceptWith(Payload.Sizes.Select(payload => payload.Name));
        bool Wants(string part) => parts.Count == 0 || parts.Contains(part);

        var published = Published.Path();
        await Machine.Print(published, Payload.Sizes);
        using var client = NewClient();
        using var floor = ServerProcess.Start(Published.Benchmarks, ["floor"], new Dictionary<string, string>());
        using var deaf = ServerProcess.Start(published, [], Published.LoggingOff);
        using var whole = ServerProcess.Start(published, [], Published.AsItStarts);
        using var collector = ServerProcess.Start(Published.Benchmarks, ["floor"], new Dictionary<string, string>());
        using var caller = new RegisteredClient();
        using var trusting = ServerProcess.Start(published, [], Published.WithTrustAndTelemetry(caller, collector.Address));
        foreach (var server in new[] { floor, deaf, whole, collector, trusting })
        {
            await server.Ready(client);
        }

        var path = $"/cds-services/cervical-rehab-{Payload.Hook}";
        Target[] targets = [new("floor", floor, "/floor", false), new("scan", floor, "/scan", false), new(Deaf, deaf, path, true), new(Default, whole, path, true), new(Trusting, trusting, path, true) { Caller = caller }];
        var wrong = 0;
        if (Wants("process"))
        {
            InProcess.Print();
        }

        if (Wants("closed"))
        {
            wrong += await Closed(targets, client, sizes.Length > 0 ? sizes : [.. Payload.Sizes], rounds);
        }

        if (Wants("open"))
        {
            wrong += await Open(targets, client, rounds);
        }

        if (parts.Contains("beside"))
        {
            wrong += await Beside.Print(published, client, sizes.Length > 0 ? sizes : [.. Payload.Sizes], rounds);
        }

        if (Wants("hostile"))
        {
            wrong += await Hostile.Print(targets[1], targets[2], client, rounds);
        }

        if (Wants("start"))
        {
            wrong += await ColdStart.Print(published, client, rounds);
        }

        if (Wants("memory"))
        {
            wrong += await Memory.Print(published, client);
        }

        if (Wants("overload"))
        {
            wrong += await Overload.Print(published, client);
        }

        Console.WriteLine($"\nAnswers that were wrong or not what was expected: {wrong}. Load average now: {Machine.Load}.");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>A client whose connections are not shared between calls in flight and not limited.</summary>
    internal static HttpClient NewClient() => new(new SocketsHttpHandler { MaxConnectionsPerServer = 2_000, UseCookies = false, UseProxy = false }) { Timeout = TimeSpan.FromMinutes(2) };

    private static async Task<int> Closed(Target[] targets, HttpClient client, Payload[] sizes, int rounds)
    {
        var random = new Random(1);
        var visits = new Visits();
        foreach (var payload in sizes)
        {
            var connections = payload.Name is "L" ? 4 : 8;
            for (var round = -1; round < rounds; round++)
            {
                foreach (var target in targets.OrderBy(_ => random.Next()).ToArray())
                {
                    var visit = await Load.Closed(target, payload, client, connections, round < 0 ? WarmUpTime : VisitTime, atLeast: 20);
                    visits.Add(payload.Name, target.Name, visit, isWarmUp: round < 0);
                }
            }
        }

        Tables.Closed(visits, [.. targets.Select(target => target.Name)]);
        return visits.Wrong;
    }

    private static async Task<int> Open(Target[] targets, HttpClient client, int rounds)
    {
        var random = new Random(2);
        var visits = new Visits();
        foreach (var (size, perSecond, seconds) in new[] { ("S", 200.0, 3), ("M", 20.0, 6) })
        {
            var payload = Payload.Sizes.Single(one => one.Name == size);
            for (var round = -1; round < rounds; round++)
            {
                foreach (var target in targets.OrderBy(_ => random.Next()).ToArray())
                {
                    var visit = await Load.Open(target, payload, client, perSecond, TimeSpan.FromSeconds(seconds), random);
                    visits.Add($"{size} at {perSecond}/s", target.Name, visit, isWarmUp: round < 0);
                }
            }
        }

        Tables.Open(visits, [.. targets.Select(target => target.Name)]);
        return visits.Wrong;
    }
}
