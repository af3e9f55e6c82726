using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Positive and negative about one sign (D7, hazard 06), and records that come twice.</summary>
public sealed class ContradictionTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Urgent = "urgent-surgical-referral";

    private static Chart WithoutGait => Chart.Baseline.Without("gait-instability");

    [Theory]
    [InlineData("2026-05-30", "2026-05-30", Urgent)]
    [InlineData("2026-05-30", "2026-05-29", Urgent)]
    [InlineData("2026-05-29", "2026-05-30", Assess)]
    [InlineData("2026-05-02", "2026-05-30", Assess)]
    [InlineData("2026-05-01", "2026-05-30", Plan)]
    [InlineData("2020-01-01", "2026-05-30", Plan)]
    [InlineData("2026-05", "2026-05-30", Urgent)]
    [InlineData("2026-05-30T17:00:00+02:00", "2026-05-30T09:00:00+02:00", Urgent)]
    [InlineData("2026-05-30T09:00:00+02:00", "2026-05-30T17:00:00+02:00", Urgent)]
    [InlineData("2026-05-30T23:30:00-10:00", "2026-05-31T00:30:00+12:00", Urgent)]
    [InlineData("2020-01-01", "2026-04-30", Assess)]
    [InlineData("", "2026-05-30", Urgent)]
    public void D7_A_later_negative_replaces_a_positive_only_from_another_day_and_conflicts_within_28(string positive, string negative, string pathway) =>
        WithoutGait.With(Written.Present("gait-instability", positive), Written.Absent("gait-instability", negative)).Pathway.ShouldBe(pathway);

    [Fact]
    public void H06_The_card_shows_both_sides_of_a_conflict()
    {
        var chart = WithoutGait.With(Written.Present("gait-instability", "2026-05-20"), Written.Absent("gait-instability", "2026-05-30"));

        chart.Missing.ShouldBe(["gait-instability: conflicting"]);
        chart.Decision.Inputs.Where(input => input.Fact == Facts.GaitInstability).Select(input => (input.Value, input.Date!.Text)).Order()
            .ShouldBe([("absent", "2026-05-30"), ("present", "2026-05-20")]);
    }

    [Fact]
    public void D7_A_recent_positive_of_one_side_conflicts_with_its_own_side_only()
    {
        var chart = Chart.Baseline.Without("hoffmann-sign").With(
            Written.Sides("hoffmann-sign", "\"valueBoolean\": true", "\"valueBoolean\": false", "2026-05-20"),
            Written.Sides("hoffmann-sign", "\"valueBoolean\": false", "\"valueBoolean\": false", "2026-05-30"));

        chart.Pathway.ShouldBe(Assess);
        chart.Missing.ShouldBe(["hoffmann-sign left: conflicting"]);
    }

    [Fact]
    public void H06_Both_answers_in_one_Observation_are_a_positive() => WithoutGait
        .With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|2667000 sct|52101004")}}"""))
        .Pathway.ShouldBe(Urgent);

    [Fact]
    public void A_positive_interpretation_beside_a_negative_value_warns() => WithoutGait
        .With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|2667000")}}, "interpretation": [{{Written.Concept("v3|POS")}}]"""))
        .Pathway.ShouldBe(Urgent);

    [Fact]
    public void A_negative_interpretation_does_not_undo_a_positive_value() => WithoutGait
        .With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "interpretation": [{{Written.Concept("v3|NEG")}}]"""))
        .Pathway.ShouldBe(Urgent);

    [Fact]
    public void A_positive_beside_a_data_absent_reason_is_settled_by_nobody() => Chart.Baseline
        .With(Written.Observation("gait-instability", "\"valueBoolean\": true, \"dataAbsentReason\": { \"text\": \"error\" }"))
        .Pathway.ShouldBe(Assess);

    [Fact]
    public void A_Condition_resolved_after_the_examination_unsettles_it() => Chart.Baseline
        .With(Written.Condition("sct|22325002", "\"onsetDateTime\": \"2026-05-01\", \"abatementDateTime\": \"2026-05-29\"", clinical: "resolved"))
        .Missing.ShouldBe(["gait-instability: conflicting"]);

    [Fact]
    public void A_Condition_resolved_before_the_examination_is_history() => Chart.Baseline
        .With(Written.Condition("sct|22325002", "\"onsetDateTime\": \"2024-05-01\", \"abatementDateTime\": \"2024-06-01\"", clinical: "resolved"))
        .Pathway.ShouldBe(Plan);

    [Fact]
    public void The_same_record_twice_is_one_record()
    {
        var once = Chart.Baseline.With(Written.Present("gait-instability"));
        var twice = once with { Resources = [.. once.Resources, .. once.Resources] };

        twice.Decision.Inputs.ShouldBe(once.Decision.Inputs);
        twice.Pathway.ShouldBe(once.Pathway);
    }

    [Fact]
    public void Two_versions_of_one_record_are_both_heard() => WithoutGait
        .With(
            Written.Observation("gait-instability", $"{Written.Value("sct|2667000")}, \"id\": \"gait\""),
            Written.Observation("gait-instability", $"{Written.Value("sct|52101004")}, \"id\": \"gait\""))
        .Pathway.ShouldBe(Urgent);

    [Fact]
    public void D5_A_resolved_and_an_active_spasm_are_an_active_spasm()
    {
        var chart = Chart.Baseline.With(Written.Condition("sct|95418008", clinical: "resolved"));

        chart.Pathway.ShouldBe(Plan);
        chart.Rules.Contains("resistance-withheld", StringComparer.Ordinal).ShouldBeTrue();
    }
}
