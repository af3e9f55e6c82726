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
