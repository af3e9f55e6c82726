using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "ROM set"; D13 and D14.</summary>
public sealed class MotionTests
{
    private const string Inclinometer = "method-inclinometer";

    private static readonly string[] Movements =
        ["rom-flexion", "rom-extension", "rom-rotation-right", "rom-rotation-left", "rom-lateral-flexion-right", "rom-lateral-flexion-left"];

    private static Chart Unmeasured => Chart.Baseline.Without("rom-cervical-panel");

    [Theory]
    [InlineData("method-inclinometer")]
    [InlineData("method-goniometer")]
    [InlineData("method-crom")]
    public void D14_A_panel_by_an_instrument_counts(string method) => Unmeasured.With(Panel(method: method)).Pathway.ShouldBe("conservative-plan");

    [Theory]
    [InlineData("method-visual-estimate", "visual-estimate")]
    [InlineData("method-inclinometer method-visual-estimate", "visual-estimate")]
    [InlineData("method-eye", "no-method")]
    [InlineData("", "no-method")]
    public void D14_An_estimate_or_an_unnamed_method_does_not_count(string method, string reason)
    {
        var chart = Unmeasured.With(Panel(method: method));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe(Movements.Select(movement => $"{movement}: {reason}"));
    }

    [Fact]
    public void D29_A_movement_told_twice_in_one_panel_is_not_known()
    {
        var panel = Panel();
        var twice = panel.Replace("\"component\": [", $"\"component\": [{{ \"code\": {Written.Concept("rom-flexion")}, {Written.Quantity("20", "deg")} }}, ", StringComparison.Ordinal);
        twice.ShouldNotBe(panel);

        var chart = Unmeasured.With(twice);

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe(["rom-flexion: conflicting"]);
    }

    [Fact]
    public void Six_Observations_of_one_day_and_method_are_a_set() =>
        Unmeasured.With([.. Movements.Select(movement => Single(movement))]).Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void A_panel_of_members_leaves_the_values_to_them() => Unmeasured
        .With([.. Movements.Select(movement => Single(movement)), Written.Observation("rom-cervical-panel", "\"hasMember\": [{ \"reference\": \"Observation/x\" }]")])
        .NotUsed.ShouldBeEmpty();

    [Fact]
    public void D13_Five_of_six_are_not_a_set()
    {
        var chart = Unmeasured.With([.. Movements.Skip(1).Select(movement => Single(movement))]);

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe(["rom-flexion: not-recorded"]);
    }

    [Theory]
    [InlineData("2026-05-29", Inclinometer)]
    [InlineData(Written.Recently, "method-goniometer")]
    public void D13_Six_values_of_two_days_or_two_methods_are_not_a_set(string date, string method)
    {
        var chart = Unmeasured.With([Single(Movements[0], date: date, method: method), .. Movements.Skip(1).Select(movement => Single(movement))]);

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe(["rom-flexion: different-day-or-method"]);
    }

    [Fact]
    public void H09_Radians_are_converted()
    {
        var chart = Unmeasured.With(Panel(unit: "rad", value: "0.7"));

        chart.Pathway.ShouldBe("conservative-plan");
        chart.Picture.Motion.Select(record => (record.Angle!.Value.Value, record.Source.Unit)).Distinct().ShouldBe([(40.1m, "deg")]);
    }

    [Theory]
    [InlineData("rom-flexion", "90", "90.1")]
    [InlineData("rom-extension", "100", "100.1")]
    [InlineData("rom-rotation-right", "110", "110.1")]
    [InlineData("rom-rotation-left", "110", "110.1")]
    [InlineData("rom-lateral-flexion-right", "70", "70.1")]
    [InlineData("rom-lateral-flexion-left", "70", "70.1")]
    public void D14_The_plausible_range_ends_where_the_protocol_says(string movement, string last, string beyond)
    {
        var others = Unmeasured.With([.. Movements.Where(other => other != movement).Select(other => Single(other))]);

        others.With(Single(movement, "0")).Pathway.ShouldBe("conservative-plan");
        others.With(Single(movement, last)).Pathway.ShouldBe("conservative-plan");
        others.With(Single(movement, beyond)).Missing.ShouldBe([$"{movement}: out-of-range"]);
        others.With(Single(movement, "-0.1")).Missing.ShouldBe([$"{movement}: out-of-range"]);
    }

