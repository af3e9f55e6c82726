using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Decision to draft ServiceRequests (contract section 4).</summary>
internal static class ServiceRequestWriter
{
    /// <summary>Referral to spine surgery, with the decision's priority.</summary>
    public static ServiceRequest SpineSurgery(Decision decision, DraftContext context) => Draft(decision, context) with
    {
        Id = context.IdFor(DraftNames.SpineSurgery),
        Category = [Concepts.SurgicalCategory],
        Priority = decision.Priority.Code(),
        Code = Concepts.SpineSurgery,
        Note = Present([Notes.Reasons(decision, context)]),
    };

    /// <summary>Supervised physical therapy, based on the plan of the same suggestion or the one on file.</summary>
    public static ServiceRequest PhysicalTherapy(Decision decision, DraftContext context) => Draft(decision, context) with
    {
        Id = context.IdFor(DraftNames.PhysicalTherapy),
        BasedOn = Plan(decision, context) is { } plan ? [plan] : null,
        Category = [Concepts.TherapyCategory],
        Priority = ReferralPriority.Routine.Code(),
        Code = Concepts.PhysicalTherapy,
        Note = Present(
        [
            Notes.Reasons(decision, context),
            Notes.Doses(decision, context),
            Notes.Precautions(context),
            Notes.StopRules(context),
        ]),
    };

    /// <summary>The assessment that is missing.</summary>
    public static ServiceRequest Assessment(Decision decision, DraftContext context) => Draft(decision, context) with
    {
        Id = context.IdFor(DraftNames.Assessment),
        Category = [Concepts.EvaluationCategory],
        Priority = ReferralPriority.Routine.Code(),
        Code = Concepts.Assessment,
        Note = Present([Notes.Missing(decision, context), Notes.Reasons(decision, context)]),
    };

    /// <summary>R4 request-priority code.</summary>
    public static string Code(this ReferralPriority priority) => priority switch
    {
        ReferralPriority.Stat => "stat",
        ReferralPriority.Urgent => "urgent",
        _ => "routine",
    };

    private static ServiceRequest Draft(Decision decision, DraftContext context) => Draft(decision, context, Basis.Reasons(decision));

    private static ServiceRequest Draft(Decision decision, DraftContext context, ImmutableArray<Reference> reasons) => new()
    {
        ResourceType = "ServiceRequest",
        InstantiatesCanonical = [Systems.PlanDefinition],
        Status = "draft",
        Intent = "proposal",
        Subject = context.Subject(),
        Encounter = context.Encounter(),
        AuthoredOn = context.Moment(),
        Requester = context.Clinician(),
        ReasonReference = reasons.OrAbsent(),
        SupportingInfo = Basis.Further(decision, reasons).OrAbsent(),
    };

    private static Reference? Plan(Decision decision, DraftContext context) =>
        decision.Proposals.Contains(Proposal.StartProgramme)
            ? Links.To("CarePlan/" + context.IdFor(DraftNames.Programme))
            : Basis.OnFile(decision, "CarePlan");

    private static ImmutableArray<Annotation>? Present(ImmutableArray<Annotation?> notes) =>
        ImmutableArray.CreateRange(notes.OfType<Annotation>()).OrAbsent();
}
