namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Contract section 3, row "shoulder baseline"; ASSESS-04.</summary>
public sealed class ShoulderTests
{
    [Theory]
    [InlineData("shoulder-strength", "\"valueInteger\": 4")]
    [InlineData("shoulder-strength", "\"valueQuantity\": { \"value\": 18, \"unit\": \"kg\" }")]
    [InlineData("shoulder-rom", "\"valueQuantity\": { \"value\": 150, \"code\": \"deg\", \"system\": \"http://unitsofmeasure.org\" }")]
    [InlineData("shoulder-rom", "\"valueString\": \"abduction 150\"")]
    [InlineData("shoulder-rom", "\"valueCodeableConcept\": { \"text\": \"full\" }")]
    [InlineData("shoulder-strength", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"17621005\" }] }")]
    [InlineData("shoulder-rom", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"263654008\" }] }")]
    [InlineData("shoulder-impingement", "\"valueBoolean\": true")]
    [InlineData("shoulder-impingement", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"2667000\" }] }")]
    [InlineData("shoulder-impingement", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"52101004\" }] }")]
    [InlineData("shoulder-impingement", "\"interpretation\": [{ \"coding\": [{ \"system\": \"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation\", \"code\": \"NEG\" }] }]")]
    public void Recorded_in_any_usable_way_is_recorded(string code, string value) =>
        Chart.Baseline.Without(code).With(Written.Observation(code, value)).Pathway.ShouldBe("conservative-plan");

    [Theory]
    [InlineData("shoulder-strength", "\"note\": []", "no-value")]
    [InlineData("shoulder-strength", "\"valueCodeableConcept\": {}", "no-value")]
    [InlineData("shoulder-rom", "\"valueQuantity\": { \"unit\": \"deg\" }", "no-value")]
    [InlineData("shoulder-rom", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"385660001\" }] }", "not-performed")]
    [InlineData("shoulder-rom", "\"valueInteger\": 4, \"dataAbsentReason\": { \"text\": \"refused\" }", "not-performed")]
    [InlineData("shoulder-impingement", "\"valueString\": \"none\"", "value-not-understood")]
    [InlineData("shoulder-impingement", "\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"42425007\" }] }", "indeterminate")]
    public void Without_a_usable_value_it_is_missing(string code, string value, string reason)
    {
        var chart = Chart.Baseline.Without(code).With(Written.Observation(code, value));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldBe([$"{code}: {reason}"]);
    }

    [Theory]
    [InlineData("shoulder-strength")]
    [InlineData("shoulder-rom")]
    [InlineData("shoulder-impingement")]
    public void D13_Each_of_the_three_is_needed_and_fresh_for_28_days(string code)
    {
        var without = Chart.Baseline.Without(code);

        without.Missing.ShouldBe([$"{code}: not-recorded"]);
        without.With(Written.Present(code, "2026-05-04")).Pathway.ShouldBe("conservative-plan");
        without.With(Written.Present(code, "2026-05-03")).Missing.ShouldBe([$"{code}: stale"]);
    }

    [Fact]
    public void D13_In_a_running_program_the_shoulder_is_not_renewed() => Chart.Baseline
        .Without("shoulder-strength", "shoulder-rom", "shoulder-impingement").With(Written.Plan())
        .Pathway.ShouldBe("hold");

    [Fact]
    public void A_finding_of_impingement_is_a_baseline_and_no_flag() => Chart.Baseline.Without("shoulder-impingement")
        .With(Written.Present("shoulder-impingement")).Pathway.ShouldBe("conservative-plan");
}
