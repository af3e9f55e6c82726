using System.Collections.Frozen;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What the drug information line asks for besides drugs (D22).</summary>
internal static class CautionReader
{
    private static readonly FrozenDictionary<Meaning, Caution> Cautions = Meanings.Named<Caution>();

    internal static bool Has(Meaning meaning) => Cautions.ContainsKey(meaning);

    internal static void ReadProblem(Meaning meaning, Evidence source, PictureDraft picture) =>
        picture.Caution(Cautions[meaning], source);

    internal static void ReadObservation(Examination exam)
    {
        if (exam.Source.Known.Says(Meaning.Pregnancy) || exam.Source.Known.Says(Meaning.PregnancyStatus))
        {
            ReadPregnancy(exam);
        }

        if (exam.Source.Known.Says(Meaning.Egfr))
        {
            ReadKidneyFunction(exam);
        }
    }

    // The finding's code alone, without a value, says pregnant; that of the status says nothing alone. A preliminary no is none.
    private static void ReadPregnancy(Examination exam)
    {
        var stated = Pregnancy(exam);
        if (stated.Finding == Answer.Yes || (stated.Unclear == Reason.NoValue && exam.Source.Known.Says(Meaning.Pregnancy)))
        {
            exam.Picture.Caution(Caution.Pregnancy, exam.Evidence(Facts.Pregnancy, "present"), isExamined: true);
        }
        else if (stated.Unclear is { } reason)
        {
            exam.Picture.Unused(exam.Source, reason);
        }
        else if (exam.Preliminary || exam.Proof is not { } proof)
        {
            exam.Picture.Unused(exam.Source, exam.Preliminary ? Reason.Preliminary : Reason.NotUnderstood);
        }
        else
        {
            exam.Picture.CautionAbsent(proof, Caution.Pregnancy, exam.Evidence(Facts.Pregnancy, "absent"));
        }
    }

    // The value may be a status; what stands beside it is judged as beside any finding.
    private static StatedFinding Pregnancy(Examination exam)
    {
        var value = exam.Whole.Concept.Known;
        return exam.Whole.Absent ? FindingReader.Read(exam.Whole)
            : value.Says(Meaning.Pregnant) || value.Says(Meaning.Pregnancy) ? new(Answer.Yes, null)
            : !value.Says(Meaning.NotPregnant) ? FindingReader.Read(exam.Whole)
            : exam.Whole.Concept.MaySayMore || exam.Whole.Comment.MaySayMore ? new(Answer.Unknown, Reason.Conflicting)
            : exam.Whole.Comment.IsNotKnown ? new(Answer.Unknown, Reason.NotUnderstood)
            : new(Answer.No, null);
    }

    private static void ReadKidneyFunction(Examination exam)
    {
        var rate = EgfrRate.Of(exam.Whole);
        if (exam.Preliminary || rate.Fault is not null || exam.Proof is not { } proof)
        {
            exam.Picture.Unused(exam.Source, exam.Preliminary ? Reason.Preliminary : exam.IsUnderstood ? rate.Fault!.Value : Reason.NotUnderstood);
        }
        else
        {
            exam.Picture.Measured(proof, new EgfrRecord(rate.Value, exam.Evidence(Facts.Egfr, rate.Words, EgfrRate.Unit)) { Bound = rate.Bound });
        }
    }
}
