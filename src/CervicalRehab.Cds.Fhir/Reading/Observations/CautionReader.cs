using System.Collections.Frozen;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What the drug information line asks for besides drugs (D22).</summary>
internal static class CautionReader
{
    private static readonly FrozenDictionary<Meaning, Caution> Cautions = new Dictionary<Meaning, Caution>
    {
        [Meaning.LungDisease] = Caution.LungDisease,
        [Meaning.LiverDisease] = Caution.LiverDisease,
        [Meaning.Glaucoma] = Caution.Glaucoma,
        [Meaning.Pregnancy] = Caution.Pregnancy,
    }.ToFrozenDictionary();

    internal static bool Has(Meaning meaning) => Cautions.ContainsKey(meaning);

    internal static void ReadProblem(Meaning meaning, Evidence source, PictureDraft picture) =>
        picture.Caution(Cautions[meaning], source);

    internal static void ReadObservation(Examination exam)
    {
        if (exam.Source.Known.Says(Meaning.Pregnancy))
        {
            ReadPregnancy(exam);
        }

        if (exam.Source.Known.Says(Meaning.Egfr))
        {
            ReadKidneyFunction(exam);
        }
    }

    // The code alone, without a value, says pregnant. A preliminary no is none.
    private static void ReadPregnancy(Examination exam)
    {
        var stated = FindingReader.Read(exam.Whole);
        if (stated.Finding == Answer.Yes || stated.Unclear == Reason.NoValue)
        {
            exam.Picture.Caution(Caution.Pregnancy, exam.Evidence(Facts.Pregnancy, "present"));
        }
        else if (stated.Unclear is { } reason)
        {
            exam.Picture.Unused(exam.Source, reason);
        }
        else if (exam.Preliminary || !exam.IsUnderstood)
        {
            exam.Picture.Unused(exam.Source, exam.Preliminary ? Reason.Preliminary : Reason.NotUnderstood);
        }
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
