using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a report found.</summary>
internal static partial class ReportReader
{
    /// <summary>One report, and what all that it found has in common.</summary>
    private sealed record Report(Arrived Source, DiagnosticReport? Resource, ResourceParser Parser, CodeLookup Codes, SubjectCheck Subjects, PictureDraft Picture)
    {
        public string? Status { get; init; }

        public RecordedDate? Date { get; init; }

        public ImmutableArray<string> Studies { get; init; }

        private bool IsStatusKnown => Status is not (null or Unknown);

        private bool IsPreliminary => !IsStatusKnown || Status is "partial" or "preliminary";

        /// <summary>That there is a report, and which findings it lists.</summary>
        public void AddOnFile(ImmutableArray<string> results) =>
            Picture.MriOnFile(Source.Evidence(Meaning.MriReport.Fact()!, OnFile, Date, Status), new(Source.Id, Studies, results), IsPreliminary);

        public void Add(Meaning meaning, Answer answer, string words, Examination? exam = null, string? fact = null) => MriReader.Say(
            exam, meaning, answer, Source.Evidence(fact ?? meaning.Fact()!, words, exam?.Date ?? Date, Status), new(null, Studies), exam?.Preliminary == true || IsPreliminary, Picture);

        /// <summary>A coded conclusion says that it was found, unless it says more than that.</summary>
        public void ReadConclusions()
        {
            foreach (var concept in Resource?.EachOf<CodeableConcept>("conclusionCode") ?? Source.Concepts("conclusionCode"u8))
            {
                var known = Codes.Find(concept);
                foreach (var row in known)
                {
                    var isQualified = known.Any(meaning => meaning is Meaning.Absent or Meaning.Indeterminate or Meaning.NotDone);
                    var answer = isQualified || !IsStatusKnown ? Answer.Unknown : Answer.Yes;
                    Conclude(row.Meaning, answer);
                    LeaveOpen(row, known);
                }

                foreach (var row in Codes.Unrecognized(concept, known))
                {
                    Conclude(row.Meaning, Answer.Unknown);
                    LeaveOpen(row, known);
                }
            }
        }

        /// <summary>Observations that stand within the report.</summary>
        public void ReadContained()
        {
            foreach (var inner in Source.Contained("Observation", Codes))
            {
                ReadFinding(inner);
            }
        }

        // A sign that is concluded, and not examined, is open (D33).
        private void LeaveOpen(KnownCode row, ImmutableArray<KnownCode> known)
        {
            if (SignTable.Has(row.Meaning) && !known.Says(Meaning.Absent))
            {
                LeftOpen.ByObservation([row], Source, Date, Picture, Reason.NotEvaluated);
            }
        }

        // Myelopathy is more than a study can leave open, and a compression in a report of another code need not be of the neck.
        private void Conclude(Meaning meaning, Answer answer)
        {
            if (MriReader.Has(meaning))
            {
                Add(meaning, answer, new StatedFinding(answer, null).Words);
            }
            else if (meaning is Meaning.CordCompression or Meaning.Myelopathy)
            {
                var found = meaning == Meaning.CordCompression && IsOfMri(Source) ? answer : Answer.Unknown;
                Add(Meaning.MriCompression, found, new StatedFinding(found, null).Words);
            }
        }

        private void ReadFinding(Arrived inner)
        {
            var exam = inner.Read<Observation>(Parser) is { } received ? Examination.Of(received, inner, Codes, Picture) : null;
            foreach (var (meaning, answer) in exam is null || exam.IsAboutOther || Subjects.IsOfAnother(inner, Source) ? Unsaid(inner) : Said(exam))
            {
                Add(meaning, answer, new StatedFinding(answer, null).Words, exam);
            }

            foreach (var row in inner.Unrecognized)
            {
                Conclude(row.Meaning, Answer.Unknown);
            }

            ReadSigns(inner);
        }

        // A sign that stands in a report warns, or is open, and reassures nobody: which examination it is of is not told.
        private void ReadSigns(Arrived inner)
        {
            var aside = new PictureDraft();
            ObservationReader.Read(inner, Parser, Codes, Subjects, aside, forms: null);
            foreach (var sign in aside.Signs.Where(static sign => sign.Finding != Answer.No))
            {
                var isOpen = sign.Finding != Answer.Yes || !IsStatusKnown || Subjects.IsOfAnother(inner, Source);
                Picture.Examined(
                    by: null, new(sign.Sign, Part: sign.Part), sign.Side, isOpen ? new(Answer.Unknown, sign.Unclear ?? Reason.StatusUnknown) { MayBePresent = sign.MayBePresent || sign.Finding == Answer.Yes } : new(Answer.Yes, null, sign.MarkedWorse, sign.Grade),
                    sign.Source with { Reference = Source.Reference, Date = sign.Source.Date ?? Date, Value = isOpen ? Unknown : sign.Source.Value }, sign.Preliminary || IsPreliminary);
            }
        }

        private static IEnumerable<(Meaning Meaning, Answer Answer)> Unsaid(Arrived inner) => inner.Known.Where(static row => MriReader.Has(row.Meaning)).Select(static row => (row.Meaning, Answer.Unknown));

        private IEnumerable<(Meaning Meaning, Answer Answer)> Said(Examination exam)
        {
            foreach (var (meaning, stated) in MriReader.Findings(exam))
            {
                if (Stated(exam, stated) is { } answer)
                {
                    yield return (meaning, answer);
                }
            }
        }

        // Null for what was withdrawn, not performed, or found absent in another part of the body.
        private Answer? Stated(Examination exam, StatedFinding stated) => ObservationStatus.Refusal(exam.Status) switch
        {
            Reason.EnteredInError or Reason.Cancelled => null,
            not null => Answer.Unknown,
            null when stated.Unclear == Reason.NotPerformed || (stated.Finding == Answer.No && exam.IsElsewhere) => null,
            null => stated.Finding == Answer.Yes && !IsStatusKnown ? Answer.Unknown : stated.Finding,
        };
    }
}
