using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Parsing;
using CodeableConcept = Hl7.Fhir.Model.CodeableConcept;

namespace CervicalRehab.Cds.Fhir.Reading;

/// <summary>What a reader asks the intake for, and what it does with each.</summary>
internal sealed record Request(ImmutableArray<string> Types, Func<Arrived, bool> IsOurs, Action<Arrived, PictureDraft> Read)
{
    /// <summary>Where the code is, when not in <c>code</c>.</summary>
    internal Func<JsonElement, ReadingContext, CodeableConcept>? Code { get; init; }

    /// <summary>The fast way to read one, and the code that it then has; null where there is none, or not for this one.</summary>
    internal Func<ResourceParser, SentResource, (Received Read, CodeableConcept? Code)?>? Lane { get; init; }

    /// <summary>Its reader looks itself at what stands within a resource.</summary>
    internal bool ReadsWithin { get; init; }

    /// <summary>Whether it asks for resources of this type; without types of its own, for any.</summary>
    internal bool AsksFor(string? type) => type is null || Types.IsEmpty || Types.AsSpan().Contains(type);

    /// <summary>Drafts in the hook context: this patient's unless they say otherwise, and each stands for itself.</summary>
    internal bool AreDrafts { get; init; }
}
