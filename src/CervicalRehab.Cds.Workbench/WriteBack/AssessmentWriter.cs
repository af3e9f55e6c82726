using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>
/// Puts the items of an examination into the record: never twice, and never half in silence. What was answered is settled by the answer; what was not is
/// looked for, and stays unknown where it is not found. Only a server that asks for it (429, or 503 with Retry-After) is asked again without the user.
/// </summary>
internal sealed partial class AssessmentWriter(EhrHttp http, Func<TimeSpan, Task> wait, TimeProvider time)
{
    private const string Interrupted = "Writing was interrupted. Write again: it is looked for before anything is sent.";

    private const string NotSent = "Not sent: the server did not answer in time. Write again.";

    private const string NotLookedFor = "It may be in the record: the server did not answer when it was looked for. Write again: it is looked for before anything is sent.";

    /// <summary>With the clock's own waiting.</summary>
    public AssessmentWriter(EhrHttp http, TimeProvider time)
        : this(http, Task.Delay, time)
    {
    }

    /// <summary>What the server takes of this launch.</summary>
    public async Task<ServerTakes> Takes(EhrAccess access, CancellationToken ct) =>
        await http.Get(access, "metadata", ct) is { IsDone: true } reply ? ServerTakes.Read(reply.Body) : ServerTakes.Unknown;

    /// <summary>Writes what is not written yet; the items say what became of them. It goes on when the browser leaves: half a record would be worse.</summary>
    public async Task Write(EhrAccess access, WriteOffer offer, WriteWay way, Examination examination, ImmutableArray<WriteItem> items)
    {
        await examination.Gate.WaitAsync();
        var effort = new WriteEffort(time, wait);
        try
        {
            foreach (var item in items.Where(item => item is { MayBeThere: true, State: not WriteState.Written }))
            {
                await LookAgain(access, item, effort);
            }

            if (way is WriteWay.Transaction && effort.MaySend && Open(items) is [_, _, ..] together && await Together(access, offer, together, items, effort))
            {
                return;
            }

            foreach (var item in Open(items))
            {
                if (effort.MaySend)
                {
                    await Alone(access, offer, item, items, effort);
                }
                else if (item.State is WriteState.Pending)
                {
                    item.Words = NotSent;
                }
            }
        }
        finally
        {
            examination.Gate.Release();
        }
    }

    private static ImmutableArray<WriteItem> Open(ImmutableArray<WriteItem> items) => [.. items.Where(item => item.State is WriteState.Pending or WriteState.Refused)];

    private async Task LookAgain(EhrAccess access, WriteItem item, WriteEffort effort)
    {
        var (there, id) = await Lookup.Find(http, access, item, effort);
        switch (there)
        {
            case There.Yes:
                item.Write(id);
                break;
            case There.No:
                item.State = WriteState.Pending;
                break;
            case There.NotNow:
                item.Doubt(NotLookedFor);
                break;
            default:
                item.Doubt("It may be in the record and cannot be looked for from here. Look there; if it is missing, copy the text.");
                break;
        }
    }

    private async Task Alone(EhrAccess access, WriteOffer offer, WriteItem item, ImmutableArray<WriteItem> all, WriteEffort effort)
    {
        var again = item.MayBeThere;
        TransactionBundle.Link(item, all, []);
        item.Doubt(Interrupted);
        await Settle(access, item, await effort.Send(() => http.Post(access, item.Type, ResourceJson.ToBytes(item.Resource), Condition(offer, item), CancellationToken.None)), again, effort);
    }

    /// <summary>True when the items are settled; false when the transaction was refused as a whole and they may go one by one.</summary>
    private async Task<bool> Together(EhrAccess access, WriteOffer offer, ImmutableArray<WriteItem> open, ImmutableArray<WriteItem> all, WriteEffort effort)
    {
        var again = open.Select(item => item.MayBeThere).ToImmutableArray();
        foreach (var item in open)
        {
            TransactionBundle.Link(item, all, open);
            item.Doubt(Interrupted);
        }

        var reply = await effort.Send(() => http.Post(access, string.Empty, TransactionBundle.Of(open, item => Condition(offer, item)), null, CancellationToken.None));
        var entries = reply.IsDone ? TransactionBundle.Replies(reply.Body) : [];
        if (entries.Length == open.Length)
        {
            foreach (var (at, item) in open.Index())
            {
                await Settle(access, item, entries[at], again[at], effort);
            }

            return true;
        }

        if (reply.IsRefusal && reply is { AsksToWait: false, Sent: Sent.Answered, Status: not 401 })
        {
            await Clear(access, open, effort);
            return false;
        }

        foreach (var (at, item) in open.Index())
        {
            // An answer without a list of what was done says nothing of any of them.
            await Settle(access, item, reply.IsDone ? new Reply(Sent.Lost) : reply, again[at], effort);
        }

        return true;
    }

    // A refused transaction wrote nothing. One that was taken for a batch may have: it costs a search to know.
    private async Task Clear(EhrAccess access, ImmutableArray<WriteItem> refused, WriteEffort effort)
    {
        foreach (var item in refused)
        {
            var (there, id) = await Lookup.Find(http, access, item, effort);
            if (there is There.Yes)
            {
                item.Write(id);
            }
            else if (there is There.NotNow)
            {
                item.Doubt(NotLookedFor);
            }
            else
            {
                (item.State, item.MayBeThere) = (WriteState.Pending, false);
            }
        }
    }

    // Where the server takes it, it guards the last moment between looking and sending.
    private static string? Condition(WriteOffer offer, WriteItem item) => offer.Takes.Conditional.Contains(item.Type) ? Lookup.Query(item) : null;
}
