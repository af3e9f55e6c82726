using System.Collections.Immutable;
using System.Globalization;

namespace CervicalRehab.Cds.Protocol.Briefings;

/// <summary>A finding in words: its sentence, which brings its date, and on which side or in what degree it was found. Of the record only codes and dates are said, no text of it.</summary>
public static class FoundWords
{
    private const string Absent = "absent";
    private const string Present = "present";
    private static readonly ImmutableArray<string> SaysItsSides = ["signs-conflicting", "positive-sign-outdated"];

    /// <summary>The sentence of a finding and where it was found, for instance <c>Unilateral Hoffmann sign does not rule out myelopathy (May 27); left</c>.</summary>
    public static string Of(Finding finding)
    {
        if (finding.Rule == Rules.RedFlags.Bladder && finding.Evidence.All(static record => record.IsNegative || record.Fact == Facts.StressIncontinence))
        {
            return $"{finding.Sentence}; on record: stress incontinence, not known to be older than {Windows.ValidDays} days";
        }

        if (SaysItsSides.Contains(finding.Rule) || !finding.Evidence.Any(static record => record.Side is not null))
        {
            return finding.Sentence;
        }

        var sided = string.Join(", ", finding.Evidence.Where(static record => record.Side is not null && record.Value != Absent)
            .GroupBy(static record => record.Fact, StringComparer.Ordinal).Select(alike => Named([.. alike], Says(finding, alike.Key))));
        return sided.Length > 0 ? $"{finding.Sentence}; {sided}" : finding.Sentence;
    }

    /// <summary>What a finding is called, with the side where it is one, for instance <c>hand or arm weakness (Apr 21), right</c>.</summary>
    public static string Brief(Finding finding)
    {
        var brief = finding.Brief;
        ImmutableArray<string> sides = SaysItsSides.Contains(finding.Rule) ? [] : [.. finding.Evidence.Where(static record => !record.IsNegative).Select(static record => record.Side).OfType<string>().Distinct(StringComparer.Ordinal)];
        return sides is [var one] && !brief.Contains(one, StringComparison.Ordinal) ? $"{brief}, {one}" : brief;
    }

    /// <summary>Records of one fact in words, for instance <c>Hoffmann sign left (May 27)</c>; <paramref name="at"/> is the moment of evaluation.</summary>
    public static string Of(IEnumerable<Evidence> alike, DateTimeOffset at)
    {
        var records = alike.ToArray();
        var latest = records.Select(static record => record.Date).OfType<RecordedDate>().MaxBy(static date => date.First);
        return $"{Named(records, isNamed: false)} ({latest?.Shown(at) ?? "undated"})";
    }

    private static bool Says(Finding finding, string fact) => finding.Sentence.Contains(Advice.Name(fact), StringComparison.OrdinalIgnoreCase);

    // Each side once; of grades the last two and the one before from which they fell.
    private static string Named(Evidence[] alike, bool isNamed)
    {
        var sides = alike.GroupBy(static record => record.Side ?? string.Empty, StringComparer.Ordinal).OrderBy(static side => side.Key, StringComparer.Ordinal)
            .GroupBy(static side => Grades(side)).Select(static same => $"{string.Join(" and ", same.Select(static side => side.Key))} {same.Key}".Trim());
        return $"{(isNamed ? string.Empty : Advice.Name(alike[0].Fact))} {string.Join(", ", sides)}".Trim();
    }

    // Of two on one day nobody can tell which came first. Before the two stands a better one, from which the strength fell.
    private static string Grades(IEnumerable<Evidence> side)
    {
        Evidence? last = null, before = null, highest = null;
        foreach (var record in side.Where(static record => record.Value != Present).OrderByDescending(static record => record.Date?.First).ThenByDescending(static record => record.Date?.Instant))
        {
            (last, before) = last is null ? (record, null) : (last, before ?? (record.Value == last.Value ? null : record));
            highest = Grade(record) > Grade(highest) || (highest is null && Grade(record) > Grade(last) && Grade(record) > Grade(before)) ? record : highest;
        }

        return last is null ? string.Empty
            : before is null ? last.Value
            : $"{(highest is null ? string.Empty : $"{highest.Value} then ")}{before.Value} {(before.Date?.First == last.Date?.First && !(before.Date?.Instant < last.Date?.Instant) ? "and" : "then")} {last.Value}";
    }

    private static decimal? Grade(Evidence? record) => decimal.TryParse(record?.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var grade) ? grade : null;
}
