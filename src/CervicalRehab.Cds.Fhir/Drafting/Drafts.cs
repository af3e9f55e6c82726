using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>What the drafts need to know about the call.</summary>
public sealed record DraftContext
{
    /// <summary>Bare id of the patient in context.</summary>
    public required string PatientId { get; init; }

    /// <summary>Bare id of the encounter in context.</summary>
    public string? EncounterId { get; init; }

    /// <summary><c>context.userId</c> as received.</summary>
    public string? UserId { get; init; }

    /// <summary>Who approved the content here; null when nobody did.</summary>
    public Approval? Approval { get; init; }

    /// <summary>When the decision was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gives the uuid for a named resource of this call; the same name gives the same uuid.</summary>
    public required Func<string, string> IdFor { get; init; }
}

/// <summary>One action of a suggestion with the whole resource: a <c>create</c> of ours, or an <c>update</c> with what it keeps of what was received.</summary>
public sealed record Draft(string Type, string Description, Resource Resource)
{
    /// <summary>Writes the resource where it belongs.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Type is "create")
        {
            DraftJson.Write(json, Resource);
        }
        else
        {
            ResourceJson.Write(json, Resource);
        }
    }
}

/// <summary>One suggestion of several on a card beside the pathway card: what it deletes, and what it then creates.</summary>
/// <param name="Label">What it does, in a few words.</param>
/// <param name="Deletes">Relative references of drafts of the hook call, each a <c>resourceId</c> of a delete action.</param>
/// <param name="Creates">Drafts to create.</param>
public sealed record Alternative(string Label, ImmutableArray<string> Deletes, ImmutableArray<Draft> Creates);

/// <summary>Names under which a draft asks for its uuid.</summary>
internal static class DraftNames
{
    public const string Programme = "care-plan";
    public const string PhysicalTherapy = "physical-therapy";
    public const string SpineSurgery = "spine-surgery";
    public const string Assessment = "cervical-assessment";
    public const string Reassessment = "rom-reassessment";
    public const string Mobilization = "manual-mobilization";
}

/// <summary>Decision to draft resources.</summary>
public static class Drafts
{
    private delegate Draft? Row(DraftParts parts, CarePlan? programmePlan);

    // In the order in which the actions are to be applied: the order before the plan that names it, so that each succeeds alone.
    private static readonly ImmutableArray<(Proposal Proposal, Row Write)> Rows =
    [
        (Proposal.ReferToPhysicalTherapy, (parts, _) => Create(
            "Create a draft order for supervised physical therapy", ServiceRequestWriter.PhysicalTherapy(parts))),
        (Proposal.StartProgramme, (parts, _) => Create(
            "Create a draft care plan for the conservative cervical rehabilitation program", CarePlanWriter.Programme(parts))),
        (Proposal.ReferToSpineSurgery, (parts, _) => Create(
            $"Create a draft referral to spine surgery, priority {ServiceRequestWriter.Of(parts.Decision.Priority).GetLiteral()}", ServiceRequestWriter.SpineSurgery(parts))),
        (Proposal.OrderAssessment, (parts, _) => Create(
            "Create a draft order for the missing cervical assessment", ServiceRequestWriter.Assessment(parts))),
        (Proposal.HoldProgramme, (_, plan) => Update(
            "Put the running rehabilitation program on hold", plan is { } received ? CarePlanUpdate.OnHold(received) : null)),
        (Proposal.ProgressResistance, (parts, plan) => Update(
            "Change resistance training in the running program from low to moderate",
            plan is { } received ? CarePlanUpdate.Progressed(received, parts) : null)),
    ];

    /// <summary>
    /// The drafts of a decision, in the order in which they should be applied; empty when it proposes none. <paramref name="programmePlan"/> is the running
    /// plan as received, whole; it is not written to.
    /// </summary>
    public static ImmutableArray<Draft> For(Decision decision, DraftContext context, CarePlan? programmePlan)
    {
        if (decision.Proposals.IsEmpty)
        {
            return [];
        }

        var parts = new DraftParts(decision, context);
        var drafts = ImmutableArray.CreateBuilder<Draft>(decision.Proposals.Length);
        foreach (var (proposal, write) in Rows)
        {
            if (decision.Proposals.Contains(proposal) && write(parts, programmePlan) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return drafts.DrainToImmutable();
    }

    /// <summary>What a card beside the pathway card offers: alternatives, of which at most one is taken and none is recommended.</summary>
    public static ImmutableArray<Alternative> Beside(SideNote note, Decision decision, DraftContext context)
    {
        if (note.Offers.IsEmpty)
        {
            return [];
        }

        var parts = new DraftParts(decision, context);
        return [.. note.Offers.Select(offer => Of(offer, note, parts)).OfType<Alternative>()];
    }

    // What is to be deleted is named as the client named it, and only when all of it can be.
    private static Alternative? Of(Offer offer, SideNote note, DraftParts parts)
    {
        var deletes = offer.Removes.Where(static record => References.IsTo(record.Reference, ["ServiceRequest"])).Select(static record => record.Reference!).ToImmutableArray();
        return deletes.Length < offer.Removes.Length ? null : offer.Creates switch
        {
            Proposal.OrderMobilization => new("Replace with mobilization, grades I-IV", deletes, [Create("Create a draft order for mobilization, grades I-IV", ServiceRequestWriter.Mobilization(parts, note))]),
            Proposal.OrderReassessment => new("Draft: order for the reassessment of neck motion", deletes, [Create("Create a draft order for the reassessment of neck motion", ServiceRequestWriter.Reassessment(parts, note))]),
            _ => new("Delete the manipulation order", deletes, []),
        };
    }

    private static Draft Create(string description, Resource resource) => new("create", description, resource);

    private static Draft? Update(string description, CarePlan? plan) => plan is null ? null : new Draft("update", description, plan);
}
