using System.Collections.Immutable;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>A coded MRI finding, or a report that an MRI exists, before the two are put together to studies.</summary>
internal sealed record MriItem(Meaning Meaning, Answer Answer, Evidence Source)
{
    /// <summary>Id of the resource, when it has one.</summary>
    internal string? Id { get; init; }

    /// <summary>Preliminary: a negative then says nothing (D7).</summary>
    internal bool Preliminary { get; init; }

    /// <summary>Ids of the ImagingStudy resources it comes from.</summary>
    internal ImmutableArray<string> Studies { get; init; } = [];

    /// <summary>Ids of the Observations a report lists.</summary>
    internal ImmutableArray<string> Results { get; init; } = [];
}

/// <summary>What ties an item to a study: its own id, the ids of its ImagingStudy resources, and the Observations that a report lists.</summary>
internal readonly record struct MriTie(string? Id, ImmutableArray<string> Of = default, ImmutableArray<string> Lists = default)
{
    internal ImmutableArray<string> Studies => Of.IsDefault ? [] : Of;

    internal ImmutableArray<string> Results => Lists.IsDefault ? [] : Lists;
}
