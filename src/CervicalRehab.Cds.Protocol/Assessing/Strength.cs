using System.Collections.Immutable;

namespace CervicalRehab.Cds.Protocol.Assessing;

/// <summary>Course of a sided deficit: falling, or documented stable (D8, D9).</summary>
internal static class Strength
{
    private static readonly ImmutableArray<Sign> Ungraded = [Sign.HandWeakness, Sign.UpperLimbWeakness];

    /// <summary>
    /// True when graded strength of a side fell by one grade or more and has not been stable since (D9). A doubt on an earlier grade takes no fall back, whatever it
    /// rests on: it may have been so. Nor does one on a later grade that is no lower, beside which the last one that is sure still stands.
    /// </summary>
    public static bool Falls(IEnumerable<SignRecord> records, IEnumerable<SignRecord> inDoubt, Side side, DateTimeOffset at)
    {
        ImmutableArray<SignRecord> told = [.. records.Where(record => record.Side == side && record.Grade is not null)];
        ImmutableArray<SignRecord> doubted = [.. inDoubt.Where(record => record.Side == side && record.Source.Date?.IsAfter(at) != true), .. told.Where(static record => record.Source.Date is null)];
        var exams = Grades(told, side, at);
        return Enumerable.Range(0, exams.Length).Skip(exams.ToList().FindLastIndex(static exam => !exam.IsInDoubt)).Any(last => FallsTo(exams[..(last + 1)], doubted));
    }

    // To the last of these exams, from one before it or from a grade in doubt that may have been before it; and not stable since.
    private static bool FallsTo(ImmutableArray<Exam> exams, ImmutableArray<SignRecord> doubted)
    {
        var last = exams[^1];
        var before = doubted.Where(record => !(record.Source.Date?.First.DayNumber >= last.Day)).ToImmutableArray();
        return exams[..^1].Select(static exam => exam.Highest).Concat(before.Select(static record => record.Grade!.Value.Value)).Any(grade => grade - last.Lowest >= Windows.StrengthFallGrades)
            && !(StableSince(exams) is { } since && !before.Any(record => record.Grade!.Value.Value != last.Lowest && record.Source.Date?.Last.DayNumber >= since.Day));
    }

    /// <summary>
    /// True when the last grades of a side are equal over 28 days or more and nothing on record speaks against it (D8, D29). Full strength, beside a
    /// weakness that was found otherwise, contradicts the deficit and documents nothing of it.
    /// </summary>
    public static bool IsStable(IEnumerable<SignRecord> records, Side side, DateTimeOffset at)
    {
        var all = records.Where(record => MayBeOf(record, side)).ToImmutableArray();
        var grades = SinceAbsent(Grades(all.Where(static record => !record.NotUnderstood && !(record.Preliminary && record.Finding == Answer.No)), side, at), all, side);
        return grades is [.., { IsWeak: true } last]
            && StableSince(grades) is { } first
            && !all.Any(record => SpeaksAgainst(record, first, last))
            && !Ungraded.Any(sign => IsNew(all.Where(record => record.Sign == sign).ToImmutableArray(), side, first, last, at));
    }

    /// <summary>
    /// True when numbness of a side was found on two examinations 28 days or more apart, without a negative between, and nothing that may be later than the last negative is
    /// marked worse, not understood or unclear (D8, D29). What was found without a side may be of this one: beside what was found of it, it documents nothing.
    /// </summary>
    public static bool NumbnessIsStable(IEnumerable<SignRecord> records, Side side, DateTimeOffset at)
    {
        var examined = records.Where(record => MayBeOf(record, side) && record.Origin == SignOrigin.Examination && !(record.Side != side && record.Finding == Answer.No)).ToImmutableArray();
        var dated = examined.Where(record => record.Source.Date?.IsAfter(at) == false).ToImmutableArray();
        var lastNegative = dated.Where(static record => record.Finding != Answer.Yes).Select(static record => record.Source.Date!.Last.DayNumber).DefaultIfEmpty(int.MinValue).Max();
        var positives = dated.Where(record => record.Finding == Answer.Yes && record.Source.Date!.Last.DayNumber > lastNegative).ToImmutableArray();
        var ofSide = positives.Any(record => record.Side == side) ? side : Side.NotStated;
        var documented = positives.Where(record => record.Side == ofSide && !record.Preliminary && record.Source.Date!.First.DayNumber > lastNegative).Select(static record => record.Source.Date!).ToImmutableArray();
        return !documented.IsEmpty
            && !positives.Concat(examined.Where(record => record.Source.Date?.IsAfter(at) != false)).Any(static record => record.Finding == Answer.Unknown || record.MarkedWorse || record.NotUnderstood)
            && documented.Max(static date => date.First.DayNumber) - documented.Min(date => date.LastBy(at).DayNumber) >= Windows.StableDays;
    }

