using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>What came for this patient and is not shown to be theirs (D31): it does not reassure, and what is positive leaves its question open.</summary>
public sealed class UnresolvedSubjectTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Url = "https://ehr.example/fhir";

    /// <summary>Subjects that name nobody, or one who may be this patient.</summary>
    public static TheoryData<string> Unresolved =>
    [
        """{ "display": "the patient" }""",
        """{ "identifier": { "system": "urn:mrn", "value": "1" } }""",
        """{ "type": "Patient", "identifier": { "value": "1" }, "display": "the patient" }""",
        """{ "reference": "Patient?identifier=1" }""",
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

    [Fact]
    public void D31_An_older_positive_of_unknown_owner_yields_to_a_later_examination() => Baseline
        .With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "subject": {}""", "2026-05-01"))
        .Pathway.ShouldBe("conservative-plan");

    [Theory]
    [InlineData("entered-in-error")]
    [InlineData("cancelled")]
    public void D31_What_was_withdrawn_opens_nothing(string status) => Baseline
        .With(Written.Observation("gait-instability", $$"""{{Written.Value("sct|52101004")}}, "subject": { "display": "x" }""", status: status))
        .Pathway.ShouldBe("conservative-plan");

    [Theory]
    [InlineData("sct|22325002", "gait-instability: no-subject")]
    [InlineData("sct|202664003", "other-pyramidal-sign: no-subject")]
    [InlineData("sct|71286001", "mri-cord-compression: not-evaluated")]
    public void D31_A_problem_that_may_be_this_patients_leaves_its_question_open(string code, string missing)
    {
        var chart = Baseline.With(Written.Condition(code, "\"subject\": {}"));

        chart.Pathway.ShouldBe("complete-assessment");
        chart.Missing.ShouldContain(missing);
        Baseline.With(Written.Condition(code, "\"onsetDateTime\": \"2026-03-01\", \"subject\": {}")).Missing.ShouldContain(missing);
        Baseline.With(Written.Condition(code, "\"subject\": {}", clinical: "resolved")).Pathway.ShouldBe("conservative-plan");
        Baseline.With(Written.Condition(code, "\"subject\": {}", verification: "refuted")).Pathway.ShouldBe("conservative-plan");
    }

    [Fact]
    public void D31_A_compression_of_the_cord_that_may_be_this_patients_stays_open_beside_a_later_clear_MRI()
    {
        var clear = Baseline.With(Written.Absent("mri-cord-compression"), Written.Absent("mri-myelomalacia"));

        clear.Pathway.ShouldBe("conservative-plan");
        clear.With(Written.Condition("sct|71286001", "\"onsetDateTime\": \"2026-03-01\", \"subject\": {}")).Pathway.ShouldBe("complete-assessment");
    }

    [Fact]
    public void D31_An_OPLL_that_may_be_this_patients_is_unconfirmed_and_no_more_than_that()
    {
        var severe = $$"""{{Mild.Replace("255604002", "24484000", StringComparison.Ordinal)}}, "subject": {}""";

        Baseline.Without("90448008").With(Written.Condition("sct|90448008", severe)).Rules.ShouldContain("diagnosis-not-confirmed");
        Baseline.Without("90448008").With(Written.Condition("sct|90448008", severe)).Pathway.ShouldBe("complete-assessment");
        Baseline.Without("90448008").With(Written.Condition("sct|90448008", severe, clinical: "resolved")).Pathway.ShouldBe("not-applicable");
        Baseline.With(Written.Condition("sct|90448008", severe)).Pathway.ShouldBe("conservative-plan");
    }

    [Fact]
    public void D31_A_spasm_that_may_be_this_patients_keeps_resistance_waiting()
    {
        var resolved = Baseline.Without("433203006").With(Written.Condition("sct|433203006", clinical: "resolved"));

        resolved.Picture.Spasm.Select(spasm => spasm.NotUnderstood).ShouldBe([false]);
        resolved.With(Written.Condition("sct|433203006", "\"subject\": {}")).Picture.Spasm.Select(spasm => (spasm.State, spasm.NotUnderstood))
            .ShouldBe([(ProblemState.Resolved, false), (ProblemState.Unknown, true)]);
        resolved.With(Written.Condition("sct|74333002", "\"subject\": {}")).Picture.Dystonia.Select(dystonia => dystonia.State).ShouldBe([ProblemState.Unknown]);
        Baseline.Without("433203006").With(Written.Condition("sct|433203006", "\"subject\": {}", clinical: "resolved")).Picture.Spasm.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sct|52101004", "complete-assessment")]
    [InlineData("sct|2667000", "conservative-plan")]
    public void D31_An_MRI_finding_that_may_be_this_patients_leaves_the_MRI_open_when_it_is_positive(string value, string pathway) =>
        Baseline.With(Written.Observation("mri-cord-compression", $$"""{{Written.Value(value)}}, "subject": { "display": "x" }""")).Pathway.ShouldBe(pathway);

    [Fact]
    public void D31_A_report_and_a_fusion_that_may_be_this_patients_are_asked_about()
    {
        Baseline.With(Written.Report("\"subject\": {}")).Rules.ShouldContain("mri-not-evaluated");
        Baseline.With(Written.Order("cervical-fusion", "completed", "\"subject\": {}", "Procedure")).Rules.ShouldContain("prior-fusion");
    }

    [Fact]
    public void D31_A_plan_or_an_order_that_may_be_this_patients_is_neither_changed_nor_counted()
    {
        var chart = Baseline.With(Written.Plan(members: "\"subject\": {}"), Written.Order("sct|308447003", members: "\"subject\": {}"));

        chart.Decision.Proposals.ShouldBe(Baseline.Decision.Proposals);
        chart.Decision.AlreadyOnFile.ShouldBeEmpty();
        chart.NotUsed.Length.ShouldBe(2);
        Baseline.With(Gait("sct|52101004", """{ "reference": "Patient/sample-patient" }"""), Written.Plan(members: "\"subject\": {}")).Reading.Plans.ShouldBeEmpty();
    }

    [Fact]
    public void D31_A_drug_that_may_be_this_patients_makes_the_list_of_drugs_incomplete()
    {
        Baseline.With(Written.Drug("rx|25480")).Picture.Loads.Medications.ShouldBe(LoadState.Complete);
        var chart = Baseline.With(Written.Drug("rx|25480").Replace("\"intent\"", "\"subject\": {}, \"intent\"", StringComparison.Ordinal));

        (chart.Picture.Loads.Medications, chart.Picture.Drugs.Length).ShouldBe((LoadState.Incomplete, 0));
    }

    [Fact]
    public void D31_A_sign_of_both_sides_is_open_on_both()
    {
        var chart = Baseline.With(Written.Observation("hoffmann-sign", $$"""{{Written.Value("sct|52101004")}}, "subject": {}"""));

        chart.Missing.ShouldBe(["hoffmann-sign left: no-subject", "hoffmann-sign right: no-subject"]);
    }

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
