using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What is left of records that may be this patient's (D31), and of versions that nobody can order (D34): a doubt removes comfort, never a warning.</summary>
internal static class InDoubt
{
    private const string Unknown = "unknown";

    /// <summary>Leaves open what records may say that are not shown to be this patient's; what they say to reassure is dropped. True when a drug is among them.</summary>
    internal static bool Open(PictureDraft from, PictureDraft into)
    {
        into.Opll.AddRange(from.Opll.Where(opll => opll.State != ProblemState.Resolved)
            .Select(opll => opll with { Extent = OpllExtent.NotStated, Unconfirmed = true, Source = opll.Source with { Value = "unconfirmed" } }));
        into.Fusions.AddRange(from.Fusions.Select(InQuestion));
        foreach (var sign in from.Signs.Where(sign => sign is { Finding: not Answer.No, Origin: not SignOrigin.ResolvedProblem }))
        {
            foreach (var side in sign.Side == Side.NotStated && SignTable.IsSided(sign.Sign) ? Sides.Both : [sign.Side])
            {
                // A problem goes on whatever was examined after its onset (D7).
                var date = sign.Origin == SignOrigin.ActiveProblem ? null : sign.Source.Date;
                into.Signs.Add(new SignRecord(sign.Sign, side, Answer.Unknown, sign.Origin, InQuestion(sign.Source) with { Side = Sides.Word(side), Date = date }) { Unclear = Reason.NoSubject });
            }
        }

        foreach (var myelopathy in from.Myelopathy.Where(MayBeThere))
        {
            var evidence = InQuestion(myelopathy.Source) with { Fact = Facts.Of(Sign.OtherPyramidal), Date = null };
            into.Signs.Add(new SignRecord(Sign.OtherPyramidal, Side.NotStated, Answer.Unknown, SignOrigin.ActiveProblem, evidence) { Unclear = Reason.NoSubject });
        }

        into.Mri.AddRange(from.Mri.Where(item => item.Answer != Answer.No)
            .Select(item => new MriItem(item.Meaning, Answer.Unknown, item.Meaning == Meaning.MriReport ? item.Source : InQuestion(item.Source)) { Id = item.Id }));
        into.Mri.AddRange(from.CordCompression.Where(MayBeThere).Select(problem => new MriItem(Meaning.MriCompression, Answer.Unknown, InQuestion(problem.Source) with { Date = null })));
        into.Spasm.AddRange(from.Spasm.Where(MayBeThere).Select(InQuestion));
        into.Dystonia.AddRange(from.Dystonia.Where(MayBeThere).Select(InQuestion));
        return from.Drugs.Count > 0;
    }

    /// <summary>Leaves of one of several versions what warns, and nothing that reassures.</summary>
    internal static void Warn(PictureDraft version)
    {
        version.Opll.RemoveAll(opll => opll.State == ProblemState.Resolved);
        Replace(version.Opll, opll => opll with { Unconfirmed = true });
        foreach (var problems in new[] { version.Spasm, version.Dystonia, version.Myelopathy, version.CordCompression })
        {
            problems.RemoveAll(problem => !MayBeThere(problem));
        }

        Replace(version.Signs, sign => sign.Finding == Answer.No ? sign with { Finding = Answer.Unknown, Grade = null, Unclear = Reason.Conflicting, Source = InQuestion(sign.Source) } : sign);
        Replace(version.Mri, item => item.Answer == Answer.No ? item with { Answer = Answer.Unknown, Source = InQuestion(item.Source) } : item);
        Replace(version.Motion, motion => motion with { Angle = null, Unusable = motion.Unusable ?? Reason.Conflicting });
        Replace(version.Pain, pain => pain with { Score = null, Unusable = pain.Unusable ?? Reason.Conflicting });
        Replace(version.Shoulder, shoulder => shoulder with { Unusable = shoulder.Unusable ?? Reason.Conflicting });
        Replace(version.Resistance, set => set with { Value = null, Unusable = set.Unusable ?? Reason.Conflicting });
        version.Programmes.Clear();
        version.TherapySessions.Clear();
        version.Orders.Clear();
    }

    private static bool MayBeThere(ProblemRecord problem) => problem.State != ProblemState.Resolved;

    private static ProblemRecord InQuestion(ProblemRecord problem) => new(ProblemState.Unknown, InQuestion(problem.Source)) { NotUnderstood = true };

    private static Evidence InQuestion(Evidence evidence) => evidence with { Value = Unknown, Unit = null };

    private static void Replace<T>(List<T> list, Func<T, T> with)
    {
        for (var at = 0; at < list.Count; at++)
        {
            list[at] = with(list[at]);
        }
    }
}
