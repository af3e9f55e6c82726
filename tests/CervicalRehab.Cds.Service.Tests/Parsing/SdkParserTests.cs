using System.Text;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Fhir.Parsing.Elements;
using CervicalRehab.Cds.Fhir.Serialization;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Parsing;

/// <summary>How the SDK behaves where it surprises: the parser around it and the judge behind it rest on these.</summary>
public sealed class SdkParserTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\uFEFF{}")]
    [InlineData("""{ "resourceType": "DomainResource", "id": "a" }""")]
    [InlineData("""{ "resourceType": "Observation", "status": "\ud800" }""")]
    [InlineData("""{ "resourceType": "Observation", "contained": { "resourceType": "Patient", "id": "a" } }""")]
    [InlineData("""{ "resourceType": "Unheard" }""")]
    [InlineData("""{ "id": "a" }""")]
    public void What_the_SDK_throws_or_knows_no_type_for_is_unreadable_and_no_fault_of_the_call(string json) =>
        new ResourceParser().Slow(Encoding.UTF8.GetBytes(json), ObservationElements.Observation).ShouldBeOfType<Unreadable>();

    [Theory]
    [InlineData("\"valueQuantity\": { \"value\": 1 }, \"valueString\": \"a\"", "JSON129", "")]
    [InlineData("\"status\": \"final\"", "JSON129", "")]
    [InlineData("\"bodySite\": \"neck\"", "JSON131", "bodySite")]
    [InlineData("\"valueString\": { \"a\": 1 }", "JSON132", "value")]
    [InlineData("\"valueBoolean\": 5", "PVAL123", "value")]
    [InlineData("\"interpretation\": { \"text\": \"a\" }", "PVAL127", "interpretation[0]")]
    [InlineData("\"component\": [{ \"code\": { \"text\": \"a\" }, \"valueQuantity\": { \"value\": \"12.5\" } }]", "PVAL123", "component[0].value.value")]
    [InlineData("\"effectiveDateTime\": \"2026-02-30\"", "PVAL124", "effective")]
    [InlineData("\"bodySite\": {}", "PVAL129", "bodySite")]
    [InlineData("\"foo\": 1", "PVAL128", "foo")]
    [InlineData("\"Focus\": []", "PVAL131", "Focus[0]")]
    public void A_fault_is_told_with_its_path(string member, string code, string path) =>
        Read($$"""{ "resourceType": "Observation", "status": "final", "code": { "text": "x" }, {{member}} }""").Faults.Select(fault => (fault.Code, fault.Path)).ShouldContain((code, path.Length == 0 ? "Observation" : $"Observation.{path}"));

    [Theory]
    [InlineData("\"valueQuantity\": { \"value\": 1e-30 }")]
    [InlineData("\"effectiveDateTime\": \"2026-05-30T09Z\"")]
    [InlineData("\"resourceType\": \"Patient\"")]
    [InlineData("\"_valueString\": { \"id\": \"a\" }, \"valueCodeableConcept\": { \"text\": \"a\" }")]
    [InlineData("\"modifierExtension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }], \"implicitRules\": \"http://x\"")]
    public void What_the_SDK_does_not_tell_stays_for_us_to_see(string member) =>
        Read($$"""{ "resourceType": "Observation", "status": "final", "code": { "text": "x" }, {{member}} }""").Faults.ShouldBeEmpty();

    [Fact]
    public void A_status_that_is_no_code_keeps_its_letters() =>
        Read("""{ "resourceType": "Observation", "status": "fnal", "code": { "text": "x" } }""").Resource.ShouldBeOfType<Observation>().StatusElement.JsonValue.ShouldBe("fnal");

    [Fact]
    public void So_many_resources_of_a_call_are_read_and_no_more()
    {
        var parser = new ResourceParser();
        var json = Encoding.UTF8.GetBytes("""{ "resourceType": "Patient", "id": "a" }""");

        Enumerable.Range(0, ResourceParser.MostOfACall).ShouldAllBe(_ => parser.Slow(json, PatientElements.Patient) is Received<Patient>);
        parser.TakeExhausted().ShouldBeFalse();
        parser.Slow(json, PatientElements.Patient).ShouldBeOfType<Unreadable>();
        parser.TakeExhausted().ShouldBeTrue();
        parser.TakeExhausted().ShouldBeFalse();
    }

    private static StrictResource Read(string json) => StrictResource.Read(Encoding.UTF8.GetBytes(json));
}
