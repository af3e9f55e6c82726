using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Extracting;
using Hl7.Fhir.Model;
using Asked = Hl7.Fhir.Model.Questionnaire.ItemComponent;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>What was given on the form: answers by linkId, as typed or chosen, and the regions whose shown signs were confirmed.</summary>
/// <param name="ByItem">Code of a choice, text of a number, or the code for "not examined".</param>
/// <param name="Confirmed">linkIds of regions.</param>
public sealed record GivenAnswers(ImmutableDictionary<string, string> ByItem, ImmutableHashSet<string> Confirmed)
{
    /// <summary>Nothing yet.</summary>
    public static GivenAnswers Nothing { get; } = new(ImmutableDictionary<string, string>.Empty, []);

    /// <summary>True when nothing was answered and nothing confirmed.</summary>
    public bool IsEmpty => ByItem.IsEmpty && Confirmed.IsEmpty;

    /// <summary>Reads the fields of a sent form.</summary>
    public static GivenAnswers Read(Questionnaire form, Func<string, string> field)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var id in AskedItem.Questions(form.Item).Select(question => question.Item.LinkId!))
        {
            if (field(id).Trim() is { Length: > 0 } given)
            {
                answers[id] = given;
            }
            else if (field(AskedItem.NotMeasured(id)).Length > 0)
            {
                answers[id] = AssessmentForm.NotExamined.Code!;
            }
        }

        // One box for the six movements: it speaks for those that were left empty.
        foreach (var panel in form.Item.SelectMany(section => section.Item).Where(item => item.IsGroup() && field(AskedItem.NotMeasured(item.LinkId!)).Length > 0))
        {
            foreach (var part in panel.Item.Where(part => part.IsNumber() && !answers.ContainsKey(part.LinkId!)))
            {
                answers[part.LinkId!] = AssessmentForm.NotExamined.Code!;
            }
        }

        return new(answers.ToImmutable(), [.. AssessmentForm.Regions.Where(region => field(Confirm(region)).Length > 0)]);
    }

    /// <summary>Name of a region's confirmation.</summary>
    public static string Confirm(string region) => "confirm-" + region;

    /// <summary>The answers with what a confirmation says: absent, for the signs of its region that were shown open and have no answer of their own.</summary>
    public ImmutableDictionary<string, string> WithConfirmed(Questionnaire form, ImmutableHashSet<string> open)
    {
        var all = ByItem.ToBuilder();
        foreach (var item in Confirmable(form, open).Where(item => !all.ContainsKey(item.LinkId!)))
        {
            all[item.LinkId!] = item.Options().First().Code!;
        }

        return all.ToImmutable();
    }

    /// <summary>linkIds that hold "absent" by a confirmation and by nothing else.</summary>
    public ImmutableHashSet<string> ByConfirmation(Questionnaire form, ImmutableHashSet<string> open) =>
        [.. Confirmable(form, open).Select(item => item.LinkId!).Where(id => !ByItem.ContainsKey(id))];

    private IEnumerable<Asked> Confirmable(Questionnaire form, ImmutableHashSet<string> open) => form.Item.Where(section => Confirmed.Contains(section.LinkId!))
        .SelectMany(section => AskedItem.Questions(section.Item)).Select(question => question.Item).Where(item => !item.IsNumber() && open.Contains(item.LinkId!));
}
