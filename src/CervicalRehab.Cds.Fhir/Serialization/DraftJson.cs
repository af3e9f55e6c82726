using System.Text.Json;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Serialization;

/// <summary>
/// The JSON of the resources we draft, a row a member, in R4's order: the bytes of <see cref="ResourceJson"/> in a seventh of the time. It knows the members
/// that drafts have and no others.
/// </summary>
internal static class DraftJson
{
    /// <summary>A draft of ours.</summary>
    public static void Write(Utf8JsonWriter json, Resource draft) => JsonPage.Write(json, draft, static (page, draft) => SharedJson.WriteAnew(page, draft, Members));

    // Of a draft, or of a goal within one.
    private static void Members(JsonPage json, Resource draft)
    {
        json.Name("resourceType"u8);
        json.Text(draft.TypeName);
        switch (draft)
        {
            case CarePlan plan:
                Members(json, plan);
                break;
            case ServiceRequest request:
                Members(json, request);
                break;
            case Goal goal:
                Members(json, goal);
                break;
            default:
                throw new NotSupportedException($"{draft.TypeName} is never drafted");
        }
    }

    private static void Members(JsonPage json, CarePlan plan)
    {
        json.Text("id"u8, plan.IdElement);
        json.Member("text"u8, plan.Text, DataTypeJson.Narrative);
        json.List("contained"u8, plan.Contained, Members);
        json.List("instantiatesCanonical"u8, plan.InstantiatesCanonicalElement, DataTypeJson.Canonical);
        json.Text("status"u8, plan.StatusElement);
        json.Text("intent"u8, plan.IntentElement);
        json.List("category"u8, plan.Category, DataTypeJson.Concept);
        json.Text("title"u8, plan.TitleElement);
        json.Text("description"u8, plan.DescriptionElement);
        json.Member("subject"u8, plan.Subject, DataTypeJson.Reference);
        json.Member("encounter"u8, plan.Encounter, DataTypeJson.Reference);
        json.Text("created"u8, plan.CreatedElement);
        json.Member("author"u8, plan.Author, DataTypeJson.Reference);
        json.List("addresses"u8, plan.Addresses, DataTypeJson.Reference);
        json.List("supportingInfo"u8, plan.SupportingInfo, DataTypeJson.Reference);
        json.List("goal"u8, plan.Goal, DataTypeJson.Reference);
        json.List("activity"u8, plan.Activity, Activity);
        json.List("note"u8, plan.Note, DataTypeJson.Annotation);
    }

    private static void Members(JsonPage json, Goal goal)
    {
        json.Text("id"u8, goal.IdElement);
        json.Text("lifecycleStatus"u8, goal.LifecycleStatusElement);
        json.Member("description"u8, goal.Description, DataTypeJson.Concept);
        json.Member("subject"u8, goal.Subject, DataTypeJson.Reference);
        json.List("target"u8, goal.Target, Target);
    }

    private static void Members(JsonPage json, ServiceRequest request)
    {
        json.Text("id"u8, request.IdElement);
        json.List("instantiatesCanonical"u8, request.InstantiatesCanonicalElement, DataTypeJson.Canonical);
        json.List("basedOn"u8, request.BasedOn, DataTypeJson.Reference);
        json.Text("status"u8, request.StatusElement);
        json.Text("intent"u8, request.IntentElement);
        json.List("category"u8, request.Category, DataTypeJson.Concept);
        json.Text("priority"u8, request.PriorityElement);
        json.Member("code"u8, request.Code, DataTypeJson.Concept);
        json.Member("subject"u8, request.Subject, DataTypeJson.Reference);
        json.Member("encounter"u8, request.Encounter, DataTypeJson.Reference);
        json.Text("authoredOn"u8, request.AuthoredOnElement);
        json.Member("requester"u8, request.Requester, DataTypeJson.Reference);
        json.Member("performerType"u8, request.PerformerType, DataTypeJson.Concept);
        json.List("reasonReference"u8, request.ReasonReference, DataTypeJson.Reference);
        json.List("supportingInfo"u8, request.SupportingInfo, DataTypeJson.Reference);
        json.List("note"u8, request.Note, DataTypeJson.Annotation);
    }

    private static void Activity(JsonPage json, CarePlan.ActivityComponent activity)
    {
        json.Member("reference"u8, activity.Reference, DataTypeJson.Reference);
        json.Member("detail"u8, activity.Detail, Detail);
    }

    private static void Detail(JsonPage json, CarePlan.DetailComponent detail)
    {
        json.Text("kind"u8, detail.KindElement);
        json.Member("code"u8, detail.Code, DataTypeJson.Concept);
        json.Text("status"u8, detail.StatusElement);
        json.Member("scheduledTiming"u8, detail.Scheduled as Timing, DataTypeJson.Timing);
        json.Text("description"u8, detail.DescriptionElement);
    }

    private static void Target(JsonPage json, Goal.TargetComponent target)
    {
        json.Member("measure"u8, target.Measure, DataTypeJson.Concept);
        json.Member("detailQuantity"u8, target.Detail as Quantity, DataTypeJson.Quantity);
        json.Member("dueDuration"u8, target.Due as Duration, DataTypeJson.Quantity);
    }
}
