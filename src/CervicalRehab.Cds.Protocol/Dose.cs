using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol;

/// <summary>One row of the dose table, ready to render (STRETCH, MET, NMS, MANUAL).</summary>
public sealed record Dose
{
    /// <summary>Activity code of the activity CodeSystem, for instance <c>static-stretching</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>What a clinician reads.</summary>
    public required string Title { get; init; }

    /// <summary>Instruction in words, with every number and its unit.</summary>
    public required string Instruction { get; init; }

    /// <summary>Sessions per week; null when the protocol gives none.</summary>
    public Range? SessionsPerWeek { get; init; }

    /// <summary>Repetitions per exercise; null when the protocol gives none.</summary>
    public Range? Repetitions { get; init; }

    /// <summary>Hold in seconds; null when the protocol gives none.</summary>
    public Range? HoldSeconds { get; init; }

    /// <summary>Rest between repetitions in seconds; null when the protocol gives none.</summary>
    public Range? RestSeconds { get; init; }

    /// <summary>Load in percent of the estimated one-repetition maximum; null when there is none.</summary>
    public Range? LoadPercent { get; init; }

    /// <summary>Clause ids.</summary>
    public required ImmutableArray<string> Clauses { get; init; }

    /// <summary>An inclusive range; equal ends mean one number.</summary>
    public readonly record struct Range(decimal Low, decimal High);
}
