using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Fhir.Extracting;
using Hl7.Fhir.Model;
using Answered = Hl7.Fhir.Model.QuestionnaireResponse.ItemComponent;
using Asked = Hl7.Fhir.Model.Questionnaire.ItemComponent;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>What is wrong with an answer; <paramref name="LinkId"/> is empty for the form as a whole.</summary>
public sealed record AnswerFault(string LinkId, string Text);

/// <summary>A form as it was filled: the answers by linkId, and what cannot be taken of them. Nothing answered is nothing known.</summary>
internal sealed class FilledForm
{
    private const string NotMeasuredUrl = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private readonly IReadOnlyCollection<Asked> _items;
    private readonly ImmutableDictionary<string, string> _answers;
    private readonly ImmutableHashSet<string> _twice;

    public FilledForm(IReadOnlyCollection<Asked> items, ImmutableDictionary<string, string> answers, ImmutableHashSet<string>? twice = null)
    {
        _items = items;
        _answers = answers;
        _twice = twice ?? [];
        Faults = [.. AskedItem.Questions(items).Select(question => Fault(question.Item, question.Name)).OfType<AnswerFault>()];
        if (Faults.IsEmpty && _answers.IsEmpty)
        {
            Faults = [new AnswerFault(string.Empty, "Nothing was answered.")];
        }
    }

    /// <summary>What to mend; empty when the form can be taken.</summary>
    public ImmutableArray<AnswerFault> Faults { get; }

    /// <summary>The response, completed at a moment. Its id is for references within what is made of it.</summary>
    public QuestionnaireResponse Response(Questionnaire form, string patient, string? author, string? encounter, DateTimeOffset at) => new()
    {
        Questionnaire = $"{form.Url}|{form.Version}",
        Status = QuestionnaireResponse.QuestionnaireResponseStatus.Completed,
        Subject = new($"Patient/{patient}"),
        Encounter = encounter is null ? null : new($"Encounter/{encounter}"),
        Authored = at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        Author = author is null ? null : new(author),
        Item = Filled(_items),
    };

    private List<Answered> Filled(IReadOnlyCollection<Asked> items) =>
    [
        .. items.Select(item => item.IsGroup()
            ? Filled(item.Item) is [_, ..] parts ? new Answered { LinkId = item.LinkId, Text = item.Text, Item = parts } : null
            : Answer(item) is { } answer ? new Answered { LinkId = item.LinkId, Text = item.Text, Answer = [new() { Value = answer }] } : null).OfType<Answered>(),
    ];

    private DataType? Answer(Asked item) => _answers.GetValueOrDefault(item.LinkId!) is not { } given ? null
        : !item.IsNumber() ? (DataType)item.Options().First(option => option.Code == given).DeepCopy()
        : IsNotMeasured(given) ? new FhirDecimal { Extension = [new(NotMeasuredUrl, new Code(AssessmentForm.NotExamined.Code))] }
        : new FhirDecimal(Number(given));

    private AnswerFault? Fault(Asked item, string name)
    {
        if (_answers.GetValueOrDefault(item.LinkId!) is not { } given || (item.IsNumber() && IsNotMeasured(given)))
        {
            return null;
        }

        if (!item.IsNumber())
        {
            return item.Options().Any(option => option.Code == given) ? null : new(item.LinkId!, $"{name}: not one of the answers.");
        }

        return _twice.Contains(item.LinkId!) ? new(item.LinkId!, $"{name}: a number and \"not examined\" were both given. The number stands here now: send it, or empty it and tick again.")
            : Number(given) is not { } number ? new(item.LinkId!, $"{name}: not a number. Write digits, with a point before decimals.")
            : number < item.Least() || number > item.Most() ? new(item.LinkId!, $"{name}: outside {item.Range()}.")
            : null;
    }

    private static bool IsNotMeasured(string given) => given == AssessmentForm.NotExamined.Code;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
