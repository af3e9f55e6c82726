using CervicalRehab.Cds.Protocol.Assessing;
using static CervicalRehab.Cds.Protocol.Tests.Examination;

namespace CervicalRehab.Cds.Protocol.Tests.Assessing;

/// <summary>One sign from its dated records: D6, D7 and the contradictions.</summary>
public sealed class SignResolverTests
{
    private const Sign Gait = Sign.GaitInstability;

    private static readonly Dictionary<string, (SignRecord[] Records, Answer Expected, Reason? Why)> Situations = new(StringComparer.Ordinal)
    {
        ["Nothing recorded"] = ([], Answer.Unknown, Reason.NotRecorded),
        ["Absent today"] = ([Absent(Gait, 0)], Answer.No, null),
        ["Present today"] = ([Present(Gait, 0)], Answer.Yes, null),
        ["Absent three times, the last of them between older ones"] = ([Absent(Gait, 100), Absent(Gait, 2), Absent(Gait, 50)], Answer.No, null),
        ["Present and absent on one day"] = ([Absent(Gait, 5), Present(Gait, 5)], Answer.Yes, null),
        ["Absent, later present"] = ([Absent(Gait, 6), Present(Gait, 5)], Answer.Yes, null),
        ["Present, absent the next day"] = ([Present(Gait, 6), Absent(Gait, 5)], Answer.Unknown, Reason.Conflicting),
        ["Present, absent 28 days later"] = ([Present(Gait, 30), Absent(Gait, 2)], Answer.Unknown, Reason.Conflicting),
        ["Present, absent 29 days later"] = ([Present(Gait, 31), Absent(Gait, 2)], Answer.No, null),
        ["Present, absent within 28 days and again after them"] = ([Present(Gait, 50), Absent(Gait, 40), Absent(Gait, 2)], Answer.No, null),
        ["Present, absent 29 days later but stale by now"] = ([Present(Gait, 90), Absent(Gait, 29)], Answer.Unknown, Reason.Stale),
        ["Preliminary present after a final absent"] = ([Absent(Gait, 5), Present(Gait, 4) with { Preliminary = true }], Answer.Yes, null),
        ["Preliminary absent after a final present"] = ([Present(Gait, 100), Absent(Gait, 4) with { Preliminary = true }], Answer.Yes, null),
        ["Preliminary absent alone"] = ([Absent(Gait, 4) with { Preliminary = true }], Answer.Unknown, Reason.Preliminary),
        ["Undated present beside a fresh absent"] = ([Present(Gait, null), Absent(Gait, 4)], Answer.Yes, null),
        ["Active problem, no examination"] = ([Problem(Gait, 400)], Answer.Yes, null),
        ["Active problem, absent the next day"] = ([Problem(Gait, 6), Absent(Gait, 5)], Answer.Unknown, Reason.Conflicting),
        ["Active problem, absent 300 days later"] = ([Problem(Gait, 300), Absent(Gait, 5)], Answer.Unknown, Reason.Conflicting),
        ["Active problem that began after the examination"] = ([Absent(Gait, 5), Problem(Gait, 4)], Answer.Yes, null),
        ["Active problem without a date beside a fresh absent"] = ([Problem(Gait, null), Absent(Gait, 5)], Answer.Yes, null),
        ["Resolved problem alone"] = ([Resolved(300, 200)], Answer.Unknown, Reason.NotRecorded),
        ["Resolved problem, absent after it ended"] = ([Resolved(300, 200), Absent(Gait, 5)], Answer.No, null),
        ["Resolved problem that ended after the examination"] = ([Resolved(300, 3), Absent(Gait, 5)], Answer.Unknown, Reason.Conflicting),
        ["Resolved problem that ended on the day of the examination"] = ([Resolved(300, 5), Absent(Gait, 5)], Answer.Unknown, Reason.Conflicting),
        ["Resolved problem without an end, begun after the examination"] = ([Resolved(3, 3) with { Ended = null }, Absent(Gait, 5)], Answer.Unknown, Reason.Conflicting),
        ["Resolved problem without an end, begun before the examination"] = ([Resolved(6, 6) with { Ended = null }, Absent(Gait, 5)], Answer.No, null),
        ["Resolved problem of a month that may end after the examination"] = ([Resolved(300, 200) with { Ended = Record.Month(2026, 5) }, Absent(Gait, 5)], Answer.Unknown, Reason.Conflicting),
        ["Resolved problem of a month before the examination"] = ([Resolved(300, 200) with { Ended = Record.Month(2026, 4) }, Absent(Gait, 5)], Answer.No, null),
        ["Present in a month, absent within 28 days of its end"] = ([Dated(Present(Gait, 0), Record.Month(2026, 4)), Absent(Gait, 5)], Answer.Unknown, Reason.Conflicting),
        ["Present in a month, absent 28 days after its end"] = ([Dated(Present(Gait, 0), Record.Month(2026, 3)), Absent(Gait, 5)], Answer.No, null),
        ["Indeterminate in a month that may end after the absent"] = ([Absent(Gait, 5), Dated(Unclear(Gait, 0), Record.Month(2026, 5))], Answer.Unknown, Reason.Indeterminate),
        ["Indeterminate in a month before the absent"] = ([Absent(Gait, 5), Dated(Unclear(Gait, 0), Record.Month(2026, 4))], Answer.No, null),
        ["Absent on two records of one day, the nearer one in an offset that makes it 28 days old"] = ([Absent(Gait, 29), Dated(Absent(Gait, 0), Record.Instant(new(2026, 5, 3, 23, 30, 0, TimeSpan.FromHours(-10))))], Answer.No, null),
        ["Indeterminate after absent"] = ([Absent(Gait, 5), Unclear(Gait, 4)], Answer.Unknown, Reason.Indeterminate),
        ["Indeterminate on the day of an absent"] = ([Absent(Gait, 5), Unclear(Gait, 5)], Answer.Unknown, Reason.Indeterminate),
        ["Indeterminate on one side, the other side absent"] = ([Absent(Gait, 9), Unclear(Gait, 5), Unclear(Gait, 5) with { Unclear = Reason.SideNotStated }], Answer.Unknown, Reason.Indeterminate),
        ["Absent after an indeterminate"] = ([Unclear(Gait, 6), Absent(Gait, 5)], Answer.No, null),
        ["Absent tomorrow"] = ([Absent(Gait, -1)], Answer.Unknown, Reason.FutureDate),
        ["Present tomorrow, absent last week"] = ([Present(Gait, -1), Absent(Gait, 7)], Answer.Unknown, Reason.FutureDate),
        ["Absent tomorrow, absent last week"] = ([Absent(Gait, -1), Absent(Gait, 7)], Answer.No, null),
        ["Absent tomorrow, present last year"] = ([Absent(Gait, -1), Present(Gait, 365)], Answer.Yes, null),
        ["Absent this month: its first day counts"] = ([Dated(Absent(Gait, 0), Record.Month(2026, 6))], Answer.No, null),
        ["Absent last month: older than 28 days from its first day"] = ([Dated(Absent(Gait, 0), Record.Month(2026, 5))], Answer.Unknown, Reason.Stale),
        ["Absent this year: its first day counts"] = ([Dated(Absent(Gait, 0), Record.Year(2026))], Answer.Unknown, Reason.Stale),
        ["Present this year: its last day counts against an absent"] = ([Dated(Present(Gait, 0), Record.Year(2026)), Absent(Gait, 5)], Answer.Yes, null),
        ["Present last year, absent now"] = ([Dated(Present(Gait, 0), Record.Year(2025)), Absent(Gait, 5)], Answer.No, null),
    };

