using System.Collections.Immutable;

namespace CervicalRehab.Cds.Fhir.Resources;

/// <summary>R4 Questionnaire.</summary>
public sealed record Questionnaire
{
    /// <summary>Always Questionnaire when written.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Logical id.</summary>
    public string? Id { get; init; }

    /// <summary>Canonical address.</summary>
    public string? Url { get; init; }

    /// <summary>Business version.</summary>
    public string? Version { get; init; }

    /// <summary>Name for programs.</summary>
    public string? Name { get; init; }

    /// <summary>Name for readers.</summary>
    public string? Title { get; init; }

    /// <summary>draft | active | retired | unknown.</summary>
    public string? Status { get; init; }

    /// <summary>True for testing only.</summary>
    public bool? Experimental { get; init; }

    /// <summary>Resource types that can be its subject.</summary>
    public ImmutableArray<string>? SubjectType { get; init; }

    /// <summary>Date last changed.</summary>
    public string? Date { get; init; }

    /// <summary>Publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Notices of the terminologies used.</summary>
    public string? Copyright { get; init; }

    /// <summary>Questions and groups.</summary>
    public ImmutableArray<QuestionnaireItem>? Item { get; init; }
}

/// <summary>R4 Questionnaire.item.</summary>
public sealed record QuestionnaireItem
{
    /// <summary>Extensions: unit, bounds, how it is extracted.</summary>
    public ImmutableArray<Extension>? Extension { get; init; }

    /// <summary>Id within the questionnaire.</summary>
    public string? LinkId { get; init; }

    /// <summary>Concept of the item: the code of the Observation or component it becomes.</summary>
    public ImmutableArray<Coding>? Code { get; init; }

    /// <summary>What is asked.</summary>
    public string? Text { get; init; }

    /// <summary>group | display | decimal | integer | choice | ...</summary>
    public string? Type { get; init; }

    /// <summary>Whether an answer must be given.</summary>
    public bool? Required { get; init; }

    /// <summary>Permitted answers.</summary>
    public ImmutableArray<AnswerOption>? AnswerOption { get; init; }

    /// <summary>Items within.</summary>
    public ImmutableArray<QuestionnaireItem>? Item { get; init; }
}

/// <summary>R4 Questionnaire.item.answerOption.</summary>
public sealed record AnswerOption
{
    /// <summary>value[x] as Coding.</summary>
    public Coding? ValueCoding { get; init; }
}

/// <summary>R4 Extension, with the value types we write.</summary>
public sealed record Extension
{
    /// <summary>What it means.</summary>
    public string? Url { get; init; }

    /// <summary>value[x] as boolean.</summary>
    public bool? ValueBoolean { get; init; }

    /// <summary>value[x] as code.</summary>
    public string? ValueCode { get; init; }

    /// <summary>value[x] as decimal.</summary>
    public decimal? ValueDecimal { get; init; }

    /// <summary>value[x] as Coding.</summary>
    public Coding? ValueCoding { get; init; }

    /// <summary>value[x] as CodeableConcept.</summary>
    public CodeableConcept? ValueCodeableConcept { get; init; }
}
