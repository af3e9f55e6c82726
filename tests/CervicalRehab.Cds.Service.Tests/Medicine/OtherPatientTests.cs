namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>Whose data it is (contract section 3, hazard 07): dropped, counted, shown nowhere.</summary>
public sealed class OtherPatientTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Somebody = "\"subject\": { \"reference\": \"Patient/other-marker\", \"display\": \"Marker, Martha\" }";

    /// <summary>One resource of every type that would change the answer were it this patient's.</summary>
    private static readonly string[] Foreign =
    [
        Written.Observation("gait-instability", $"{Written.Value("sct|52101004")}, {Somebody}"),
        Written.Condition("sct|202664003", Somebody),
        Written.Report(Somebody),
        Written.Order("cervical-fusion", "completed", Somebody, "Procedure"),
        Written.Plan(members: Somebody),
        Written.Order("sct|308447003", members: Somebody),
        $$"""{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationCodeableConcept": {{Written.Concept("rx|25480")}}, {{Somebody}} }""",
    ];

    public static TheoryData<string> References => new()
    {
        "Patient/other", "patient/other", "Patient/Sample-Patient", "Patient/sample-patient-2", "Group/sample-patient", "https://ehr.example/fhir/Patient/other", "Patient/other/_history/1",
    };

    [Fact]
    public async Task DATA_10_Others_resources_are_dropped_counted_and_shown_nowhere()
    {
        var alone = await host.Post(Chart.Baseline.Call());
        var among = await host.Post(Chart.Baseline.With([.. Foreign]).Call());

        among.Status.ShouldBe(200);
        among.Text.ShouldContain($"{Foreign.Length} resources about another patient ignored");
        among.Text.ShouldNotContain("marker", Case.Insensitive);
        Decision(among).ShouldBe(Decision(alone));
    }

    [Fact]
    public async Task One_is_counted_in_the_singular() =>
        (await host.Post(Chart.Baseline.With(Foreign[0]).Call())).Text.ShouldContain("1 resource about another patient ignored");

    [Theory]
    [MemberData(nameof(References))]
    public void A_reference_that_does_not_name_this_patient_is_somebody_else(string reference)
    {
        var chart = Chart.Baseline.With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "subject": { "reference": "{{reference}}" }"""));

        chart.Pathway.ShouldBe("conservative-plan");
        chart.Picture.OtherPatientsResources.ShouldBe(1);
    }

    [Theory]
    [InlineData("Patient/sample-patient")]
    [InlineData("Patient/sample-patient/_history/3")]
    [InlineData("https://ehr.example/fhir/Patient/sample-patient")]
    [InlineData("urn:uuid:sample-patient")]
    public void A_reference_that_names_this_patient_is_this_patient(string reference) => Chart.Baseline
        .With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "subject": { "reference": "{{reference}}" }"""))
        .Pathway.ShouldBe("urgent-surgical-referral");

    [Theory]
    [InlineData("\"subject\": {}")]
    [InlineData("\"subject\": { \"display\": \"the patient\" }")]
    [InlineData("\"subject\": { \"reference\": \"#p\" }")]
    [InlineData("\"focus\": []")]
    public void A_negative_without_a_subject_reassures_nobody(string subject)
    {
        var chart = Chart.Baseline.Without("gait-instability")
            .WithExactly(Written.Observation("gait-instability", $$"""{{Written.Value("sct|2667000")}}, "id": "gait", {{subject}}"""));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.NotUsed.ShouldBe(["Observation/gait: no-subject"]);
    }

    [Fact]
    public void Another_patients_draft_is_no_order_of_this_one()
    {
        var decision = Chart.Baseline.WithDraft(Written.Order("sct|399010004", "draft", Somebody)).Decision;

        decision.Beside.ShouldBeEmpty();
        decision.OtherPatientsResources.ShouldBe(1);
    }

    private static string Decision(Answer answer) =>
        answer.Json.GetProperty("cards")[0].GetProperty("extension").GetProperty("example.cervical-rehab.decision").GetRawText();
}
