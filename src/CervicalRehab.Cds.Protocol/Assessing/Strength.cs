using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Course of a sided deficit: falling, or documented stable (D8, D9).</summary>
internal static class Strength
{
    /// <summary>True when graded strength of a side fell by one grade or more and has not been stable since (D9).</summary>
    public static bool Falls(IEnumerable<SignRecord> records, Side side, DateTimeOffset at)
    {
        var grades = Grades(records, side, at);
        return grades.Length > 1
            && grades[..^1].Max(exam => exam.Highest) - grades[^1].Lowest >= Windows.StrengthFallGrades
            && !EndsInStableRun(grades);
    }

    /// <summary>
    /// True when the last grades of a side are equal over 28 days or more and nothing ungraded, and nothing that is not understood, is newer (D8, D29). Full strength, beside a
    /// weakness that was found otherwise, contradicts the deficit and documents nothing of it.
    /// </summary>
    public static bool IsStable(IEnumerable<SignRecord> records, Side side, DateTimeOffset at)
    {
        var all = records.ToImmutableArray();
        var grades = Grades(all.Where(record => !record.NotUnderstood), side, at);
        return grades is [.., { IsWeak: true }] && EndsInStableRun(grades) && all.Where(record => record.Side == side && record.Finding == Answer.Yes)
            .All(record => !record.MarkedWorse && record.Source.Date is { } date && date.Last.DayNumber <= grades[^1].Day);
    }

    /// <summary>True when numbness of a side was found on two examinations 28 days or more apart, without a negative between, and nothing that may be later than the last negative is marked worse or not understood (D8, D29).</summary>
    public static bool NumbnessIsStable(IEnumerable<SignRecord> records, Side side, DateTimeOffset at)
    {
        var dated = records.Where(record => record.Side == side && record.Origin == SignOrigin.Examination && record.Source.Date?.IsAfter(at) == false).ToImmutableArray();
        var lastNegative = dated.Where(record => record.Finding != Answer.Yes).Select(record => record.Source.Date!.Last.DayNumber).DefaultIfEmpty(int.MinValue).Max();
        var positives = dated.Where(record => record.Finding == Answer.Yes && record.Source.Date!.Last.DayNumber > lastNegative).ToImmutableArray();
        var documented = positives.Where(record => !record.Preliminary && record.Source.Date!.First.DayNumber > lastNegative).Select(record => record.Source.Date!).ToImmutableArray();
        return !documented.IsEmpty
            && !positives.Any(record => record.MarkedWorse || record.NotUnderstood)
            && documented.Max(date => date.First.DayNumber) - documented.Min(date => date.Last.DayNumber) >= Windows.StableDays;
    }

    // A preliminary negative is unknown (D7). Two grades of one day stand as a range: a fall from the higher cannot be excluded.
    private static ImmutableArray<Exam> Grades(IEnumerable<SignRecord> records, Side side, DateTimeOffset at) =>
    [
        .. records.Where(record => record.Side == side && record.Grade is not null && record.Source.Date?.IsAfter(at) == false && !(record.Preliminary && record.Finding == Answer.No))
            .GroupBy(record => record.Source.Date!.First.DayNumber)
            .OrderBy(day => day.Key)
            .Select(day => new Exam(
                day.Key,
                day.Max(record => record.Source.Date!.Last.DayNumber),
                day.Min(record => record.Grade!.Value.Value),
                day.Max(record => record.Grade!.Value.Value),
                day.All(record => record.Grade!.Value.IsWeak),
                day.All(record => record.Preliminary || record.NotUnderstood))),
    ];

    /// <summary>Counts from the last day a partial date can mean: what may be closer together proves nothing. What is preliminary, or not understood, documents nothing.</summary>
    private static bool EndsInStableRun(ImmutableArray<Exam> grades)
    {
        var run = grades.Reverse().TakeWhile(exam => exam.Lowest == grades[^1].Lowest && exam.Highest == exam.Lowest).Where(exam => !exam.IsUndocumented).ToImmutableArray();
        return !run.IsEmpty && run[0].Day - run[^1].LastDay >= Windows.StableDays;
    }

    private readonly record struct Exam(int Day, int LastDay, decimal Lowest, decimal Highest, bool IsWeak, bool IsUndocumented);
}
