using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A coded MRI finding, or a report that an MRI exists, before the two are put together to studies.</summary>
internal sealed record MriItem(Meaning Meaning, Answer Answer, Evidence Source)
{
    internal MriTie Tie { get; init; }

    /// <summary>Preliminary: a negative then says nothing (D7).</summary>
    internal bool Preliminary { get; init; }

    /// <summary>True when both say the same, of whatever study.</summary>
    public bool Equals(MriItem? other) => other is not null && (Meaning, Answer, Source, Preliminary) == (other.Meaning, other.Answer, other.Source, other.Preliminary);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Meaning, Answer, Source, Preliminary);
}

/// <summary>What ties an item to a study: its own id, the ids of its ImagingStudy resources, and the Observations that a report lists.</summary>
internal readonly record struct MriTie(string? Id, ImmutableArray<string> Of = default, ImmutableArray<string> Lists = default)
{
    internal ImmutableArray<string> Studies => Of.IsDefault ? [] : Of;

    internal ImmutableArray<string> Results => Lists.IsDefault ? [] : Lists;
}