    [Theory]
    [InlineData("\"valueQuantity\": { \"value\": 40 }", "no-unit")]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"code\": \"degrees\", \"system\": \"http://unitsofmeasure.org\" }", "unknown-unit")]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"code\": \"DEG\", \"system\": \"http://unitsofmeasure.org\" }", "unknown-unit")]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"code\": \"RAD\", \"system\": \"http://unitsofmeasure.org\" }", "unknown-unit")]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"code\": \"deg\", \"system\": \"http://site.example/units\" }", "unknown-unit")]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"code\": \"mm\", \"system\": \"http://unitsofmeasure.org\" }", "unknown-unit")]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"comparator\": \"<\", \"code\": \"deg\", \"system\": \"http://unitsofmeasure.org\" }", "value-not-understood")]
    [InlineData("\"valueQuantity\": { \"value\": \"40\", \"code\": \"deg\", \"system\": \"http://unitsofmeasure.org\" }", "value-not-understood")]
    [InlineData("\"valueQuantity\": { \"value\": 40, \"code\": \"rad\", \"system\": \"http://unitsofmeasure.org\" }", "out-of-range")]
    [InlineData("\"valueQuantity\": { \"code\": \"deg\", \"system\": \"http://unitsofmeasure.org\" }", "no-value")]
    [InlineData("\"valueInteger\": 40", "no-unit")]
    [InlineData("\"valueString\": \"40 deg\"", "value-not-understood")]
    [InlineData("\"valueCodeableConcept\": { \"text\": \"normal\" }", "value-not-understood")]
    [InlineData("\"dataAbsentReason\": { \"text\": \"pain\" }", "not-performed")]
    [InlineData("\"note\": []", "no-value")]
    public void H09_H11_A_value_that_cannot_be_used_is_missing_with_its_reason(string value, string reason)
    {
        var chart = Unmeasured.With([.. Movements.Skip(1).Select(movement => Single(movement)), Written.Observation(Movements[0], $"{value}, {Method(Inclinometer)}")]);

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe([$"rom-flexion: {reason}"]);
    }

    [Theory]
    [InlineData("2026-05-04", "conservative-plan")]
    [InlineData("2026-05-03", "complete-assessment")]
    [InlineData("2026-05", "complete-assessment")]
    [InlineData("2026-06-02", "complete-assessment")]
    public void D13_A_set_is_fresh_for_28_days(string date, string pathway) => Unmeasured.With(Panel(date: date)).Pathway.ShouldBe(pathway);

    [Fact]
    public void D13_A_fresh_set_hides_behind_no_later_incomplete_one() => Chart.Baseline.With(Single("rom-flexion")).Pathway.ShouldBe("conservative-plan");

    [Fact]
    public void H13_Worse_by_another_method_is_not_compared()
    {
        var chart = Unmeasured.With(Written.Plan(start: "2026-04-20"), Panel(date: "2026-04-20"), Panel(date: "2026-05-30", method: "method-goniometer", value: "20"));

        chart.Pathway.ShouldBe("hold");
        chart.Rules.Contains("motion-not-comparable", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Theory]
    [InlineData("30", "surgical-referral")]
    [InlineData("30.1", "hold")]
    public void D17_Down_ten_degrees_by_the_same_method_is_worse(string now, string pathway) => Unmeasured
        .With(Written.Plan(start: "2026-04-20"), Panel(date: "2026-04-20", value: "40"), Panel(date: "2026-05-30", value: now))
        .Pathway.ShouldBe(pathway);

    [Fact]
    public void The_smaller_of_two_values_of_one_day_speaks() => Unmeasured.With(Panel(value: "40"), Panel(value: "35"))
        .Decision.Inputs.Where(input => input.Fact == Facts.Of(Movement.Flexion)).Select(input => input.Value).ShouldBe(["35"]);

    internal static string Panel(string date = Written.Recently, string method = Inclinometer, string unit = "deg", string value = "40", string status = "final")
    {
        var parts = Movements.Select(movement => $$"""{ "code": {{Written.Concept(movement)}}, {{Written.Quantity(value, unit)}} }""");
        return Written.Observation("rom-cervical-panel", $$""" {{Method(method)}}, "component": [{{string.Join(", ", parts)}}] """, date, status);
    }

    private static string Single(string movement, string value = "40", string date = Written.Recently, string method = Inclinometer) =>
        Written.Observation(movement, $"{Written.Quantity(value, "deg")}, {Method(method)}", date);

    private static string Method(string method) => method.Length == 0 ? "\"note\": []" : $$""" "method": {{Written.Concept(method)}} """;
}
