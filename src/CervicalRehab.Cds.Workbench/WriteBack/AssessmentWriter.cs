using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>
/// Puts the items of an examination into the record: never twice, and never half in silence. What was answered is settled by the answer; what was not is
/// looked for, and stays unknown where it is not found. Only a server that asks for it (429, or 503 with Retry-After) is asked again without the user.
/// </summary>
internal sealed partial class AssessmentWriter(EhrHttp http, Func<TimeSpan, Task> wait)
{
    private const int MostWaits = 3;

    private const string NotSent = "Not sent: the server did not answer what was sent before. Write again when it does.";

    private const string Interrupted = "Writing was interrupted. Write again: it is looked for before anything is sent.";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>With the clock's own waiting.</summary>
    public AssessmentWriter(EhrHttp http)
        : this(http, Task.Delay)
    {
    }

    /// <summary>What the server takes of this launch.</summary>
    public async Task<ServerTakes> Takes(EhrAccess access, CancellationToken ct) =>
        await http.Get(access, "metadata", ct) is { IsDone: true } reply ? ServerTakes.Read(reply.Body) : ServerTakes.Unknown;

    /// <summary>Writes what is not written yet; the items say what became of them. It goes on when the browser leaves: half a record would be worse.</summary>
    public async Task Write(EhrAccess access, WriteOffer offer, WriteWay way, Examination examination, ImmutableArray<WriteItem> items)
    {
        await examination.Gate.WaitAsync();
        try
        {
            foreach (var item in items.Where(item => item is { MayBeThere: true, State: not WriteState.Written }))
            {
                await LookAgain(access, item);
            }

            if (way is WriteWay.Transaction && Open(items) is [_, _, ..] together && await Together(access, offer, together, items))
            {
                return;
            }

            var isAnswered = true;
            foreach (var item in Open(items))
            {
                // A server that does not answer is not waited for once for each item.
                if (isAnswered)
                {
                    isAnswered = await Alone(access, offer, item, items);
                }
                else
                {
                    item.Refuse(NotSent);
                }
            }
        }
        finally
        {
            examination.Gate.Release();
        }
    }

    private static ImmutableArray<WriteItem> Open(ImmutableArray<WriteItem> items) => [.. items.Where(item => item.State is WriteState.Pending or WriteState.Refused)];

    private async Task LookAgain(EhrAccess access, WriteItem item)
    {
        var (there, id) = await Lookup.Find(http, access, item);
        switch (there)
        {
            case There.Yes:
                item.Write(id);
                break;
            case There.No:
                item.State = WriteState.Pending;
                break;
            default:
                item.Doubt("It may be in the record and cannot be looked for from here. Look there; if it is missing, copy the text.");
                break;
        }
    }

    // False when no answer came.
    private async Task<bool> Alone(EhrAccess access, WriteOffer offer, WriteItem item, ImmutableArray<WriteItem> all)
    {
        var again = item.MayBeThere;
        TransactionBundle.Link(item, all, []);
        item.Doubt(Interrupted);
        var reply = await Patiently(() => http.Post(access, item.Type, ResourceJson.ToBytes(item.Resource), Condition(offer, item), CancellationToken.None));
        await Settle(access, item, reply, again);
        return reply.Sent is Sent.Answered;
    }

    /// <summary>True when the items are settled; false when the transaction was refused as a whole and they may go one by one.</summary>
    private async Task<bool> Together(EhrAccess access, WriteOffer offer, ImmutableArray<WriteItem> open, ImmutableArray<WriteItem> all)
    {
        var again = open.Select(item => item.MayBeThere).ToImmutableArray();
        foreach (var item in open)
        {
            TransactionBundle.Link(item, all, open);
            item.Doubt(Interrupted);
        }

        var reply = await Patiently(() => http.Post(access, string.Empty, TransactionBundle.Of(open, item => Condition(offer, item)), null, CancellationToken.None));
        var entries = reply.IsDone ? TransactionBundle.Replies(reply.Body) : [];
        if (entries.Length == open.Length)
        {
            foreach (var (at, item) in open.Index())
            {
                await Settle(access, item, entries[at], again[at]);
            }

            return true;
        }

        if (reply.IsRefusal && reply is { AsksToWait: false, Sent: Sent.Answered, Status: not 401 })
        {
            await Clear(access, open);
            return false;
        }

        foreach (var (at, item) in open.Index())
        {
            // An answer without a list of what was done says nothing of any of them.
            await Settle(access, item, reply.IsDone ? new Reply(Sent.Lost) : reply, again[at]);
        }

        return true;
    }

    // A refused transaction wrote nothing. One that was taken for a batch may have: it costs a search to know.
    private async Task Clear(EhrAccess access, ImmutableArray<WriteItem> refused)
    {
        foreach (var item in refused)
        {
            var (there, id) = await Lookup.Find(http, access, item);
            if (there is There.Yes)
            {
                item.Write(id);
            }
            else
            {
                (item.State, item.MayBeThere) = (WriteState.Pending, false);
            }
        }
    }

    private async Task<Reply> Patiently(Func<Task<Reply>> send)
    {
        var reply = await send();
        for (var waits = 0; waits < MostWaits && reply is { AsksToWait: true, RetryAfter: { } asked } && asked <= LongestWait; waits++)
        {
            await wait(asked < TimeSpan.Zero ? TimeSpan.Zero : asked);
            reply = await send();
        }

        return reply;
    }

    // Where the server takes it, it guards the last moment between looking and sending.
    private static string? Condition(WriteOffer offer, WriteItem item) => offer.Takes.Conditional.Contains(item.Type) ? Lookup.Query(item) : null;
}
