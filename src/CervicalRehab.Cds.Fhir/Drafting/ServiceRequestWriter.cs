using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>Decision to draft ServiceRequests (contract section 4).</summary>
internal static class ServiceRequestWriter
{
    private static readonly Kind ToSpineSurgery = new([Concepts.ReferralCategory, Concepts.EvaluationCategory], Concepts.SpineSurgery, Concepts.Surgeon);
    private static readonly Kind ToPhysicalTherapy = new([Concepts.TherapyCategory, Concepts.EvaluationCategory], Concepts.PhysicalTherapy);
    private static readonly Kind OfReassessment = new([Concepts.EvaluationCategory], Concepts.Reassessment);
    private static readonly Kind OfMobilization = new([Concepts.TherapyCategory, Concepts.EvaluationCategory], Concepts.Mobilization);
    private static readonly Kind OfAssessment = new([Concepts.EvaluationCategory], Concepts.Assessment);

    /// <summary>Referral to spine surgery, with the decision's priority.</summary>
    public static ServiceRequest SpineSurgery(DraftParts parts) =>
        Draft(parts, parts.IdFor(DraftNames.SpineSurgery), ToSpineSurgery, parts.Decision.Priority, null, parts.Reasons);

    /// <summary>Supervised physical therapy, based on the plan on file. That of the same suggestion names the order, and what a plan names is not based on it.</summary>
    public static ServiceRequest PhysicalTherapy(DraftParts parts) =>
        Draft(
            parts, parts.TherapyId, ToPhysicalTherapy, ReferralPriority.Routine, Plan(parts),
            [parts.Reasons, Notes.Doses(parts), .. parts.TherapyNotes, Notes.Of(parts, Notes.Reassessment), Notes.Of(parts, Notes.Drugs), Notes.Of(parts, Notes.Precautions), Notes.Of(parts, Notes.StopRules)]);

    /// <summary>The assessment that is missing.</summary>
    public static ServiceRequest Assessment(DraftParts parts) =>
        Draft(parts, parts.IdFor(DraftNames.Assessment), OfAssessment, ReferralPriority.Routine, null, Notes.Missing(parts), parts.Reasons);

    /// <summary>The six movements again (PROG-02).</summary>
    public static ServiceRequest Reassessment(DraftParts parts, SideNote note) =>
        Draft(
            parts, parts.IdFor(DraftNames.Reassessment), OfReassessment, ReferralPriority.Routine, null,
            Notes.List(parts, "Reasons", ImmutableArray.CreateRange(note.Findings, static finding => finding.Sentence)), Notes.Of(parts, Notes.Reassessment));

    /// <summary>Mobilization, grades I to IV, in place of a manipulation (D23, MANUAL-04).</summary>
    public static ServiceRequest Mobilization(DraftParts parts, SideNote note) =>
        Draft(
            parts, parts.IdFor(DraftNames.Mobilization), OfMobilization, ReferralPriority.Routine, null,
            Notes.List(parts, "Reasons", ImmutableArray.CreateRange(note.Findings, static finding => finding.Sentence)), Notes.Of(parts, Regimen.ManualMobilization), Notes.Of(parts, Notes.Precautions), Notes.Of(parts, Notes.StopRules));

    /// <summary>R4's request priority.</summary>
    public static RequestPriority Of(ReferralPriority priority) => priority switch
    {
        ReferralPriority.Stat => RequestPriority.Stat,
        ReferralPriority.Urgent => RequestPriority.Urgent,
        _ => RequestPriority.Routine,
    };

    private static ServiceRequest Draft(DraftParts parts, string id, Kind kind, ReferralPriority priority, ResourceReference? basedOn, params ReadOnlySpan<Annotation?> notes)
    {
        var (reasons, further) = parts.Basis.OfRequest();
        return new()
        {
            Id = id,
            InstantiatesCanonicalElement = Fixed.ProtocolFollowed,
            BasedOn = basedOn is null ? null : [basedOn],
            StatusElement = Fixed.Draft,
            IntentElement = Fixed.Proposal,
            Category = kind.Category,
            Priority = Of(priority),
            Code = kind.Code,
            Subject = parts.Subject,
            Encounter = parts.Encounter,
            AuthoredOnElement = parts.Moment,
            Requester = parts.Clinician,
            PerformerType = kind.Performer,
            ReasonReference = reasons,
            SupportingInfo = further,
            Note = Notes.Present(notes),
        };
    }

    private static ResourceReference? Plan(DraftParts parts) =>
        parts.Decision.Proposals.Contains(Proposal.StartProgramme) ? null : Basis.OnFile(parts.Decision, "CarePlan");

    // What is asked for, which no patient changes.
    private sealed record Kind(List<CodeableConcept> Category, CodeableConcept Code, CodeableConcept? Performer = null);
}
