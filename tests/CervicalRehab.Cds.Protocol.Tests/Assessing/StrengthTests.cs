using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>When graded strength falls and when a deficit is documented stable (D8, D9).</summary>
public sealed class StrengthTests
{
    private static readonly Dictionary<string, (SignRecord[] Records, bool Falls)> Courses = new(StringComparer.Ordinal)
    {
        ["One examination"] = ([Left(3, 5)], false),
        ["A grade less"] = ([Left(5, 20), Left(4, 5)], true),
        ["Half a grade less"] = ([Left(5, 20), Left(4.5m, 5)], false),
        ["Back up in part: a grade below the best"] = ([Left(5, 60), Left(3, 50), Left(4, 5)], true),
        ["Back up in full"] = ([Left(5, 60), Left(3, 50), Left(5, 5)], false),
        ["Fell, and equal for 27 days since"] = ([Left(5, 90), Left(3, 32), Left(3, 5)], true),
        ["Fell, and equal for 28 days since"] = ([Left(5, 90), Left(3, 33), Left(3, 5)], false),
        ["Two grades of one day, the lower a grade below the first"] = ([Left(5, 20), Left(5, 5), Left(4, 5)], true),
        ["The other side fell"] = ([Left(5, 20), Left(5, 5), Grade(3, 5, Side.Right), Grade(5, 20, Side.Right)], false),
        ["The fall is dated tomorrow"] = ([Left(5, 20), Left(3, -1)], false),
        ["The full grade before it is preliminary"] = ([Left(5, 20) with { Preliminary = true }, Left(4, 5)], true),
        ["The full grade before it has no date"] = ([Left(5, 20) with { Source = Left(5, 20).Source with { Date = null } }, Left(4, 5)], true),
        ["The full grade after it is preliminary"] = ([Left(4, 20), Left(5, 5) with { Preliminary = true }], false),
        ["Fell, and a full grade after it is preliminary"] = ([Left(5, 40), Left(4, 20), Left(5, 5) with { Preliminary = true }], true),
        ["The equal grade before it is preliminary"] = ([Left(4, 20) with { Preliminary = true }, Left(4, 5)], false),
        ["The weak grade after it is preliminary"] = ([Left(5, 20), Left(4, 5) with { Preliminary = true }], true),
    };

