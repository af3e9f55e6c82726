using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

// The R4 data types we touch, reduced to the elements we read or write. Codes, dates and numbers stay as received
// (string) so that one wrong element never makes the rest of a resource unreadable.

/// <summary>R4 Coding.</summary>
public sealed record Coding(string? System, string? Code, string? Display = null);

/// <summary>R4 CodeableConcept.</summary>
public sealed record CodeableConcept
{
    /// <summary>Codings.</summary>
    public ImmutableArray<Coding>? Coding { get; init; }

    /// <summary>Text.</summary>
    public string? Text { get; init; }
}

/// <summary>R4 Reference.</summary>
public sealed record Reference
{
    /// <summary>Literal reference.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("reference")]
    public string? Literal { get; init; }

    /// <summary>Display.</summary>
    public string? Display { get; init; }

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Literal, StringComparison.Ordinal);
}

/// <summary>R4 Period.</summary>
public sealed record Period
{
    /// <summary>Start.</summary>
    public string? Start { get; init; }

    /// <summary>End.</summary>
    public string? End { get; init; }
}

/// <summary>R4 Annotation, without an author.</summary>
public sealed record Annotation
{
    /// <summary>When it was made.</summary>
    public string? Time { get; init; }

    /// <summary>Markdown text.</summary>
    public string? Text { get; init; }
}

/// <summary>R4 Timing.</summary>
public sealed record Timing
{
    /// <summary>Repeat.</summary>
    public TimingRepeat? Repeat { get; init; }
}

/// <summary>R4 Timing.repeat.</summary>
public sealed record TimingRepeat
{
    /// <summary>Event occurs this many times per period.</summary>
    public int? Frequency { get; init; }

    /// <summary>Event occurs up to this many times per period.</summary>
    public int? FrequencyMax { get; init; }

    /// <summary>The period.</summary>
    public decimal? Period { get; init; }

    /// <summary>Upper limit of the period.</summary>
    public decimal? PeriodMax { get; init; }

    /// <summary>s | min | h | d | wk | mo | a.</summary>
    public string? PeriodUnit { get; init; }
}
