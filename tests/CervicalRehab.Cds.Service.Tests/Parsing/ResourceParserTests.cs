using System.Text;
using CervicalRehab.Cds.Fhir.Parsing;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Parsing;

/// <summary>Understood, understood in part, unreadable: each boundary from both sides, whichever way the resource was read.</summary>
public sealed class ResourceParserTests
{
    [Theory]
    [InlineData("\"modifierExtension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }]", "modifierExtension")]
    [InlineData("\"implicitRules\": \"http://x\"", "implicitRules")]
    [InlineData("\"unheardOf\": 1", "unheardOf")]
    [InlineData("\"Focus\": []", "Focus")]
    [InlineData("\"valueRange\": { \"low\": { \"value\": 1 } }", "valueRange")]
    [InlineData("\"valueDateTime\": \"2026-05-01\"", "valueDateTime")]
    [InlineData("\"effectiveTiming\": { \"code\": { \"text\": \"a\" } }", "effectiveTiming")]
    [InlineData("\"meta\": { \"tag\": [{ \"code\": \"SUBSETTED\" }] }", "meta.tag.SUBSETTED")]
    [InlineData("\"meta\": { \"security\": [{ \"code\": \"REDACTED\" }] }", "meta.security.REDACTED")]
    [InlineData("\"meta\": { \"security\": [{ \"code\": \" masked\" }] }", "meta.security.MASKED")]
    [InlineData("\"referenceRange\": [{ \"low\": { \"value\": 1, \"comparator\": \"<\" } }]", "referenceRange.low.comparator")]
    [InlineData("\"_effectiveDateTime\": { \"extension\": [{ \"url\": \"http://x\", \"valueCode\": \"a\" }] }", "effectiveDateTime")]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"#a\" }]", "derivedFrom.reference.contained")]
    [InlineData("\"extension\": [{ \"url\": \"http://hl7.org/fhir/StructureDefinition/observation-focusCode\", \"valueCodeableConcept\": { \"text\": \"donor\" } }]", "extension.observation-focusCode")]
    [InlineData("\"_status\": { \"extension\": [{ \"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"unknown\" }] }", "status.data-absent-reason")]
    [InlineData("\"component\": [{ \"code\": { \"text\": \"a\" }, \"modifierExtension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }] }]", "component.modifierExtension")]
    [InlineData("\"component\": [{ \"code\": { \"text\": \"a\" }, \"valueRange\": { \"low\": { \"value\": 1 } } }]", "component.valueRange")]
    [InlineData("\"bodySite\": { \"coding\": [{ \"code\": \"a\", \"Display\": \"b\" }] }", "bodySite.coding.Display")]
    [InlineData("\"Müller\": 1", "an unknown element")]
    [InlineData("\"extension\": [{ \"valueString\": \"a\" }]", "extension")]
    [InlineData("\"extension\": 5", "extension")]
    [InlineData("\"meta\": \"SUBSETTED\"", "meta")]
    [InlineData("\"meta\": { \"tag\": 5 }", "meta.tag")]
    [InlineData("\"_bodySite\": { \"extension\": [{ \"url\": \"http://x\", \"valueString\": \"a\" }] }", "bodySite")]
    [InlineData("\"_status\": 5", "status")]
    [InlineData("\"component\": [{ \"code\": { \"text\": \"a\" }, \"modifierExtension\": [] }]", "component.modifierExtension")]
    public void H01_What_may_change_the_meaning_is_not_understood_and_named(string member, string path)
    {
        var received = Read(member).ShouldBeOfType<Partly<Observation>>();

        received.NotUnderstood.ShouldBe([path]);
        received.Resource.StatusElement.JsonValue.ShouldBe("final");
    }

    [Theory]
    [InlineData("\"performer\": [{ \"reference\": \"Practitioner/a\" }], \"issued\": \"2026-05-01T10:00:00Z\", \"encounter\": { \"reference\": \"Encounter/a\" }")]
    [InlineData("\"note\": [{ \"text\": \"a\" }], \"text\": { \"status\": \"generated\", \"div\": \"<div/>\" }, \"language\": \"de\"")]
    [InlineData("\"identifier\": [{ \"value\": \"a\" }], \"category\": [{ \"text\": \"exam\" }], \"specimen\": { \"display\": \"a\" }, \"device\": { \"display\": \"a\" }")]
    [InlineData("\"basedOn\": [{ \"reference\": \"ServiceRequest/a\" }], \"partOf\": [{ \"reference\": \"Procedure/a\" }], \"contained\": [{ \"resourceType\": \"Patient\", \"id\": \"a\" }]")]
    [InlineData("\"extension\": [{ \"url\": \"http://x\", \"valueString\": \"a\" }]")]
    [InlineData("\"_status\": { \"id\": \"a\", \"extension\": [{ \"url\": \"http://x\", \"valueString\": \"a\" }] }")]
    [InlineData("\"meta\": { \"versionId\": \"1\", \"lastUpdated\": \"2026-05-01T10:00:00Z\", \"profile\": [\"http://x\"], \"tag\": [{ \"code\": \"ok\" }], \"security\": [{ \"code\": \"N\" }] }")]
    [InlineData("\"valueInteger\": 4.5")]
    [InlineData("\"valueQuantity\": { \"value\": \"12.5\" }")]
    [InlineData("\"performer\": 5, \"note\": [[]], \"issued\": {}")]
    [InlineData("\"component\": [{ \"id\": \"a\", \"code\": { \"text\": \"a\" }, \"extension\": [{ \"url\": \"http://x\", \"valueString\": \"a\" }] }]")]
    [InlineData("\"bodySite\": { \"id\": \"a\", \"coding\": [{ \"system\": \"urn:oid:1.2.3\", \"version\": \"1\", \"code\": \"a b\", \"userSelected\": true }] }")]
    [InlineData("\"referenceRange\": [{ \"text\": \"a\", \"type\": { \"text\": \"a\" }, \"low\": { \"value\": 1 } }]")]
    [InlineData("\"derivedFrom\": [{ \"reference\": \"ImagingStudy/a\", \"type\": \"ImagingStudy\", \"identifier\": { \"value\": \"a\" } }]")]
    public void What_stands_beside_the_meaning_is_no_reason_for_doubt(string member) => Read(member).ShouldBeOfType<Understood<Observation>>();

    [Theory]
    [InlineData("\"status\": \"final\"")]
    [InlineData("\"valueBoolean\": 5")]
    [InlineData("\"bodySite\": []")]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": [[{}]] }] }")]
    [InlineData("\"component\": [{ \"code\": { \"text\": \"a\" }, \"valueCodeableConcept\": { \"coding\": [{ \"display\": 5 }] } }]")]
    [InlineData("\"bodySite\": \"neck\"")]
    [InlineData("\"interpretation\": { \"text\": \"a\" }")]
    public void What_does_not_say_one_thing_is_unreadable(string member) => Read(member).ShouldBeOfType<Unreadable>();

    // The SDK puts the one into the other, or says nothing of the second: what only it can read is unreadable then.
    [Theory]
    [InlineData("\"valueQuantity\": { \"value\": 1 }, \"valueBoolean\": true", "valueBoolean")]
    [InlineData("\"valueBoolean\": true, \"valueQuantity\": { \"value\": 1 }", "valueQuantity")]
    [InlineData("\"valueQuantity\": { \"value\": 1 }, \"_valueString\": { \"id\": \"a\" }", "valueString")]
    [InlineData("\"_valueString\": { \"id\": \"a\" }, \"valueCodeableConcept\": { \"text\": \"a\" }", "valueString")]
    [InlineData("\"component\": [{ \"code\": { \"text\": \"a\" }, \"valueBoolean\": true, \"valueString\": \"a\" }]", "component.valueString")]
    public void H01_A_second_value_is_kept_beside_the_first_and_neither_is_understood(string member, string path)
    {
        var received = Parse(WithCode(member)).ShouldBeOfType<Partly<Observation>>();

        received.NotUnderstood.ShouldBe([path]);
        Parse(Slowed(WithCode(member))).ShouldBeOfType<Unreadable>();
    }

    [Fact]
    public void A_second_value_is_there_for_the_part_it_stands_in()
    {
        var received = Parse(WithCode("""
            "component": [{ "code": { "text": "a" }, "valueBoolean": false, "valueInteger": 1 }, { "code": { "text": "b" }, "valueBoolean": false }], "valueBoolean": true, "valueString": "a"
            """)).ShouldBeOfType<Partly<Observation>>();

        received.SecondOf(received.Resource)!.Value.ShouldBeOfType<FhirString>();
        received.SecondOf(received.Resource.Component[0])!.Value.ShouldBeOfType<Integer>();
        received.SecondOf(received.Resource.Component[1]).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "resourceType": "Condition", "code": { "text": "x" } }""")]
    [InlineData("""{ "resourceType": { "a": 1 }, "status": "final", "code": { "text": "x" } }""")]
    public void What_is_no_Observation_is_unreadable(string json) => new ResourceParser().Read<Observation>(Encoding.UTF8.GetBytes(json)).ShouldBeOfType<Unreadable>();

    [Fact]
    public void A_Condition_and_a_Patient_are_read_the_same_way()
    {
        var parser = new ResourceParser();

        parser.Read<Condition>("""{ "resourceType": "Condition", "subject": { "reference": "Patient/a" }, "stage": [{ "summary": { "text": "severe" } }] }"""u8)
            .ShouldBeOfType<Partly<Condition>>().NotUnderstood.ShouldBe(["stage"]);
        parser.Read<Condition>("""{ "resourceType": "Condition", "subject": { "reference": "Patient/a" }, "evidence": [{ "code": [{ "text": "a" }] }], "recorder": { "display": "a" } }"""u8)
            .ShouldBeOfType<Understood<Condition>>();
        parser.Read<Patient>("""{ "resourceType": "Patient", "id": "a", "birthDate": "1972-03-05", "name": [{ "family": "a" }], "active": true }"""u8)
            .ShouldBeOfType<Understood<Patient>>().Resource.BirthDate.ShouldBe("1972-03-05");
        parser.Read<Patient>("""{ "resourceType": "Patient", "id": "a", "animal": { "species": { "text": "dog" } } }"""u8)
            .ShouldBeOfType<Partly<Patient>>().NotUnderstood.ShouldBe(["animal"]);
    }

    [Fact]
    public void Codings_of_our_tables_are_in_memory_once_and_nothing_is_written_to_them()
    {
        var parser = new ResourceParser();
        const string Json = """{ "resourceType": "Observation", "status": "final", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "299849001" }] } }""";
        var (one, other) = (Coding(parser, Json), Coding(parser, Json));

        other.ShouldBeSameAs(one);
        one.ShouldBeOfType<SharedCoding>().Row.ShouldHaveSingleItem().Code.ShouldBe("299849001");
        Coding(parser, Json.Replace("\"299849001\"", "\"299849001\", \"display\": \"Another\"", StringComparison.Ordinal)).Display.ShouldBe("Another");
        one.Display.ShouldBeNull();
        one.DeepCopy().ShouldNotBeOfType<SharedCoding>();
    }

    [Fact]
    public void A_concept_is_in_memory_once_only_when_a_coding_of_ours_is_all_it_says()
    {
        var parser = new ResourceParser();
        const string Json = """{ "resourceType": "Observation", "status": "final", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "299849001" }] } }""";
        var alone = Concept(parser, Json);
        var withWords = Concept(parser, Json.Replace("] }", "], \"text\": \"left\" }", StringComparison.Ordinal));
        var withAnother = Concept(parser, Json.Replace("}] }", "}, { \"code\": \"a\" }] }", StringComparison.Ordinal));

        Concept(parser, Json).ShouldBeSameAs(alone);
        (withWords.Text, withWords.Coding.Count).ShouldBe(("left", 1));
        withAnother.Coding.Select(coding => coding.Code).ShouldBe(["299849001", "a"]);
        (alone.Text, alone.Coding.Count).ShouldBe((null, 1));
    }

    private static CodeableConcept Concept(ResourceParser parser, string json) => ((Received<Observation>)parser.Read<Observation>(Encoding.UTF8.GetBytes(json))).Resource.Code;

    private static Coding Coding(ResourceParser parser, string json) => Concept(parser, json).Coding[0];

    // By the lane where it can, and again with what only the SDK reads beside it.
    private static Received Read(string member)
    {
        var json = WithCode(member);
        var (received, slow) = (Parse(json), Parse(Slowed(json)));
        slow.GetType().ShouldBe(received.GetType(), json);
        if (received is Received<Observation> fast)
        {
            ((Received<Observation>)slow).NotUnderstood.IsEmpty.ShouldBe(fast.NotUnderstood.IsEmpty, json);
        }

        return received;
    }

    private static string WithCode(string member) => $$"""{ "resourceType": "Observation", "status": "final", "code": { "text": "x" }, {{member}} }""";

    private static string Slowed(string json) => json.Replace("\"text\": \"x\"", "\"text\": \"x\", \"\\u0069d\": \"x\"", StringComparison.Ordinal);

    private static Received Parse(string json) => new ResourceParser().Read<Observation>(Encoding.UTF8.GetBytes(json));
}
