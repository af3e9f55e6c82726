using System.Globalization;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Hosting;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Hazard 29 where calendars are odd: summer time, leap days, either side of the date line, the ends of the calendar.</summary>
public sealed class CalendarTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";

    private static Chart WithoutGait => Chart.Baseline.Without("gait-instability");

    public static TheoryData<string> Offsets => ["+14:00", "+12:45", "+05:45", "+00:00", "-03:30", "-11:00", "-12:00"];

    [Theory]
    [MemberData(nameof(Offsets))]
    public void D6_A_negative_with_an_offset_is_as_old_as_its_own_calendar_says(string offset)
    {
        var today = DateOnly.FromDateTime(Chart.Now.ToOffset(TimeSpan.Parse(offset.TrimStart('+'), CultureInfo.InvariantCulture)).Date);
        foreach (var clock in new[] { "00:00:00", "12:00:00", "23:59:59" })
        {
            Pathway(28, clock).ShouldBe(Plan, clock);
            Pathway(29, clock).ShouldBe(Assess, clock);
        }

        string Pathway(int days, string clock) =>
            WithoutGait.With(Written.Absent("gait-instability", $"{today.AddDays(-days):yyyy-MM-dd}T{clock}{offset}")).Pathway;
    }

    [Theory]
    // The site's wall clock by UTC; the last day of which a negative still counts.
    [InlineData("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-01")]
    [InlineData("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-01")]
    [InlineData("Europe/Berlin", "2026-03-28T22:59:59Z", "2026-02-28")]
    [InlineData("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-01")]
    [InlineData("Europe/Berlin", "2026-10-24T21:59:59Z", "2026-09-26")]
    [InlineData("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-09-27")]
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-09-27")]
    [InlineData("Europe/Berlin", "2026-10-25T01:30:00Z", "2026-09-27")]
    [InlineData("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-09-27")]
    [InlineData("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-09-28")]
    [InlineData("America/New_York", "2026-03-08T06:59:59Z", "2026-02-08")]
    [InlineData("America/New_York", "2026-03-08T07:00:00Z", "2026-02-08")]
    [InlineData("America/New_York", "2026-11-02T04:59:59Z", "2026-10-04")]
    [InlineData("America/Santiago", "2026-09-06T04:00:00Z", "2026-08-09")]
    [InlineData("Asia/Kathmandu", "2026-05-31T18:14:59Z", "2026-05-03")]
    [InlineData("Asia/Kathmandu", "2026-05-31T18:15:00Z", "2026-05-04")]
    [InlineData("Pacific/Kiritimati", "2026-05-31T10:00:00Z", "2026-05-04")]
    [InlineData("Etc/GMT+12", "2026-06-01T11:59:59Z", "2026-05-03")]
    [InlineData("Etc/GMT+12", "2026-06-01T12:00:00Z", "2026-05-04")]
    [InlineData("UTC", "2024-03-28T12:00:00Z", "2024-02-29")]
    [InlineData("UTC", "2024-03-29T12:00:00Z", "2024-03-01")]
    [InlineData("UTC", "2025-03-28T12:00:00Z", "2025-02-28")]
    public void D6_D16_28_days_are_28_days_of_the_sites_calendar_whatever_its_clocks_do(string zone, string utc, string last)
    {
        var at = new EvaluationClock(new ZonedClock(zone, utc), FixedAt: null).Now;
        var day = FhirDate.Parse(last)!;

        day.DaysUntil(at).ShouldBe(Protocol.Windows.ValidDays);
        FhirDate.Parse($"{day.First.AddDays(-1):yyyy-MM-dd}")!.DaysUntil(at).ShouldBe(Protocol.Windows.ValidDays + 1);
        Decide(last, at).ShouldBe(Reason.NotRecorded, "fresh: only the rest is missing");
        Decide($"{day.First.AddDays(-1):yyyy-MM-dd}", at).ShouldBe(Reason.Stale);
    }

    [Theory]
    [InlineData("2008-02-29", "2026-02-28", Assess, "adult-protocol")]
    [InlineData("2008-02-29", "2026-03-01", Assess, "")]
    [InlineData("2004-02-29", "2022-02-28", Assess, "adult-protocol")]
    [InlineData("2004-02-29", "2022-03-01", Assess, "")]
    [InlineData("2008-02", "2026-02-28", Assess, "birth-date")]
    [InlineData("2008-02", "2026-03-01", Assess, "")]
    [InlineData("2008", "2026-12-30", Assess, "birth-date")]
    [InlineData("2008", "2026-12-31", Assess, "")]
    [InlineData("2008", "2025-12-31", Assess, "adult-protocol")]
    public void D4_Who_was_born_on_a_leap_day_or_in_a_month_or_a_year_is_an_adult_when_that_is_certain(string birth, string today, string pathway, string tells)
    {
        var chart = Chart.Empty.With(Written.Condition("sct|90448008", "\"onsetDateTime\": \"2020\"")) with
        {
            Patient = $$"""{ "resourceType": "Patient", "id": "{{Chart.PatientId}}", "birthDate": "{{birth}}" }""",
        };

        var decision = RehabProtocol.Evaluate(chart.Picture, Instant(today + "T12:00:00Z"));

        decision.Missing.Any(missing => missing.Fact == Facts.BirthDate).ShouldBe(tells == "birth-date");
        decision.Beside.Any(note => note.Topic == SideTopic.AdultProtocol).ShouldBe(tells == "adult-protocol");
        (tells == "adult-protocol" ? pathway : decision.Pathway.Code()).ShouldBe(pathway);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T12:00:00-12:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T12:00:00+14:00")]
    public void H29_At_the_ends_of_the_calendar_a_record_is_still_decided_about_and_nothing_is_cleared(string now)
    {
        var at = EvaluationClock.Parse(now)!.Value;
        foreach (var date in new[] { "0001", "0001-01", "0001-01-01", "0001-01-01T00:00:00+14:00", "9999", "9999-12", "9999-12-31", "9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59+14:00", "2026-05-30" })
        {
            var chart = Chart.Baseline.With(Written.Present("gait-instability", date), Written.Plan(start: date), Written.Observation("loinc|38214-3", Written.Quantity("20", "mm"), date), Written.Condition("sct|161898004", $"\"onsetDateTime\": \"{date}\""));

            RehabProtocol.Evaluate(chart.Picture, at).Pathway.ShouldNotBeOneOf(Pathway.ConservativePlan, Pathway.Progress, Pathway.Hold);
        }
    }

    private static Reason? Decide(string date, DateTimeOffset at) => RehabProtocol.Evaluate(
        Chart.Empty.With(Written.Condition("sct|90448008", "\"onsetDateTime\": \"2020\""), Written.Absent("gait-instability", date)).Picture, at)
        .Missing.FirstOrDefault(missing => missing.Fact == Facts.GaitInstability)?.Reason ?? Reason.NotRecorded;

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The wall clock of a place.</summary>
    private sealed class ZonedClock(string zone, string utc) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(zone);

        public override DateTimeOffset GetUtcNow() => Instant(utc);
    }
}
