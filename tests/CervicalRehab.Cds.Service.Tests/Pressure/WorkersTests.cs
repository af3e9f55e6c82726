using System.Collections.Concurrent;
using System.Diagnostics;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Tests.Pressure;

public sealed class WorkersTests
{
    [Fact]
    public async Task Work_is_done_on_so_many_threads_of_their_own_and_no_more()
    {
        using var workers = Of(threads: 2);
        var names = new ConcurrentBag<string?>();
        var (now, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => workers.Run(() =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            names.Add(Thread.CurrentThread.Name);
            Thread.Sleep(2);
            return Interlocked.Decrement(ref now);
        }, TestContext.Current.CancellationToken)));

        most.ShouldBeLessThanOrEqualTo(2);
        names.Distinct().ShouldBeSubsetOf(["hook worker 1", "hook worker 2"]);
    }

    [Fact]
    public async Task An_exception_is_the_callers_and_the_thread_goes_on()
    {
        using var workers = Of(threads: 1);

        await Should.ThrowAsync<NotSupportedException>(() => workers.Run<int>(() => throw new NotSupportedException(), TestContext.Current.CancellationToken));

        (await workers.Run(() => 5, TestContext.Current.CancellationToken)).ShouldBe(5);
    }

    [Fact]
    public async Task Work_that_nobody_waits_for_any_more_is_not_done()
    {
        using var workers = Of(threads: 1);
        using var holding = new ManualResetEventSlim();
        using var caller = new CancellationTokenSource();
        var isDone = false;
        var first = workers.Run(() => holding.Wait(TimeSpan.FromSeconds(30)), TestContext.Current.CancellationToken);
        var second = workers.Run(() => isDone = true, caller.Token);

        await caller.CancelAsync();
        holding.Set();

        (await first).ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        isDone.ShouldBeFalse();
    }

    [Fact]
    public async Task A_span_started_there_belongs_to_the_trace_of_the_call()
    {
        using var workers = Of(threads: 1);
        using var call = new Activity("call").Start();

        var span = await workers.Run(() => new Activity("stage").Start().ParentSpanId, TestContext.Current.CancellationToken);

        span.ShouldBe(call.SpanId);
        Activity.Current.ShouldBe(call);
    }

    private static Workers Of(int threads) => new(Options.Create(new PressureOptions { Threads = threads }));
}
