using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace CervicalRehab.Cds.Service.Pressure;

/// <summary>
/// A few threads of their own for parsing and computing what takes long, so that the thread pool stays free to accept and to refuse calls.
/// What waits for them is bounded by <see cref="Admission"/>.
/// </summary>
internal sealed class Workers : TaskScheduler, IDisposable
{
    // A plain monitor: the collections of the framework spin before they wait, which is time on a core that a call could use.
    private readonly Queue<Task> _waiting = [];
    private bool _isClosed;

    public Workers(IOptions<PressureOptions> options)
    {
        for (var at = 0; at < options.Value.ThreadCount; at++)
        {
            new Thread(Work) { IsBackground = true, Name = $"hook worker {at + 1}" }.Start();
        }
    }

    /// <summary>Work that waits for a thread.</summary>
    public int Waiting
    {
        get
        {
            lock (_waiting)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Runs the work on one of the threads; its exception is the caller's. Work that nobody waits for any more, by <paramref name="ct"/>, is not done.</summary>
    // Hidden, so that the call goes on where its work was done, up to its first wait: what follows is short and does not block.
    public Task<T> Run<T>(Func<T> work, CancellationToken ct) => Task.Factory.StartNew(work, ct, TaskCreationOptions.HideScheduler, this);

    public void Dispose()
    {
        lock (_waiting)
        {
            _isClosed = true;
            Monitor.PulseAll(_waiting);
        }
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        lock (_waiting)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _waiting.Enqueue(task);
            Monitor.Pulse(_waiting);
        }
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => throw new NotSupportedException("For debuggers only.");

    private void Work()
    {
        while (Take(out var work))
        {
            TryExecuteTask(work);
        }
    }

    // False when closed and nothing waits.
    private bool Take([MaybeNullWhen(false)] out Task work)
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_waiting);
            }

            return _waiting.TryDequeue(out work);
        }
    }
}
