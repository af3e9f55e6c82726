using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>What every draft says and no patient changes: made once, in all drafts at the same time, and never written to.</summary>
internal static class Fixed
{
    /// <summary>Canonical of the protocol, as every draft names it.</summary>
    public static readonly List<Canonical> ProtocolFollowed = [new Canonical(Systems.PlanDefinition).Shared()];

    /// <summary>A draft.</summary>
    public static readonly Code<RequestStatus> Draft = new(RequestStatus.Draft);

    /// <summary>A request that is only proposed.</summary>
    public static readonly Code<RequestIntent> Proposal = new(RequestIntent.Proposal);

    /// <summary>A plan that is only proposed.</summary>
    public static readonly Code<CarePlan.CarePlanIntent> ProposedPlan = new(CarePlan.CarePlanIntent.Proposal);

    /// <summary>What every plan is filed under: as US Core has it, and as ours.</summary>
    public static readonly List<CodeableConcept> PlanCategory = [Concepts.AssessPlan, Concepts.Programme];
}
