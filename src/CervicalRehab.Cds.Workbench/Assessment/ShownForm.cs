using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Protocol;
using Hl7.Fhir.Model;
using Asked = Hl7.Fhir.Model.Questionnaire.ItemComponent;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>One section of the form as it is shown.</summary>
/// <param name="Section">The section.</param>
/// <param name="Open">linkIds of the questions that are asked now; the rest is folded.</param>
public sealed record ShownSection(Asked Section, ImmutableHashSet<string> Open)
{
    /// <summary>True when its signs may be confirmed together: once they are all shown.</summary>
    public bool IsRegion => AssessmentForm.Regions.Contains(Section.LinkId!) && AskedItem.Questions(Section.Item).Any(question => !question.Item.IsNumber() && Open.Contains(question.Item.LinkId!));

    /// <summary>True when a question of it is folded.</summary>
    public bool HasFolded => AskedItem.Questions(Section.Item).Any(question => !Open.Contains(question.Item.LinkId!));
}

/// <summary>Which questions are asked first: what is missing or stale in the record, and what the card asked for.</summary>
internal static class ShownForm
{
    private static readonly Questionnaire Form = AssessmentForm.Form;

    /// <summary>linkIds of the questions that stand open.</summary>
    public static ImmutableHashSet<string> Open(PatientPicture? picture, Decision? decision, ImmutableArray<string> asked, DateTimeOffset at)
    {
        bool IsFresh(string linkId) => picture is not null && LastKnown.Of(picture, linkId, at) is { IsFresh: true };
        ImmutableHashSet<string> required = decision is null or { Pathway: Pathway.NotApplicable }
            ? [.. AskedItem.Questions(Form.Item).Select(question => question.Item.LinkId!).Where(id => !IsFresh(id))]
            : [.. decision.Missing.SelectMany(missing => AskedFacts.LinkIds(missing.Fact, missing.Side)), .. asked.SelectMany(fact => AskedFacts.LinkIds(fact, null))];
        return [.. Form.Item.SelectMany(section => Open(section, required, IsFresh))];
    }

    /// <summary>The sections, those with open questions first.</summary>
    public static ImmutableArray<ShownSection> Sections(ImmutableHashSet<string> open) =>
        [.. Form.Item.Select(section => new ShownSection(section, [.. AskedItem.Questions(section.Item).Select(question => question.Item.LinkId!).Where(open.Contains)])).OrderBy(section => section.Open.IsEmpty)];

    /// <summary>What is missing and cannot be given on this form, by fact id.</summary>
    public static ImmutableArray<string> Elsewhere(Decision? decision)
    {
        var questions = AskedItem.Questions(Form.Item).Select(question => question.Item.LinkId).ToHashSet(StringComparer.Ordinal);
        return [.. (decision?.Missing ?? []).Where(missing => !AskedFacts.LinkIds(missing.Fact, missing.Side).Any(questions.Contains)).Select(missing => missing.Fact.Replace('-', ' ')).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Open(Asked section, ImmutableHashSet<string> required, Func<string, bool> isFresh)
    {
        ImmutableArray<Asked> questions = [.. AskedItem.Questions(section.Item).Select(question => question.Item)];
        if (!questions.Any(question => required.Contains(question.LinkId!)))
        {
            return [];
        }

        // Six movements are of one day and one method, and a region is looked at as a whole: what else is not known stands beside what is missing.
        var isWhole = section.LinkId is "motion" or "pain";
        var isRegion = AssessmentForm.Regions.Contains(section.LinkId!);
        return questions.Where(question => required.Contains(question.LinkId!) || isWhole || (isRegion && !question.IsNumber() && !isFresh(question.LinkId!))).Select(question => question.LinkId!);
    }
}
