using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>
/// Reports of a cervical MRI (D12, D39): that there was one, and what its coded conclusions and the Observations within it found. Text is never
/// read. A report that is not understood in full leaves its study unevaluated.
/// </summary>
internal static class ReportReader
{
    private const string OnFile = "report on file";
    private const string Unknown = "unknown";

    internal static void Read(Arrived arrived, ResourceParser parser, CodeLookup codes, PictureDraft picture)
    {
        // A report that cannot be read, or is withdrawn and not understood, still says that there was an MRI.
        var received = arrived.Read<DiagnosticReport>(parser);
        var status = received is null ? arrived.Text("status"u8) : received.Resource.StatusElement.Letters();
        if (Refusal(status) is { } reason && received is Understood<DiagnosticReport> understood)
        {
            picture.Withdrawn(understood, arrived, reason, Facts.MriReport);
            return;
        }

        var report = new Report(arrived, received?.Resource, parser, codes, picture)
        {
            Status = KnownStatus(status),
            Date = received is null ? FhirDate.Parse(arrived.Text("effectiveDateTime"u8)) : FhirDate.Of(received.Resource.Effective),
            Studies = [.. MriReader.Ids(Literals(received, "imagingStudy")), $"#{picture.Mri.Count.ToString(CultureInfo.InvariantCulture)}"],
        };
        report.AddOnFile(MriReader.Ids(Literals(received, "result")));
        if (Doubt(arrived, received, report.Status) is { } doubt)
        {
            picture.Unused(arrived, doubt, Facts.MriReport);
            report.Add(Meaning.MriCompression, Answer.Unknown, OnFile, fact: Facts.MriReport);
        }

        report.ReadConclusions();
        report.ReadContained();
    }

    private static IEnumerable<string?> Literals(Received<DiagnosticReport>? report, string name) =>
        report?.Resource.EachOf<ResourceReference>(name).Select(reference => reference.ReferenceElement.Letters()) ?? [];

    private static Reason? Refusal(string? status) => status switch
    {
        "entered-in-error" => Reason.EnteredInError,
        "cancelled" => Reason.Cancelled,
        "registered" => Reason.Registered,
        _ => null,
    };

    private static Reason? Doubt(Arrived arrived, Received<DiagnosticReport>? report, string? status) =>
        report is null ? Reason.Unreadable
        : !arrived.Known.Says(Meaning.MriReport) ? Reason.CodeSystemNotRecognized
        : report is not Understood<DiagnosticReport> ? Reason.NotUnderstood
        : status is null or Unknown ? Reason.StatusUnknown
        : null;

    private static string? KnownStatus(string? status) => status is "partial" or "preliminary" or "final" or "amended" or "corrected" or "appended" or Unknown ? status : null;

    /// <summary>One report, and what all that it found has in common.</summary>
    private sealed record Report(Arrived Source, DiagnosticReport? Resource, ResourceParser Parser, CodeLookup Codes, PictureDraft Picture)
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
                }

                foreach (var row in Codes.Unrecognized(concept, known))
                {
                    Conclude(row.Meaning, Answer.Unknown);
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

        // Myelopathy is more than a study can leave open.
        private void Conclude(Meaning meaning, Answer answer)
        {
            if (MriReader.Has(meaning))
            {
                Add(meaning, answer, new StatedFinding(answer, null).Words);
            }
            else if (meaning is Meaning.CordCompression or Meaning.Myelopathy)
            {
                var found = meaning == Meaning.CordCompression ? answer : Answer.Unknown;
                Add(Meaning.MriCompression, found, new StatedFinding(found, null).Words);
            }
        }

        private void ReadFinding(Arrived inner)
        {
            var exam = inner.Read<Observation>(Parser) is { } received ? Examination.Of(received, inner, Codes, Picture) : null;
            foreach (var row in inner.Known)
            {
                if (MriReader.Has(row.Meaning))
                {
                    var stated = exam is null || IsAboutOther(inner) ? Answer.Unknown : Stated(exam, row.Meaning);
                    if (stated is { } answer)
                    {
                        Add(row.Meaning, answer, new StatedFinding(answer, null).Words, exam);
                    }
                }
            }

            foreach (var row in inner.Unrecognized)
            {
                Conclude(row.Meaning, Answer.Unknown);
            }
        }

        // Null for what was withdrawn, not performed, or found absent in another part of the body.
        private Answer? Stated(Examination exam, Meaning meaning)
        {
            var stated = MriReader.Together(exam, meaning).In(exam);
            return ObservationStatus.Refusal(exam.Status) switch
            {
                Reason.EnteredInError or Reason.Cancelled => null,
                not null => Answer.Unknown,
                null when stated.Unclear == Reason.NotPerformed || (stated.Finding == Answer.No && exam.IsElsewhere) => null,
                null => stated.Finding == Answer.Yes && !IsStatusKnown ? Answer.Unknown : stated.Finding,
            };
        }

        private bool IsAboutOther(Arrived inner) =>
            inner.Subject() is { } subject && !string.Equals(subject, Source.Subject(), StringComparison.Ordinal);
    }
}
