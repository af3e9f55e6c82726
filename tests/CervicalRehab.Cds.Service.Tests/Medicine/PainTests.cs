using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, rows "pain"; D15.</summary>
public sealed class PainTests
{
    private const string Vas = "loinc|38214-3";
    private const string Numeric = "loinc|72514-3";

    private static Chart Unscored => Chart.Baseline.Without("38214-3");

    [Theory]
    [InlineData("55", "mm", "", "55")]
    [InlineData("0", "mm", "", "0")]
    [InlineData("100", "mm", "", "100")]
    [InlineData("5.5", "cm", "", "55")]
    [InlineData("0", "cm", "", "0")]
    [InlineData("10", "cm", "", "100")]
    [InlineData("5.5", "{score}", "10", "55")]
    [InlineData("55", "{score}", "100", "55")]
    [InlineData("5.5", "1", "10", "55")]
    [InlineData("55", "1", "100", "55")]
    [InlineData("0", "{score}", "10", "0")]
    public void D15_A_visual_score_is_normalized_to_millimeters(string value, string unit, string high, string millimeters)
    {
        var chart = Unscored.With(Written.Observation(Vas, Written.Quantity(value, unit) + Range(high)));

        chart.Pathway.ShouldBe("conservative-plan");
        chart.Decision.Indicator.ShouldBe(Indicator.Info);
        var pain = chart.Decision.Inputs.Single(input => input.Fact == Facts.PainVas);
        (pain.Value, pain.Unit).ShouldBe((millimeters, "mm"));
    }

