namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Dates as recorded: D6, D7, D16, hazard 29. The evaluation is at 2026-06-01T09:00+02:00.</summary>
public sealed class DateTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Urgent = "urgent-surgical-referral";

    private static Chart WithoutGait => Chart.Baseline.Without("gait-instability");

    [Theory]
    [InlineData("2026-05-04", "")]
    [InlineData("2026-05-03", "stale")]
    [InlineData("2026-06-01", "")]
    [InlineData("2026-06-02", "future-date")]
    [InlineData("2026-05", "stale")]
    [InlineData("2026-06", "")]
    [InlineData("2026", "stale")]
    [InlineData("2027", "future-date")]
    [InlineData("2026-06-01T09:05:00+02:00", "")]
    [InlineData("2026-06-01T07:00:00Z", "")]
    [InlineData("2026-06-01T09:05:01+02:00", "future-date")]
    [InlineData("2026-06-01T09:00:00Z", "future-date")]
    [InlineData("2026-06-01T20:00:00+14:00", "")]
    [InlineData("2026-05-04T00:00:00+02:00", "")]
    [InlineData("2026-05-03T23:59:59+02:00", "stale")]
    [InlineData("2026-05-04T00:30:00+14:00", "")]
    [InlineData("2026-05-03T23:30:00-12:00", "")]
    [InlineData("2026-05-02T23:30:00-12:00", "stale")]
    [InlineData("2026-05-27T09:00:00.123456789Z", "")]
    [InlineData("2026-05-27T23:59:60Z", "")]
    [InlineData("2026-02-30", "no-date")]
    [InlineData("27.05.2026", "no-date")]
    [InlineData("", "no-date")]
    public void D6_A_negative_reassures_for_28_days_and_not_from_the_future(string date, string reason)
    {
        var chart = WithoutGait.With(Written.Absent("gait-instability", date));

        chart.Pathway.ShouldBe(reason.Length == 0 ? Plan : Assess);
        chart.Missing.ShouldBe(reason.Length == 0 ? [] : [$"gait-instability: {reason}"]);
    }

    [Theory]
    [InlineData("2026-06-01", Urgent)]
    [InlineData("2024-02-29", Urgent)]
    [InlineData("1999", Urgent)]
    [InlineData("2026-05", Urgent)]
    [InlineData("yesterday", Urgent)]
    [InlineData("", Urgent)]
    [InlineData("2026-06-01T09:05:00+02:00", Urgent)]
    [InlineData("2026-06-02", Assess)]
    [InlineData("2026-06-01T10:00:00+02:00", Assess)]
    public void D7_A_positive_counts_at_any_age_and_without_a_date_but_not_from_the_future(string date, string pathway) =>
        WithoutGait.With(Written.Present("gait-instability", date)).Pathway.ShouldBe(pathway);

    [Fact]
    public void A_future_date_is_listed() => WithoutGait
        .With(Written.Observation("gait-instability", $"{Written.Value("sct|52101004")}, \"id\": \"gait\"", "2026-07-01"))
        .NotUsed.ShouldBe(["Observation/gait: future-date"]);

    [Theory]
    [InlineData("\"effectiveInstant\": \"2026-05-27T09:00:00+02:00\"", Plan)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27\", \"end\": \"2026-05-28\" }", Plan)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27\" }", Plan)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-03\", \"end\": \"2026-05-31\" }", Assess)]
    [InlineData("\"effectivePeriod\": { \"end\": \"2026-05-31\" }", Assess)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27\", \"end\": \"2026-04-22\" }", Assess)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27\", \"end\": \"2026-05-26\" }", Assess)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27\", \"end\": \"2026-05-27\" }", Plan)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27\", \"end\": \"2026-05\" }", Plan)]
    [InlineData("\"effectivePeriod\": { \"start\": \"2026-05-27\", \"end\": \"2026-04\" }", Assess)]
    [InlineData("\"effectiveTiming\": { \"event\": [\"2026-05-27\"] }", Assess)]
    [InlineData("\"issued\": \"2026-05-27T09:00:00+02:00\"", Assess)]
    public void D6_An_effective_in_another_form_counts_from_its_earliest_day(string effective, string pathway) => WithoutGait
        .With($$"""{ "resourceType": "Observation", "status": "final", "code": {{Written.Concept("gait-instability")}}, {{effective}}, {{Written.Value("sct|2667000")}} }""")
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("\"onsetDateTime\": \"2026-05-30\"", Urgent)]
    [InlineData("\"onsetPeriod\": { \"start\": \"2026-05-30\" }", Urgent)]
    [InlineData("\"recordedDate\": \"2026-05-30\"", Urgent)]
    [InlineData("\"note\": []", Urgent)]
    [InlineData("\"onsetDateTime\": \"2020-01-01\"", Assess)]
    [InlineData("\"onsetDateTime\": \"2020-01-01\", \"recordedDate\": \"2026-05-30\"", Assess)]
    [InlineData("\"recordedDate\": \"2020-01-01\"", Assess)]
    public void D7_An_active_Condition_is_a_positive_dated_by_onset_else_recording_and_a_newer_negative_a_conflict(string members, string pathway)
    {
        var chart = Chart.Baseline.With(Written.Condition("sct|22325002", members));

        chart.Pathway.ShouldBe(pathway);
        if (pathway == Assess)
        {
            chart.Missing.ShouldBe(["gait-instability: conflicting"]);
        }
    }

    [Theory]
    [InlineData("2026-04-22")]
    [InlineData("2026-05-26")]
    [InlineData("2026-05-29T25:00:00Z")]
    public void A_period_that_ends_before_it_starts_is_a_date_that_nobody_can_read(string end)
    {
        var period = Period("2026-05-27", end);
        var positive = $$"""{ "resourceType": "Observation", "status": "final", "code": {{Written.Concept("gait-instability")}}, "effectivePeriod": {{period}}, {{Written.Value("sct|52101004")}} }""";

        WithoutGait.With(positive).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(positive).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Written.Report($"\"effectivePeriod\": {period}").Replace("\"effectiveDateTime\": \"2026-05-01\", ", string.Empty, StringComparison.Ordinal)).Pathway.ShouldBe(Assess);
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-31", Plan)]
    [InlineData("2026-03-31", "2026-03-01", Urgent)]
    public void D38_Stress_incontinence_is_of_long_standing_only_with_an_onset_that_can_be_read(string start, string end, string pathway) =>
        Chart.Baseline.With(Written.Condition("sct|22220005", $"\"onsetPeriod\": {Period(start, end)}")).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("2026-04-20", "2026-07-20", "surgical-referral")]
    [InlineData("2026-04-20", "2026-04-19", Assess)]
    public void D16_A_program_that_ends_before_it_starts_has_no_known_start(string start, string end, string pathway) => Chart.Baseline.Without("38214-3")
        .With(
            Written.Plan().Replace("{ \"start\": \"2026-05-11\" }", Period(start, end), StringComparison.Ordinal),
            Written.Observation("loinc|38214-3", Written.Quantity("20", "mm"), "2026-04-18"),
            Written.Observation("loinc|38214-3", Written.Quantity("40", "mm"), "2026-05-30"))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("\"start\": \"2026-05-26T22:00:00Z\", \"end\": \"2026-05-27T00:30:00Z\"", "May 26 to May 27")]
    [InlineData("\"start\": \"2026-05-25\", \"end\": \"2026-05-26\"", "May 25 to May 27")]
    [InlineData("\"start\": \"2026-05-25\", \"end\": \"2026-05-28\"", "May 25 to 28")]
    public void Examinations_of_several_days_are_shown_from_the_first_day_to_the_last(string period, string shown) => WithoutGait
        .With($$"""{ "resourceType": "Observation", "status": "final", "code": {{Written.Concept("gait-instability")}}, "effectivePeriod": { {{period}} }, {{Written.Value("sct|2667000")}} }""")
        .Decision.Summary.ShouldBe($"Offer the rehab program: minor cervical OPLL, no red flags on exam {shown}");

    [Theory]
    [InlineData("2026-04-20", "2026-04-22", "Apr 20 to 22")]
    [InlineData("2026-04-20", "2026-05-02", "Apr 20 to May 2")]
    [InlineData("2025-04-20", "2025-04-22", "Apr 20 to 22, 2025")]
    [InlineData("2026-04-20", "2026-04-20", "Apr 20")]
    public void A_period_is_shown_by_its_days(string start, string end, string shown) => WithoutGait
        .With($$"""{ "resourceType": "Observation", "status": "final", "code": {{Written.Concept("gait-instability")}}, "effectivePeriod": {{Period(start, end)}}, {{Written.Value("sct|2667000")}} }""")
        .Decision.Missing.ShouldHaveSingleItem().LastDate?.Shown(Chart.Now).ShouldBe(shown);

    [Theory]
    [InlineData("2026-04-20", "surgical-referral")]
    [InlineData("2026-04-21", "hold")]
    [InlineData("2026-04-20T23:30:00-08:00", "hold")]
    [InlineData("2026-04-20T01:00:00+14:00", "surgical-referral")]
    public void D16_D18_Weeks_are_counted_in_calendar_days_of_the_recorded_offset(string start, string pathway) => Chart.Baseline.Without("38214-3")
        .With(
            Written.Plan(start: start),
            Written.Observation("loinc|38214-3", Written.Quantity("20", "mm"), "2026-04-18"),
            Written.Observation("loinc|38214-3", Written.Quantity("40", "mm"), "2026-05-30"))
        .Pathway.ShouldBe(pathway);

    [Fact]
    public void D16_Without_a_start_the_first_completed_session_is_day_0() => Chart.Baseline.Without("38214-3")
        .With(
            $$"""{ "resourceType": "CarePlan", "status": "active", "intent": "plan", "instantiatesCanonical": ["{{Fhir.Systems.PlanDefinition}}"] }""",
            $$"""{ "resourceType": "Procedure", "status": "completed", "code": {{Written.Concept("sct|91251008")}}, "performedDateTime": "2026-04-20" }""",
            $$"""{ "resourceType": "Procedure", "status": "completed", "code": {{Written.Concept("sct|91251008")}}, "performedPeriod": { "start": "2026-04-27" } }""",
            Written.Observation("loinc|38214-3", Written.Quantity("20", "mm"), "2026-04-18"),
            Written.Observation("loinc|38214-3", Written.Quantity("40", "mm"), "2026-05-30"))
        .Pathway.ShouldBe("surgical-referral");

    [Fact]
    public void D16_Worse_with_an_unknown_start_is_complete_assessment() => Chart.Baseline.Without("38214-3")
        .With(
            $$"""{ "resourceType": "CarePlan", "status": "active", "intent": "plan", "instantiatesCanonical": ["{{Fhir.Systems.PlanDefinition}}"] }""",
            Written.Observation("loinc|38214-3", Written.Quantity("20", "mm"), "2026-04-18"),
            Written.Observation("loinc|38214-3", Written.Quantity("40", "mm"), "2026-05-30"))
        .Pathway.ShouldBe(Assess);

    private static string Period(string start, string end) => $"{{ \"start\": \"{start}\", \"end\": \"{end}\" }}";
}
