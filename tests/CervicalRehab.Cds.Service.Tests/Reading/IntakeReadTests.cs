using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What is let through to a reader, what is listed instead, and what is none of our concern.</summary>
public sealed class IntakeReadTests
{
    private const string Hoffmann = """
        { "resourceType": "Observation", "id": "h", "status": "final", "subject": { "reference": "Patient/sample-patient" }, "effectiveDateTime": "2026-05-30",
          "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "299849001" }] }, "valueCodeableConcept": { "coding": [{ "system": "http://snomed.info/sct", "code": "52101004" }] } }
        """;

    [Fact]
    public void H03_Parts_that_were_not_gathered_hold_nothing()
    {
        var reading = PictureReader.Read(new GatheredRecord { PatientId = Chart.PatientId, Patient = Sent(Chart.Empty.Patient), Medications = new(LoadState.Complete, default) });

        reading.Fault.ShouldBe(PatientFault.None);
        (reading.Picture.Signs.Length, reading.Picture.NotUsed.Length, reading.Picture.Drugs.Length).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void H03_A_drug_that_points_to_a_resource_is_listed_when_no_others_came()
    {
        var use = Written.Drug("rx|25480").Replace("\"medicationCodeableConcept\"", "\"medicationReference\": { \"reference\": \"Medication/m1\" }, \"was\"", StringComparison.Ordinal);

        Chart.Empty.With(use).Picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.NotEvaluated);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"Observation\"")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "\ud800": 1, "resourceType": "Observation" }""")]
    public void H19_What_is_no_resource_is_listed_as_unreadable(string json)
    {
        var unused = Observations(json).NotUsed.ShouldHaveSingleItem();

        (unused.Reference, unused.Reason).ShouldBe(("Observation", Reason.Unreadable));
    }

    [Fact]
    public void H19_An_observation_whose_id_is_no_text_leaves_its_sign_open()
    {
        var picture = Observations(Hoffmann.Replace("\"h\"", "\"\\ud800\"", StringComparison.Ordinal));

        picture.Signs.Select(sign => (sign.Finding, sign.Unclear)).ShouldBe([(Protocol.Answer.Unknown, Reason.Unreadable), (Protocol.Answer.Unknown, Reason.Unreadable)]);
        picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.Unreadable);
    }

    [Theory]
    [InlineData("observation")]
    [InlineData("OBSERVATION")]
    [InlineData("Observations")]
    [InlineData("Observation ")]
    [InlineData("")]
    public void D29_A_resource_type_that_R4_does_not_have_is_read_as_none(string type)
    {
        var picture = Observations(Hoffmann.Replace("\"Observation\"", $"\"{type}\"", StringComparison.Ordinal));

        picture.Signs.Select(sign => (sign.Finding, sign.Unclear)).ShouldBe([(Protocol.Answer.Unknown, Reason.Unreadable), (Protocol.Answer.Unknown, Reason.Unreadable)]);
        picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.Unreadable);
    }

    [Fact]
    public void D12_A_resource_of_another_type_is_not_read_for_its_code()
    {
        var picture = Observations(Hoffmann.Replace("\"Observation\"", "\"Procedure\"", StringComparison.Ordinal));

        (picture.Signs.Length, picture.NotUsed.Length).ShouldBe((0, 0));
    }

    [Fact]
    public void DATA_7_The_same_resource_under_two_keys_counts_once_and_two_positive_versions_of_it_both_warn()
    {
        var later = Hoffmann.Replace("2026-05-30", "2026-05-31", StringComparison.Ordinal);

        Observations(Hoffmann, Hoffmann).Signs.Length.ShouldBe(1);
        Observations(Hoffmann, later, Hoffmann).Signs.Length.ShouldBe(2);
    }

    [Fact]
    public void H07_Resources_of_others_are_counted_once_each()
    {
        var other = Hoffmann.Replace("sample-patient", "other", StringComparison.Ordinal);

        var picture = Observations(other, other.Replace("\"h\"", "\"i\"", StringComparison.Ordinal), other);

        (picture.Signs.Length, picture.OtherPatientsResources).ShouldBe((0, 2));
    }

    [Theory]
    [InlineData("gabapentin", true)]
    [InlineData("Gabapentin 300 MG Oral Capsule", true)]
    [InlineData("300 mg of (PREGABALIN)", true)]
    [InlineData("x-duloxetine", true)]
    [InlineData("gabapentinoid", false)]
    [InlineData("300 mg", false)]
    [InlineData("ibuprofen tablet", false)]
    [InlineData(" ", false)]
    [InlineData("", false)]
    public void D22_A_drug_may_be_named_by_any_word_of_a_text(string text, bool named) => DrugNames.Judge(text).NamesOurs.ShouldBe(named);

    [Theory]
    [InlineData("ibuprofen tablet", true)]
    [InlineData("Tablet 300 mg", false)]
    [InlineData("prescribed medication", false)]
    [InlineData("see list", false)]
    [InlineData("n/a", false)]
    [InlineData("00123", false)]
    [InlineData("No information about medications", false)]
    [InlineData("No known medications", true)]
    [InlineData("", false)]
    public void D29_Words_that_stand_where_a_name_is_not_known_are_none(string text, bool isName) => DrugNames.Judge(text).NamesOne.ShouldBe(isName);

    [Theory]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient" }""", PatientFault.None)]
    [InlineData("""{ "resourceType": "Patient", "id": "SAMPLE-PATIENT" }""", PatientFault.NotThePatientInContext)]
    [InlineData("""{ "resourceType": "Patient", "id": "" }""", PatientFault.Unreadable)]
    [InlineData("""{ "resourceType": "Patient" }""", PatientFault.Unreadable)]
    [InlineData("""{ "resourceType": "Person", "id": "sample-patient" }""", PatientFault.Unreadable)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "deceasedBoolean": "no" }""", PatientFault.Unreadable)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "deceasedDateTime": "2020-01" }""", PatientFault.None)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "deceasedDateTime": null }""", PatientFault.None)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "deceasedDateTime": "no" }""", PatientFault.Unreadable)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "deceasedDateTime": "" }""", PatientFault.Unreadable)]
    [InlineData("""{ "resourceType": "Patient", "id": "sample-patient", "deceasedDateTime": false }""", PatientFault.Unreadable)]
    [InlineData("""{ "resourceType": "Patient", "id": 5 }""", PatientFault.Unreadable)]
    [InlineData("[]", PatientFault.Unreadable)]
    public void H07_Without_the_patient_in_context_nothing_is_read(string patient, PatientFault fault)
    {
        var reading = PictureReader.Read(new GatheredRecord
        {
            PatientId = Chart.PatientId,
            Patient = Sent(patient),
            Observations = new(LoadState.Complete, [Sent(Hoffmann)]),
        });

        (reading.Fault, reading.Picture.Signs.Length, reading.Plans.Count).ShouldBe((fault, fault == PatientFault.None ? 1 : 0, 0));
    }

    [Theory]
    [InlineData("icd|R33", 1)]
    [InlineData("icd|R33.9", 1)]
    [InlineData("icd|r339", 1)]
    [InlineData("icd|R3", 0)]
    [InlineData("sct|R33", 0)]
    [InlineData("sct|R339", 0)]
    public void D12_Subcodes_belong_to_the_system_of_their_code(string code, int signs) => Chart.Empty.With(Written.Condition(code)).Picture.Signs.Count(sign => sign.Finding == Protocol.Answer.Yes).ShouldBe(signs);

    // A code of no address beside ours: only the SDK reads it.
    [Theory]
    [InlineData(256, LoadState.Complete)]
    [InlineData(257, LoadState.Incomplete)]
    public void H01_What_needs_the_slow_way_is_read_so_often_and_what_is_beyond_leaves_the_record_incomplete(int count, LoadState state)
    {
        const string Coding = """{ "system": "http://snomed.info/sct", "code": "299849001" }, { "system": "a b", "code": "x" }""";
        var picture = Observations([.. Enumerable.Range(0, count).Select(at =>
            $$"""{ "resourceType": "Observation", "id": "o{{at}}", "status": "final", "code": { "coding": [{{Coding}}] }, "subject": { "reference": "Patient/{{Chart.PatientId}}" }, "effectiveDateTime": "2026-05-30", "valueBoolean": true }""")]);

        picture.Loads.Observations.ShouldBe(state);
        picture.Signs.Count(sign => sign.Unclear == Reason.Unreadable).ShouldBe(2 * (count - 256));
    }

    private static PatientPicture Observations(params string[] resources) => PictureReader.Read(new GatheredRecord
    {
        PatientId = Chart.PatientId,
        Patient = Sent(Chart.Empty.Patient),
        Observations = new(LoadState.Complete, [.. resources.Select(Sent)]),
    }).Picture;

    private static SentResource Sent(string json) => SentResource.Of(JsonElement.Parse(json));
}
