using System.Collections.Concurrent;
using System.Diagnostics;
using CervicalRehab.Cds.Benchmarks.Payloads;

namespace CervicalRehab.Cds.Benchmarks.EndToEnd;

/// <summary>What one visit to a target measured.</summary>
internal sealed record Visit(int Right, int Refused, int Wrong, TimeSpan Cpu, TimeSpan Elapsed, IReadOnlyList<double> Milliseconds)
{
    /// <summary>Server CPU per answered call, in microseconds.</summary>
    public double CpuMicroseconds => Cpu.TotalMicroseconds / Math.Max(1, Right);

    public double PerSecond => Right / Elapsed.TotalSeconds;

    /// <summary>The latency below which this share of the calls stayed, in milliseconds.</summary>
    public double Percentile(double share) => Milliseconds.Count == 0 ? double.NaN : Milliseconds.Order().ElementAt((int)Math.Min(Milliseconds.Count - 1, share * Milliseconds.Count));
}

/// <summary>Closed and open loops.</summary>
internal static class Load
{
    /// <summary>Each connection sends its next call when the last is answered, until the time is up and enough are answered.</summary>
    public static async Task<Visit> Closed(Target target, Payload payload, HttpClient client, int connections, TimeSpan time, int atLeast)
    {
        var tally = new Tally();
        var (cpu, watch) = (target.Server.Cpu, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < time || (tally.Right < atLeast && watch.Elapsed < 10 * time))
            {
                await tally.Call(target, payload, client, target.Token(), Stopwatch.GetTimestamp());
            }
        })));
        return tally.Visit(target.Server.Cpu - cpu, watch.Elapsed);
    }

    /// <summary>Calls come at random moments at a rate, whatever becomes of those before; latency counts from the moment each was due. They are signed before.</summary>
    public static async Task<Visit> Open(Target target, Payload payload, HttpClient client, double perSecond, TimeSpan time, Random random)
    {
        var plan = new List<(double Due, string? Token)>();
        for (var due = Pause(); due < time.TotalSeconds; due += Pause())
        {
            plan.Add((due, target.Token()));
        }

        var tally = new Tally();
        var (cpu, watch) = (target.Server.Cpu, Stopwatch.StartNew());
        var start = Stopwatch.GetTimestamp();
        var calls = new List<Task>();
        foreach (var (due, token) in plan)
        {
            if (due - watch.Elapsed.TotalSeconds is > 0 and var wait)
            {
                await Task.Delay(TimeSpan.FromSeconds(wait));
            }

            var scheduled = start + (long)(due * Stopwatch.Frequency);
            calls.Add(Task.Run(() => tally.Call(target, payload, client, token, scheduled)));
        }

        await Task.WhenAll(calls);
        return tally.Visit(target.Server.Cpu - cpu, watch.Elapsed);

        double Pause() => -Math.Log(1 - random.NextDouble()) / perSecond;
    }

    private sealed class Tally
    {
        private readonly ConcurrentBag<double> _milliseconds = [];
        private int _right;
        private int _refused;
        private int _wrong;
        private int _calls;

        public int Right => Volatile.Read(ref _right);

        // Looking into an answer costs the client's CPU, so every 16th is looked into; the status of all is.
        public async Task Call(Target target, Payload payload, HttpClient client, string? token, long since)
        {
            try
            {
                var call = await target.Post(client, payload, check: Interlocked.Increment(ref _calls) % 16 == 1, token);
                switch (call.Result)
                {
                    case CallResult.Right:
                        _milliseconds.Add(Stopwatch.GetElapsedTime(since, call.AnsweredAt).TotalMilliseconds);
                        Interlocked.Increment(ref _right);
                        break;
                    case CallResult.Refused:
                        Interlocked.Increment(ref _refused);
                        break;
                    default:
                        Interlocked.Increment(ref _wrong);
                        break;
                }
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref _wrong);
            }
        }

        public Visit Visit(TimeSpan cpu, TimeSpan elapsed) => new(_right, _refused, _wrong, cpu, elapsed, [.. _milliseconds]);
    }
}
