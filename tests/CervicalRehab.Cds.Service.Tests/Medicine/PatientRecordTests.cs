using System.Text;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>What the Patient resource says besides the birth date: whether the record is the right one to look at, and whether it is understood (D29, D32).</summary>
public sealed class PatientRecordTests
{
    private const string Plan = "conservative-plan";
    private const string Assess = "complete-assessment";
    private const string Urgent = "urgent-surgical-referral";
    private const string None = "not-applicable";

    [Theory]
    [InlineData("\"modifierExtension\": [{ \"url\": \"http://site.example/x\", \"valueBoolean\": true }]")]
    [InlineData("\"implicitRules\": \"http://site.example/rules\"")]
    [InlineData("\"meta\": { \"tag\": [{ \"code\": \"SUBSETTED\" }] }")]
    [InlineData("\"meta\": { \"security\": [{ \"code\": \"REDACTED\" }] }")]
    [InlineData("\"animal\": { }")]
    [InlineData("\"_birthDate\": { \"extension\": [{ \"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"masked\" }] }")]
    [InlineData("\"BirthDate\": \"2012-01-01\"")]
    [InlineData("\"_active\": { \"extension\": [] }")]
    [InlineData("\"_deceasedBoolean\": { \"extension\": [] }")]
    [InlineData("\"deceasedBoolean\": false, \"deceasedDateTime\": \"2026-01-01\"")]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"Patient/x\" }, \"type\": \"merged\" }]")]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"Patient/x\" } }]")]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"Patient/x\" }, \"type\": \"seealso\", \"modifierExtension\": [] }]")]
    public void D29_A_Patient_in_which_something_is_not_understood_gets_no_plan(string member)
    {
        var chart = Of(member);

        chart.Pathway.ShouldBe(Assess);
        chart.Rules.ShouldContain("patient-not-understood");
        chart.NotUsed.ShouldBe(["Patient: not-understood"]);
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe(Urgent);
    }

    [Theory]
    [InlineData("\"active\": true")]
    [InlineData("\"active\": true, \"_active\": { \"extension\": [{ \"url\": \"http://site.example/x\" }] }")]
    [InlineData("\"_birthDate\": { \"extension\": [{ \"url\": \"http://hl7.org/fhir/StructureDefinition/patient-birthTime\", \"valueDateTime\": \"1972-03-05T04:00:00Z\" }] }")]
    [InlineData("\"meta\": { \"versionId\": \"7\", \"lastUpdated\": \"2026-05-30T10:00:00Z\", \"source\": \"#x\", \"profile\": [\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient\"], \"security\": [{ \"code\": \"R\" }], \"tag\": [{ \"display\": \"SUBSETTED\" }] }")]
    [InlineData("\"extension\": [{ \"url\": \"http://hl7.org/fhir/us/core/StructureDefinition/us-core-race\" }], \"contained\": [], \"language\": \"en\", \"text\": { \"status\": \"generated\" }")]
    [InlineData("\"identifier\": [{ \"value\": \"1\" }], \"name\": [{ \"family\": \"x\" }], \"telecom\": [], \"gender\": \"female\", \"address\": [], \"maritalStatus\": { }, \"photo\": []")]
    [InlineData("\"multipleBirthBoolean\": false, \"contact\": [], \"communication\": [], \"generalPractitioner\": [], \"managingOrganization\": { }")]
    [InlineData("\"deceasedBoolean\": false")]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"Patient/x\" }, \"type\": \"replaces\" }]")]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"Patient/x\" }, \"type\": \"seealso\" }, { \"other\": { \"reference\": \"RelatedPerson/y\" }, \"type\": \"refer\" }]")]
    public void D29_What_only_tells_the_person_apart_changes_nothing(string member)
    {
        var chart = Of(member);

        chart.Pathway.ShouldBe(Plan);
        chart.NotUsed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"active\": false")]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"Patient/current\" }, \"type\": \"replaced-by\" }]")]
    [InlineData("\"active\": true, \"link\": [{ \"other\": { \"reference\": \"Patient/old\" }, \"type\": \"replaces\" }, { \"other\": { \"reference\": \"Patient/current\" }, \"type\": \"replaced-by\" }]")]
    public void D32_A_record_that_was_replaced_asks_for_the_current_one_and_keeps_the_red_flags(string member)
    {
        var chart = Of(member);

        chart.Pathway.ShouldBe(Assess);
        chart.Decision.Summary.ShouldBe("Open the current record: this one was replaced or is no longer in use");
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe(Urgent);
        Of(member, "2015-01-01").Pathway.ShouldBe(Assess);
    }

    [Theory]
    [InlineData("2026-06-01", None)]
    [InlineData("2026-06-02", Plan)]
    [InlineData("2026-06", None)]
    [InlineData("2026-07", Plan)]
    [InlineData("2026", None)]
    [InlineData("2027", Plan)]
    public void D32_A_date_of_death_after_the_evaluation_is_no_death_and_is_shown(string died, string pathway)
    {
        var chart = Of($"\"deceasedDateTime\": \"{died}\"");

        chart.Pathway.ShouldBe(pathway);
        chart.Rules.Contains("death-date-ahead").ShouldBe(pathway == Plan);
        chart.NotUsed.ShouldBe(pathway == Plan ? ["Patient: future-date"] : []);
        chart.With(Written.Present("gait-instability")).Pathway.ShouldBe(pathway == Plan ? Urgent : None);
    }

    [Fact]
    public void D32_The_flag_says_dead_whatever_the_date() => Of("\"deceasedBoolean\": true, \"deceasedDateTime\": \"2027-01-01\"").Pathway.ShouldBe(None);

    [Theory]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"Patient/a\" }, \"type\": \"replaces\" }, { \"other\": { \"reference\": \"http://server.example/fhir/Patient/b\" }, \"type\": \"seealso\" }, { \"other\": { \"reference\": \"Patient/a\" }, \"type\": \"refer\" }]", "a b")]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"RelatedPerson/a\" }, \"type\": \"seealso\" }, { \"other\": { \"display\": \"x\" }, \"type\": \"seealso\" }, null]", "")]
    [InlineData("\"link\": [{ \"other\": { \"reference\": \"http://server.example/fhir/Patient/c/_history/2\" }, \"type\": \"replaces\" }]", "c")]
    [InlineData("\"active\": true", "")]
    public void D31_The_ids_of_the_other_records_of_this_person_are_known(string member, string ids)
    {
        var (patient, _) = PatientReader.Read(Encoding.UTF8.GetBytes(Json(member)), new ResourceParser(), Chart.PatientId);

        string.Join(' ', PatientReader.LinkedIds(patient!)).ShouldBe(ids);
    }

    private static Chart Of(string member, string born = "1972-03-05") => Chart.Baseline with { Patient = Json(member, born) };

    private static string Json(string member, string born = "1972-03-05") => $$"""{ "resourceType": "Patient", "id": "{{Chart.PatientId}}", "birthDate": "{{born}}", {{member}} }""";
}
