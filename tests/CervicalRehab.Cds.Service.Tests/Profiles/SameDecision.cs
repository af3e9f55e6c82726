using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>Field by field, what an answer by a profile says otherwise than the whole answer. What a profile may change is named here; everything else is a difference.</summary>
internal static partial class SameDecision
{
    // Lines that give way to reasons on every card.
    private static readonly string[] MayGo = ["And ", "Absent on exam", "No red flags", "Motion", "Pain", "Shoulder", "No cervical MRI", "Cervical MRI", "Resistance waits", "Resistance is withheld", "Pregabalin", "Gabapentin", "Duloxetine"];

    // What stands in a draft's line, and what says it where the draft is none.
    private static readonly (string Drafted, string[] Says)[] Drafts =
    [
        ("referral to spine surgery", ["referral to spine surgery"]), ("physical therapy", ["physical therapy"]), ("care plan", ["care plan with", "program of"]), ("program on hold", ["program on hold"]),
        ("moderate resistance", ["moderate resistance"]), ("missing assessment", ["missing assessment"]), ("reassessment of neck motion", ["reassessment of neck motion"]), ("delete the order", ["delete the order"]),
        ("mobilization grades", ["mobilization grades"]), ("urgent referral", ["urgent referral"]), ("stat referral", ["stat referral"]),
    ];

    /// <summary>The differences, each with its card and field; none when both say the same.</summary>
    public static ImmutableArray<string> Differences(JsonElement whole, JsonElement profiled)
    {
        var (here, there) = (Calls.Cards(whole), Calls.Cards(profiled));
        return here.Length != there.Length ? [$"{here.Length} cards and {there.Length}"]
            : [.. here.Zip(there).SelectMany((pair, at) => Of(pair.First, pair.Second).Select(field => $"card {at}: {field}"))];
    }

    private static IEnumerable<string> Of(JsonElement whole, JsonElement card)
    {
        (string Field, bool IsSame)[] fields =
        [
            ("uuid", card.Text("uuid") == whole.Text("uuid")),
            ("pathway", TopicSpelling.Read(card.Text("source", "topic", "code")) == whole.Text("source", "topic", "code") && card.Text("source", "topic", "display") == whole.Text("source", "topic", "display")),
            ("source", card.Text("source", "label") == whole.Text("source", "label") && card.Text("source", "url") == whole.Text("source", "url")),
            ("indicator", IsSameIndicator(whole.Text("indicator"), card)),
            ("summary", IsSummary(whole.Text("summary"), card.Text("summary"))),
            ("override reasons", card.Text("overrideReasons") == whole.Text("overrideReasons")),
            ("decision", card.Text("extension", "example.cervical-rehab.decision") is var basis && (basis.Length == 0 || basis == whole.Text("extension", "example.cervical-rehab.decision"))),
            ("links", card.Items("links").Select(link => link.Text("type")).SequenceEqual(whole.Items("links").Select(link => link.Text("type")), StringComparer.Ordinal)),
        ];
        return [.. fields.Where(field => !field.IsSame).Select(field => field.Field), .. Words(Plain(whole.Text("detail")), Plain(card.Text("detail")))];
    }

    private static bool IsSameIndicator(string whole, JsonElement card) =>
        card.Text("indicator") == whole || (whole == "critical" && card.Text("indicator") == "warning" && card.Text("summary").StartsWith("URGENT: ", StringComparison.Ordinal));

    private static bool IsSummary(string whole, string summary)
    {
        var said = summary.StartsWith("URGENT: ", StringComparison.Ordinal) ? summary["URGENT: ".Length..] : summary;
        return said == whole || (whole.StartsWith(said, StringComparison.Ordinal) && whole[said.Length] is ':' or ';' or '.')
            || (said.EndsWith(", and more", StringComparison.Ordinal) && whole.StartsWith(said[..^", and more".Length] + ", ", StringComparison.Ordinal));
    }

    // What to do is the same line by line. Of every other part each item stands there or is counted.
    private static IEnumerable<string> Words(string whole, string detail)
    {
        var (wanted, there) = (whole.Split("\n\n"), detail.Split("\n\n"));
        if (there[0] != wanted[0])
        {
            yield return "what to do";
        }

        foreach (var part in wanted[1..].Where(part => !MayGo.Any(lead => part.StartsWith(lead, StringComparison.Ordinal)) && !IsOfDrafts(part)))
        {
            var lead = Lead(part);
            var own = there.FirstOrDefault(other => other.StartsWith(lead, StringComparison.Ordinal)) ?? string.Empty;
            var lacking = Items(part[lead.Length..]).Except(Items(own.Length > 0 ? own[lead.Length..] : own), StringComparer.Ordinal).Count(static item => !CountOf().IsMatch(item));
            if (own.Length == 0 || lacking > Counted(own))
            {
                yield return $"{lead} {lacking} not said";
            }
        }

        foreach (var part in wanted.Where(IsOfDrafts))
        {
            foreach (var (drafted, says) in Drafts.Where(row => part.Contains(row.Drafted, StringComparison.Ordinal)))
            {
                if (!there.Any(other => IsOfDrafts(other) && says.Any(words => other.Contains(words, StringComparison.Ordinal))))
                {
                    yield return $"draft: {drafted}";
                }
            }
        }
    }

    private static bool IsOfDrafts(string part) => DraftLead().IsMatch(part);

    private static string Lead(string part) => part.IndexOf(':', StringComparison.Ordinal) is > 0 and < 80 and var end ? part[..(end + 1)] : part.Length > 30 ? part[..30] : part;

    private static IEnumerable<string> Items(string text) => ItemEnd().Split(text).Select(static item => item.Trim(' ', '.', '\n', '-')).Where(static item => item.Length > 0);

    private static int Counted(string text) => CountOf().Matches(text).Sum(match => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture));

    private static string Plain(string detail)
    {
        var page = new System.Text.StringBuilder(detail);
        PlainText.Make(page);
        return page.ToString();
    }

    [GeneratedRegex("^(?:Draft|Offered|Order by hand|Add by hand|Change by hand): ", RegexOptions.None, 1000)]
    private static partial Regex DraftLead();

    [GeneratedRegex("; |\n- |(?<=[a-z\\)]), ", RegexOptions.None, 1000)]
    private static partial Regex ItemEnd();

    [GeneratedRegex(@"(?:^|\s)(?<count>\d+) (?:more|reasons?|cautions?|findings?|gaps?|steps?|orders?|changes?)(?=[\.\n]|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountOf();
}
