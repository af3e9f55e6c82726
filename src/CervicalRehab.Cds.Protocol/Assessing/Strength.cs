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
            && grades.Max(exam => exam.Grade) - grades[^1].Grade >= Windows.StrengthFallGrades
            && !EndsInStableRun(grades);
    }

    /// <summary>True when the last grades of a side are equal over 28 days or more and nothing ungraded is newer (D8).</summary>
    public static bool IsStable(IEnumerable<SignRecord> records, Side side, DateTimeOffset at)
    {
        var all = records.ToImmutableArray();
        var grades = Grades(all, side, at);
        return EndsInStableRun(grades) && all.Where(record => record.Side == side && record.Finding == Answer.Yes)
            .All(record => !record.MarkedWorse && record.Source.Date is { } date && date.Last.DayNumber <= grades[^1].Day);
    }

    /// <summary>True when numbness of a side was found on two examinations 28 days or more apart, without a negative between and none marked worse (D8).</summary>
    public static bool NumbnessIsStable(IEnumerable<SignRecord> records, Side side, DateTimeOffset at)
    {
        var dated = records.Where(record => record.Side == side && record.Origin == SignOrigin.Examination && record.Source.Date?.IsAfter(at) == false).ToImmutableArray();
        var lastNegative = dated.Where(record => record.Finding != Answer.Yes).Select(record => record.Source.Date!.Last.DayNumber).DefaultIfEmpty(int.MinValue).Max();
        var run = dated.Where(record => record.Finding == Answer.Yes && record.Source.Date!.First.DayNumber > lastNegative).ToImmutableArray();
        return run.Length > 1
            && !run.Any(record => record.MarkedWorse)
            && run.Max(record => record.Source.Date!.First.DayNumber) - run.Min(record => record.Source.Date!.Last.DayNumber) >= Windows.StableDays;
    }

    private static ImmutableArray<(int Day, int LastDay, decimal Grade)> Grades(IEnumerable<SignRecord> records, Side side, DateTimeOffset at) =>
    [
        .. records.Where(record => record.Side == side && record.Grade is not null && record.Source.Date?.IsAfter(at) == false)
            .GroupBy(record => record.Source.Date!.First.DayNumber)
            .OrderBy(day => day.Key)
            .Select(day => (day.Key, day.Max(record => record.Source.Date!.Last.DayNumber), day.Min(record => record.Grade!.Value.Value))),
    ];

    /// <summary>Counts from the last day a partial date can mean: what may be closer together proves nothing.</summary>
    private static bool EndsInStableRun(ImmutableArray<(int Day, int LastDay, decimal Grade)> grades)
    {
        if (grades.Length < 2)
        {
            return false;
        }

        var run = grades.Reverse().TakeWhile(exam => exam.Grade == grades[^1].Grade);
        return grades[^1].Day - run.Last().LastDay >= Windows.StableDays;
    }
}