    private static readonly Dictionary<string, (SignRecord[] Records, bool Stable)> Runs = new(StringComparer.Ordinal)
    {
        ["27 days apart"] = ([Left(4, 32), Left(4, 5)], false),
        ["28 days apart"] = ([Left(4, 33), Left(4, 5)], true),
        ["29 days apart"] = ([Left(4, 34), Left(4, 5)], true),
        ["Unequal"] = ([Left(3, 60), Left(4, 5)], false),
        ["Equal after another grade"] = ([Left(5, 90), Left(4, 60), Left(4, 5)], true),
        ["Another grade between"] = ([Left(4, 90), Left(3, 60), Left(4, 5)], false),
        ["Two grades on the last day"] = ([Left(4, 60), Left(4, 5), Left(3, 5)], false),
        ["Two grades on the first day"] = ([Left(4, 60), Left(5, 60), Left(4, 5)], false),
        ["The first is preliminary"] = ([Left(4, 60) with { Preliminary = true }, Left(4, 5)], false),
        ["The last is preliminary"] = ([Left(4, 60), Left(4, 5) with { Preliminary = true }], false),
        ["One marked worse"] = ([Left(4, 60), Left(4, 5) with { MarkedWorse = true }], false),
        ["The other side marked worse"] = ([Left(4, 60), Left(4, 5), Grade(4, 5, Side.Right) with { MarkedWorse = true }], true),
        ["A weak hand, ungraded, on the last day"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 5, Side.Left)], true),
        ["Full strength twice, and a weak hand on the last day"] = ([Left(5, 60), Left(5, 5), Present(Sign.HandWeakness, 5, Side.Left)], false),
        ["A weak hand, ungraded, a day later"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 4, Side.Left)], false),
        ["A weak hand of the other side a day later"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 4, Side.Right)], true),
        ["A weak hand without a date"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, null, Side.Left)], false),
        ["A strong hand a day later"] = ([Left(4, 60), Left(4, 5), Absent(Sign.HandWeakness, 4, Side.Left)], true),
        ["An old weak hand, and a new one marked worse"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 50, Side.Left), Present(Sign.HandWeakness, 30, Side.Left) with { MarkedWorse = true }], false),
        ["A weak hand of a month that may end later"] = ([Left(4, 60), Left(4, 5), Weak(Record.Month(2026, 5))], false),
        ["A weak hand of a month that ended before"] = ([Left(4, 60), Left(4, 5), Weak(Record.Month(2026, 4))], true),
        ["An unclear grade a day later"] = ([Left(4, 60), Left(4, 5), Unclear(Sign.UpperLimbStrength, 4, Side.Left)], false),
        ["An unclear grade before the last"] = ([Left(4, 60), Unclear(Sign.UpperLimbStrength, 30, Side.Left), Left(4, 5)], true),
        ["An unclear hand on the last day"] = ([Left(4, 60), Left(4, 5), Unclear(Sign.HandWeakness, 5, Side.Left)], false),
        ["An unclear hand a day later, without a side"] = ([Left(4, 60), Left(4, 5), Unclear(Sign.HandWeakness, 4, Side.NotStated)], false),
        ["An unclear hand of the other side a day later"] = ([Left(4, 60), Left(4, 5), Unclear(Sign.HandWeakness, 4, Side.Right)], true),
        ["A problem of a weak hand that is over"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 4, Side.Left) with { Origin = SignOrigin.ResolvedProblem }], true),
        ["A lower grade, not understood, on the last day"] = ([Left(4, 60), Left(4, 5), Left(3, 5) with { NotUnderstood = true }], false),
        ["The same grade, not understood, on the last day"] = ([Left(4, 60), Left(4, 5), Left(4, 5) with { NotUnderstood = true }], true),
        ["A weak hand without a side a day later"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 4)], false),
        ["A weak hand without a side on the last day"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 5)], true),
        ["A weak hand without a side, marked worse"] = ([Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 30) with { MarkedWorse = true }], false),
        ["A weak hand on the last day, a strong one between"] = ([Left(4, 60), Absent(Sign.HandWeakness, 30, Side.Left), Left(4, 5), Present(Sign.HandWeakness, 5, Side.Left)], false),
        ["A weak hand on the last day, a strong one before the grades"] = ([Absent(Sign.HandWeakness, 90, Side.Left), Left(4, 60), Left(4, 5), Present(Sign.HandWeakness, 5, Side.Left)], true),
        ["A weak hand 28 days before the last, a strong one before it"] = ([Left(4, 90), Absent(Sign.HandWeakness, 60, Side.Left), Left(4, 5), Present(Sign.HandWeakness, 33, Side.Left), Present(Sign.HandWeakness, 5, Side.Left)], true),
        ["A weak hand 27 days before the last, a strong one before it"] = ([Left(4, 90), Absent(Sign.HandWeakness, 60, Side.Left), Left(4, 5), Present(Sign.HandWeakness, 32, Side.Left)], false),
        ["A weak hand on the last day, a strong one of the other side between"] = ([Left(4, 60), Absent(Sign.HandWeakness, 30, Side.Right), Left(4, 5), Present(Sign.HandWeakness, 5, Side.Left)], true),
        ["A weak hand on the last day, a strong one between that is preliminary"] = ([Left(4, 60), Absent(Sign.HandWeakness, 30, Side.Left) with { Preliminary = true }, Left(4, 5), Present(Sign.HandWeakness, 5, Side.Left)], true),
        ["Hand and arm strong between"] = ([Left(4, 84), .. Strong(40), Left(4, 5)], false),
        ["Hand and arm strong on two days between"] = ([Left(4, 84), Absent(Sign.HandWeakness, 50, Side.Left), Absent(Sign.UpperLimbWeakness, 40, Side.Left), Left(4, 5)], false),
        ["The hand alone strong between"] = ([Left(4, 84), Absent(Sign.HandWeakness, 40, Side.Left), Left(4, 5)], true),
        ["The arm alone strong between"] = ([Left(4, 84), Absent(Sign.UpperLimbWeakness, 40, Side.Left), Left(4, 5)], true),
        ["The hand strong before a weak grade between, the arm after it"] = ([Left(4, 84), Absent(Sign.HandWeakness, 60, Side.Left), Left(4, 50), Absent(Sign.UpperLimbWeakness, 40, Side.Left), Left(4, 5)], true),
        ["Hand and arm of the other side strong between"] = ([Left(4, 84), .. Strong(40).Select(static record => record with { Side = Side.Right }), Left(4, 5)], true),
        ["Hand and arm strong between, preliminary"] = ([Left(4, 84), .. Strong(40).Select(static record => record with { Preliminary = true }), Left(4, 5)], true),
        ["Hand and arm strong on the first and the last day"] = ([Left(4, 84), .. Strong(84), .. Strong(5), Left(4, 5)], true),
        ["Hand and arm strong before 28 days of equal grades"] = ([Left(4, 84), .. Strong(60), Left(4, 33), Left(4, 5)], true),
        ["Hand and arm strong before 27 days of equal grades"] = ([Left(4, 84), .. Strong(60), Left(4, 32), Left(4, 5)], false),
        ["Hand and arm strong in a month that may lie between"] = ([Left(4, 84), .. Strong(40).Select(static record => On(record, Record.Month(2026, 5))), Left(4, 5)], false),
        ["One of two of the first day preliminary"] = ([Left(4, 60) with { Preliminary = true }, Left(4, 60), Left(4, 5)], true),
        ["A day and its month, which may be closer"] = ([Left(4, 61), Dated(Record.Month(2026, 4)), Left(4, 5)], false),
        ["Partial dates that may be closer"] = ([Dated(Record.Month(2026, 4)), Left(4, 5)], false),
        ["Partial dates that cannot be closer"] = ([Dated(Record.Month(2026, 3)), Left(4, 5)], true),
    };

    private static readonly Dictionary<string, (SignRecord[] Records, bool Stable)> Numbness = new(StringComparer.Ordinal)
    {
        ["27 days apart"] = ([Numb(32), Numb(5)], false),
        ["28 days apart"] = ([Numb(33), Numb(5)], true),
        ["Once"] = ([Numb(60)], false),
        ["A negative between"] = ([Numb(60), Absent(Sign.UpperLimbNumbness, 30, Side.Left), Numb(5)], false),
        ["A negative before"] = ([Absent(Sign.UpperLimbNumbness, 90, Side.Left), Numb(60), Numb(5)], true),
        ["A negative on the first day"] = ([Absent(Sign.UpperLimbNumbness, 60, Side.Left), Numb(60), Numb(5)], false),
        ["Unclear between"] = ([Numb(60), Unclear(Sign.UpperLimbNumbness, 30, Side.Left), Numb(5)], false),
        ["One marked worse"] = ([Numb(60), Numb(30) with { MarkedWorse = true }, Numb(5)], false),
        ["The earlier preliminary"] = ([Numb(60) with { Preliminary = true }, Numb(5)], false),
        ["A problem is no examination"] = ([Problem(Sign.UpperLimbNumbness, 60, Side.Left), Numb(5)], false),
        ["The other side"] = ([Present(Sign.UpperLimbNumbness, 60, Side.Right), Numb(5)], false),
        ["A negative between, and one before"] = ([Absent(Sign.UpperLimbNumbness, 90, Side.Left), Numb(60), Absent(Sign.UpperLimbNumbness, 30, Side.Left), Numb(5)], false),
        ["A negative of the month of the first"] = ([Numb(60), On(Absent(Sign.UpperLimbNumbness, 60, Side.Left), Record.Month(2026, 4)), Numb(5)], false),
        ["A month that may be closer"] = ([On(Numb(60), Record.Month(2026, 4)), Numb(5)], false),
        ["A month that cannot be closer"] = ([On(Numb(60), Record.Month(2026, 3)), Numb(5)], true),
        ["The later is dated tomorrow"] = ([Numb(60), Numb(-1)], false),
        ["The last marked worse and dated tomorrow"] = ([Numb(60), Numb(5), Numb(-1) with { MarkedWorse = true }], false),
        ["One more dated tomorrow"] = ([Numb(60), Numb(5), Numb(-1)], true),
        ["One more dated tomorrow, unclear"] = ([Numb(60), Numb(5), Unclear(Sign.UpperLimbNumbness, -1, Side.Left)], false),
        ["Unclear without a date"] = ([Numb(60), Numb(5), Unclear(Sign.UpperLimbNumbness, null, Side.Left)], false),
        ["Unclear without a side, since"] = ([Numb(60), Numb(5), Unclear(Sign.UpperLimbNumbness, 4, Side.NotStated)], false),
        ["Without a side on both days"] = ([Present(Sign.UpperLimbNumbness, 60), Present(Sign.UpperLimbNumbness, 5)], true),
        ["Without a side on the first day"] = ([Present(Sign.UpperLimbNumbness, 60), Numb(5)], false),
        ["Without a side on the last day"] = ([Numb(60), Present(Sign.UpperLimbNumbness, 5)], false),
        ["Without a side beside two with it"] = ([Present(Sign.UpperLimbNumbness, 90), Numb(60), Numb(5)], true),
        ["Without a side on the last day only"] = ([Present(Sign.UpperLimbNumbness, 5)], false),
        ["Absent without a side between"] = ([Numb(60), Absent(Sign.UpperLimbNumbness, 30), Numb(5)], true),
        ["A month marked worse, which may end after the negative before"] = ([Absent(Sign.UpperLimbNumbness, 70, Side.Left), Worse(Record.Month(2026, 3)), Numb(60), Numb(5)], false),
        ["A month not understood, which may end after the negative before"] = ([Absent(Sign.UpperLimbNumbness, 70, Side.Left), Worse(Record.Month(2026, 3)) with { MarkedWorse = false, NotUnderstood = true }, Numb(60), Numb(5)], false),
        ["A month marked worse, over before the negative"] = ([Worse(Record.Month(2026, 2)), Absent(Sign.UpperLimbNumbness, 70, Side.Left), Numb(60), Numb(5)], true),
    };

    public static TheoryData<string> CourseSentences => new(Courses.Keys);

    public static TheoryData<string> RunSentences => new(Runs.Keys);

    public static TheoryData<string> NumbnessSentences => new(Numbness.Keys);

    [Theory]
    [MemberData(nameof(CourseSentences))]
    public void D9_Strength_falls_by_a_grade_below_the_best(string sentence) =>
        Strength.Falls(Courses[sentence].Records, [], Side.Left, Record.Now).ShouldBe(Courses[sentence].Falls, sentence);

    [Theory]
    [MemberData(nameof(RunSentences))]
    public void D8_Equal_grades_28_days_apart_document_stability(string sentence) =>
        Strength.IsStable(Runs[sentence].Records, Side.Left, Record.Now).ShouldBe(Runs[sentence].Stable, sentence);

    [Theory]
    [MemberData(nameof(NumbnessSentences))]
    public void D8_Numbness_on_two_examinations_28_days_apart_is_stable(string sentence) =>
        Strength.NumbnessIsStable(Numbness[sentence].Records, Side.Left, Record.Now).ShouldBe(Numbness[sentence].Stable, sentence);

    private static SignRecord Left(decimal grade, int? daysAgo) => Grade(grade, daysAgo, Side.Left);

    private static SignRecord[] Strong(int daysAgo) => [Absent(Sign.HandWeakness, daysAgo, Side.Left), Absent(Sign.UpperLimbWeakness, daysAgo, Side.Left)];

    private static SignRecord Numb(int daysAgo) => Present(Sign.UpperLimbNumbness, daysAgo, Side.Left);

    private static SignRecord Worse(RecordedDate date) => On(Numb(60), date) with { MarkedWorse = true };

    private static SignRecord Dated(RecordedDate date) => On(Left(4, 60), date);

    private static SignRecord Weak(RecordedDate date) => On(Present(Sign.HandWeakness, 60, Side.Left), date);

    private static SignRecord On(SignRecord record, RecordedDate date) => record with { Source = record.Source with { Date = date } };
}
