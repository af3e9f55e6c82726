using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>
/// A few threads of their own for parsing and computing, so that the thread pool stays free to accept and to refuse calls. What waits
/// for them is bounded by <see cref="Admission"/>.
/// </summary>
internal sealed class Workers : IDisposable
{
    private readonly BlockingCollection<Action> _waiting = [];

    public Workers(IOptions<PressureOptions> options)
    {
        for (var at = 0; at < options.Value.ThreadCount; at++)
        {
            new Thread(Work) { IsBackground = true, Name = $"hook worker {at + 1}" }.Start();
        }
    }

    /// <summary>Work that waits for a thread.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Runs the work on one of the threads; its exception is the caller's. Work that nobody waits for any more, by <paramref name="ct"/>, is not done.</summary>
    public Task<T> Run<T>(Func<T> work, CancellationToken ct)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture();
        _waiting.Add(context is null ? Finish : InContext, CancellationToken.None);
        return done.Task;

        // Spans started on the thread belong to the call's trace.
        void InContext() => ExecutionContext.Run(context, _ => Finish(), null);

        void Finish()
        {
            if (ct.IsCancellationRequested)
            {
                done.SetCanceled(ct);
                return;
            }

            try
            {
                done.SetResult(work());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }
    }

    public void Dispose() => _waiting.CompleteAdding();

    private void Work()
    {
        foreach (var work in _waiting.GetConsumingEnumerable())
        {
            work();
        }
    }
}
