using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 Goal, as contained in the CarePlan.</summary>
public sealed record Goal
{
    /// <summary>Always Goal.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Id within the CarePlan.</summary>
    public string? Id { get; init; }

    /// <summary>proposed | ...</summary>
    public string? LifecycleStatus { get; init; }

    /// <summary>Description.</summary>
    public CodeableConcept? Description { get; init; }

    /// <summary>For whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>Targets.</summary>
    public ImmutableArray<GoalTarget>? Target { get; init; }
}

/// <summary>R4 Goal.target.</summary>
public sealed record GoalTarget
{
    /// <summary>What is measured.</summary>
    public CodeableConcept? Measure { get; init; }

    /// <summary>detail[x] as Quantity.</summary>
    public Quantity? DetailQuantity { get; init; }

    /// <summary>detail[x] as string.</summary>
    public string? DetailString { get; init; }

    /// <summary>due[x] as date.</summary>
    public string? DueDate { get; init; }
}
