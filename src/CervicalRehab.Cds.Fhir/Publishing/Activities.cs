using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Fhir.Publishing;

/// <summary>Something the protocol asks to be done, as the writers draft it.</summary>
/// <param name="Id">Id of its ActivityDefinition.</param>
/// <param name="Kind">Resource type it becomes.</param>
/// <param name="Code">Its code.</param>
/// <param name="Instruction">What to do, with the dose.</param>
/// <param name="Timing">How often; null when the protocol does not say.</param>
/// <param name="Clauses">Clause ids.</param>
public sealed record PublishedActivity(string Id, ActivityDefinition.RequestResourceType Kind, CodeableConcept Code, string Instruction, Timing? Timing, ImmutableArray<string> Clauses)
{
    /// <summary>What a clinician reads.</summary>
    public string Title => Code.Text!;
}

/// <summary>Every activity of the protocol, and its ActivityDefinition.</summary>
public static class Activities
{
    private const ActivityDefinition.RequestResourceType Order = ActivityDefinition.RequestResourceType.ServiceRequest;

    /// <summary>Program and orders, then doses, then what is repeated.</summary>
    public static ImmutableArray<PublishedActivity> All { get; } =
    [
        new(ActivityCodes.Programme, ActivityDefinition.RequestResourceType.CarePlan, Concepts.Programme, "The conservative program: static stretching, muscle energy technique, manual mobilization and progressive training, for less pain and restored function.", null, ["SCOPE-04"]),
        new("physical-therapy", Order, Concepts.PhysicalTherapy, "Supervised physical therapy with the doses, the precautions and the rules on which to stop.", null, ["NMS-02"]),
        new(ActivityCodes.SpineSurgery, Order, Concepts.SpineSurgery, "Referral to spine surgery: routine; urgent for a red flag; stat for bowel or bladder.", null, ["CAVEAT-03", "CAVEAT-05", "REDFLAG-00"]),
        new(ActivityCodes.Assessment, Order, Concepts.Assessment, "The examinations and measurements that are missing, each with the reason.", null, ["ASSESS-00"]),
        .. Regimen.All.Select(dose => Of(ActivityWriter.Detail(dose), dose.Instruction, dose.Clauses)),
        .. ActivityWriter.FollowUps.Select(row => Of(row.Detail, row.Detail.Description!, row.Clauses)),
    ];

    /// <summary>Codes of the activity CodeSystem, each once.</summary>
    public static ImmutableArray<Term> Codes { get; } =
    [
        .. All.SelectMany(activity => activity.Code.Coding).Where(coding => coding.System is Systems.Activity).Select(coding => new Term(coding.System, coding.Code, coding.Display)),
        new(Systems.Activity, "surveillance", "Surveillance for progression of the OPLL"),
    ];

    /// <summary>An activity as an ActivityDefinition.</summary>
    public static ActivityDefinition Definition(PublishedActivity activity)
    {
        var definition = Artifact.Of<ActivityDefinition>(activity.Id, activity.Title, activity.Instruction, "shareableactivitydefinition");
        definition.Copyright = Notices.For(activity.Code.Coding.Select(coding => coding.System));
        definition.RelatedArtifact = Documentation.Of(activity.Clauses);
        definition.LibraryElement = [new(Systems.Library)];
        definition.Kind = activity.Kind;
        definition.Intent = RequestIntent.Proposal;
        definition.Code = activity.Code;
        definition.Timing = activity.Timing;
        return definition;
    }

    private static PublishedActivity Of(CarePlan.DetailComponent detail, string instruction, ImmutableArray<string> clauses) =>
        new(detail.Code!.Coding[0].Code!, Order, detail.Code, instruction, detail.Scheduled as Timing, clauses);
}
