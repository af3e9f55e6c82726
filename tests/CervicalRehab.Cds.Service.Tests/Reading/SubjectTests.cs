using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>Whose a resource is, by how it names its subject (hazard 07).</summary>
public sealed class SubjectTests
{
    private const string Server = "https://ehr.example/fhir";

    [Theory]
    [InlineData("Patient/p1", false)]
    [InlineData("Patient/p2", true)]
    [InlineData("Patient/P1", true)]
    [InlineData("patient/p1", false)]
    [InlineData("patient/p2", true)]
    [InlineData("Group/p1", true)]
    [InlineData("Patient/p1/_history/3", false)]
    [InlineData("Patient/p2/_history/p1", true)]
    [InlineData("p1", false)]
    [InlineData("a/b/c", false)]
    [InlineData("#p2", false)]
    [InlineData("Patient?identifier=p2", false)]
    [InlineData("urn:uuid:p1", false)]
    [InlineData("URN:UUID:P1", false)]
    [InlineData("urn:uuid:p2", false)]
    [InlineData("urn:oid:p1", false)]
    [InlineData("Patient/", false)]
    [InlineData("/p2", false)]
    [InlineData("Group/p2", true)]
    [InlineData("https://ehr.example/fhir/Patient/p1", false)]
    [InlineData("https://ehr.example/fhir/Patient/p1/_history/3", false)]
    [InlineData("https://ehr.example/fhir/Patient/p2", true)]
    [InlineData("https://ehr.example/fhir/Group/p1", true)]
    [InlineData("https://elsewhere.example/Patient/p1", false)]
    [InlineData("https://Patient/p1", false)]
    [InlineData("Patient/p1 (Jane Doe)", false)]
    [InlineData("Patient/p2,", false)]
    [InlineData("<Patient/p2>", false)]
    [InlineData("ehr|Patient/p2", false)]
    [InlineData("{\"reference\":\"Patient/p2\"}", false)]
    public void A_reference_names_this_patient_or_somebody_else(string reference, bool other) => new SubjectCheck("p1", null).IsOther(reference).ShouldBe(other);

    [Theory]
    [InlineData("https://ehr.example/fhir/Patient/p1", Server, false)]
    [InlineData("https://ehr.example/fhir/Patient/p1", Server + "/", false)]
    [InlineData("https://EHR.example/fhir/Patient/p1", Server, false)]
    [InlineData("https://ehr.example:443/fhir/Patient/p1", Server, false)]
    [InlineData("https://ehr.example:8443/fhir/Patient/p1", Server, false)]
    [InlineData("http://ehr.example/fhir/Patient/p1", Server, false)]
    [InlineData("https://ehr.example/FHIR/Patient/p1", Server, false)]
    [InlineData("https://ehr.example/fhir/r5/Patient/p1", Server, false)]
    [InlineData("https://ehr.example/Patient/p1", Server, false)]
    [InlineData("https://elsewhere.example/fhir/Patient/p1", Server, false)]
    [InlineData("https://elsewhere.example/fhir/Patient/p2", Server, true)]
    [InlineData("https://ehr.example/fhir/Patient/p2", Server, true)]
    [InlineData("://ehr.example/fhir/Patient/p1", Server, false)]
    [InlineData("https://ehr.example/fhir/Patient/p1", "fhir", false)]
    [InlineData("Patient/p1", Server, false)]
    [InlineData("Patient/p2", Server, true)]
    public void An_absolute_reference_with_another_id_names_somebody_else_and_one_with_this_id_never_does(string reference, string server, bool other) =>
        new SubjectCheck("p1", server).IsOther(reference).ShouldBe(other);

    [Theory]
    [InlineData("urn:uuid:one", false)]
    [InlineData("urn:uuid:ONE", false)]
    [InlineData("urn:uuid:two", true)]
    [InlineData("urn:uuid:p1", false)]
    [InlineData("Patient/p1", false)]
    [InlineData("Patient/p2", true)]
    public void In_one_Bundle_the_patient_may_be_named_by_its_fullUrl(string reference, bool other) => new SubjectCheck("p1", Server, "urn:uuid:one").IsOther(reference).ShouldBe(other);

    [Theory]
    [InlineData("""{ "reference": "Patient/other" }""", "somebody else")]
    [InlineData("""{ "reference": "Patient/sample-patient" }""", "this patient")]
    [InlineData("\"Patient/other\"", "somebody else")]
    [InlineData("""[{ "reference": "Patient/sample-patient" }, { "reference": "Patient/other" }]""", "somebody else")]
    [InlineData("""{ "display": "Alex" }""", "nobody")]
    [InlineData("""{ "reference": "#alex" }""", "nobody")]
    [InlineData("""{ "reference": null }""", "nobody")]
    [InlineData("null", "nobody")]
    public void A_subject_is_read_in_whatever_form_it_comes(string subject, string whose)
    {
        var picture = Chart.Empty.With($$"""{ "resourceType": "Condition", "id": "x", "code": {{Written.Concept("sct|90448008")}}, "subject": {{subject}} }""").Picture;

        picture.OtherPatientsResources.ShouldBe(whose == "somebody else" ? 1 : 0);
        picture.NotUsed.Select(unused => unused.Reason).ShouldBe(whose == "nobody" ? [Protocol.Reason.NoSubject] : []);
        (picture.Opll.Length == 1).ShouldBe(whose != "somebody else");
    }

    [Theory]
    [InlineData("{}", "NotShown")]
    [InlineData("""{ "subject": null }""", "NotShown")]
    [InlineData("""{ "subject": "Patient/p1" }""", "ThisPatient")]
    [InlineData("""{ "subject": "Patient/p2" }""", "Other")]
    [InlineData("""{ "subject": "\ud800" }""", "NotShown")]
    [InlineData("""{ "subject": "#p1" }""", "NotShown")]
    [InlineData("""{ "subject": "Patient?identifier=p2" }""", "NotShown")]
    [InlineData("""{ "subject": "Patient?identifier=https://ehr.example/Patient/p2" }""", "NotShown")]
    [InlineData("""{ "subject": "#https://ehr.example/Patient/p2" }""", "NotShown")]
    [InlineData("""{ "subject": "https://ehr.example/Patient/p2" }""", "Other")]
    [InlineData("""{ "subject": { "reference": "#p1" } }""", "NotShown")]
    [InlineData("""{ "subject": { "reference": "\ud800" } }""", "NotShown")]
    [InlineData("""{ "subject": { "reference": 5 } }""", "ThisPatient")]
    [InlineData("""{ "subject": 5 }""", "ThisPatient")]
    [InlineData("""{ "subject": [] }""", "ThisPatient")]
    [InlineData("""{ "subject": [{ "reference": "Patient/p1" }] }""", "ThisPatient")]
    [InlineData("""{ "subject": [{ "reference": "Patient/p1" }, "Patient/p2"] }""", "Other")]
    [InlineData("""{ "subject": [{ "reference": "Patient/p2" }, { "reference": "Patient/p2" }] }""", "Other")]
    public void H07_A_subject_in_any_form_is_this_patient_somebody_else_or_not_shown(string resource, string whose) =>
        new SubjectCheck("p1", null).Of(System.Text.Json.JsonElement.Parse(resource)).ToString().ShouldBe(whose);
}
