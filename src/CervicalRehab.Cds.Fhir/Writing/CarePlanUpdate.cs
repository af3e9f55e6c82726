using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>The running plan as received, with only what the pathway changes (contract section 4).</summary>
internal static class CarePlanUpdate
{
    private static readonly ImmutableArray<string> EndedStatuses = ["completed", "cancelled", "stopped", "entered-in-error"];

    /// <summary>The plan on hold; null when it already is.</summary>
    public static JsonElement? OnHold(JsonElement plan) => ((JsonElement?)plan).Get("status").Is("on-hold")
        ? null
        : plan.With(new Edit("status", _ => Text("on-hold")));

    /// <summary>
    /// The plan with low resistance become moderate (NMS-05), and a note that says so: the narrative is left as received. Null when
    /// the decision brings no moderate dose.
    /// </summary>
    public static JsonElement? Progressed(JsonElement plan, DraftParts parts)
    {
        if (parts.Decision.Regimen.FirstOrDefault(dose => dose.Activity is ActivityCodes.ResistanceModerate) is not { } dose)
        {
            return null;
        }

        var note = Notes.List(parts, "Proposed change", [$"Resistance training from low to moderate. {Notes.Instruction(dose)}."])!;
        return plan.With(
            new Edit("activity", received => Activities(received, ActivityWriter.Detail(dose))),
            new Edit("note", received => ResourceEdit.Array([.. received.Items(), JsonSerializer.SerializeToElement(note, FhirJson.Default.Annotation)])));
    }

    private static JsonElement Activities(JsonElement? received, CarePlanActivityDetail moderate)
    {
        var activities = received.Items().ToList();
        return activities.Exists(IsLowResistance)
            ? ResourceEdit.Array(activities.Select(activity => IsLowResistance(activity) ? Progressed(activity, moderate) : activity))
            : ResourceEdit.Array([.. activities, JsonSerializer.SerializeToElement(new CarePlanActivity { Detail = moderate }, FhirJson.Default.CarePlanActivity)]);
    }

    // An ended activity is history and stays as it was.
    private static bool IsLowResistance(JsonElement activity)
    {
        var detail = ((JsonElement?)activity).Get("detail");
        return detail.Get("code").Get("coding").Items().Any(coding =>
                ((JsonElement?)coding).Get("system").Is(Systems.Activity) && ((JsonElement?)coding).Get("code").Is(ActivityCodes.ResistanceLow))
            && !EndedStatuses.Any(status => detail.Get("status").Is(status));
    }

    private static JsonElement Progressed(JsonElement activity, CarePlanActivityDetail moderate) =>
        activity.With(new Edit("detail", received => received?.With(
        [
            new Edit("code", _ => JsonSerializer.SerializeToElement(moderate.Code!, FhirJson.Default.CodeableConcept)),
            new Edit("description", _ => Text(moderate.Description!)),
            // An extension of the old description, such as its translation, would tell the old dose.
            new Edit("_description", _ => null),
            .. moderate.ScheduledTiming is { } timing ? Schedule(timing) : [],
        ])));

    // scheduled[x] is a choice: the new timing replaces whichever form was there.
    private static ImmutableArray<Edit> Schedule(Timing timing) =>
    [
        new Edit("scheduledTiming", _ => JsonSerializer.SerializeToElement(timing, FhirJson.Default.Timing)),
        new Edit("scheduledPeriod", _ => null),
        new Edit("scheduledString", _ => null),
        new Edit("_scheduledString", _ => null),
    ];

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, FhirJson.Default.String);
}
