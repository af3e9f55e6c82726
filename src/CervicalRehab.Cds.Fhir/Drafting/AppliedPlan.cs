using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Evidence = CervicalRehab.Cds.Protocol.Evidence;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>
/// Decision to the answer of PlanDefinition/$apply in R4: a draft CarePlan that contains a RequestGroup and the requests (contract section 5).
/// The same rows as the drafts on a card, gathered in one resource.
/// </summary>
public static class AppliedPlan
{
    private const string GroupId = "request-group";
    private const string ActionTypes = "http://terminology.hl7.org/CodeSystem/action-type";

    private delegate (RequestGroup.ActionComponent Action, ServiceRequest? Request) Row(DraftParts parts);

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
    /// <param name="approval">Who approved the content here; null when nobody did.</param>
    /// <param name="practitioner">Reference of the Practitioner or PractitionerRole who asks: requester and author; null when nobody is named.</param>
    /// <param name="encounterId">Bare id of the encounter; null when none is named.</param>
    public static CarePlan For(Decision decision, string patientId, DateTimeOffset at, Approval? approval = null, string? practitioner = null, string? encounterId = null)
    {
        // Contained resources are named within their container.
        var parts = new DraftParts(decision, new() { PatientId = patientId, EncounterId = encounterId, UserId = practitioner, At = at, IdFor = name => name, Approval = approval });
        var plan = decision.Proposals.Contains(Proposal.StartProgramme) ? CarePlanWriter.Programme(parts) : Bare(parts);
        plan.Id = null;
        if (decision.Pathway is not Pathway.NotApplicable)
        {
            AddGroup(plan, parts);
        }

        return plan;
    }

    private static void AddGroup(CarePlan plan, DraftParts parts)
    {
        var decision = parts.Decision;
        var rows = Rows.Where(row => decision.Proposals.Contains(row.Proposal)).Select(row => row.Write(parts)).ToImmutableArray();
        ImmutableArray<RequestGroup.ActionComponent> actions = rows.IsEmpty ? [Advised(decision)] : [.. rows.Select(row => row.Action)];

        // An action of a group is about a request (R4 rqg-1). Advice about none, such as a plan without an id, stands in the plan itself.
        if (actions.Any(action => action.Resource is null))
        {
            plan.Activity = [new() { Detail = new() { Status = CarePlan.CarePlanActivityStatus.NotStarted, Description = actions[0].Title } }];
            (rows, actions) = ([], []);
        }

        var beside = Reassessments(parts);
        (rows, actions) = (rows.AddRange(beside), actions.AddRange(beside.Select(static row => row.Action)));
        if (actions.IsEmpty)
        {
            return;
        }

        var group = new RequestGroup
        {
            Id = GroupId,
            InstantiatesCanonicalElement = Fixed.ProtocolFollowed,
            StatusElement = Fixed.Draft,
            IntentElement = Fixed.Proposal,
            Priority = ServiceRequestWriter.Of(decision.Priority),
            Subject = parts.Subject,
            Encounter = parts.Encounter,
            Author = parts.Clinician,
            AuthoredOnElement = parts.Moment,
            ReasonReference = parts.Basis.OfRequest().Reasons,
            Action = [.. actions],
        };
        plan.Contained = [group, .. rows.Select(row => row.Request).OfType<ServiceRequest>(), .. plan.Contained];
        plan.Activity = [new() { Reference = References.To("#" + GroupId) }, .. plan.Activity.Where(activity => !IsContained(activity))];
    }

    // What a card beside the pathway card drafts for a program that runs (D20).
    private static ImmutableArray<(RequestGroup.ActionComponent Action, ServiceRequest? Request)> Reassessments(DraftParts parts) =>
    [
        .. parts.Decision.Beside.Where(static note => note.Offers.Any(static offer => offer.Creates == Proposal.OrderReassessment))
            .Select(note => Contained("Reassess neck motion", ServiceRequestWriter.Reassessment(parts, note))),
    ];

    private static CarePlan Bare(DraftParts parts)
    {
        var decision = parts.Decision;
        var (addressed, further) = parts.Basis.OfPlan();
        return new()
        {
            InstantiatesCanonicalElement = Fixed.ProtocolFollowed,
            StatusElement = Fixed.Draft,
            IntentElement = Fixed.ProposedPlan,
            Category = Fixed.PlanCategory,
            Title = "Cervical rehabilitation protocol: " + decision.Pathway.Code(),
            Description = decision.Summary.Length == 0 ? null : decision.Summary,
            Subject = parts.Subject,
            Encounter = parts.Encounter,
            Author = parts.Clinician,
            CreatedElement = parts.Day,
            Addresses = addressed,
            SupportingInfo = further,
            Note = decision.NotApplicableBecause is { } reason
                ? [new Annotation { TimeElement = parts.Moment, Text = reason }]
                : Notes.Present(parts.Reasons, Notes.Missing(parts)),
        };
    }

    private static (RequestGroup.ActionComponent Action, ServiceRequest? Request) Contained(string title, ServiceRequest request) => (
        new RequestGroup.ActionComponent
        {
            Title = title,
            Priority = request.Priority,
            Type = Type("create", "Create"),
            Resource = References.To("#" + request.Id),
        },
        request);

    private static RequestGroup.ActionComponent Progress(Decision decision) => new()
    {
        Title = "Change resistance training from low to moderate",
        Description = decision.Regimen.IsEmpty ? null : Notes.Instruction(decision.Regimen[0]),
        Type = Type("update", "Update"),
        Resource = Existing(decision.RunningProgramme?.Source),
    };

    // Nothing to order: it is about the order that exists already or the program that runs.
    private static RequestGroup.ActionComponent Advised(Decision decision) => new()
    {
        Title = decision.Summary,
        Description = string.Join(". ", decision.Because.Select(finding => finding.Sentence)),
        Priority = ServiceRequestWriter.Of(decision.Priority),
        Resource = decision.AlreadyOnFile.Select(Existing).FirstOrDefault(found => found is not null) ?? Existing(decision.RunningProgramme?.Source),
    };

    private static ResourceReference? Existing(Evidence? record) => References.IsTo(record?.Reference, ["ServiceRequest", "CarePlan"]) ? References.To(record!.Reference!) : null;

    private static CodeableConcept Type(string code, string display) => new() { Coding = [new Coding(ActionTypes, code, display)] };

    private static bool IsContained(CarePlan.ActivityComponent activity) => activity.Reference?.Reference == "ServiceRequest/" + DraftNames.PhysicalTherapy;
}
