using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>What came for this patient and is not shown to be theirs (D31): it does not reassure, and what is positive leaves its question open.</summary>
public sealed partial class UnresolvedSubjectTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Url = "https://ehr.example/fhir";

    /// <summary>Subjects that name nobody, or one who may be this patient.</summary>
    public static TheoryData<string> Unresolved =>
    [
        """{ "display": "the patient" }""",
        """{ "identifier": { "system": "urn:mrn", "value": "1" } }""",
        """{ "type": "Patient", "identifier": { "value": "1" }, "display": "the patient" }""",
        """{ "reference": "Patient?identifier=1" }""",
        """{ "reference": "Patient/sample-patient#1" }""",
        """{ "reference": "Patient/%73ample-patient" }""",
        """{ "reference": "urn:uuid:0f0e0d0c-0000-0000-0000-000000000000" }""",
        """{ "reference": "urn:oid:1.2.3" }""",
        """{ "reference": "patient/sample-patient" }""",
        """{ "reference": " Patient/sample-patient " }""",
        """{ "reference": "sample-patient" }""",
        """{ "reference": "Patient/" }""",
        """{ "reference": "http://ehr.example/fhir/Patient/sample-patient" }""",
        """{ "reference": "https://ehr.example:8443/fhir/Patient/sample-patient" }""",
        """{ "reference": "https://inner.example/fhir/Patient/sample-patient" }""",
        """{ "reference": "https://ehr.example/fhir/r4/Patient/sample-patient/_history/2" }""",
        """{ "reference": "Patient/former" }""",
        """{ "reference": "https://elsewhere.example/fhir/Patient/twin/_history/1" }""",
    ];

    public static TheoryData<string> Plain =>
    [
        """{ "reference": "Patient/sample-patient" }""",
        """{ "reference": "Patient/sample-patient/_history/3" }""",
        """{ "reference": "https://ehr.example/fhir/Patient/sample-patient" }""",
        """{ "reference": "https://ehr.example:443/fhir/Patient/sample-patient/_history/3" }""",
        """{ "reference": "urn:uuid:sample-patient" }""",
        """{ "reference": "Patient/sample-patient", "type": "Patient", "display": "the patient", "identifier": { "value": "1" } }""",
    ];

    private static Chart Baseline { get; } = Chart.Baseline with
    {
        FhirServer = Url,
        Patient = $$"""
            { "resourceType": "Patient", "id": "{{Chart.PatientId}}", "birthDate": "1972-03-05",
              "link": [{ "type": "replaces", "other": { "reference": "Patient/former" } }, { "type": "seealso", "other": { "reference": "https://elsewhere.example/fhir/Patient/twin" } }, { "type": "refer", "other": { "display": "x" } }] }
            """,
    };

    [Theory]
    [MemberData(nameof(Unresolved))]
    [InlineData("{}")]
    [InlineData("""{ "reference": "#p" }""")]
    public void D31_A_red_flag_that_may_be_this_patients_leaves_its_sign_open(string subject)
    {
        var chart = Baseline.With(Gait("sct|52101004", subject));

        chart.Pathway.ShouldBe("complete-assessment", subject);
        chart.Missing.ShouldBe(["gait-instability: no-subject"]);
        chart.NotUsed.ShouldBe(["Observation/gait: no-subject"]);
        chart.Picture.OtherPatientsResources.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Unresolved))]
    public void D31_A_negative_that_may_be_this_patients_reassures_nobody_and_opens_nothing(string subject)
    {
        Baseline.Without("gait-instability").With(Gait("sct|2667000", subject)).Missing.ShouldBe(["gait-instability: not-recorded"]);
        Baseline.With(Gait("sct|2667000", subject)).Pathway.ShouldBe("conservative-plan", subject);
    }

    [Theory]
    [MemberData(nameof(Plain))]
    public void D31_A_subject_that_names_this_patient_reassures_and_warns(string subject)
    {
        Baseline.Without("gait-instability").With(Gait("sct|2667000", subject)).Pathway.ShouldBe("conservative-plan");
        Baseline.With(Gait("sct|52101004", subject)).Pathway.ShouldBe("urgent-surgical-referral");
    }

    [Theory]
    [InlineData("""{ "reference": "Patient/somebody-else" }""")]
    [InlineData("""{ "reference": "https://ehr.example/fhir/Patient/somebody-else", "identifier": { "value": "1" } }""")]
    [InlineData("""{ "reference": "Group/sample-patient" }""")]
    public void H07_What_names_another_id_is_dropped_and_counted(string subject)
    {
        var chart = Baseline.With(Gait("sct|52101004", subject));

        (chart.Pathway, chart.Picture.OtherPatientsResources, chart.NotUsed.Length).ShouldBe(("conservative-plan", 1, 0));
    }

    [Fact]
    public void D31_A_red_flag_of_a_linked_record_is_another_patients_where_nothing_links_it() =>
        Chart.Baseline.With(Gait("sct|52101004", """{ "reference": "Patient/former" }""")).Picture.OtherPatientsResources.ShouldBe(1);

    [Theory]
    [InlineData("2026-04-28", "conservative-plan")]
    [InlineData("2026-04-29", "complete-assessment")]
    [InlineData("2026-05-20", "complete-assessment")]
    public void D7_D31_An_older_positive_of_unknown_owner_yields_to_a_later_examination_unless_that_followed_soon(string date, string pathway) => Baseline
        .With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "subject": {}""", date))
        .Pathway.ShouldBe(pathway);

    [Theory]
    [InlineData("entered-in-error")]
    [InlineData("cancelled")]
    public void D31_What_was_withdrawn_opens_nothing(string status) => Baseline
        .With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "subject": { "display": "x" }""", status: status))
        .Pathway.ShouldBe("conservative-plan");

    [Theory]
    [InlineData("http://ehr.example/fhir/Patient/sample-patient")]
    [InlineData("https://elsewhere.example/fhir/Patient/sample-patient")]
    public async Task D31_Another_address_with_this_patients_id_is_not_called_another_patient(string reference)
    {
        var call = Chart.Baseline.With(Gait("sct|52101004", $$"""{ "reference": "{{reference}}" }""")).Call();
        call["fhirServer"] = Url;

        var answer = await host.Post(call);

        answer.Text.ShouldContain(Protocol.Pathway.CompleteAssessment.Code());
        answer.Text.ShouldContain("no-subject");
        answer.Text.ShouldNotContain("about another patient ignored");
    }

    private const string Mild = """ "severity": { "coding": [{ "system": "http://snomed.info/sct", "code": "255604002" }] } """;

    private static string Gait(string value, string subject) => Written.Observation("gait-instability", $$""" "id": "gait", {{Written.Value(value)}}, "subject": {{subject}} """);
}
