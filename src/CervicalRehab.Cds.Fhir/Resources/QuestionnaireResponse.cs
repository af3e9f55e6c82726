using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 QuestionnaireResponse.</summary>
public sealed record QuestionnaireResponse
{
    /// <summary>Always QuestionnaireResponse when written.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>Canonical of the form.</summary>
    public string? Questionnaire { get; init; }

    /// <summary>in-progress | completed | amended | entered-in-error | stopped.</summary>
    public string? Status { get; init; }

    /// <summary>About whom.</summary>
    public Reference? Subject { get; init; }

    /// <summary>Encounter in which it was filled.</summary>
    public Reference? Encounter { get; init; }

    /// <summary>When the answers were gathered.</summary>
    public string? Authored { get; init; }

    /// <summary>Who recorded the answers.</summary>
    public Reference? Author { get; init; }

    /// <summary>Groups and questions.</summary>
    public ImmutableArray<ResponseItem>? Item { get; init; }
}

/// <summary>R4 QuestionnaireResponse.item.</summary>
public sealed record ResponseItem
{
    /// <summary>The item of the form.</summary>
    public string? LinkId { get; init; }

    /// <summary>Answers.</summary>
    public ImmutableArray<ResponseAnswer>? Answer { get; init; }

    /// <summary>Items within.</summary>
    public ImmutableArray<ResponseItem>? Item { get; init; }
}

/// <summary>R4 QuestionnaireResponse.item.answer. Numbers keep their lexical form.</summary>
public sealed record ResponseAnswer
{
    /// <summary>value[x] as decimal.</summary>
    public JsonElement? ValueDecimal { get; init; }

    /// <summary>value[x] as integer.</summary>
    public JsonElement? ValueInteger { get; init; }

    /// <summary>value[x] as Coding.</summary>
    public Coding? ValueCoding { get; init; }
}
