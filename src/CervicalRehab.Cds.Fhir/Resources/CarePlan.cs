using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 CarePlan.</summary>
public sealed record CarePlan
{
    /// <summary>Always CarePlan when written.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>Canonical of the protocol followed.</summary>
    public ImmutableArray<string>? InstantiatesCanonical { get; init; }

    /// <summary>draft | active | on-hold | revoked | completed | entered-in-error | unknown.</summary>
    public string? Status { get; init; }

    /// <summary>proposal | plan | order | option.</summary>
    public string? Intent { get; init; }

    /// <summary>Type of plan.</summary>
    public ImmutableArray<CodeableConcept>? Category { get; init; }

    /// <summary>Title.</summary>
    public string? Title { get; init; }

    /// <summary>Summary of the nature of the plan.</summary>
    public string? Description { get; init; }

    /// <summary>For whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>Encounter in which it was created.</summary>
    public Reference? Encounter { get; init; }

    /// <summary>Time the plan covers; its start is day 0 (D16).</summary>
    public Period? Period { get; init; }

    /// <summary>Date first recorded.</summary>
    public string? Created { get; init; }

    /// <summary>Who is responsible.</summary>
    public Reference? Author { get; init; }

    /// <summary>Health issues addressed.</summary>
    public ImmutableArray<Reference>? Addresses { get; init; }

    /// <summary>Information considered.</summary>
    public ImmutableArray<Reference>? SupportingInfo { get; init; }

    /// <summary>Desired outcomes.</summary>
    public ImmutableArray<Reference>? Goal { get; init; }

    /// <summary>Actions.</summary>
    public ImmutableArray<CarePlanActivity>? Activity { get; init; }

    /// <summary>Comments.</summary>
    public ImmutableArray<Annotation>? Note { get; init; }
}

/// <summary>R4 CarePlan.activity: either a reference or a detail.</summary>
public sealed record CarePlanActivity
{
    /// <summary>Activity defined elsewhere.</summary>
    public Reference? Reference { get; init; }

    /// <summary>Activity in line.</summary>
    public CarePlanActivityDetail? Detail { get; init; }
}

/// <summary>R4 CarePlan.activity.detail.</summary>
public sealed record CarePlanActivityDetail
{
    /// <summary>Kind of resource.</summary>
    public string? Kind { get; init; }

    /// <summary>Activity code.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>not-started | scheduled | in-progress | on-hold | completed | cancelled | stopped | unknown | entered-in-error.</summary>
    public string? Status { get; init; }

    /// <summary>True when the activity is not to be done.</summary>
    public bool? DoNotPerform { get; init; }

    /// <summary>When it is to happen.</summary>
    public Timing? ScheduledTiming { get; init; }

    /// <summary>Dose and instructions.</summary>
    public string? Description { get; init; }
}
