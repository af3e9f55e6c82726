using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is left of one of several versions that nobody can order (D34): what warns, and nothing that reassures.</summary>
internal sealed partial class PictureDraft
{
    internal void DropComfort()
    {
        _opll.RemoveAll(opll => opll.State == ProblemState.Resolved);
        Replace(_opll, opll => opll with { Unconfirmed = true });
        foreach (var problems in _problems.Values)
        {
            problems.RemoveAll(problem => problem.State == ProblemState.Resolved);
        }

        _signs.FindAll(static sign => sign is { Finding: Answer.No, Grade: not null }).ForEach(GradeInDoubt);
        Replace(_signs, sign => sign.Finding == Answer.No ? sign with { Finding = Answer.Unknown, Grade = null, Unclear = Reason.Conflicting, Source = Asked(sign.Source) } : sign);
        Replace(_mri, item => item.Answer == Answer.No ? item with { Answer = Answer.Unknown, Source = Asked(item.Source) } : item);
        Replace(_motion, motion => motion with { Angle = null, Unusable = motion.Unusable ?? Reason.Conflicting });
        Replace(_pain, pain => pain with { Score = null, Unusable = pain.Unusable ?? Reason.Conflicting });
        Replace(_shoulder, shoulder => shoulder with { Unusable = shoulder.Unusable ?? Reason.Conflicting });
        Replace(_resistance, set => set with { Value = null, Unusable = set.Unusable ?? Reason.Conflicting });
        _programmes.Clear();
        _sessions.Clear();
        _orders.Clear();
        _updatable.Clear();
    }

    private static void Replace<T>(List<T> list, Func<T, T> with)
    {
        for (var at = 0; at < list.Count; at++)
        {
            list[at] = with(list[at]);
        }
    }
}
