using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Decision to draft ServiceRequests (contract section 4).</summary>
internal static class ServiceRequestWriter
{
    private static readonly Kind ToSpineSurgery = new([Concepts.ReferralCategory, Concepts.EvaluationCategory], Concepts.SpineSurgery, Concepts.Surgeon);
    private static readonly Kind ToPhysicalTherapy = new([Concepts.TherapyCategory, Concepts.EvaluationCategory], Concepts.PhysicalTherapy);
    private static readonly Kind OfAssessment = new([Concepts.EvaluationCategory], Concepts.Assessment);

    /// <summary>Referral to spine surgery, with the decision's priority.</summary>
    public static ServiceRequest SpineSurgery(DraftParts parts) =>
        Draft(parts, parts.IdFor(DraftNames.SpineSurgery), ToSpineSurgery, parts.Decision.Priority, null, parts.Reasons);

    /// <summary>Supervised physical therapy, based on the plan on file. That of the same suggestion names the order, and what a plan names is not based on it.</summary>
    public static ServiceRequest PhysicalTherapy(DraftParts parts) =>
        Draft(parts, parts.TherapyId, ToPhysicalTherapy, ReferralPriority.Routine, Plan(parts), parts.Reasons, Notes.Doses(parts), Notes.Precautions(parts), Notes.StopRules(parts));

    /// <summary>The assessment that is missing.</summary>
    public static ServiceRequest Assessment(DraftParts parts) =>
        Draft(parts, parts.IdFor(DraftNames.Assessment), OfAssessment, ReferralPriority.Routine, null, Notes.Missing(parts), parts.Reasons);

    /// <summary>R4 request-priority code.</summary>
    public static string Code(this ReferralPriority priority) => priority switch
    {
        ReferralPriority.Stat => "stat",
        ReferralPriority.Urgent => "urgent",
        _ => "routine",
    };

    private static ServiceRequest Draft(DraftParts parts, string id, Kind kind, ReferralPriority priority, Reference? basedOn, params ReadOnlySpan<Annotation?> notes)
    {
        var (reasons, further) = parts.Basis.OfRequest();
        return new()
        {
            ResourceType = "ServiceRequest",
            Id = id,
            InstantiatesCanonical = DraftParts.ProtocolFollowed,
            BasedOn = basedOn is null ? null : [basedOn],
            Status = "draft",
            Intent = "proposal",
            Category = kind.Category,
            Priority = priority.Code(),
            Code = kind.Code,
            Subject = parts.Subject,
            Encounter = parts.Encounter,
            AuthoredOn = parts.Moment,
            Requester = parts.Clinician,
            PerformerType = kind.Performer,
            ReasonReference = reasons.OrAbsent(),
            SupportingInfo = further.OrAbsent(),
            Note = Notes.Present(notes).OrAbsent(),
        };
    }

    private static Reference? Plan(DraftParts parts) =>
        parts.Decision.Proposals.Contains(Proposal.StartProgramme) ? null : Basis.OnFile(parts.Decision, "CarePlan");

    // What is asked for, which no patient changes.
    private sealed record Kind(ImmutableArray<CodeableConcept> Category, CodeableConcept Code, CodeableConcept? Performer = null);
}
