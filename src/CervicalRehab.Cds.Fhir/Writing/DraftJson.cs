using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>
/// The JSON of the resources we draft, member by member in the order of their records: what the serializer writes of them, without its detours
/// for lists that may be absent and for texts of many lines.
/// </summary>
internal static class DraftJson
{
    /// <summary>A plan.</summary>
    public static void Write(Utf8JsonWriter json, CarePlan plan)
    {
        json.WriteStartObject();
        json.Text("resourceType"u8, plan.ResourceType);
        json.Text("id"u8, plan.Id);
        json.Member("text"u8, plan.Text, Narrative);
        json.List("contained"u8, plan.Contained, static (json, part) => part.Write(json));
        json.List("instantiatesCanonical"u8, plan.InstantiatesCanonical, Canonical);
        json.Text("status"u8, plan.Status);
        json.Text("intent"u8, plan.Intent);
        json.List("category"u8, plan.Category, DataTypeJson.Concept);
        json.Text("title"u8, plan.Title);
        json.Text("description"u8, plan.Description);
        json.Member("subject"u8, plan.Subject, DataTypeJson.Reference);
        json.Member("encounter"u8, plan.Encounter, DataTypeJson.Reference);
        json.Member("period"u8, plan.Period, DataTypeJson.Period);
        json.Text("created"u8, plan.Created);
        json.Member("author"u8, plan.Author, DataTypeJson.Reference);
        json.List("addresses"u8, plan.Addresses, DataTypeJson.Reference);
        json.List("supportingInfo"u8, plan.SupportingInfo, DataTypeJson.Reference);
        json.List("goal"u8, plan.Goal, DataTypeJson.Reference);
        json.List("activity"u8, plan.Activity, Activity);
        json.List("note"u8, plan.Note, DataTypeJson.Annotation);
        json.WriteEndObject();
    }

    /// <summary>A goal of a plan.</summary>
    public static void Write(Utf8JsonWriter json, Goal goal)
    {
        json.WriteStartObject();
        json.Text("resourceType"u8, goal.ResourceType);
        json.Text("id"u8, goal.Id);
        json.Text("lifecycleStatus"u8, goal.LifecycleStatus);
        json.Member("description"u8, goal.Description, DataTypeJson.Concept);
        json.Member("subject"u8, goal.Subject, DataTypeJson.Reference);
        json.List("target"u8, goal.Target, Target);
        json.WriteEndObject();
    }

    /// <summary>A request.</summary>
    public static void Write(Utf8JsonWriter json, ServiceRequest request)
    {
        json.WriteStartObject();
        json.Text("resourceType"u8, request.ResourceType);
        json.Text("id"u8, request.Id);
        json.List("instantiatesCanonical"u8, request.InstantiatesCanonical, Canonical);
        json.List("basedOn"u8, request.BasedOn, DataTypeJson.Reference);
        json.Text("status"u8, request.Status);
        json.Text("intent"u8, request.Intent);
        json.List("category"u8, request.Category, DataTypeJson.Concept);
        json.Text("priority"u8, request.Priority);
        json.Flag("doNotPerform"u8, request.DoNotPerform);
        json.Member("code"u8, request.Code, DataTypeJson.Concept);
        json.Member("subject"u8, request.Subject, DataTypeJson.Reference);
        json.Member("encounter"u8, request.Encounter, DataTypeJson.Reference);
        json.Text("authoredOn"u8, request.AuthoredOn);
        json.Member("requester"u8, request.Requester, DataTypeJson.Reference);
        json.Member("performerType"u8, request.PerformerType, DataTypeJson.Concept);
        json.List("reasonCode"u8, request.ReasonCode, DataTypeJson.Concept);
        json.List("reasonReference"u8, request.ReasonReference, DataTypeJson.Reference);
        json.List("supportingInfo"u8, request.SupportingInfo, DataTypeJson.Reference);
        json.List("bodySite"u8, request.BodySite, DataTypeJson.Concept);
        json.List("note"u8, request.Note, DataTypeJson.Annotation);
        json.WriteEndObject();
    }

    private static void Canonical(Utf8JsonWriter json, string canonical) => json.WriteStringValue(canonical);

    private static void Narrative(Utf8JsonWriter json, Narrative narrative)
    {
        json.WriteStartObject();
        json.Text("status"u8, narrative.Status);
        if (narrative.Div is { } div)
        {
            json.WritePropertyName("div"u8);
            div.Write(json);
        }

        json.WriteEndObject();
    }

    private static void Activity(Utf8JsonWriter json, CarePlanActivity activity)
    {
        json.WriteStartObject();
        json.Member("reference"u8, activity.Reference, DataTypeJson.Reference);
        json.Member("detail"u8, activity.Detail, Detail);
        json.WriteEndObject();
    }

    private static void Detail(Utf8JsonWriter json, CarePlanActivityDetail detail)
    {
        json.WriteStartObject();
        json.Text("kind"u8, detail.Kind);
        json.Member("code"u8, detail.Code, DataTypeJson.Concept);
        json.Text("status"u8, detail.Status);
        json.Flag("doNotPerform"u8, detail.DoNotPerform);
        json.Member("scheduledTiming"u8, detail.ScheduledTiming, DataTypeJson.Timing);
        json.Text("description"u8, detail.Description);
        json.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter json, GoalTarget target)
    {
        json.WriteStartObject();
        json.Member("measure"u8, target.Measure, DataTypeJson.Concept);
        json.Member("detailQuantity"u8, target.DetailQuantity, DataTypeJson.Quantity);
        json.Text("detailString"u8, target.DetailString);
        json.Text("dueDate"u8, target.DueDate);
        json.WriteEndObject();
    }
}
