using System.Collections.Frozen;
using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using CervicalRehab.Cds.Protocol;
using Observation = Hl7.Fhir.Model.Observation;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Observations: found by code, used by status, read by the reader of their code.</summary>
internal static class ObservationReader
{
    internal static readonly Request OnFile = new(["Observation"], IsOurs, static (arrived, picture) => Read(arrived, picture))
    {
        ReadsWithin = true,
        Lane = static (parser, sent) => (sent.Read as Received<Observation> ?? parser.Fast(sent.Bytes.Span, ObservationElements.Observation)) is { } read ? (read, read.Resource.Code) : null,
    };

    private static readonly ImmutableArray<(Func<Meaning, bool> Has, Action<Examination> Read)> Readers =
    [
        (SignTable.Has, SignReader.Read),
        (MotionReader.Has, MotionReader.Read),
        (PainReader.Has, PainReader.Read),
        (ShoulderReader.Has, ShoulderReader.Read),
        (ResistanceReader.Has, ResistanceReader.Read),
        (MriReader.Tells, MriReader.ReadFinding),
        (Meanings.IsNotCounted, ReadNotCounted),
        (meaning => meaning is Meaning.Egfr or Meaning.Pregnancy or Meaning.PregnancyStatus, CautionReader.ReadObservation),
    ];

    private static readonly Func<Meaning, bool> IsAnyOfOurs = Enum.GetValues<Meaning>().Where(IsOurs).ToFrozenSet().Contains;

    internal static void Read(Arrived arrived, PictureDraft picture, bool isContained = false)
    {
        UnrecognizedReader.ReadObservation(arrived, picture);
        if (!arrived.HasCodeElement || arrived.Read<Observation>() is not { } received)
        {
            ReadBroken(arrived, picture);
            return;
        }

        var exam = Examination.Of(received, arrived, picture, isContained);
        if (Statuses.OfObservation(exam.Status) is { } refusal && (arrived.Known.Any(IsAnyOfOurs) || HoldsOurs(arrived)))
        {
            Refuse(exam, refusal);
            if (refusal is Reason.StatusUnknown or Reason.NoStatus or Reason.Registered)
            {
                LeaveOpen(exam, refusal);
            }

            if (!exam.IsUnderstood)
            {
                // Withdrawn as far as it is understood: to drop a positive reassures too.
                LeftOpen.ByObservation(StrayFindings.Rows(arrived), arrived, exam.Date, picture, Reason.NotUnderstood);
            }
        }
        else if (exam.IsAboutOther)
        {
            // Neither a finding of this patient nor nothing: it may be theirs, named in another way.
            picture.Unused(arrived, Reason.NoSubject);
            LeftOpen.ByObservation(StrayFindings.Rows(arrived), arrived, exam.Date, picture, Reason.NoSubject);
        }
        else
        {
            ReadExamination(exam);
            StrayFindings.Read(exam);
            ContainedFindings.Read(exam);
        }
    }

    private static void ReadExamination(Examination exam)
    {
        foreach (var (has, read) in Readers)
        {
            if (exam.Source.Known.Any(has))
            {
                read(exam);
            }
        }
    }

    // When it began no examination tells: a stress incontinence counts until that is known (D11, D38).
    private static void ReadNotCounted(Examination exam)
    {
        if (FindingReader.Read(exam.Whole).Finding == Answer.Yes)
        {
            foreach (var row in exam.Source.Known.Where(static row => row.Meaning.IsNotCounted()))
            {
                exam.Picture.NotCounted(exam.Evidence(row.Meaning.Fact()!, "present"));
            }
        }
    }

    // What is present may be final: its sign or study stays open (D35), and what was measured may be the latest (D19).
    private static void LeaveOpen(Examination exam, Reason refusal)
    {
        var (aside, astray) = (new PictureDraft(), new PictureDraft());
        ReadExamination(exam with { Picture = aside });
        StrayFindings.Read(exam with { Picture = astray });
        ContainedFindings.Read(exam with { Picture = astray });
        exam.Picture.AddUnread(aside, refusal);
        if (refusal == Reason.Registered)
        {
            return;
        }

        foreach (var sign in aside.Signs.Where(sign => sign.Finding == Answer.Yes).Concat(astray.Signs))
        {
            exam.Picture.Examined(exam.Proof, new(sign.Sign, Part: sign.Part), sign.Side, new(Answer.Unknown, refusal, Grade: sign.Grade) { MayBePresent = true }, sign.Source, sign.Preliminary);
        }

        foreach (var graded in aside.Signs.Where(static sign => sign is { Finding: not Answer.Yes, Grade: not null }))
        {
            exam.Picture.GradeInDoubt(graded);
        }

        foreach (var item in aside.Mri.Where(item => item.Answer == Answer.Yes).Concat(astray.Mri))
        {
            exam.Picture.MriUnclear(item.Meaning, item.Source, item.Tie, item.Preliminary);
        }
    }

    private static void Refuse(Examination exam, Reason refusal)
    {
        if (exam.Proof is { } proof)
        {
            exam.Picture.Withdrawn(proof, exam.Source, refusal);
        }
        else
        {
            exam.Picture.Unused(exam.Source, refusal);
        }
    }

    // One that says it was withdrawn is not believed either: to drop a positive reassures (D29).
    private static void ReadBroken(Arrived arrived, PictureDraft picture)
    {
        picture.Unused(arrived, Reason.Unreadable);
        LeftOpen.ByObservation(StrayFindings.Rows(arrived), arrived, arrived.DateAsSent, picture, Reason.Unreadable);
    }

    // Without any code it may be ours: reading it decides.
    private static bool IsOurs(Arrived arrived) =>
        !arrived.HasCode || arrived.Known.Any(IsAnyOfOurs) || arrived.Unrecognized.Any(StrayFindings.Has) || HoldsOurs(arrived);

    private static bool HoldsOurs(Arrived arrived) => arrived.Known.Any(StrayFindings.Has) || arrived.Kinds.Any(StrayFindings.Has) || !StrayFindings.In(arrived).IsEmpty;

    private static bool IsOurs(Meaning meaning) => Readers.Any(row => row.Has(meaning));
}
