namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>
/// How long one writing goes on. A browser, or what stands before this service, waits about a minute: before that the page must say what became of each item, also when the server
/// takes requests and never answers. Nothing is begun once it does not answer, or the time is over; what is begun is waited for.
/// </summary>
internal sealed class WriteEffort(TimeProvider time, Func<TimeSpan, Task> wait)
{
    private const int MostWaits = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    // With the longest that a request is waited for (20 seconds), less than a minute.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly long _begun = time.GetTimestamp();
    private bool _isSilent;
    private bool _cannotSearch;

    /// <summary>Whether something may still be sent.</summary>
    public bool MaySend => !_isSilent && HasTime;

    /// <summary>Whether something may still be looked for: also what was sent last and not answered.</summary>
    public bool MayLook => !_cannotSearch && HasTime;

    private bool HasTime => time.GetElapsedTime(_begun) < Longest;

    /// <summary>Sends, again where the server asks for it, and notes when no answer came.</summary>
    public async Task<Reply> Send(Func<Task<Reply>> send)
    {
        var reply = await Once(send);
        for (var waits = 0; waits < MostWaits && MaySend && reply is { AsksToWait: true, RetryAfter: { } asked } && asked <= LongestWait; waits++)
        {
            await wait(asked < TimeSpan.Zero ? TimeSpan.Zero : asked);
            reply = MaySend ? await Once(send) : reply;
        }

        return reply;
    }

    /// <summary>Looks for something, likewise.</summary>
    public async Task<Reply> Look(Func<Task<Reply>> look)
    {
        var reply = await Once(look);
        _cannotSearch |= reply.Sent is not Sent.Answered;
        return reply;
    }

    private async Task<Reply> Once(Func<Task<Reply>> ask)
    {
        var reply = await ask();
        _isSilent |= reply.Sent is not Sent.Answered;
        return reply;
    }
}
