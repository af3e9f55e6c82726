using CervicalRehab.Cds.Fhir.Reading;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Drafting;

/// <summary>The running plan as received, with only what the pathway changes (contract section 4). It is made on a copy.</summary>
internal static class CarePlanUpdate
{
    /// <summary>The plan on hold; null when it already is. The identifier and extensions of its status stay.</summary>
    public static CarePlan? OnHold(CarePlan received)
    {
        if (received.StatusElement is not { Value: not RequestStatus.OnHold })
        {
            return null;
        }

        var plan = (CarePlan)received.DeepCopy();
        plan.StatusElement.Value = RequestStatus.OnHold;
        return plan;
    }

    /// <summary>
    /// The plan with low resistance become moderate (NMS-05), and a note that says so: the narrative is left as received. Null when
    /// the decision brings no moderate dose, or the plan has an activity under the site's own code that would stand beside it.
    /// </summary>
    public static CarePlan? Progressed(CarePlan received, DraftParts parts)
    {
        if (parts.Decision.Regimen.FirstOrDefault(dose => dose.Activity is ActivityCodes.ResistanceModerate) is not { } dose)
        {
            return null;
        }

        var plan = (CarePlan)received.DeepCopy();
        var moderate = ActivityWriter.Detail(dose);
        if (plan.Activity.Select(activity => activity.Detail).OfType<CarePlan.DetailComponent>().Where(IsLowResistance).ToList() is { Count: > 0 } low)
        {
            low.ForEach(detail => Progress(detail, moderate));
        }
        else if (parts.Decision.RunningProgramme is { ResistanceActivities: > 0 })
        {
            return null;
        }
        else
        {
            plan.Activity.Add(new() { Detail = moderate });
        }

        plan.Note.Add(Notes.List(parts, "Proposed change", [$"Resistance training from low to moderate. {Notes.Instruction(dose)}."])!);
        return plan;
    }

    // An ended activity is history and stays as it was.
    private static bool IsLowResistance(CarePlan.DetailComponent detail) =>
        detail.Code is { } code
        && code.Coding.Exists(coding => coding.Code == ActivityCodes.ResistanceLow && SystemSpellings.Known(coding.System) == Systems.Activity)
        && detail.Status is not (CarePlan.CarePlanActivityStatus.Completed or CarePlan.CarePlanActivityStatus.Cancelled
            or CarePlan.CarePlanActivityStatus.Stopped or CarePlan.CarePlanActivityStatus.EnteredInError);

    // The elements themselves are replaced: an extension of the old description, such as its translation, would tell the old dose.
    private static void Progress(CarePlan.DetailComponent detail, CarePlan.DetailComponent moderate)
    {
        detail.Code = moderate.Code;
        detail.DescriptionElement = moderate.DescriptionElement;
        detail.Scheduled = moderate.Scheduled ?? detail.Scheduled;
    }
}
