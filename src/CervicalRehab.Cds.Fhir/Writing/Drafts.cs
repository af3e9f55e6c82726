using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Fhir.Writing;

/// <summary>What the drafts need to know about the call.</summary>
public sealed record DraftContext
{
    /// <summary>Bare id of the patient in context.</summary>
    public required string PatientId { get; init; }

    /// <summary>Bare id of the encounter in context.</summary>
    public string? EncounterId { get; init; }

    /// <summary><c>context.userId</c> as received.</summary>
    public string? UserId { get; init; }

    /// <summary>When the decision was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gives the uuid for a named resource of this call; the same name gives the same uuid.</summary>
    public required Func<string, string> IdFor { get; init; }
}

/// <summary>One action of a suggestion: <c>create</c> or <c>update</c>, with the whole resource.</summary>
public sealed record Draft(string Type, string Description, JsonElement Resource);

/// <summary>Decision to draft resources.</summary>
public static class Drafts
{
    /// <summary>The drafts of a decision, in the order in which they should be applied; empty when it proposes none.</summary>
    public static ImmutableArray<Draft> For(Decision decision, DraftContext context, JsonElement? programmePlan) =>
        decision.Proposals.IsEmpty || programmePlan is null ? [] : [new Draft("create", context.PatientId, programmePlan.Value)];
}
