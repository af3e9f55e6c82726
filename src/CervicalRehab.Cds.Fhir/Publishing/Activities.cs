using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir.Resources;
using CervicalRehab.Cds.Fhir.Writing;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>Something the protocol asks to be done, as the writers draft it.</summary>
/// <param name="Id">Id of its ActivityDefinition.</param>
/// <param name="Kind">Resource type it becomes.</param>
/// <param name="Code">Its code.</param>
/// <param name="Instruction">What to do, with the dose.</param>
/// <param name="Timing">How often; null when the protocol does not say.</param>
/// <param name="Clauses">Clause ids.</param>
public sealed record PublishedActivity(string Id, string Kind, CodeableConcept Code, string Instruction, Timing? Timing, ImmutableArray<string> Clauses)
{
    /// <summary>What a clinician reads.</summary>
    public string Title => Code.Text!;
}

/// <summary>Every activity of the protocol, and its ActivityDefinition.</summary>
public static class Activities
{
    /// <summary>Program and orders, then doses, then what is repeated.</summary>
    public static ImmutableArray<PublishedActivity> All { get; } =
    [
        new(ActivityCodes.Programme, "CarePlan", Concepts.Programme, "The conservative program: static stretching, muscle energy technique, manual mobilization and progressive training, for less pain and restored function.", null, ["SCOPE-04"]),
        new("physical-therapy", "ServiceRequest", Concepts.PhysicalTherapy, "Supervised physical therapy with the doses, the precautions and the rules on which to stop.", null, ["NMS-02"]),
        new(ActivityCodes.SpineSurgery, "ServiceRequest", Concepts.SpineSurgery, "Referral to spine surgery: routine; urgent for a red flag; stat for bowel or bladder.", null, ["CAVEAT-03", "CAVEAT-05", "REDFLAG-00"]),
        new(ActivityCodes.Assessment, "ServiceRequest", Concepts.Assessment, "The examinations and measurements that are missing, each with the reason.", null, ["ASSESS-00"]),
        .. Regimen.All.Select(dose => Of(ActivityWriter.Detail(dose), dose.Instruction, dose.Clauses)),
        .. ActivityWriter.FollowUps.Select(row => Of(row.Detail, row.Detail.Description!, row.Clauses)),
    ];

    /// <summary>Codes of the activity CodeSystem, each once.</summary>
    public static ImmutableArray<Coding> Codes { get; } =
    [
        .. All.SelectMany(activity => activity.Code.Coding!.Value).Where(coding => coding.System is Systems.Activity),
        new(Systems.Activity, "surveillance", "Surveillance for progression of the OPLL"),
    ];

    /// <summary>An activity as an ActivityDefinition.</summary>
    public static JsonObject Definition(PublishedActivity activity) =>
        Artifact.Of("ActivityDefinition", activity.Id, activity.Title, activity.Instruction)
            .Claiming("shareableactivitydefinition")
            .And("copyright", Notices.For(activity.Code.Coding!.Value.Select(coding => coding.System)))
            .And("relatedArtifact", Documentation.Of(activity.Clauses))
            .And("library", new JsonArray(Systems.Library))
            .And("kind", activity.Kind)
            .And("intent", "proposal")
            .And("code", JsonSerializer.SerializeToNode(activity.Code, FhirJson.Default.CodeableConcept))
            .And("timingTiming", activity.Timing is { } timing ? JsonSerializer.SerializeToNode(timing, FhirJson.Default.Timing) : null);

    private static PublishedActivity Of(CarePlanActivityDetail detail, string instruction, ImmutableArray<string> clauses) =>
        new(detail.Code!.Coding!.Value[0].Code!, "ServiceRequest", detail.Code, instruction, detail.ScheduledTiming, clauses);
}
