using System.Text.Json;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>Decision to the draft CarePlan of the program (contract section 4).</summary>
internal static class CarePlanWriter
{
    /// <summary>A new plan. It has no period: its start would be day 0, which the clinician sets on activating it (D16).</summary>
    public static CarePlan Programme(Decision decision, DraftContext context)
    {
        var goals = GoalWriter.For(decision, context);
        var addressed = Basis.Addressed(decision);
        var plan = new CarePlan
        {
            ResourceType = "CarePlan",
            Id = context.IdFor(DraftNames.Programme),
            Contained = [.. goals.Select(goal => new JsonPart(json => JsonSerializer.Serialize(json, goal, FhirJson.Default.Goal)))],
            InstantiatesCanonical = [Systems.PlanDefinition],
            Status = "draft",
            Intent = "proposal",
            Category = [Concepts.AssessPlan, Concepts.Programme],
            Title = "Conservative cervical rehabilitation program",
            Description = $"Protocol for cervical muscle spasm with minor OPLL (SCOPE-02, SCOPE-04). Content version {Content.Version}.",
            Subject = context.Subject(),
            Encounter = context.Encounter(),
            Created = context.Day(),
            Author = context.Clinician(),
            Addresses = addressed.OrAbsent(),
            SupportingInfo = Basis.Further(decision, addressed).OrAbsent(),
            Goal = [.. goals.Select(goal => Links.To("#" + goal.Id))],
            Activity = ActivityWriter.For(decision, context).OrAbsent(),
            Note = Notes.Reasons(decision, context) is { } reasons ? [reasons] : null,
        };

        return plan with { Text = NarrativeWriter.For(plan, goals, decision) };
    }
}
