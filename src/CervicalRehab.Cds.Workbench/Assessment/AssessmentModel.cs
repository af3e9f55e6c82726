using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Workbench.Cards;
using CervicalRehab.Cds.Workbench.Course;
using CervicalRehab.Cds.Workbench.WriteBack;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>What the service says of an examination.</summary>
/// <param name="Found">The answers in words.</param>
/// <param name="Cards">The cards, as they will be or as they are now.</param>
/// <param name="Text">All of it as plain text, to copy.</param>
public sealed record ShownAnswer(ImmutableArray<FoundLine> Found, ImmutableArray<ShownCard> Cards, string Text)
{
    /// <summary>How it can be written; <see cref="WriteWay.Nothing"/> when only copying is left.</summary>
    public WriteWay Way { get; init; } = WriteWay.Nothing;

    /// <summary>What was tried, item by item; empty before.</summary>
    public ImmutableArray<WriteItem> Items { get; init; } = [];

    /// <summary>True once the cards are of the record alone.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The cards that were shown before writing, where those of the record alone say something else, or none could be had; else empty.</summary>
    public ImmutableArray<ShownCard> Before { get; init; } = [];

    /// <summary>False when the record could not be read, and so nothing was evaluated.</summary>
    public bool IsEvaluated { get; init; } = true;

    /// <summary>What to know about the cards; empty when there is nothing.</summary>
    public string Notice { get; init; } = string.Empty;
}

/// <summary>Everything the assessment page shows.</summary>
public sealed record AssessmentModel
{
    /// <summary>Name and value of the form's token.</summary>
    public (string Name, string Value) FormToken { get; init; }

    /// <summary>What the page carries about itself, sealed.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>Samples to choose from; empty after a launch and outside Development.</summary>
    public ImmutableArray<SampleSituation> Samples { get; init; } = [];

    /// <summary>The chosen sample; empty after a launch.</summary>
    public string Sample { get; init; } = string.Empty;

    /// <summary>Whose examination it is; null while the record cannot be read.</summary>
    public ShownPerson? Person { get; init; }

    /// <summary>Id of the patient the page was made for.</summary>
    public string PatientId { get; init; } = string.Empty;

    /// <summary>Why it does not go on.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>What to do about it.</summary>
    public string Advice { get; init; } = string.Empty;

    /// <summary>What was entered on a form that cannot be read any more, as text to copy; empty when there is none.</summary>
    public string Entered { get; init; } = string.Empty;

    /// <summary>True when the address is that of another patient's form than the one who is open now.</summary>
    public bool IsOfAnother { get; init; }

    /// <summary>Answers as given.</summary>
    public GivenAnswers Given { get; init; } = GivenAnswers.Nothing;

    /// <summary>What to mend.</summary>
    public ImmutableArray<AnswerFault> Faults { get; init; } = [];

    /// <summary>The sections, what is missing first; empty when there is no form to show.</summary>
    public ImmutableArray<ShownSection> Sections { get; init; } = [];

    /// <summary>What is missing and asked for elsewhere.</summary>
    public ImmutableArray<string> Elsewhere { get; init; } = [];

    /// <summary>What stands first on the form: of what could not be read nobody knows whether the record lacks it.</summary>
    internal string First => Picture?.Loads.Observations is LoadState.Complete ? "What the record lacks comes first." : "Examinations could not be read: what comes first may be on record.";

    /// <summary>The facts on record; null when they cannot be had.</summary>
    public PatientPicture? Picture { get; init; }

    /// <summary>The moment of evaluation.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The answer; null before the form is sent.</summary>
    public ShownAnswer? Answer { get; init; }

    /// <summary>How long access to the record lasts; null for a sample.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>The published form.</summary>
    public Questionnaire Form { get; } = AssessmentForm.Form;

    /// <summary>True for a page opened from an EHR.</summary>
    public bool IsForClinicians => Samples.IsEmpty;

    /// <summary>The answer to an item, as given.</summary>
    public string GivenTo(Questionnaire.ItemComponent item) => Given.ByItem.GetValueOrDefault(item.LinkId ?? string.Empty) ?? string.Empty;

    /// <summary>True when an item was said not to be examined.</summary>
    public bool IsNotExamined(Questionnaire.ItemComponent item) => GivenTo(item) == AssessmentForm.NotExamined.Code;

    /// <summary>What is wrong with the answer to an item; null when nothing is.</summary>
    public string? Wrong(Questionnaire.ItemComponent item) => Faults.FirstOrDefault(fault => fault.LinkId == item.LinkId)?.Text;

    /// <summary>What the record last says about an item; null when it says nothing.</summary>
    public LastKnown? Last(Questionnaire.ItemComponent item) => Picture is { } picture ? LastKnown.Of(picture, item.LinkId!, At) : null;
}
