using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is left of records that may be this patient's (D31): a doubt removes comfort, never a warning.</summary>
internal sealed partial class PictureDraft
{
    /// <summary>Leaves open in another draft what this one says of records that are not shown to be this patient's; what they say to reassure is dropped. True when a drug is among them.</summary>
    internal bool OpenIn(PictureDraft into)
    {
        foreach (var opll in _opll.Where(opll => opll.State != ProblemState.Resolved))
        {
            // How far it goes is not known to be this patient's either (D3).
            into.OpllInDoubt(opll.Site, opll.Source with { Value = "unconfirmed" }, opll.Extent is OpllExtent.NotStated or OpllExtent.Minor ? OpllExtent.NotStated : OpllExtent.NotUnderstood);
        }

        foreach (var fusion in _fusions)
        {
            into.Fusion(Asked(fusion));
        }

        foreach (var fall in _falls)
        {
            into.Fall(Asked(fall));
        }

        foreach (var programme in _programmes.Where(programme => programme.State is ProgrammeState.Active or ProgrammeState.OnHold))
        {
            into.Runs(null, programme);
        }

        // None of them stands for one of ours; what is forbidden stays forbidden (D24).
        foreach (var order in _orders)
        {
            into.NotEquivalent(order.Kind, Protocol.NotEquivalent.NotUnderstood, order.Source, order.InDraft);
        }

        foreach (var order in _otherOrders)
        {
            into.NotEquivalent(order.Kind, order.Why, order.Source, order.InDraft);
        }

        foreach (var sign in _signs.Where(sign => sign.Finding != Answer.No))
        {
            foreach (var side in sign.Side == Side.NotStated && SignTable.IsSided(sign.Sign) ? Sides.Both : [sign.Side])
            {
                Open(sign, side, into);
            }
        }

        foreach (var named in _named)
        {
            into.Named(named);
        }

        foreach (var graded in _signs.Where(static sign => sign.Grade is not null).Concat(_gradesInDoubt))
        {
            into.GradeInDoubt(graded);
        }

        foreach (var item in _mri.Where(item => item.Answer != Answer.No))
        {
            Open(item, into);
        }

        foreach (var kind in ProblemKinds)
        {
            foreach (var problem in _problems[kind].Where(static problem => problem.State != ProblemState.Resolved))
            {
                LeftOpen.ByProblem([kind], Asked(problem.Source), into, Reason.NoSubject);
            }
        }

        into.AddUnread(this, Reason.NoSubject);
        return _drugs.Count > 0;
    }

    private static void Open(SignRecord sign, Side side, PictureDraft into)
    {
        var source = Asked(sign.Source) with { Side = Sides.Word(side) };
        if (sign.Origin == SignOrigin.ResolvedProblem)
        {
            // It is over, and needs a later negative like any other (D7).
            into.Unclear(sign.Sign, side, source with { Date = sign.Ended ?? source.Date }, Reason.NoSubject);
        }
        else if (sign.Origin == SignOrigin.ActiveProblem)
        {
            // A problem goes on whatever was examined after its onset (D7).
            into.UnclearAsProblem(sign.Sign, side, source with { Date = null }, Reason.NoSubject);
        }
        else
        {
            into.Unclear(sign.Sign, side, source, Reason.NoSubject, sign.MayBePresent || sign.Finding == Answer.Yes);
        }
    }

    private static void Open(MriItem item, PictureDraft into)
    {
        if (item.Meaning == Meaning.MriReport)
        {
            into.MriOnFile(item.Source, new(item.Tie.Id));
        }
        else
        {
            into.MriUnclear(item.Meaning, Asked(item.Source), new(item.Tie.Id));
        }
    }

    /// <summary>What a record was about, without what it said.</summary>
    private static Evidence Asked(Evidence evidence) => evidence with { Value = "unknown", Unit = null };
}