    private static bool MayBeOf(SignRecord record, Side side) => record.Side == side || record.Side == Side.NotStated;

    // What is newer than the last grade, or may be, is not known to be as it was; nor is what is marked worse, is unclear on the last day, or shows another grade without being understood.
    private static bool SpeaksAgainst(SignRecord record, Exam first, Exam last)
    {
        if (record.Finding == Answer.No || record.Origin == SignOrigin.ResolvedProblem)
        {
            return false;
        }

        return record.MarkedWorse || record.Source.Date is not { Last.DayNumber: var day } || day > last.Day
            || (record.Finding == Answer.Unknown && day == last.Day)
            || (record.NotUnderstood && record.Grade is { } grade && grade.Value != last.Lowest && day >= first.Day);
    }

    // A weakness that was found again after the same was absent, while the strength was already graded weak, is a first record until it is as old as a stable one (D8).
    private static bool IsNew(ImmutableArray<SignRecord> records, Side side, Exam first, Exam last, DateTimeOffset at)
    {
        var absent = records.Where(record => record is { Finding: Answer.No, Preliminary: false } && record.Side == side && record.Source.Date?.IsAfter(at) == false)
            .Select(static record => record.Source.Date!.Last.DayNumber).Where(day => day >= first.Day).DefaultIfEmpty(int.MaxValue).Max();
        var since = records.Where(record => record is { Finding: Answer.Yes, Origin: not SignOrigin.ResolvedProblem } && record.Source.Date?.First.DayNumber > absent).ToImmutableArray();
        return !since.IsEmpty && since.All(record => last.Day - record.Source.Date!.Last.DayNumber < Windows.StableDays);
    }

    // Hand and arm both absent between two grades: the weakness was gone, and what was graded before it is of another one (D8).
    private static ImmutableArray<Exam> SinceAbsent(ImmutableArray<Exam> grades, ImmutableArray<SignRecord> all, Side side)
    {
        var sure = grades.RemoveAll(static exam => exam.IsInDoubt);
        var absent = all.Where(record => record is { Finding: Answer.No, Preliminary: false, Grade: null, Source.Date: not null } && record.Side == side).ToImmutableArray();
        var first = Enumerable.Range(1, Math.Max(0, sure.Length - 1)).LastOrDefault(at =>
            Ungraded.All(sign => absent.Any(record => record.Sign == sign && record.Source.Date!.Last.DayNumber > sure[at - 1].Day && record.Source.Date.First.DayNumber < sure[at].Day)));
        return first == 0 ? grades : grades.RemoveAll(exam => exam.Day < sure[first].Day);
    }

    // Two grades of one day stand as a range: a fall from the higher cannot be excluded.
    private static ImmutableArray<Exam> Grades(IEnumerable<SignRecord> records, Side side, DateTimeOffset at) =>
    [
        .. records.Where(record => record.Side == side && record.Grade is not null && record.Source.Date?.IsAfter(at) == false)
            .GroupBy(record => record.Source.Date!.First.DayNumber)
            .OrderBy(day => day.Key)
            .Select(day => new Exam(
                day.Key,
                day.Max(record => record.Source.Date!.LastBy(at).DayNumber),
                day.Min(record => record.Grade!.Value.Value),
                day.Max(record => record.Grade!.Value.Value),
                day.All(record => record.Grade!.Value.IsWeak),
                day.All(static record => record.Preliminary || record.NotUnderstood || record.Finding == Answer.Unknown))),
    ];

    /// <summary>
    /// The first of the equal grades that end the history, when they span the window; else null. Counts from the last day a partial date can mean: what may be closer together
    /// proves nothing. What is preliminary, or not understood, documents nothing.
    /// </summary>
    private static Exam? StableSince(ImmutableArray<Exam> grades)
    {
        var run = grades.Reverse().TakeWhile(exam => exam.Lowest == grades[^1].Lowest && exam.Highest == exam.Lowest).Where(static exam => !exam.IsInDoubt).ToImmutableArray();
        return !run.IsEmpty && run[0].Day - run[^1].LastDay >= Windows.StableDays ? run[^1] : null;
    }

    private readonly record struct Exam(int Day, int LastDay, decimal Lowest, decimal Highest, bool IsWeak, bool IsInDoubt);
}
