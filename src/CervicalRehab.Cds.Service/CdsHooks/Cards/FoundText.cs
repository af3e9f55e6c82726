using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.CdsHooks.Cards;

/// <summary>A finding in words: its sentence, which brings its date, and on which side or in what degree it was found.</summary>
internal static class FoundText
{
    private const string Absent = "absent";
    private const string Present = "present";
    private const string SaysItsSides = "signs-conflicting";

    /// <summary>The sentence of a finding and where it was found.</summary>
    public static string Of(Finding finding)
    {
        if (finding.Rule == SaysItsSides || !finding.Evidence.Any(static record => record.Side is not null))
        {
            return InShort(finding);
        }

        var sided = string.Join(", ", finding.Evidence.Where(static record => record.Side is not null && record.Value != Absent)
            .GroupBy(static record => record.Fact, StringComparer.Ordinal).Select(alike => Named([.. alike], Says(finding, alike.Key))));
        return sided.Length > 0 ? $"{InShort(finding)}; {MarkdownText.Inert(sided)}" : InShort(finding);
    }

    /// <summary>The sentence alone, for a page that is full.</summary>
    public static string InShort(Finding finding) => MarkdownText.Inert(finding.Sentence, isStart: true).TrimEnd('.');

    /// <summary>Records of one fact in words, for instance <c>Hoffmann sign left (May 27)</c>.</summary>
    public static string Of(IEnumerable<Evidence> alike, DateTimeOffset at)
    {
        var records = alike.ToArray();
        var latest = records.Select(static record => record.Date).OfType<RecordedDate>().MaxBy(static date => date.First);
        return MarkdownText.Inert($"{Named(records, isNamed: false)} ({latest?.Shown(at) ?? "undated"})");
    }

    private static bool Says(Finding finding, string fact) => finding.Sentence.Contains(Advice.Name(fact), StringComparison.OrdinalIgnoreCase);

    // Each side once; of grades the last two, so that a fall is seen.
    private static string Named(Evidence[] alike, bool isNamed)
    {
        var sides = alike.GroupBy(static record => record.Side ?? string.Empty, StringComparer.Ordinal).OrderBy(static side => side.Key, StringComparer.Ordinal)
            .GroupBy(static side => Grades(side)).Select(static same => $"{string.Join(" and ", same.Select(static side => side.Key))} {same.Key}".Trim());
        return $"{(isNamed ? string.Empty : Advice.Name(alike[0].Fact))} {string.Join(", ", sides)}".Trim();
    }

    // Of two on one day nobody can tell which came first.
    private static string Grades(IEnumerable<Evidence> side)
    {
        Evidence[] last = [.. side.Where(static record => record.Value != Present).OrderByDescending(static record => record.Date?.First).ThenByDescending(static record => record.Date?.Instant).DistinctBy(static record => record.Value, StringComparer.Ordinal).Take(2).Reverse()];
        return string.Join(last is [var one, var other] && one.Date?.First == other.Date?.First && !(one.Date?.Instant < other.Date?.Instant) ? " and " : " then ", last.Select(static record => record.Value));
    }
}