    [Theory]
    [InlineData("https://unitsofmeasure.org", "conservative-plan")]
    [InlineData("urn:oid:2.16.840.1.113883.6.8", "conservative-plan")]
    [InlineData("urn:oid:2.16.840.1.113883.6.9", "complete-assessment")]
    public void D33_UCUM_in_another_spelling_is_UCUM(string system, string pathway) => Unscored
        .With(Written.Observation(Vas, $$""" "valueQuantity": { "value": 55, "system": "{{system}}", "code": "mm" } """)).Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("100.1", "mm", "", "out-of-range")]
    [InlineData("-1", "mm", "", "out-of-range")]
    [InlineData("10.1", "cm", "", "out-of-range")]
    [InlineData("10.1", "{score}", "10", "out-of-range")]
    [InlineData("101", "{score}", "100", "out-of-range")]
    [InlineData("5", "{score}", "", "no-scale")]
    [InlineData("5", "1", "", "no-scale")]
    [InlineData("5", "{score}", "5", "no-scale")]
    [InlineData("5", "{score}", "20", "no-scale")]
    [InlineData("55", "%", "", "unknown-unit")]
    [InlineData("55", "MM", "", "unknown-unit")]
    [InlineData("0.055", "m", "", "unknown-unit")]
    public void H10_H11_A_visual_score_without_a_scale_or_out_of_range_is_unusable(string value, string unit, string high, string reason)
    {
        var chart = Unscored.With(Written.Observation(Vas, Written.Quantity(value, unit) + Range(high)));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe([$"pain-vas: {reason}"]);
    }

    [Theory]
    [InlineData("\"valueQuantity\": { \"value\": 55 }", "no-unit")]
    [InlineData("\"valueInteger\": 55", "no-unit")]
    [InlineData("\"valueString\": \"55 mm\"", "value-not-understood")]
    [InlineData("\"valueQuantity\": { \"value\": 55, \"comparator\": \">=\", \"code\": \"mm\", \"system\": \"http://unitsofmeasure.org\" }", "value-not-understood")]
    [InlineData("\"valueQuantity\": { \"value\": null, \"code\": \"mm\", \"system\": \"http://unitsofmeasure.org\" }", "no-value")]
    [InlineData("\"dataAbsentReason\": { \"text\": \"asked but unknown\" }", "not-performed")]
    [InlineData("\"note\": []", "no-value")]
    [InlineData("\"valueQuantity\": { \"value\": 55, \"code\": \"mm\" }, \"dataAbsentReason\": { \"text\": \"error\" }", "conflicting")]
    public void A_visual_score_in_another_shape_is_unusable(string value, string reason) =>
        Unscored.With(Written.Observation(Vas, value)).Missing.ShouldBe([$"pain-vas: {reason}"]);

    [Fact]
    public void H10_Two_declared_scales_are_none() => Unscored
        .With(Written.Observation(Vas, $$"""{{Written.Quantity("5", "{score}")}}, "referenceRange": [{ "high": { "value": 10 } }, { "high": { "value": 100 } }]"""))
        .Missing.ShouldBe(["pain-vas: no-scale"]);

    [Fact]
    public void Coded_as_both_scales_is_neither() => Unscored
        .With(Written.Observation($"{Vas} {Numeric}", Written.Quantity("5", "{score}") + Range("10")))
        .Missing.ShouldBe(["pain-vas: contradictory-codes"]);

    [Theory]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("5.5")]
    public void D15_A_numeric_rating_stands_in_with_a_caveat(string value)
    {
        var chart = Unscored.With(Written.Observation(Numeric, Written.Quantity(value, "{score}")));

        chart.Pathway.ShouldBe("conservative-plan");
        chart.Decision.Indicator.ShouldBe(Indicator.Warning);
        chart.Rules.Contains("numeric-pain-stands-in", StringComparer.Ordinal).ShouldBeTrue();
        chart.Decision.Inputs.Single(input => input.Fact == Facts.PainNumeric).Value.ShouldBe(value);
    }

    [Theory]
    [InlineData("11", "{score}", "out-of-range")]
    [InlineData("-1", "{score}", "out-of-range")]
    [InlineData("5", "mm", "unknown-unit")]
    [InlineData("55", "%", "unknown-unit")]
    public void A_numeric_rating_beyond_its_scale_is_unusable(string value, string unit, string reason) =>
        Unscored.With(Written.Observation(Numeric, Written.Quantity(value, unit))).Missing.ShouldBe([$"pain-vas: {reason}"]);

    [Fact]
    public void A_visual_score_speaks_before_a_numeric_one() => Chart.Baseline
        .With(Written.Observation(Numeric, Written.Quantity("9", "{score}"), Written.Today))
        .Rules.Contains("numeric-pain-stands-in", StringComparer.Ordinal).ShouldBeFalse();

    [Fact]
    public void D15_A_numeric_rating_is_never_compared_with_a_visual_baseline()
    {
        var chart = Unscored.With(
            Written.Plan(start: "2026-04-20"),
            Written.Observation(Vas, Written.Quantity("30", "mm"), "2026-04-20"),
            Written.Observation(Numeric, Written.Quantity("9", "{score}"), "2026-05-30"));

        chart.Pathway.ShouldBe("hold");
        chart.Rules.Contains("pain-not-comparable", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Theory]
    [InlineData("45", "surgical-referral")]
    [InlineData("44.9", "hold")]
    public void D17_Up_15_mm_from_baseline_is_worse(string now, string pathway) => Unscored
        .With(
            Written.Plan(start: "2026-04-20"),
            Written.Observation(Vas, Written.Quantity("30", "mm"), "2026-04-20"),
            Written.Observation(Vas, Written.Quantity(now, "mm"), "2026-05-30"))
        .Pathway.ShouldBe(pathway);

    [Fact]
    public void H12_A_rise_from_zero_is_a_rise() => Unscored
        .With(
            Written.Plan(start: "2026-04-20"),
            Written.Observation(Vas, Written.Quantity("0", "cm"), "2026-04-20"),
            Written.Observation(Vas, Written.Quantity("15", "mm"), "2026-05-30"))
        .Pathway.ShouldBe("surgical-referral");

    [Theory]
    [InlineData("2026-05-04", "conservative-plan", "")]
    [InlineData("2026-05-03", "complete-assessment", "stale")]
    [InlineData("2026-06-02", "complete-assessment", "future-date")]
    [InlineData("2026-05", "complete-assessment", "date-not-precise")]
    [InlineData("last week", "complete-assessment", "bad-date")]
    public void D13_A_score_is_fresh_for_28_days(string date, string pathway, string reason)
    {
        var chart = Unscored.With(Written.Observation(Vas, Written.Quantity("30", "mm"), date));

        chart.Pathway.ShouldBe(pathway);
        chart.Missing.ShouldBe(reason.Length == 0 ? [] : [$"pain-vas: {reason}"]);
    }

    private static string Range(string high) => high.Length == 0 ? string.Empty : $$""", "referenceRange": [{ "high": { "value": {{high}} } }]""";
}
