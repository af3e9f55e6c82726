using System.Collections.Immutable;
using System.Globalization;
using CervicalRehab.Cds.Protocol.Assessing;

namespace CervicalRehab.Cds.Protocol.Rules;

/// <summary>Facts and figures in the words of a sentence.</summary>
internal static class Describe
{
    /// <summary>How motion is to be measured where the latest was by another method than the baseline: what is asked for is one thing, wherever it is asked for.</summary>
    public const string BaselineMethod = "by the baseline method";

    public static string Number(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The day of a program, for instance <c>50</c>; where its start is known to a month or a year only, the side of it that is sure: <c>41 or earlier</c> before six weeks, else <c>43 or later</c>.</summary>
    public static string Day(Course course) =>
        course.Day is { } day ? Number(day)
        : course.MostDay < Windows.WorseReferralDay ? $"{Number(course.MostDay)} or earlier"
        : $"{Number(course.LeastDay)} or later";

    /// <summary>A number with its noun, for instance <c>1 day</c> or <c>2 days</c>.</summary>
    public static string Count(decimal? value, string noun) => $"{Number(value)} {noun}{(value == 1 ? string.Empty : "s")}";

    /// <summary>Distinct facts in plain words, for instance <c>gait instability, bladder dysfunction</c>.</summary>
    public static string Names(IEnumerable<string> facts) => string.Join(", ", facts.Distinct(StringComparer.Ordinal).Select(Advice.Name));

    /// <summary>What is to be examined: one or two by name, more as their number, for instance <c>5 neurologic signs</c>.</summary>
    public static string Brief(IEnumerable<string> facts) => facts.Select(Advice.Examined).Distinct(StringComparer.Ordinal).ToImmutableArray() is { Length: > 2 } many
        ? $"{many.Length} neurologic signs"
        : string.Join(" and ", facts.Select(Advice.Examined).Distinct(StringComparer.Ordinal));

    /// <summary>Signs whose findings contradict each other, with what was found when, for instance <c>gait instability (present May 22, absent May 27; a negative examination counts from Jun 20)</c>.</summary>
    public static string Conflicts(ImmutableArray<ExaminedSign> conflicts, DateTimeOffset at) => string.Join(", ", conflicts
        .GroupBy(sign => (sign.Fact, What: Contradiction(sign.State.Evidence, at)))
        .Select(static sides => $"{Advice.Name(sides.Key.Fact)}{Of([.. sides.Select(static sign => sign.Side)])} ({sides.Key.What})"));

    /// <summary>Signs with their side and the day on which they were last found, for instance <c>Hoffmann sign left (Apr 2)</c>.</summary>
    public static string LastPresent(ImmutableArray<ExaminedSign> signs, DateTimeOffset at) => string.Join(", ", signs
        .GroupBy(static sign => sign.Fact, StringComparer.Ordinal)
        .Select(sides => $"{Advice.Name(sides.Key)}{Of([.. sides.Select(static sign => sign.Side)])} ({Latest([.. sides.SelectMany(static sign => sign.State.PositiveSources)])?.Shown(at) ?? "undated"})"));

    private static string Of(ImmutableArray<Side> sides) => sides is [Side.Left or Side.Right] ? " " + sides[0].ToString().ToLowerInvariant() : string.Empty;

    private static string Contradiction(ImmutableArray<SignRecord> records, DateTimeOffset at)
    {
        var found = string.Join(", ", records.OrderBy(static record => record.Source.Date?.First).Select(record => record.Origin == SignOrigin.ResolvedProblem ? "problem " + new PastProblem(record.Source.Date, record.Ended).Shown(at) : $"{(record.Finding == Answer.Unknown ? "unclear" : record.Source.Value)} {record.Source.Date?.Shown(at) ?? "undated"}").Distinct(StringComparer.Ordinal));
        return AbsentCounts(records) is { } day ? $"{found}; a negative examination counts from {day.Shown(at)}" : found;
    }

    /// <summary>From when on a negative examination settles what conflicts, where that is one day for all of it, for instance <c>; a negative counts from Jun 20</c>; else empty.</summary>
    public static string AbsentCounts(ImmutableArray<ExaminedSign> conflicts, DateTimeOffset at) =>
        conflicts.Select(static sign => AbsentCounts(sign.State.Evidence)?.First).Distinct().ToImmutableArray() is [{ } day] ? $"; a negative counts from {RecordedDate.OfDay(day).Shown(at)}" : string.Empty;

    private static RecordedDate? AbsentCounts(ImmutableArray<SignRecord> records)
    {
        var positives = records.Only(static record => record.Finding == Answer.Yes);
        return positives.All(static record => record is { Origin: SignOrigin.Examination, Source.Date: not null }) && positives.Greatest(static record => record.Source.Date!.Last) is { } last
            ? RecordedDate.OfDay(last.Source.Date!.Last.AddDays(Windows.ConflictDays + 1))
            : null;
    }

    /// <summary>What is weak: <c>hand</c>, <c>arm</c>, <c>hand and arm</c>, or a hand or arm where strength was graded, which does not tell.</summary>
    public static string Weak(ImmutableArray<Evidence> found) =>
        (Has(found, Facts.HandWeakness), Has(found, Facts.UpperLimbWeakness), Has(found, Facts.UpperLimbStrength)) switch
        {
            (true, true, _) => "hand and arm",
            (true, false, false) => "hand",
            (false, true, false) => "arm",
            _ => "hand or arm",
        };

    /// <summary>What both arms have; where one arm is weak and the other numb, one or the other.</summary>
    public static string Deficit(SignScreen signs) =>
        (signs.Weakness.Bilateral, signs.Numbness.Bilateral) switch
        {
            (true, true) => "weakness and numbness",
            (true, false) => "weakness",
            (false, true) => "numbness",
            _ => "weakness or numbness",
        };

    /// <summary>A word at the beginning of a sentence.</summary>
    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static bool Has(ImmutableArray<Evidence> found, string fact) => found.Any(record => record.Fact == fact && !record.IsNegative);

    /// <summary>What was found, each with its latest day where they were not found on the same, for instance <c>MRI cord compression (May 22), MRI myelomalacia (Feb 21)</c>.</summary>
    public static string NamesWithDays(ImmutableArray<Evidence> found, DateTimeOffset at) => string.Join(", ", found
        .GroupBy(static record => record.Fact, StringComparer.Ordinal)
        .Select(alike => $"{Advice.Name(alike.Key)} ({Latest([.. alike])?.Shown(at) ?? "undated"})"));

    /// <summary>Distinct dates for the eye, oldest first.</summary>
    public static string Dates(ImmutableArray<Evidence> records, DateTimeOffset at) =>
        string.Join(", ", records.OrderBy(record => record.Date?.First).Select(record => record.Date?.Shown(at) ?? "undated").Distinct(StringComparer.Ordinal));

    /// <summary>The day of the records, or the first and the last of their days; empty when none is dated.</summary>
    public static string Days(IEnumerable<Evidence> records, DateTimeOffset at) => Days(records.Select(static record => record.Date), at);

    /// <summary>The day, or the first and the last of several; empty when there is none.</summary>
    public static string Days(IEnumerable<RecordedDate?> dates, DateTimeOffset at) => Days(dates, date => date.Shown(at));

    /// <summary>The day, or the first and the last of several, as <paramref name="show"/> writes them; empty when there is none.</summary>
    public static string Days(IEnumerable<RecordedDate?> dates, Func<RecordedDate, string> show)
    {
        RecordedDate? first = null, last = null;
        foreach (var date in dates)
        {
            first = date is not null && (first is null || date.First < first.First) ? date : first;
            last = date is not null && (last is null || date.Last > last.Last) ? date : last;
        }

        return first is null ? string.Empty : first.First == last!.First ? show(last) : $"{show(first.Begin)} to {show(last.End)}";
    }

    /// <summary>What was measured, for instance <c>pain, flexion</c>; several movements are neck motion.</summary>
    public static string Measures(IEnumerable<string> facts)
    {
        ImmutableArray<string> all = [.. facts.Distinct(StringComparer.Ordinal)];
        var isSet = all.Count(Assessing.SetAside.IsMovement) > 1;
        return string.Join(", ", all.Select(fact => Advice.Measure(isSet && Assessing.SetAside.IsMovement(fact) ? Facts.MotionPanel : fact)).Distinct(StringComparer.Ordinal));
    }

    /// <summary>What was measured and not used, with the reasons, for instance <c>pain (no unit)</c>.</summary>
    public static string SetAside(ImmutableArray<UnreadMeasurement> unused) =>
        string.Join("; ", unused.GroupBy(static one => one.Why).Select(static alike => $"{Measures(alike.Select(static one => one.Source.Fact))} ({alike.Key.Words()})"));

    /// <summary>That pain and motion are not worse, as far as there is an earlier value of each: a first value is its own baseline (contract section 3).</summary>
    public static string NotWorse(Course course) =>
        (course.Trends.All(static trend => !trend.Pain.IsEmpty), course.Trends.All(static trend => !trend.Motion.IsEmpty)) switch
        {
            (true, true) => "not worse",
            (true, false) => "pain not worse, no earlier motion to compare with",
            (false, true) => "motion not worse, no earlier pain to compare with",
            _ => "no earlier pain or motion to compare with",
        };

    /// <summary>The records that tell what is there, beside those that tell what is not.</summary>
    public static ImmutableArray<Evidence> Positive(ImmutableArray<Evidence> records) => records.Only(static record => !record.IsNegative);

    /// <summary>The latest date of what was found; null when none is dated.</summary>
    public static RecordedDate? Latest(ImmutableArray<Evidence> records) => Positive(records).Only(static record => record.Date is not null).Greatest(static record => record.Date!.First)?.Date;

    /// <summary>The day on which it was first found.</summary>
    public static string First(ImmutableArray<Evidence> records, DateTimeOffset at) => records.Select(static record => record.Date).OfType<RecordedDate>().MinBy(static date => date.First)?.Shown(at) ?? "undated";

    /// <summary>Changes with their sizes, for instance <c>pain +18 mm, flexion -12 degrees</c>; with the day of what was measured more than 28 days ago.</summary>
    public static string Changes(ImmutableArray<Change> changes, DateTimeOffset at) => string.Join(", ", changes.Select(change => Words(change.Measured, at)));

    /// <summary>As many of them as stand before a number of the others, from all but one down to the first, for instance <c>flexion -12 degrees, and 2 more</c>; at last a movement is neck motion.</summary>
    public static ImmutableArray<string> Fewer(ImmutableArray<Change> changes, DateTimeOffset at) =>
        [
            .. Enumerable.Range(1, Math.Max(0, changes.Length - 1)).Select(left => $"{Changes(changes[..^left], at)}, and {left} more"),
            .. changes is [{ Measured: var first }, .. var more] && Assessing.SetAside.IsMovement(first.Latest.Fact) ? (ReadOnlySpan<string>)[$"{Words(first, at, Facts.MotionPanel)}{(more.Length > 0 ? $", and {more.Length} more" : string.Empty)}"] : [],
        ];

    /// <summary>The day of what was measured more than 28 days ago, for instance <c>Apr 5</c>: it is not what the patient is today. Null for all others.</summary>
    public static string? LongAgo(MeasuredChange change, DateTimeOffset at) =>
        change.Latest.Date is { } date && date.EvaluationDay(at).DayNumber - date.First.DayNumber > Windows.ValidDays ? date.Shown(at) : null;

    private static string Words(MeasuredChange change, DateTimeOffset at, string? called = null) =>
        $"{Advice.Measure(called ?? change.Latest.Fact)} {(change.To > change.From ? "+" : "-")}{Number(Math.Abs(change.To - change.From))} {Advice.Unit(change.Unit)}{(LongAgo(change, at) is { } day ? " on " + day : string.Empty)}";

    public static ImmutableArray<Evidence> Pairs(ImmutableArray<Change> changes) =>
        [.. changes.SelectMany(change => new[] { change.Baseline, change.Latest })];
}
