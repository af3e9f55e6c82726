using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Workbench.Bench;
using CervicalRehab.Cds.Workbench.Cards;
using CervicalRehab.Cds.Workbench.Layout;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>Everything the assessment page shows.</summary>
public sealed record AssessmentModel
{
    /// <summary>The service behind the page.</summary>
    public required IWorkbenchHost Host { get; init; }

    /// <summary>Name and value of the form's token.</summary>
    public required (string Name, string Value) FormToken { get; init; }

    /// <summary>The sample patient who is assessed.</summary>
    public string Sample { get; init; } = string.Empty;

    /// <summary>Answers as given, by linkId.</summary>
    public ImmutableDictionary<string, string> Answers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What to mend.</summary>
    public ImmutableArray<AnswerFault> Faults { get; init; } = [];

    /// <summary>The Observations made of the answers, as JSON.</summary>
    public ImmutableArray<string> Observations { get; init; } = [];

    /// <summary>The hook call with them; null before one.</summary>
    public Exchange? Call { get; init; }

    /// <summary>The published form.</summary>
    public Questionnaire Form { get; } = AssessmentForm.Form;

    /// <summary>Cards of the answer.</summary>
    public ImmutableArray<ShownCard> Cards => Call is { IsDone: true } call && Json.Parse(call.Response) is { } json ? ShownCard.Of(json) : [];

    /// <summary>The answer to an item, as given.</summary>
    public string Given(Questionnaire.ItemComponent item) => Answers.GetValueOrDefault(item.LinkId ?? string.Empty) ?? string.Empty;

    /// <summary>What is wrong with the answer to an item; null when nothing is.</summary>
    public string? Wrong(Questionnaire.ItemComponent item) => Faults.FirstOrDefault(fault => fault.LinkId == item.LinkId)?.Text;
}
