namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D36: what stands beside an absence and says the same, or says something else in words, leaves it absent; what may say more does not.</summary>
public sealed class RemarkBesideAbsentTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Absent = "sct|2667000";

    private static Chart WithoutGait => Chart.Baseline.Without("gait-instability");

    [Theory]
    [InlineData("{ \"code\": { \"text\": \"Comment\" }, \"valueString\": \"walks well\" }", Plan)]
    [InlineData("{ \"code\": { \"coding\": [{ \"display\": \"Comment\" }] }, \"valueString\": \"walks well\" }", Plan)]
    [InlineData("{ \"code\": { \"text\": \"Distance\" }, \"valueQuantity\": { \"value\": 10, \"unit\": \"m\" } }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Turning\" }, \"valueBoolean\": false }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Turning\" }, \"dataAbsentReason\": { \"text\": \"not done\" } }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Bemerkung\" }, \"valueString\": \"geht sicher\" }", Plan)]
    [InlineData("{ \"code\": { \"text\": \"Comment\" }, \"dataAbsentReason\": { \"text\": \"not done\" } }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Comment\" }, \"valueInteger\": 3 }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Grip strength right\" }, \"valueInteger\": 3 }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Kraft rechts\" }, \"valueQuantity\": { \"value\": 2 } }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Gait instability\" }, \"valueCodeableConcept\": { \"text\": \"present\" } }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Gait instability\" }, \"valueString\": \"present\" }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Right\" }, \"valueString\": \"positive\" }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Gait\" }, \"valueString\": \"not tested\" }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Turning\" }, \"valueBoolean\": true }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Turning\" }, \"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"82334004\" }] } }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Severity\" }, \"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"255604002\" }] } }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"Turning\" }, \"interpretation\": [{ \"coding\": [{ \"system\": \"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation\", \"code\": \"A\" }] }], \"valueString\": \"x\" }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"unsteady when turning\" } }", Assess)]
    [InlineData("{ \"code\": { \"text\": \"  \" }, \"valueString\": \"walks well\" }", Assess)]
    [InlineData("{ \"code\": {}, \"valueString\": \"walks well\" }", Assess)]
    [InlineData("{ \"valueString\": \"walks well\" }", Assess)]
    public void D36_A_component_whose_code_is_words(string component, string pathway)
    {
        WithoutGait.With(Written.Observation("gait-instability", $"{Written.Value(Absent)}, \"component\": [{component}]")).Pathway.ShouldBe(pathway);

        var sided = Written.Sides("hoffmann-sign", Written.Value(Absent), Written.Value(Absent)).Replace("\"component\": [", $"\"component\": [{component}, ", StringComparison.Ordinal);
        Chart.Baseline.Without("hoffmann-sign").With(sided).Pathway.ShouldBe(pathway);
    }

    [Theory]
    [InlineData("{ \"coding\": [{ \"system\": \"urn:oid:1.2.840.114350.1.13.0.1.7.1.1\", \"code\": \"N\", \"display\": \"Normal\" }], \"text\": \"Normal\" }", Plan)]
    [InlineData("{ \"coding\": [{ \"system\": \"urn:site\", \"code\": \"17\", \"display\": \" normal \" }] }", Plan)]
    [InlineData("{ \"coding\": [{ \"system\": \"urn:site\", \"code\": \"17\" }], \"text\": \"unauffällig\" }", Plan)]
    [InlineData("{ \"text\": \"Negative\" }", Plan)]
    [InlineData("{ \"text\": \"WNL\" }", Plan)]
    [InlineData("{ \"coding\": [{ \"system\": \"urn:site\", \"code\": \"17\" }] }", Assess)]
    [InlineData("{ \"coding\": [{ \"system\": \"urn:site\", \"code\": \"A\", \"display\": \"Normal\" }] }", Assess)]
    [InlineData("{ \"coding\": [{ \"system\": \"urn:site\", \"code\": \"POS\", \"display\": \"Normal\" }] }", Assess)]
    [InlineData("{ \"coding\": [{ \"system\": \"urn:site\", \"code\": \"17\", \"display\": \"Abnormal\" }], \"text\": \"Normal\" }", Assess)]
    [InlineData("{ \"coding\": [{ \"system\": \"urn:site\", \"code\": \"17\", \"display\": \"Normal\" }], \"text\": \"not normal\" }", Assess)]
    [InlineData("{ \"text\": \"normal for her age\" }", Assess)]
    [InlineData("{ \"text\": \"Abnormal\" }", Assess)]
    [InlineData("{ \"text\": \"Positive\" }", Assess)]
    public void D36_An_interpretation_in_the_words_of_the_site(string interpretation, string pathway)
    {
        string Gait(string all) => Written.Observation("gait-instability", $"{Written.Value(Absent)}, \"interpretation\": [{all}]");

        WithoutGait.With(Gait(interpretation)).Pathway.ShouldBe(pathway);
        WithoutGait.With(Gait($"{Written.Concept("v3|N")}, {interpretation}")).Pathway.ShouldBe(pathway);
        WithoutGait.With(Gait($"{interpretation}, {Written.Concept("v3|A")}")).Pathway.ShouldBe(Assess);
        WithoutGait.With(Written.Observation("gait-instability", $"{Written.Value("sct|52101004")}, \"interpretation\": [{interpretation}]")).Pathway.ShouldBe("urgent-surgical-referral");
    }

    [Theory]
    [InlineData("sct|373067005", Plan)]
    [InlineData("sct|260415000", Plan)]
    [InlineData("sct|410516002", Plan)]
    [InlineData("loinc|LA32-8", Plan)]
    [InlineData("sct|373066001", Assess)]
    [InlineData("sct|260373001", Assess)]
    [InlineData("sct|410515003", Assess)]
    [InlineData("sct|263654008", Assess)]
    public void D36_Absent_beside_a_code_for_no(string beside, string pathway)
    {
        WithoutGait.With(Written.Observation("gait-instability", Written.Value($"{Absent} {beside}"))).Pathway.ShouldBe(pathway);
        WithoutGait.With(Written.Observation("gait-instability", Written.Value($"{beside} {Absent}"))).Pathway.ShouldBe(pathway);
    }
}
