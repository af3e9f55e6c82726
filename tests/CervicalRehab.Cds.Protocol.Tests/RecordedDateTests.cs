namespace CervicalRehab.Cds.Protocol.Tests;

public sealed class RecordedDateTests
{
    [Fact]
    public void A_day_is_counted_from_its_first_meaning()
    {
        Record.Day(0).DaysUntil(Record.Now).ShouldBe(0);
        Record.Day(28).DaysUntil(Record.Now).ShouldBe(28);
        Record.Month(2026, 5).DaysUntil(Record.Now).ShouldBe(31);
        Record.Year(2026).DaysUntil(Record.Now).ShouldBe(151);
    }

    [Fact]
    public void A_day_without_time_is_counted_in_the_offset_of_the_evaluation()
    {
        var lateEvening = new DateTimeOffset(2026, 6, 1, 23, 30, 0, TimeSpan.FromHours(-5));

        RecordedDate.OfDay(new(2026, 6, 1)).DaysUntil(lateEvening).ShouldBe(0);
        RecordedDate.OfDay(new(2026, 6, 1)).DaysUntil(lateEvening.ToUniversalTime()).ShouldBe(1);
    }

    [Fact]
    public void An_instant_is_counted_in_its_own_offset()
    {
        var written = Record.Instant(new(2026, 5, 31, 23, 30, 0, TimeSpan.FromHours(-5)));

        written.DaysUntil(new(2026, 6, 1, 4, 59, 0, TimeSpan.Zero)).ShouldBe(0);
        written.DaysUntil(new(2026, 6, 1, 5, 0, 0, TimeSpan.Zero)).ShouldBe(1);
    }

    [Theory]
    [InlineData("Now", 0, false)]
    [InlineData("Five minutes ahead", 300, false)]
    [InlineData("Five minutes and a second ahead", 301, true)]
    public void An_instant_may_run_five_minutes_ahead(string sentence, int seconds, bool future) =>
        Record.Instant(Record.Now.AddSeconds(seconds)).IsAfter(Record.Now).ShouldBe(future, sentence);

    [Theory]
    [InlineData("2026-05-25", "2026-05-27", "May 25 to 27")]
    [InlineData("2026-04-30", "2026-05-02", "Apr 30 to May 2")]
    [InlineData("2025-05-25", "2025-05-27", "May 25 to 27, 2025")]
    [InlineData("2025-04-30", "2025-05-02", "Apr 30 to May 2, 2025")]
    [InlineData("2025-12-30", "2026-01-02", "Dec 30, 2025 to Jan 2")]
    [InlineData("2024-12-30", "2025-01-02", "Dec 30, 2024 to Jan 2, 2025")]
    public void A_period_is_shown_by_its_days_with_a_year_that_is_not_this_one(string begin, string end, string shown)
    {
        var period = RecordedDate.OfPeriod(Day(begin), Day(end));

        period.Shown(Record.Now).ShouldBe(shown);
        (period.Text, period.First, period.Last).ShouldBe(($"{begin}/{end}", Day(begin).First, Day(end).Last));
        (period.Begin, period.End).ShouldBe((Day(begin), Day(end)));

        static RecordedDate Day(string day) => RecordedDate.OfDay(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_period_is_shown_no_more_precisely_than_its_ends_are_known()
    {
        RecordedDate.OfPeriod(Record.Month(2026, 4), Record.Day(3)).Shown(Record.Now).ShouldBe("Apr 2026 to May 29");
        RecordedDate.OfPeriod(Record.Year(2024), Record.Month(2025, 2)).Shown(Record.Now).ShouldBe("2024 to Feb 2025");
        Record.Month(2026, 5).Shown(Record.Now).ShouldBe("May 2026");
        (Record.Day(3).Begin, Record.Day(3).End).ShouldBe((Record.Day(3), Record.Day(3)));
    }

    [Fact]
    public void A_period_without_an_end_is_dated_by_its_start_and_may_have_gone_on_since()
    {
        var open = Record.Day(60) with { IsOpen = true };

        (open.First, open.Last, open.IsOneDay).ShouldBe((Record.Day(60).First, Record.Day(60).First, true));
        open.LastBy(Record.Now).ShouldBe(Record.Today);
        Record.Day(60).LastBy(Record.Now).ShouldBe(Record.Day(60).First);
        (Record.Day(-3) with { IsOpen = true }).LastBy(Record.Now).ShouldBe(Record.Day(-3).First);
    }

    [Fact]
    public void A_partial_date_that_has_begun_is_not_in_the_future()
    {
        Record.Day(0).IsAfter(Record.Now).ShouldBeFalse();
        Record.Day(-1).IsAfter(Record.Now).ShouldBeTrue();
        Record.Month(2026, 6).IsAfter(Record.Now).ShouldBeFalse();
        Record.Month(2026, 7).IsAfter(Record.Now).ShouldBeTrue();
        Record.Year(2026).IsAfter(Record.Now).ShouldBeFalse();
        Record.Year(2027).IsAfter(Record.Now).ShouldBeTrue();
    }
}
