using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Decision to the draft CarePlan of the program (contract section 4).</summary>
internal static class CarePlanWriter
{
    private const string Title = "Conservative cervical rehabilitation program";
    private const string Description = $"Protocol for cervical muscle spasm with minor OPLL (SCOPE-02, SCOPE-04). Content version {Content.Version}.";

    /// <summary>What every plan is filed under: as US Core has it, and as ours.</summary>
    public static readonly ImmutableArray<CodeableConcept> Category = [Concepts.AssessPlan, Concepts.Programme];

    /// <summary>A new plan. It has no period: its start would be day 0, which the clinician sets on activating it (D16).</summary>
    public static CarePlan Programme(DraftParts parts)
    {
        var goals = GoalWriter.For(parts);
        var activities = ActivityWriter.For(parts);
        var (addressed, further) = parts.Basis.OfPlan();
        return new CarePlan
        {
            ResourceType = "CarePlan",
            Id = parts.PlanId,
            Text = NarrativeWriter.For(Title, Description, activities, goals, parts.Decision.Caveats),
            Contained = ImmutableArray.CreateRange(goals, Contained),
            InstantiatesCanonical = DraftParts.ProtocolFollowed,
            Status = "draft",
            Intent = "proposal",
            Category = Category,
            Title = Title,
            Description = Description,
            Subject = parts.Subject,
            Encounter = parts.Encounter,
            Created = parts.Day,
            Author = parts.Clinician,
            Addresses = addressed.OrAbsent(),
            SupportingInfo = further.OrAbsent(),
            Goal = GoalWriter.References,
            Activity = activities.OrAbsent(),
            Note = parts.Reasons is { } reasons ? [reasons] : null,
        };
    }

    private static JsonPart Contained(Goal goal) => new(json => DraftJson.Write(json, goal));
}
