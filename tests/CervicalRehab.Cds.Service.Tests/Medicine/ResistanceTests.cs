namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "resistance set"; D19. The program began on 2026-05-11 and nothing is overdue.</summary>
public sealed class ResistanceTests
{
    private const string Repetitions = "reps-at-load";
    private const string Load = "load-percent-1rm";
    private const string Borg = "borg-rpe-6-20";
    private const string AnyScale = "loinc|82289-0";

    private static Chart Running => Chart.Baseline.Without("433203006")
        .With(Written.Condition("sct|433203006", clinical: "resolved"), Written.Plan());

    private static Chart Ready => Running.With(
        Written.Observation(Repetitions, Written.Quantity("15", "{repetitions}")),
        Written.Observation(Load, Written.Quantity("40", "%")));

    /// <summary>A patient whose load may rise.</summary>
    internal static Chart Progressing => Ready.With(Written.Observation(Borg, "\"valueInteger\": 13"));

    [Theory]
    [InlineData("\"valueQuantity\": { \"value\": 13, \"code\": \"{score}\", \"system\": \"http://unitsofmeasure.org\" }")]
    [InlineData("\"valueQuantity\": { \"value\": 12 }")]
    [InlineData("\"valueInteger\": 14")]
    public void D19_A_set_at_exertion_12_to_14_progresses(string exertion) =>
        Ready.With(Written.Observation(Borg, exertion)).Pathway.ShouldBe("progress");

    [Theory]
    [InlineData("\"valueInteger\": 11", "load-light")]
    [InlineData("\"valueInteger\": 15", "too-hard")]
    [InlineData("\"valueInteger\": 5", "exertion-unusable")]
    [InlineData("\"valueInteger\": 21", "exertion-unusable")]
    [InlineData("\"valueString\": \"somewhat hard\"", "exertion-unusable")]
    public void D19_Any_other_exertion_holds(string exertion, string rule) => Holds(Ready.With(Written.Observation(Borg, exertion)), rule);

