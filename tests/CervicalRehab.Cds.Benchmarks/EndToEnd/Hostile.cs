using System.Diagnostics;
using System.Text;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>Bodies made to hurt: refused, at a cost near that of scanning the same bytes.</summary>
internal static class Hostile
{
    private const int Bytes = 4_000_000;

    private static readonly (string Name, string Body, int Status)[] Bodies =
    [
        ("deep nesting", $"{{\"hook\":{new string('[', Bytes / 2)}{new string(']', Bytes / 2)}}}", 400),
        ("a long text", $"{{\"hook\":\"{new string('x', Bytes)}\"}}", 400),
        ("a member repeated", $"{{{string.Join(',', Enumerable.Repeat("\"hook\":1", Bytes / 9))}}}", 413),
        ("a member repeated at the end", $"{{\"a\":[{string.Join(',', Enumerable.Repeat("{\"x\":1}", Bytes / 8))}],\"a\":1}}", 400),
        ("a long list", $"{{\"hook\":[{string.Join(',', Enumerable.Repeat("1", Bytes / 2))}]}}", 400),
        ("a list of many objects", $"{{\"prefetch\":{{\"x\":[{string.Join(',', Enumerable.Repeat("{\"x\":1}", Bytes / 8))}]}}}}", 400),
        ("many different members", $"{{{string.Join(',', Enumerable.Range(0, Bytes / 12).Select(at => $"\"m{at:0000000}\":1"))}}}", 413),
        ("ever new names", $"{{\"hook\":[{string.Join(',', Enumerable.Range(0, Bytes / 64 / 12).Select(at => $"{{{string.Join(',', Enumerable.Range(at * 64, 64).Select(name => $"\"{name:x7}\":1"))}}}"))}]}}", 400),
        ("over the limit", new string(' ', 17_000_000), 413),
    ];

    public static async Task<int> Print(Target scan, Target service, HttpClient client, int rounds)
    {
        var wrong = 0;
        Console.WriteLine("\n### Hostile bodies: CPU per call\n\n| body | bytes | status | service us | scan us | x scan |\n| --- | --: | --: | --: | --: | --: |");
        foreach (var (name, body, expected) in Bodies)
        {
            var payload = new Payload(name, 0, Encoding.UTF8.GetBytes(body));
            var (ours, theirs) = (new List<double>(), new List<double>());
            var status = 0;
            for (var round = -1; round < rounds; round++)
            {
                var (cost, code) = await Cost(service, payload, client);
                var (floor, _) = await Cost(scan with { Path = name is "deep nesting" ? "/floor" : scan.Path }, payload, client);
                status = code;
                wrong += code == expected ? 0 : 1;
                if (round >= 0)
                {
                    ours.Add(cost);
                    theirs.Add(floor);
                }
            }

            Console.WriteLine($"| {name} | {payload.Body.Length} | {status} | {Tables.Middle(ours, "0")} | {Tables.Middle(theirs, "0")} | {Tables.Middle(ours.Zip(theirs, (one, other) => one / other), "0.00")} |");
        }

        return wrong;
    }

    private static async Task<(double Microseconds, int Status)> Cost(Target target, Payload payload, HttpClient client)
    {
        var (cpu, calls, status, watch) = (target.Server.Cpu, 0, 0, Stopwatch.StartNew());
        while (watch.Elapsed < TimeSpan.FromSeconds(1))
        {
            status = await Status(target, payload, client);
            calls++;
        }

        return ((target.Server.Cpu - cpu).TotalMicroseconds / calls, status);
    }

    private static async Task<int> Status(Target target, Payload payload, HttpClient client)
    {
        using var content = new ByteArrayContent(payload.Body);
        content.Headers.ContentType = new("application/json");
        try
        {
            using var response = await client.PostAsync(new Uri(target.Server.Address, target.Path), content);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Refused while it was still being sent.
            return 413;
        }
    }
}
