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
        picture.Cautions.Add(new CautionRecord(Cautions[meaning], source));

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

    // The code alone, without a value, says pregnant.
    private static void ReadPregnancy(Examination exam)
    {
        var stated = FindingReader.Read(exam.Whole);
        if (stated.Finding == Answer.Yes || stated.Unclear == Reason.NoValue)
        {
            exam.Picture.Cautions.Add(new CautionRecord(Caution.Pregnancy, exam.Evidence(Facts.Pregnancy, "present")));
        }
        else if (stated.Unclear is { } reason)
        {
            exam.Picture.Unused(exam.Source, reason);
        }
    }

    // Laboratories write this unit in many ways and the codes fix it: only the number is judged.
    private static void ReadKidneyFunction(Examination exam)
    {
        var quantity = exam.Whole.Quantity;
        var value = quantity?.Comparator is null ? NumberReader.Number(quantity?.Value) : null;
        if (exam.Preliminary || exam.Whole.Absent || value is not >= 0m || !exam.IsUnderstood)
        {
            exam.Picture.Unused(exam.Source, exam.Preliminary ? Reason.Preliminary : exam.IsUnderstood ? Reason.ValueNotUnderstood : Reason.NotUnderstood);
        }
        else
        {
            exam.Picture.Egfr.Add(new EgfrRecord(value.Value, exam.Evidence(Facts.Egfr, NumberReader.Words(value.Value), "mL/min/{1.73_m2}")));
        }
    }
}
