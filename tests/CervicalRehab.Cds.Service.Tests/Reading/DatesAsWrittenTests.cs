using System.Globalization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What a date may mean is what was written, no more: days, the offset, and an instant where one is named.</summary>
public sealed class DatesAsWrittenTests
{
    [Theory]
    [InlineData("2026-05-27", "2026-05-27", "2026-05-27", "")]
    [InlineData("2026-05", "2026-05-01", "2026-05-31", "")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "")]
    [InlineData("2026-02", "2026-02-01", "2026-02-28", "")]
    [InlineData("2026", "2026-01-01", "2026-12-31", "")]
    [InlineData("9999", "9999-01-01", "9999-12-31", "")]
    [InlineData("2026-05-27T10:15:30+02:00", "2026-05-27", "2026-05-27", "2026-05-27T10:15:30.0000000+02:00")]
    [InlineData("2026-05-27T10:15:30-05:30", "2026-05-27", "2026-05-27", "2026-05-27T10:15:30.0000000-05:30")]
    [InlineData("2026-05-27T10:15:30Z", "2026-05-27", "2026-05-27", "2026-05-27T10:15:30.0000000+00:00")]
    [InlineData("2026-05-27T10:15Z", "2026-05-27", "2026-05-27", "2026-05-27T10:15:00.0000000+00:00")]
    [InlineData("2026-05-27T10:15:30.1Z", "2026-05-27", "2026-05-27", "2026-05-27T10:15:30.1000000+00:00")]
    [InlineData("2026-05-27T10:15:30.1234567Z", "2026-05-27", "2026-05-27", "2026-05-27T10:15:30.1234567+00:00")]
    [InlineData("2026-05-27T10:15:30.123456789Z", "2026-05-27", "2026-05-27", "2026-05-27T10:15:30.1234567+00:00")]
    [InlineData("2026-05-27T23:59:60Z", "2026-05-27", "2026-05-27", "2026-05-27T23:59:59.0000000+00:00")]
    [InlineData("2026-05-27T23:59:60.5Z", "2026-05-27", "2026-05-27", "2026-05-27T23:59:59.5000000+00:00")]
    [InlineData("2026-05-27T10:15:30+14:00", "2026-05-27", "2026-05-27", "2026-05-27T10:15:30.0000000+14:00")]
    [InlineData("2026-05-27T10:15:30-14:00", "2026-05-27", "2026-05-27", "2026-05-27T10:15:30.0000000-14:00")]
    [InlineData("2026-05-27T10:15:30", "2026-05-27", "2026-05-27", "")]
    [InlineData("2026-05-27T10:15", "2026-05-27", "2026-05-27", "")]
    [InlineData("0001-01-01T00:00:00+14:00", "0001-01-01", "0001-01-01", "")]
    [InlineData("0001-01-01T14:00:00+14:00", "0001-01-01", "0001-01-01", "0001-01-01T14:00:00.0000000+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00", "9999-12-31", "9999-12-31", "")]
    [InlineData("9999-12-31T09:59:59-14:00", "9999-12-31", "9999-12-31", "9999-12-31T09:59:59.0000000-14:00")]
    public void A_date_means_the_days_and_the_instant_that_are_written(string text, string first, string last, string instant)
    {
        var date = DateOf(text);

        date.ShouldNotBeNull();
        date.Text.ShouldBe(text);
        (date.First, date.Last).ShouldBe((Day(first), Day(last)));
        (date.Instant?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty).ShouldBe(instant);
    }

    [Theory]
    [InlineData("26")]
    [InlineData("20260")]
    [InlineData("202605")]
    [InlineData("2026-5")]
    [InlineData("2026-13")]
    [InlineData("2026-5-27")]
    [InlineData("2026/05/27")]
    [InlineData("2026-02-29")]
    [InlineData("2026-05-27 ")]
    [InlineData("2026-05-27 10:15:30Z")]
    [InlineData("2026-05T10:15:30Z")]
    [InlineData("2026-02-30T10:15:30Z")]
    [InlineData("2026-05-27T")]
    [InlineData("2026-05-27TZ")]
    [InlineData("2026-05-27T10Z")]
    [InlineData("2026-05-27T1015Z")]
    [InlineData("2026-05-27T10:15:3Z")]
    [InlineData("2026-05-27T24:00:00Z")]
    [InlineData("2026-05-27T10:60:00Z")]
    [InlineData("2026-05-27T10:15:61Z")]
    [InlineData("2026-05-27T10:15:30.Z")]
    [InlineData("2026-05-27T10:15:30.12a4Z")]
    [InlineData("2026-05-27T10:15:30.12345678aZ")]
    [InlineData("2026-05-27T10:15:30,5Z")]
    [InlineData("2026-05-27T10:15:30+14:01")]
    [InlineData("2026-05-27T10:15:30-15:00")]
    [InlineData("2026-05-27T10:15:30+2:00")]
    [InlineData("2026-05-27T10:15:30+0200")]
    [InlineData("2026-05-27T10:15:30+02:60")]
    [InlineData("2026-05-27T+02:00")]
    public void What_is_no_date_of_R4_is_none(string text) => DateOf(text).ShouldBeNull();

    [Theory]
    [InlineData("\"start\": \"2026-05-20\", \"end\": \"2026-05-27\"", "2026-05-20/2026-05-27", "2026-05-27")]
    [InlineData("\"start\": \"2026-05\", \"end\": \"2026-05-27\"", "2026-05", "2026-05-31")]
    [InlineData("\"start\": \"2026-05-20\", \"end\": \"2026-05\"", "2026-05-20/2026-05", "2026-05-31")]
    [InlineData("\"start\": \"2026-05-20\", \"end\": \"2026-05-20\"", "2026-05-20", "2026-05-20")]
    [InlineData("\"start\": \"2026-05\", \"end\": \"2026-05-01\"", "2026-05", "2026-05-31")]
    [InlineData("\"start\": \"2026-05-27T10:00:00Z\", \"end\": \"2026-05-27\"", "2026-05-27T10:00:00Z", "2026-05-27")]
    [InlineData("\"start\": \"2026-05-27T10:00:00Z\", \"end\": \"2026-05-27T10:00:00Z\"", "2026-05-27T10:00:00Z", "2026-05-27")]
    [InlineData("\"start\": \"2026-05-28T00:30:00+02:00\", \"end\": \"2026-05-27T23:00:00Z\"", "2026-05-28T00:30:00+02:00", "2026-05-28")]
    [InlineData("\"start\": \"2026-05-26T22:00:00Z\", \"end\": \"2026-05-27T00:30:00Z\"", "2026-05-26T22:00:00Z", "2026-05-26")]
    [InlineData("\"start\": \"2026-05-26T22:00:00Z\", \"end\": \"2026-05-27T21:59:59Z\"", "2026-05-26T22:00:00Z", "2026-05-26")]
    [InlineData("\"start\": \"2026-05-26T22:00:00Z\", \"end\": \"2026-05-27T22:00:00Z\"", "2026-05-26T22:00:00Z/2026-05-27T22:00:00Z", "2026-05-27")]
    [InlineData("\"start\": \"2026-05-26T22:00:00\", \"end\": \"2026-05-27T00:30:00Z\"", "2026-05-26T22:00:00/2026-05-27T00:30:00Z", "2026-05-27")]
    [InlineData("\"start\": \"2026-05-26T22:00:00Z\", \"end\": \"2026-05-27\"", "2026-05-26T22:00:00Z/2026-05-27", "2026-05-27")]
    [InlineData("\"start\": \"2026-05-20\"", "2026-05-20", "2026-05-20")]
    public void A_period_runs_from_its_start_to_its_end(string period, string text, string last)
    {
        var date = DateIn($"\"effectivePeriod\": {{ {period} }}");

        date.ShouldNotBeNull();
        (date.Text, date.Last).ShouldBe((text, Day(last)));
        date.First.Year.ShouldBe(2026);
    }

    [Theory]
    [InlineData("\"effectivePeriod\": { \"end\": \"2026-05-27\" }")]
    [InlineData("\"effectivePeriod\": { \"start\": \"soon\", \"end\": \"2026-05-27\" }")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-20\", \"end\": \"soon\" }")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-20\", \"end\": \"2026-05-29T25:00:00Z\" }")]
    [InlineData("\"effectivePeriod\": {}")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-20\", \"end\": \"2026-05-19\" }")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27T10:00:00Z\", \"end\": \"2026-05-27T09:59:59Z\" }")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27T23:00:00Z\", \"end\": \"2026-05-28T00:30:00+02:00\" }")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-01\", \"end\": \"2026-04\" }")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-06\", \"end\": \"2026-05\" }")]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27T10:00:00Z\", \"end\": \"2026-05-26\" }")]
    [InlineData("\"note\": []")]
    public void A_period_without_a_start_or_of_an_end_that_is_unreadable_or_before_it_is_no_date(string members) => DateIn(members).ShouldBeNull();

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static RecordedDate? DateOf(string text) => DateIn($"\"effectiveDateTime\": \"{text}\"");

    private static RecordedDate? DateIn(string members) => Chart.Empty
        .With($$"""{ "resourceType": "Observation", "status": "final", "code": {{Written.Concept("gait-instability")}}, {{Written.Value("sct|52101004")}}, {{members}} }""")
        .Picture.Signs.ShouldHaveSingleItem().Source.Date;
}