    public static TheoryData<string> Sentences => new(Situations.Keys);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sign_is_present_absent_or_unknown(string sentence)
    {
        var (records, expected, why) = Situations[sentence];

        foreach (var order in new[] { records, [.. records.Reverse()] })
        {
            var state = SignResolver.Resolve([.. order], Record.Now, notAllHere: null);
            state.Present.ShouldBe(expected, sentence);
            state.Why.ShouldBe(why, sentence);
        }
    }

    [Theory]
    [InlineData("27 days", 27, Answer.No)]
    [InlineData("28 days", 28, Answer.No)]
    [InlineData("29 days", 29, Answer.Unknown)]
    public void A_negative_reassures_for_28_days(string sentence, int daysAgo, Answer expected) =>
        SignResolver.Resolve([Absent(Gait, daysAgo)], Record.Now, null).Present.ShouldBe(expected, sentence);

    [Theory]
    [InlineData("In part", Reason.Incomplete)]
    [InlineData("Not at all", Reason.NotEvaluated)]
    public void Nothing_counts_as_absent_while_the_record_is_not_all_here(string sentence, Reason why)
    {
        SignResolver.Resolve([Absent(Gait, 1)], Record.Now, why).Why.ShouldBe(why, sentence);
        SignResolver.Resolve([Absent(Gait, 1), Present(Gait, 1)], Record.Now, why).Present.ShouldBe(Answer.Yes, sentence);
    }

