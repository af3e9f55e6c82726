using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>
/// Decision to the answer of PlanDefinition/$apply in R4: a draft CarePlan that contains a RequestGroup and the requests (contract section 5).
/// The same rows as the drafts on a card, gathered in one resource.
/// </summary>
public static class AppliedPlan
{
    private const string GroupId = "request-group";
    private const string ActionTypes = "http://terminology.hl7.org/CodeSystem/action-type";

    private delegate (RequestGroupAction Action, ServiceRequest? Request) Row(DraftParts parts);

    // A referral's group holds the referral alone: what becomes of a running program is its own card's draft.
    private static readonly ImmutableArray<(Proposal Proposal, Row Write)> Rows =
    [
        (Proposal.ReferToSpineSurgery, parts => Contained("Refer to spine surgery", ServiceRequestWriter.SpineSurgery(parts))),
        (Proposal.OrderAssessment, parts => Contained("Complete the cervical assessment", ServiceRequestWriter.Assessment(parts))),
        (Proposal.ReferToPhysicalTherapy, parts => Contained("Refer to physical therapy", ServiceRequestWriter.PhysicalTherapy(parts))),
        (Proposal.ProgressResistance, parts => (Progress(parts.Decision), null)),
    ];

    /// <summary>The CarePlan; it has no activity, and a note that says why, when the protocol does not apply.</summary>
    /// <param name="decision">The decision, the same as that of the cards.</param>
    /// <param name="patientId">Bare id of the subject.</param>
    /// <param name="at">When it was made.</param>
    public static CarePlan For(Decision decision, string patientId, DateTimeOffset at)
    {
        // Contained resources are named within their container.
        var parts = new DraftParts(decision, new() { PatientId = patientId, At = at, IdFor = name => name });
        var plan = decision.Proposals.Contains(Proposal.StartProgramme) ? CarePlanWriter.Programme(parts) with { Id = null } : Bare(parts);
        return decision.Pathway is Pathway.NotApplicable ? plan : WithGroup(plan, parts);
    }

    private static CarePlan WithGroup(CarePlan plan, DraftParts parts)
    {
        var decision = parts.Decision;
        var rows = Rows.Where(row => decision.Proposals.Contains(row.Proposal)).Select(row => row.Write(parts)).ToImmutableArray();
        ImmutableArray<RequestGroupAction> actions = rows.IsEmpty ? [Advised(decision)] : [.. rows.Select(row => row.Action)];

        // An action of a group is about a request (R4 rqg-1). Advice about none, such as a plan without an id, stands in the plan itself.
        if (actions.Any(action => action.Resource is null))
        {
            return plan with { Activity = [new CarePlanActivity { Detail = new() { Status = "not-started", Description = actions[0].Title } }] };
        }

        var group = new RequestGroup
        {
            ResourceType = "RequestGroup",
            Id = GroupId,
            InstantiatesCanonical = DraftParts.ProtocolFollowed,
            Status = "draft",
            Intent = "proposal",
            Priority = decision.Priority.Code(),
            Subject = parts.Subject,
            AuthoredOn = parts.Moment,
            ReasonReference = parts.Basis.OfRequest().Reasons.OrAbsent(),
            Action = actions,
        };
        return plan with
        {
            Contained =
            [
                new JsonPart(json => JsonSerializer.Serialize(json, group, FhirJson.Default.RequestGroup)),
                .. rows.Select(row => row.Request).OfType<ServiceRequest>().Select(request => new JsonPart(json => JsonSerializer.Serialize(json, request, FhirJson.Default.ServiceRequest))),
                .. plan.Contained ?? [],
            ],
            Activity = [new CarePlanActivity { Reference = Links.To("#" + GroupId) }, .. (plan.Activity ?? []).Where(activity => !IsContained(activity))],
        };
    }

    private static CarePlan Bare(DraftParts parts)
    {
        var decision = parts.Decision;
        var (addressed, further) = parts.Basis.OfPlan();
        return new()
        {
            ResourceType = "CarePlan",
            InstantiatesCanonical = DraftParts.ProtocolFollowed,
            Status = "draft",
            Intent = "proposal",
            Category = CarePlanWriter.Category,
            Title = "Cervical rehabilitation protocol: " + decision.Pathway.Code(),
            Description = decision.Summary.Length == 0 ? null : decision.Summary,
            Subject = parts.Subject,
            Created = parts.Day,
            Addresses = addressed.OrAbsent(),
            SupportingInfo = further.OrAbsent(),
            Note = decision.NotApplicableBecause is { } reason
                ? [new Annotation { Time = parts.Moment, Text = reason }]
                : Notes.Present(parts.Reasons, Notes.Missing(parts)).OrAbsent(),
        };
    }

    private static (RequestGroupAction Action, ServiceRequest? Request) Contained(string title, ServiceRequest request) => (
        new RequestGroupAction
        {
            Title = title,
            Priority = request.Priority,
            Type = Type("create", "Create"),
            Resource = Links.To("#" + request.Id),
        },
        request);

    private static RequestGroupAction Progress(Decision decision) => new()
    {
        Title = "Change resistance training from low to moderate",
        Description = decision.Regimen.IsEmpty ? null : Notes.Instruction(decision.Regimen[0]),
        Type = Type("update", "Update"),
        Resource = Existing(decision.RunningProgramme?.Source),
    };

    // Nothing to order: it is about the order that exists already or the program that runs.
    private static RequestGroupAction Advised(Decision decision) => new()
    {
        Title = decision.Summary,
        Description = string.Join(' ', decision.Because.Select(finding => finding.Sentence)),
        Priority = decision.Priority.Code(),
        Resource = decision.AlreadyOnFile.Select(Existing).FirstOrDefault(found => found is not null) ?? Existing(decision.RunningProgramme?.Source),
    };

    private static Reference? Existing(Evidence? record) => Links.IsTo(record?.Reference, ["ServiceRequest", "CarePlan"]) ? Links.To(record!.Reference) : null;

    private static CodeableConcept Type(string code, string display) => new() { Coding = [new Coding(ActionTypes, code, display)] };

    private static bool IsContained(CarePlanActivity activity) => activity.Reference?.Literal == "ServiceRequest/" + DraftNames.PhysicalTherapy;
}
