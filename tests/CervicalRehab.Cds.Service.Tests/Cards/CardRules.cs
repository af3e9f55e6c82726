using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Cards;

/// <summary>What must hold for the words of every card (contract section 4), each rule with a name and a way to break it.</summary>
internal static partial class CardRules
{
    /// <summary>The rules: what each is called, and what breaks it.</summary>
    public static ImmutableArray<(string Name, Func<CardText, bool> IsBroken)> All { get; } =
    [
        ("summary of 110 characters", card => card.Summary.Length == 0 || card.Summary.Length > card.SummaryLimit),
        ("detail of 900 or 500 characters", card => card.Detail.Length == 0 || card.Detail.Length > (card.DetailLimit ?? (card.IsPathway ? 900 : 500))),
        ("no table", card => card.Detail.Contains("| ", StringComparison.Ordinal) || card.Detail.Contains("--- ", StringComparison.Ordinal)),
        ("no code span", card => card.Detail.Replace("\\`", string.Empty, StringComparison.Ordinal).Contains('`')),
        ("no HTML", card => card.Detail.Contains('<')),
        ("no FHIR id", card => card.References.Any(reference => card.Detail.Replace("\\", string.Empty, StringComparison.Ordinal).Contains(reference, StringComparison.Ordinal)) || Reference().IsMatch(card.Detail)),
        ("no clause id", card => Clauses.All.Any(clause => card.Detail.Contains(clause.Id, StringComparison.Ordinal)) || card.Detail.Contains("REDFLAG", StringComparison.Ordinal)),
        ("no date as a machine writes it", card => MachineDate().IsMatch(card.Detail)),
        ("reasons shown or counted", card => Unaccounted(Section(card.Detail, "**Why:**"), card.Reasons)),
        ("cautions shown or counted", card => Unaccounted(Section(card.Detail, "**Caution:**"), card.Cautions)),
        ("missing parts shown or counted", card => MissingUnaccounted(card.Detail.Split("\n\n"), card.Missing)),
        ("positives shown or counted", card => card.Positives.Count(positive => !Says(Section(card.Detail, "**Present:**"), positive)) > Counted(Section(card.Detail, "**Present:**"))),
        ("limits", card => !card.Detail.Split("\n\n")[^1].StartsWith($"Coded data only; free text and images are not read. Content {Content.Version}, ", StringComparison.Ordinal) || !card.Detail.EndsWith('.')),
    ];

    /// <summary>Names of the rules that a card breaks.</summary>
    public static string[] Broken(CardText card) => [.. All.Where(rule => rule.IsBroken(card)).Select(rule => rule.Name)];

    // More sentences are missing from the section than it counts.
    private static bool Unaccounted(string section, ImmutableArray<Said> sentences) => sentences.Count(sentence => !sentence.IsIn(section)) > Counted(section);

    // A group has a line of its own with its facts, or is one of those that the last line names or counts.
    private static bool MissingUnaccounted(string[] paragraphs, ImmutableArray<(string Lead, ImmutableArray<Said> Parts)> missing)
    {
        var rest = paragraphs.FirstOrDefault(paragraph => paragraph.StartsWith("Also: ", StringComparison.Ordinal)) ?? string.Empty;
        var silent = 0;
        foreach (var (lead, parts) in missing)
        {
            if (paragraphs.FirstOrDefault(paragraph => paragraph.StartsWith(lead, StringComparison.Ordinal)) is not { } own)
            {
                silent += rest.Contains(lead, StringComparison.Ordinal) ? 0 : 1;
            }
            else if (Unaccounted(own, parts))
            {
                return true;
            }
        }

        return silent > Counted(rest);
    }

    private static bool Says(string text, string name) => text.Replace("\\", string.Empty, StringComparison.Ordinal).Contains(name, StringComparison.OrdinalIgnoreCase);

    private static string Section(string detail, string lead) => detail.Split("\n\n").FirstOrDefault(paragraph => paragraph.StartsWith(lead, StringComparison.Ordinal)) ?? string.Empty;

    private static int Counted(string text) => CountOf().Matches(text).Sum(match => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?:^|[-;,:]\s|\n- )(?:and )?(?<count>\d+) (?:more|reasons?|cautions?|findings?|gaps?|steps?)(?:\.|\n|$|\))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountOf();

    [GeneratedRegex(@"\b(?:Observation|Condition|ServiceRequest|CarePlan|Procedure|DiagnosticReport|MedicationRequest|Patient)/", RegexOptions.None, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b\d{4}-\d\d", RegexOptions.None, 1000)]
    private static partial Regex MachineDate();
}