    [Theory]
    [InlineData("13", "", "", "progress")]
    [InlineData("11", "", "", "hold")]
    [InlineData("10", "", "", "hold")]
    [InlineData("7", "", "", "hold")]
    [InlineData("13", "6", "20", "progress")]
    [InlineData("13", "0", "20", "hold")]
    [InlineData("13", "0", "10", "hold")]
    [InlineData("13", "1", "100", "hold")]
    public void H10_The_LOINC_exertion_counts_only_on_a_known_scale(string value, string low, string high, string pathway) => Ready
        .With(Written.Observation(AnyScale, Written.Quantity(value, "{score}") + Range(low, high)))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("0", "10", "hold")]
    [InlineData("1", "10", "hold")]
    [InlineData("", "10", "hold")]
    [InlineData("0", "100", "hold")]
    [InlineData("6", "100", "hold")]
    [InlineData("5", "20", "hold")]
    [InlineData("6", "20", "progress")]
    [InlineData("6", "", "progress")]
    [InlineData("12", "14", "progress")]
    [InlineData("", "14", "progress")]
    public void H10_A_Borg_exertion_with_the_range_of_another_scale_is_not_used(string low, string high, string pathway)
    {
        var chart = Ready.With(Written.Observation(Borg, Written.Quantity("13", "{score}") + Limits(low, high)));

        chart.Pathway.ShouldBe(pathway);
        chart.Rules.Contains("exertion-unusable", StringComparer.Ordinal).ShouldBe(pathway == "hold");
    }

    [Theory]
    [InlineData("7", "6", "20", "load-light")]
    [InlineData("7", "", "", "exertion-unusable")]
    [InlineData("7", "0", "10", "exertion-unusable")]
    [InlineData("13", "0", "20", "exertion-unusable")]
    public void H10_An_exertion_on_an_unknown_scale_says_so(string value, string low, string high, string rule) => Holds(
        Ready.With(Written.Observation(AnyScale, Written.Quantity(value, "{score}") + Range(low, high))), rule);

    [Theory]
    [InlineData("\"valueInteger\": 15", "progress")]
    [InlineData("\"valueInteger\": 14", "hold")]
    [InlineData("\"valueQuantity\": { \"value\": 16, \"code\": \"{repetitions}\", \"system\": \"http://unitsofmeasure.org\" }", "progress")]
    [InlineData("\"valueQuantity\": { \"value\": 15.5, \"code\": \"{repetitions}\", \"system\": \"http://unitsofmeasure.org\" }", "hold")]
    [InlineData("\"valueQuantity\": { \"value\": 15, \"code\": \"kg\", \"system\": \"http://unitsofmeasure.org\" }", "hold")]
    [InlineData("\"valueQuantity\": { \"value\": 15, \"comparator\": \">=\", \"code\": \"{repetitions}\", \"system\": \"http://unitsofmeasure.org\" }", "hold")]
    [InlineData("\"valueString\": \"15\"", "hold")]
    public void D19_Fifteen_repetitions_are_needed(string repetitions, string pathway) => Running
        .With(
            Written.Observation(Repetitions, repetitions),
            Written.Observation(Load, Written.Quantity("40", "%")),
            Written.Observation(Borg, "\"valueInteger\": 13"))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("40", "%", "ready-to-progress")]
    [InlineData("39.9", "%", "load-below-low")]
    [InlineData("40.1", "%", "moderate-is-ceiling")]
    [InlineData("60", "%", "moderate-is-ceiling")]
    [InlineData("60.1", "%", "load-above-ceiling")]
    public void D19_Only_low_load_progresses(string load, string unit, string rule) => Running
        .With(
            Written.Observation(Repetitions, "\"valueInteger\": 15"),
            Written.Observation(Load, Written.Quantity(load, unit)),
            Written.Observation(Borg, "\"valueInteger\": 13"))
        .Rules.Contains(rule, StringComparer.Ordinal).ShouldBeTrue();

    [Theory]
    [InlineData("0.4", "1")]
    [InlineData("40", "kg")]
    [InlineData("0", "%")]
    [InlineData("140", "%")]
    public void A_load_that_cannot_be_read_never_progresses(string load, string unit) => Running
        .With(
            Written.Observation(Repetitions, "\"valueInteger\": 15"),
            Written.Observation(Load, Written.Quantity(load, unit)),
            Written.Observation(Borg, "\"valueInteger\": 13"))
        .Pathway.ShouldBe("hold");

    [Theory]
    [InlineData("0.4", "1")]
    [InlineData("40", "kg")]
    [InlineData("0", "%")]
    [InlineData("140", "%")]
    public void D19_A_recorded_load_that_cannot_be_read_is_not_the_low_load_of_the_plan(string load, string unit)
    {
        var planned = Chart.Baseline.Without("433203006").With(
            Written.Condition("sct|433203006", clinical: "resolved"),
            Written.Plan(members: $$""" "intent": "plan", "activity": [{ "detail": { "status": "in-progress", "code": {{Written.Concept("activity|resistance-low")}} } }] """),
            Written.Observation(Repetitions, "\"valueInteger\": 15"),
            Written.Observation(Borg, "\"valueInteger\": 13"));

        planned.Decision.Because.ShouldHaveSingleItem().Sentence.ShouldBe("15 repetitions at the low load of the care plan, Borg 13 (May 30); spasm resolved, reassessment current, no earlier pain or motion to compare with");
        Holds(planned.With(Written.Observation(Load, Written.Quantity(load, unit))), "newer-measurement-not-used");
    }

    [Fact]
    public void D19_Forty_percent_is_said_of_a_load_that_was_recorded_as_such() =>
        Progressing.Decision.Because.ShouldHaveSingleItem().Sentence.ShouldStartWith("15 repetitions at 40 % 1-RM, Borg 13");

    [Fact]
    public void D19_The_day_that_is_said_is_that_of_the_set() => Progressing.Without("433203006")
        .With(Written.Condition("sct|433203006", "\"onsetDateTime\": \"2026-05-31\"", "resolved"))
        .Decision.Summary.ShouldContain("Borg 13 (May 30)");

    [Fact]
    public void D19_Values_of_two_days_are_not_one_set() =>
        Holds(Ready.With(Written.Observation(Borg, "\"valueInteger\": 13", "2026-05-29")), "set-incomplete");

    [Fact]
    public void A_preliminary_set_never_progresses() =>
        Ready.With(Written.Observation(Borg, "\"valueInteger\": 13", status: "preliminary")).Pathway.ShouldBe("hold");

    [Fact]
    public void D5_An_active_spasm_withholds_resistance() => Holds(
        Ready.With(Written.Observation(Borg, "\"valueInteger\": 13"), Written.Condition("sct|95418008")), "resistance-with-active-spasm");

    private static void Holds(Chart chart, string rule)
    {
        chart.Pathway.ShouldBe("hold");
        chart.Rules.Contains(rule, StringComparer.Ordinal).ShouldBeTrue(string.Join(' ', chart.Rules));
    }

    private static string Limits(string low, string high) =>
        $$""", "referenceRange": [{ {{string.Join(", ", new[] { Limit("low", low), Limit("high", high) }.Where(limit => limit.Length > 0))}} }]""";

    private static string Limit(string name, string value) => value.Length == 0 ? string.Empty : $$""" "{{name}}": { "value": {{value}} } """;

    private static string Range(string low, string high) =>
        low.Length == 0 ? string.Empty : $$""", "referenceRange": [{ "low": { "value": {{low}} }, "high": { "value": {{high}} } }]""";
}
