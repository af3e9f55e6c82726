namespace CervicalRehab.Cds.Workbench.WriteBack;

/// <summary>What an answer says became of an item.</summary>
internal sealed partial class AssessmentWriter
{
    private async Task Settle(EhrAccess access, WriteItem item, Reply reply, bool again, WriteEffort effort)
    {
        if (reply is { IsDone: true, Status: not 202 } && reply.Created(item.Type) is { } made)
        {
            item.Write(made);
            return;
        }

        if (reply.Status is 201)
        {
            item.Write((await Lookup.Find(http, access, item, effort)).Id);
            return;
        }

        if (reply.IsRefusal && !reply.SaysDuplicate)
        {
            item.Refuse(reply.Status is 401 ? reply.Words + " Access has ended: launch again from the EHR." : reply.Words);
            return;
        }

        var (there, id) = await Lookup.Find(http, access, item, effort);
        if (there is There.Yes || (reply.SaysDuplicate && again))
        {
            item.Write(id);
        }
        else if (there is There.No && reply.SaysError)
        {
            item.Refuse(reply.Words);
        }
        else if (reply.SaysDuplicate)
        {
            item.Refuse(reply.Words + " The record has one like it already: look there.");
        }
        else
        {
            item.Doubt(reply.Words + there switch
            {
                There.No => " It was not found in the record. Write again: it is looked for once more before anything is sent.",
                There.NotNow => " Write again: it is looked for before anything is sent.",
                _ => " Look in the record; if it is missing, copy the text.",
            });
        }
    }
}
