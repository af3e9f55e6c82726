using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CervicalRehab.Cds.Fhir.Extracting;
using CervicalRehab.Cds.Workbench.Cards;
using Hl7.Fhir.Model;
using Asked = Hl7.Fhir.Model.Questionnaire.ItemComponent;

namespace CervicalRehab.Cds.Workbench.Assessment;

/// <summary>One line of what was found: a section and its answers in words.</summary>
public sealed record FoundLine(string Section, ImmutableArray<string> Answers);

/// <summary>An examination in words: for the eye, for a note, and to copy.</summary>
internal static class ExaminationText
{
    /// <summary>The answers by section, present before absent; sections without one are left out.</summary>
    public static ImmutableArray<FoundLine> Lines(ImmutableDictionary<string, string> answers, ImmutableHashSet<string> byConfirmation) =>
        [.. AssessmentForm.Form.Item.Select(section => new FoundLine(section.Words(), [.. section.Item.SelectMany(item => Said(item, answers, byConfirmation))])).Where(line => !line.Answers.IsEmpty)];

    /// <summary>The examination as plain text.</summary>
    public static string Note(ImmutableArray<FoundLine> lines, DateTimeOffset at)
    {
        var text = new StringBuilder(AssessmentForm.Form.Title).Append(", ").Append(at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)).Append('\n');
        foreach (var line in lines)
        {
            text.Append(line.Section).Append(": ").AppendJoin("; ", line.Answers).Append(".\n");
        }

        return text.ToString();
    }

    /// <summary>What was entered on a form of which nothing else is known, as plain text.</summary>
    public static string Entered(GivenAnswers given)
    {
        var confirmed = AssessmentForm.Form.Item.Where(section => given.Confirmed.Contains(section.LinkId!)).Select(static section => new FoundLine(section.Words(), ["confirmed as absent, apart from what was answered otherwise"]));
        return string.Join('\n', Lines(given.ByItem, []).Concat(confirmed).Select(static line => $"{line.Section}: {string.Join("; ", line.Answers)}."));
    }

    /// <summary>The cards and their drafts as plain text, to copy.</summary>
    public static string Advice(ImmutableArray<ShownCard> cards)
    {
        var text = new StringBuilder();
        foreach (var card in cards)
        {
            text.Append('\n').Append(card.Indicator.ToUpperInvariant()).Append(": ").Append(card.Summary).Append('\n');
            foreach (var draft in card.Suggestions.SelectMany(suggestion => suggestion.Drafts))
            {
                text.Append("\nDraft, ").Append(draft.Description).Append('\n');
                foreach (var line in draft.Lines)
                {
                    text.Append("  ").Append(line.Label).Append(": ").AppendJoin("; ", line.Values).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Said(Asked item, ImmutableDictionary<string, string> answers, ImmutableHashSet<string> byConfirmation)
    {
        if (!item.IsGroup())
        {
            return answers.TryGetValue(item.LinkId!, out var given) ? [$"{item.Words()}: {Said(item, given)}{(byConfirmation.Contains(item.LinkId!) ? " (confirmed with its region)" : null)}"] : [];
        }

        ImmutableArray<string> parts = [.. item.Item.Where(part => answers.ContainsKey(part.LinkId!)).Select(part => $"{part.Words().ToLowerInvariant()} {Said(part, answers[part.LinkId!])}")];
        return parts.IsEmpty ? [] : [$"{item.Words()}: {string.Join(", ", parts)}{(item.Item.Any(part => byConfirmation.Contains(part.LinkId!)) ? " (confirmed with its region)" : null)}"];
    }

    private static string Said(Asked item, string given) => given == AssessmentForm.NotExamined.Code ? "not examined"
        : item.IsNumber() ? $"{given} {item.UnitWords()}".TrimEnd()
        : item.Options().FirstOrDefault(option => option.Code == given)?.Words().ToLowerInvariant() ?? given;
}
