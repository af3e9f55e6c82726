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

    private delegate (RequestGroupAction Action, ServiceRequest? Request) Row(Decision decision, DraftContext context);

    // A referral's group holds the referral alone: what becomes of a running program is its own card's draft.
    private static readonly ImmutableArray<(Proposal Proposal, Row Write)> Rows =
    [
        (Proposal.ReferToSpineSurgery, (decision, context) => Contained("Refer to spine surgery", ServiceRequestWriter.SpineSurgery(decision, context))),
        (Proposal.OrderAssessment, (decision, context) => Contained("Complete the cervical assessment", ServiceRequestWriter.Assessment(decision, context))),
        (Proposal.ReferToPhysicalTherapy, (decision, context) => Contained("Refer to physical therapy", ServiceRequestWriter.PhysicalTherapy(decision, context))),
        (Proposal.ProgressResistance, (decision, _) => (Progress(decision), null)),
    ];

    /// <summary>The CarePlan; it has no activity, and a note that says why, when the protocol does not apply.</summary>
    /// <param name="decision">The decision, the same as that of the cards.</param>
    /// <param name="patientId">Bare id of the subject.</param>
    /// <param name="at">When it was made.</param>
    public static CarePlan For(Decision decision, string patientId, DateTimeOffset at)
    {
        // Contained resources are named within their container.
        var context = new DraftContext { PatientId = patientId, At = at, IdFor = name => name };
        var plan = decision.Proposals.Contains(Proposal.StartProgramme) ? CarePlanWriter.Programme(decision, context) with { Id = null } : Bare(decision, context);
        return decision.Pathway is Pathway.NotApplicable ? plan : WithGroup(plan, decision, context);
    }

    private static CarePlan WithGroup(CarePlan plan, Decision decision, DraftContext context)
    {
        var rows = Rows.Where(row => decision.Proposals.Contains(row.Proposal)).Select(row => row.Write(decision, context)).ToImmutableArray();
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
            InstantiatesCanonical = [Systems.PlanDefinition],
            Status = "draft",
            Intent = "proposal",
            Priority = decision.Priority.Code(),
            Subject = context.Subject(),
            AuthoredOn = context.Moment(),
            ReasonReference = Basis.Reasons(decision).OrAbsent(),
            Action = actions,
        };
        return plan with
        {
            Contained =
            [
                new JsonPart(json => JsonSerializer.Serialize(json, group, FhirJson.Default.RequestGroup)),
                .. rows.Select(row => row.Request).OfType<ServiceRequest>().Select(request => new JsonPart(json => JsonSerializer.Serialize(json, InContainer(request), FhirJson.Default.ServiceRequest))),
                .. plan.Contained ?? [],
            ],
            Activity = [new CarePlanActivity { Reference = Links.To("#" + GroupId) }, .. (plan.Activity ?? []).Where(activity => !IsContained(activity))],
        };
    }

    private static CarePlan Bare(Decision decision, DraftContext context) => new()
    {
        ResourceType = "CarePlan",
        InstantiatesCanonical = [Systems.PlanDefinition],
        Status = "draft",
        Intent = "proposal",
        Title = "Cervical rehabilitation protocol: " + decision.Pathway.Code(),
        Description = decision.Summary.Length == 0 ? null : decision.Summary,
        Subject = context.Subject(),
        Created = context.Day(),
        Addresses = Basis.Addressed(decision).OrAbsent(),
        SupportingInfo = Basis.Further(decision, Basis.Addressed(decision)).OrAbsent(),
        Note = decision.NotApplicableBecause is { } reason
            ? [new Annotation { Time = context.Moment(), Text = reason }]
            : ImmutableArray.CreateRange(new[] { Notes.Reasons(decision, context), Notes.Missing(decision, context) }.OfType<Annotation>()).OrAbsent(),
    };

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

    // The plan it is based on is the container itself.
    private static ServiceRequest InContainer(ServiceRequest request) => request with
    {
        BasedOn = request.BasedOn is { } plans ? [.. plans.Select(plan => plan.Literal == "CarePlan/" + DraftNames.Programme ? Links.To("#") : plan)] : null,
    };

    private static bool IsContained(CarePlanActivity activity) => activity.Reference?.Literal == "ServiceRequest/" + DraftNames.PhysicalTherapy;
}
