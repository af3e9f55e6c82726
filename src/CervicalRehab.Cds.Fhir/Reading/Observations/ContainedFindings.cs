using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Signs and MRI findings of Observations that stand within another one, as the members of a panel may. They are read like all others, and are told of the
/// Observation that holds them; what they say is absent reassures nobody.
/// </summary>
internal static class ContainedFindings
{
    internal static void Read(Examination exam, ResourceParser parser, CodeLookup codes, SubjectCheck subjects)
    {
        if (exam.IsContained || !exam.Source.MayName("contained"u8))
        {
            return;
        }

        foreach (var inner in exam.Source.Contained("Observation", codes))
        {
            var said = new PictureDraft();
            ObservationReader.Read(inner, parser, codes, subjects, said, forms: null, isContained: true);
            Tell(exam, said, subjects.IsOfAnother(inner, exam.Source));
        }
    }

    private static void Tell(Examination exam, PictureDraft said, bool isAnother)
    {
        foreach (var sign in said.Signs.Where(static sign => sign.Finding != Answer.No))
        {
            var stated = isAnother ? new StatedFinding(Answer.Unknown, Reason.NoSubject) : new StatedFinding(sign.Finding, sign.Unclear, sign.MarkedWorse, sign.Grade);
            if (stated.Unclear is { } reason)
            {
                exam.Picture.Unused(exam.Source, reason, sign.Source.Fact);
            }

            exam.Picture.Examined(null, new(sign.Sign, Part: sign.Part), sign.Side, stated, OfWhole(exam, sign.Source), sign.Preliminary || exam.Preliminary);
        }

        foreach (var item in said.Mri.Where(static item => item.Answer != Answer.No))
        {
            var (answer, tie) = (isAnother ? Answer.Unknown : item.Answer, item.Tie with { Id = exam.Source.Id });
            MriReader.Say(null, item.Meaning, answer, OfWhole(exam, item.Source), tie, item.Preliminary || exam.Preliminary, exam.Picture);
        }
    }

    private static Evidence OfWhole(Examination exam, Evidence source) => source with { Reference = exam.Source.Reference, Date = source.Date ?? exam.Date };
}