    [Theory]
    [InlineData("Five minutes ahead of our clock", 5, Answer.No)]
    [InlineData("Six minutes ahead of our clock", 6, Answer.Unknown)]
    public void A_clock_may_run_five_minutes_ahead(string sentence, int minutes, Answer expected) =>
        SignResolver.Resolve([Dated(Absent(Gait, 0), Record.Instant(Record.Now.AddMinutes(minutes)))], Record.Now, null).Present.ShouldBe(expected, sentence);

    [Fact]
    public void A_later_calendar_day_at_an_earlier_instant_clears_nothing()
    {
        var found = Dated(Present(Gait, 0), Record.Instant(new(2026, 4, 1, 23, 0, 0, TimeSpan.FromHours(-10))));
        var cleared = Dated(Absent(Gait, 0), Record.Instant(new(2026, 4, 2, 8, 0, 0, TimeSpan.FromHours(12))));

        SignResolver.Resolve([found, cleared], Record.Now, null).Present.ShouldBe(Answer.Yes);
    }

    [Fact]
    public void The_same_instant_on_a_later_calendar_day_clears_nothing()
    {
        var found = Dated(Present(Gait, 0), Record.Instant(new(2026, 4, 1, 23, 0, 0, TimeSpan.FromHours(-10))));
        var cleared = Dated(Absent(Gait, 0), Record.Instant(new(2026, 4, 2, 21, 0, 0, TimeSpan.FromHours(12))));

        SignResolver.Resolve([found, cleared], Record.Now, null).Present.ShouldBe(Answer.Yes);
    }

    [Fact]
    public void Of_two_negatives_of_a_day_the_later_answers()
    {
        var found = Dated(Present(Gait, 0), Record.Instant(new(2026, 5, 19, 23, 0, 0, TimeSpan.FromHours(-10))));
        var early = Dated(Absent(Gait, 0), Record.Instant(new(2026, 5, 20, 8, 0, 0, TimeSpan.Zero)));
        var late = Dated(Absent(Gait, 0), Record.Instant(new(2026, 5, 20, 10, 0, 0, TimeSpan.Zero)));

        SignResolver.Resolve([found, early], Record.Now, null).Present.ShouldBe(Answer.Yes);
        SignResolver.Resolve([found, early, late], Record.Now, null).Why.ShouldBe(Reason.Conflicting);
        SignResolver.Resolve([late, early, found], Record.Now, null).Why.ShouldBe(Reason.Conflicting);
    }

    [Fact]
    public void A_negative_that_answers_not_every_positive_is_shown_beside_them()
    {
        SignRecord[] records = [Present(Gait, null), Present(Gait, 2), Absent(Gait, 5)];

        SignResolver.Resolve([.. records], Record.Now, null).Evidence.ShouldBe(records);
        SignResolver.Resolve([.. records[1..]], Record.Now, null).Evidence.ShouldBe([records[1]]);
    }

    [Fact]
    public void One_of_several_marked_worse_is_enough()
    {
        SignRecord[] records = [Present(Gait, 9), Present(Gait, 2) with { MarkedWorse = true }];

        SignResolver.Resolve([.. records], Record.Now, null).MarkedWorse.ShouldBeTrue();
        SignResolver.Resolve([.. records[..1]], Record.Now, null).MarkedWorse.ShouldBeFalse();
    }

    [Fact]
    public void Age_is_counted_in_the_offset_of_the_record()
    {
        var examined = Dated(Absent(Gait, 0), Record.Instant(new(2026, 5, 3, 23, 0, 0, TimeSpan.FromHours(-10))));

        SignResolver.Resolve([examined], new(2026, 6, 1, 9, 59, 0, TimeSpan.Zero), null).Present.ShouldBe(Answer.No);
        SignResolver.Resolve([examined], new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero), null).Present.ShouldBe(Answer.Unknown);
    }

    private static SignRecord Dated(SignRecord record, RecordedDate date) => record with { Source = record.Source with { Date = date } };

    private static SignRecord Resolved(int began, int ended) =>
        Problem(Gait, began) with { Origin = SignOrigin.ResolvedProblem, Finding = Answer.Unknown, Ended = Record.Day(ended) };
}
