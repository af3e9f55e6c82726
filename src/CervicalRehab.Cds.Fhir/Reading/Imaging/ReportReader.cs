using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>Reports of a cervical MRI (D12, D39): that there was one, and what its coded conclusions and the Observations within it found. Text is never read.</summary>
internal static class ReportReader
{
    private const string ReportOnFile = "report on file";
    private const string Unknown = "unknown";

    /// <summary>Asks for reports of an MRI of the neck, and for those of whatever code that hold a finding of ours (D39).</summary>
    internal static readonly Request OnFile = new(["DiagnosticReport"], static arrived => IsOfMri(arrived) || HoldsFinding(arrived), Read) { ReadsWithin = true };

    /// <summary>Its code says that it is of an MRI of the neck, or would if its system were known.</summary>
    private static bool IsOfMri(Arrived arrived) => arrived.Known.Says(Meaning.MriReport) || arrived.Unrecognized.Says(Meaning.MriReport);

    /// <summary>It holds a sign or a finding of ours, or concludes one.</summary>
    private static bool HoldsFinding(Arrived arrived) =>
        HoldsMriFinding(arrived) || Concluded(arrived).Any(SignTable.Has) || Within(arrived).Any(static meaning => SignTable.Has(meaning) || IsConclusion(meaning));

    private static void Read(Arrived arrived, PictureDraft picture)
    {
        // A report that cannot be read, or is withdrawn and not understood, still says that there was an MRI.
        var received = arrived.Read<DiagnosticReport>();
        var status = received is null ? arrived.Json.Text("status"u8) : received.Resource.StatusElement.Letters();
        var isOfMri = IsOfMri(arrived) || HoldsMriFinding(arrived);

        // One that was registered only has no findings yet; what has is not read yet.
        if (Refusal(status) is { } reason && received is Understood<DiagnosticReport> understood && !(reason == Reason.Registered && HoldsFinding(arrived)))
        {
            picture.Withdrawn(understood, arrived, reason, isOfMri ? Facts.MriReport : null);
            return;
        }

        var report = new Report(arrived, received?.Resource, picture)
        {
            Status = KnownStatus(status),
            Date = received is null ? arrived.DateAsSent : FhirDate.Of(received.Resource.Effective),
            Studies = [.. MriReader.Ids(Literals(received, "imagingStudy")), $"#{picture.Mri.Count.ToString(CultureInfo.InvariantCulture)}"],
        };
        if (isOfMri)
        {
            report.AddOnFile(MriReader.Ids(Literals(received, "result")));
            if (Doubt(arrived, received, status) is { } doubt)
            {
                picture.Unused(arrived, doubt, Facts.MriReport);
                report.Add(Meaning.MriCompression, Answer.Unknown, ReportOnFile, fact: Facts.MriReport);
            }
        }

        report.ReadConclusions();
        report.ReadContained();
    }

    private static bool HoldsMriFinding(Arrived arrived) => Concluded(arrived).Any(IsConclusion) || Within(arrived).Any(MriReader.Tells);

    private static IEnumerable<Meaning> Concluded(Arrived arrived) => !arrived.MayName("conclusionCode"u8) ? []
        : arrived.Json.Concepts("conclusionCode"u8).SelectMany(concept => arrived.Codes.Find(concept) is var known ? known.Concat(arrived.Codes.Unrecognized(concept, known)) : []).Select(static row => row.Meaning);

    // What the Observations and problems within tell of, by their codes and those of their components.
    private static IEnumerable<Meaning> Within(Arrived arrived) => !arrived.MayName("contained"u8) ? []
        : arrived.Contained("Observation").Concat(arrived.Contained("Condition")).SelectMany(inner => inner.Known.Concat(inner.Unrecognized)
            .Concat(inner.Json.Each("component"u8).SelectMany(part => arrived.Codes.Find(JsonProbe.Concept(part.Member("code"u8)))))).Select(static row => row.Meaning);

    private static bool IsConclusion(Meaning meaning) => MriReader.Tells(meaning) || meaning is Meaning.Myelopathy;

    private static IEnumerable<string?> Literals(Received<DiagnosticReport>? report, string name) =>
        report?.Resource.EachOf<ResourceReference>(name).Select(reference => reference.ReferenceElement.Letters()) ?? [];

    private static Reason? Refusal(string? status) =>
        Statuses.OfObservation(status) is var refusal && refusal is Reason.EnteredInError or Reason.Cancelled or Reason.Registered ? refusal : null;

    private static Reason? Doubt(Arrived arrived, Received<DiagnosticReport>? report, string? status) =>
        report is null ? Reason.Unreadable
        : arrived.Unrecognized.Says(Meaning.MriReport) && !arrived.Known.Says(Meaning.MriReport) ? Reason.CodeSystemNotRecognized
        : report is not Understood<DiagnosticReport> ? Reason.NotUnderstood
        : Refusal(status) is Reason.Registered ? Reason.Registered
        : KnownStatus(status) is null or Unknown ? Reason.StatusUnknown
        : null;

    private static string? KnownStatus(string? status) => status is "partial" or "preliminary" or "final" or "amended" or "corrected" or "appended" or Unknown ? status : null;

    /// <summary>One report, and what all that it found has in common.</summary>
    private sealed record Report(Arrived Source, DiagnosticReport? Resource, PictureDraft Picture)
    {
        public string? Status { get; init; }

        public RecordedDate? Date { get; init; }

        public ImmutableArray<string> Studies { get; init; }

        private bool IsStatusKnown => Status is not (null or Unknown);

        private bool IsPreliminary => !IsStatusKnown || Status is "partial" or "preliminary";

        /// <summary>That there is a report, and which findings it lists.</summary>
        public void AddOnFile(ImmutableArray<string> results) =>
            Picture.MriOnFile(Source.Evidence(Meaning.MriReport.Fact()!, ReportOnFile, Date, Status), new(Source.Id, Studies, results), IsPreliminary);

        public void Add(Meaning meaning, Answer answer, string words, string? fact = null) =>
            MriReader.Say(null, meaning, answer, Source.Evidence(fact ?? meaning.Fact()!, words, Date, Status), new(null, Studies), IsPreliminary, Picture);

        /// <summary>A coded conclusion says that it was found, unless it says more than that.</summary>
        public void ReadConclusions()
        {
            foreach (var concept in Resource?.EachOf<CodeableConcept>("conclusionCode") ?? Source.Json.Concepts("conclusionCode"u8))
            {
                var known = Source.Codes.Find(concept);
                var isFound = IsStatusKnown && !known.Any(static meaning => meaning is Meaning.Absent or Meaning.Indeterminate or Meaning.NotDone);
                ImmutableArray<KnownCode> unrecognized = Source.Codes.Unrecognized(concept, known);
                foreach (var row in known.AddRange(unrecognized))
                {
                    Conclude(row.Meaning, isFound && !unrecognized.Contains(row) ? Answer.Yes : Answer.Unknown);
                    LeaveOpen(row, known);
                }
            }
        }

        /// <summary>Observations that stand within the report: which examination their signs are of is not told, so that what is absent of those reassures nobody.</summary>
        public void ReadContained() => ContainedFindings.Read(
            new Holder(Source, Date, IsPreliminary, _ => new(null, Studies)) { Doubt = Reason.StatusUnknown.When(!IsStatusKnown), IsOfStudy = true }, Picture);

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
    }
}
