using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Extracting;
using Hl7.Fhir.Model;
using Asked = Hl7.Fhir.Model.Questionnaire.ItemComponent;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>What was given on the form: answers by linkId, as typed or chosen, and the regions whose shown signs were confirmed.</summary>
/// <param name="ByItem">Code of a choice, text of a number, or the code for "not examined".</param>
/// <param name="Confirmed">linkIds of regions.</param>
/// <param name="Twice">linkIds of numbers that were given and said not to be examined.</param>
public sealed record GivenAnswers(ImmutableDictionary<string, string> ByItem, ImmutableHashSet<string> Confirmed, ImmutableHashSet<string> Twice)
{
    /// <summary>Nothing yet.</summary>
    public static GivenAnswers Nothing { get; } = new(ImmutableDictionary<string, string>.Empty, [], []);

    /// <summary>True when nothing was answered and nothing confirmed.</summary>
    public bool IsEmpty => ByItem.IsEmpty && Confirmed.IsEmpty;

    /// <summary>Reads the fields of a sent form.</summary>
    public static GivenAnswers Read(Questionnaire form, Func<string, string> field)
    {
        var (answers, twice) = (ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal), ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal));
        foreach (var id in AskedItem.Questions(form.Item).Select(question => question.Item.LinkId!))
        {
            var (given, isNotMeasured) = (field(id).Trim(), field(AskedItem.NotMeasured(id)).Length > 0);
            if (given.Length > 0 || isNotMeasured)
            {
                answers[id] = given.Length > 0 ? given : AssessmentForm.NotExamined.Code!;
            }

            if (given.Length > 0 && isNotMeasured)
            {
                twice.Add(id);
            }
        }

        // One box for the six movements: it speaks for those that were left empty.
        foreach (var panel in form.Item.SelectMany(section => section.Item).Where(item => item.IsGroup() && field(AskedItem.NotMeasured(item.LinkId!)).Length > 0))
        {
            var parts = panel.Item.Where(static part => part.IsNumber()).ToList();
            if (parts.TrueForAll(part => answers.ContainsKey(part.LinkId!)))
            {
                twice.Add(parts[0].LinkId!);
            }

            foreach (var part in parts.Where(part => !answers.ContainsKey(part.LinkId!)))
            {
                answers[part.LinkId!] = AssessmentForm.NotExamined.Code!;
            }
        }

        return new(answers.ToImmutable(), [.. AssessmentForm.Regions.Where(region => field(Confirm(region)).Length > 0)], twice.ToImmutable());
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
