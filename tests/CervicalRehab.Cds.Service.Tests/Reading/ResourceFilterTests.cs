using System.Text;
using CervicalRehab.Cds.Fhir.Reading;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What is passed over early, and what only the readers may judge: doubt keeps a resource.</summary>
public sealed class ResourceFilterTests
{
    private const string Heart = "\"code\": { \"coding\": [{ \"system\": \"http://loinc.org\", \"code\": \"8867-4\" }] }";

    [Theory]
    [InlineData("Observation", true)]
    [InlineData("Condition", true)]
    [InlineData("ServiceRequest", true)]
    [InlineData("DiagnosticReport", true)]
    [InlineData("Procedure", true)]
    [InlineData("MedicationRequest", false)]
    [InlineData("MedicationStatement", false)]
    [InlineData("CarePlan", false)]
    [InlineData("Patient", false)]
    [InlineData("observation", false)]
    [InlineData("", false)]
    public void A_resource_with_a_code_of_no_concern_is_passed_over_by_its_type(string type, bool passed) => Scan($$"""{ "resourceType": "{{type}}", {{Heart}} }""").Passed.ShouldBe(passed);

    [Theory]
    [InlineData("Observation")]
    [InlineData("Condition")]
    [InlineData("ServiceRequest")]
    [InlineData("DiagnosticReport")]
    [InlineData("Procedure")]
    [InlineData("MedicationRequest")]
    public void Without_a_code_it_may_be_anything(string type)
    {
        Scan($$"""{ "resourceType": "{{type}}" }""").Passed.ShouldBeFalse();
        Scan($$"""{ "resourceType": "{{type}}", "code": {} }""").Passed.ShouldBeFalse();
        Scan($$"""{ "resourceType": "{{type}}", "code": { "text": 5 } }""").Passed.ShouldBeFalse();
        Scan($$"""{ "resourceType": "{{type}}", "code": { "coding": [] } }""").Passed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Observation", "loinc.org", "72514-3", false)]
    [InlineData("Observation", "urn:elsewhere", "72514-3", false)]
    [InlineData("ServiceRequest", "snomed.info/sct", "91251008", false)]
    [InlineData("ServiceRequest", "snomed.info/sct", "91251009", true)]
    [InlineData("DiagnosticReport", "loinc.org", "24935-9", false)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm", "M48.8X2", false)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm", "m488x2", false)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm", "M4.88X2", false)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm", ".J45", false)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm", "J45.909", true)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm", "J459.09", true)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm", "J45909", true)]
    [InlineData("Condition", "urn:oid:2.16.840.1.113883.6.90", "M488X2", false)]
    [InlineData("Condition", "urn:oid:2.16.840.1.113883.6.90", "J45.909", true)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm/", "r39191", false)]
    [InlineData("Condition", "hl7.org/fhir/sid/icd-10-cm|2026", " m48.8x2 ", false)]
    [InlineData("Condition", "urn:elsewhere", "m488x2", false)]
    [InlineData("Condition", "urn:elsewhere", "J45.909", true)]
    [InlineData("Condition", "loinc.org", "m488x2", true)]
    [InlineData("Observation", "snomed.info/sct", " 22325002", false)]
    [InlineData("Observation", "urn:oid:2.16.840.1.113883.6.96", "22325002", false)]
    [InlineData("DiagnosticReport", "urn:elsewhere", "24935-9", false)]
    [InlineData("Condition", "snomed.info/sct", "M4881", true)]
    [InlineData("Condition", "snomed.info/sct", "J4.5", true)]
    [InlineData("Condition", "snomed.info/sct", "12345678901234567890123456789012", true)]
    [InlineData("Condition", "snomed.info/sct", "123456789012345678901234567890123", false)]
    [InlineData("Condition", "snomed.info/sct", "é", false)]
    public void A_code_that_may_mean_something_keeps_its_resource(string type, string system, string code, bool passed) =>
        Scan($$"""{ "resourceType": "{{type}}", "code": { "coding": [{ "system": "http://{{system}}", "code": "{{code}}" }] } }""".Replace("http://urn:", "urn:", StringComparison.Ordinal)).Passed.ShouldBe(passed);

    [Theory]
    [InlineData("""{ "coding": [{ "code": "8867-4" }] }""", true)]
    [InlineData("""{ "coding": [{ "system": "http://loinc.org", "code": "8867-4", "display": "x", "version": "2", "extension": [{ "url": "x" }] }] }""", true)]
    [InlineData("""{ "coding": [{ "code": "8867-4" }, { "code": "8310-5" }], "text": "x", "extension": [{}] }""", true)]
    [InlineData("""{ "coding": [{ "code": "8867-4" }, { "system": "http://loinc.org", "code": "72514-3" }] }""", false)]
    [InlineData("""{ "coding": [{ "code": "72514-3" }, { "code": "38214-3" }] }""", false)]
    [InlineData("""{ "coding": [{ "\u0078": 1, "\u0079": 1, "code": "8867-4" }] }""", false)]
    [InlineData("""{ "coding": [{ "\u0078": 1, "coding": [], "code": "8867-4" }] }""", false)]
    [InlineData("""{ "coding": [{ "code": "8867-4", "coding": [] }] }""", false)]
    [InlineData("""{ "coding": [{ "code": "" }] }""", false)]
    [InlineData("""{ "coding": [{ "code": 8867 }, { "code": "8867-4" }] }""", false)]
    [InlineData("""{ "coding": [{ "system": {}, "code": "8867-4" }] }""", false)]
    [InlineData("""{ "coding": [{ "system": [1, 2], "code": "8867-4" }] }""", false)]
    [InlineData("""{ "coding": [{ "code": "\u0038867-4" }, { "code": "8867-4" }] }""", false)]
    [InlineData("""{ "coding": [{ "\u0063ode": "8867-4" }, { "code": "8867-4" }] }""", false)]
    [InlineData("""{ "coding": ["8867-4", { "code": "8867-4" }] }""", false)]
    [InlineData("""{ "coding": { "code": "8867-4" } }""", false)]
    [InlineData("""[{ "coding": [{ "code": "8867-4" }] }]""", false)]
    [InlineData("\"8867-4\"", false)]
    [InlineData("8867", false)]
    [InlineData("null", false)]
    public void A_code_in_an_unusual_form_keeps_its_resource(string code, bool passed)
    {
        foreach (var type in new[] { "Observation", "ServiceRequest", "DiagnosticReport" })
        {
            Scan($$"""{ "resourceType": "{{type}}", "code": {{code}} }""").Passed.ShouldBe(passed, type);
        }
    }

    [Theory]
    [InlineData("\"text\": \"rash\"", true)]
    [InlineData("\"coding\": [{ \"code\": \"271807003\" }], \"text\": 5", false)]
    [InlineData("\"coding\": [{ \"code\": \"271807003\" }], \"text\": null", true)]
    [InlineData("\"text\": \"Ossified LIGAMENT\"", false)]
    [InlineData("\"text\": \"opll of the neck\"", false)]
    [InlineData("\"text\": \"\\u006fpll\"", false)]
    [InlineData("\"text\": \"r\\u0061sh\"", false)]
    [InlineData("\"text\": \"éruption\"", false)]
    [InlineData("\"coding\": [{ \"code\": \"271807003\", \"display\": \"Eruption\" }]", true)]
    [InlineData("\"coding\": [{ \"code\": \"271807003\", \"display\": \"OPLL\" }]", false)]
    [InlineData("\"coding\": [{ \"code\": \"271807003\", \"display\": \"OPLL\" }], \"text\": \"opll\"", false)]
    [InlineData("\"coding\": [{ \"code\": \"271807003\", \"display\": 5 }]", true)]
    [InlineData("\"coding\": [{ \"code\": \"271807003\", \"display\": { \"a\": 1 }, \"extension\": [{ \"code\": \"72514-3\" }] }]", true)]
    [InlineData("\"coding\": [{ \"code\": \"271807003\", \"display\": \"gabapentin\" }]", true)]
    public void A_problem_is_also_judged_by_its_words(string concept, bool passed) => Scan($$"""{ "resourceType": "Condition", "code": { {{concept}} } }""").Passed.ShouldBe(passed);

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Long_words_are_left_to_the_readers(int letters, bool passed)
    {
        Scan($$"""{ "resourceType": "Condition", "code": { "text": "{{new string('x', letters)}}" } }""").Passed.ShouldBe(passed);
        Scan($$"""{ "resourceType": "MedicationRequest", "medicationCodeableConcept": { "text": "{{new string('x', letters)}}" } }""").Passed.ShouldBe(passed);
    }

    [Theory]
    [InlineData("MedicationRequest", "\"text\": \"aspirin\"", true)]
    [InlineData("MedicationStatement", "\"text\": \"aspirin\"", true)]
    [InlineData("MedicationRequest", "\"text\": \"opll\"", true)]
    [InlineData("MedicationRequest", "\"text\": \"Gabapentin 300\"", false)]
    [InlineData("MedicationStatement", "\"coding\": [{ \"code\": \"1\", \"display\": \"Gabapentin 300\" }]", false)]
    [InlineData("MedicationStatement", "\"coding\": [{ \"code\": \"1\", \"display\": \"Gabapentin 300\" }], \"text\": \"gabapentin\"", false)]
    [InlineData("MedicationStatement", "\"coding\": [{ \"code\": \"1\", \"display\": \"x\" }], \"text\": \"gabapentin\"", false)]
    [InlineData("MedicationRequest", "\"coding\": [{ \"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\", \"code\": \"25480\" }]", false)]
    [InlineData("MedicationRequest", "\"coding\": [{ \"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\", \"code\": \"1191\" }]", false)]
    [InlineData("MedicationRequest", "\"coding\": [{ \"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\", \"code\": \"1191\", \"display\": \"aspirin\" }]", true)]
    [InlineData("MedicationRequest", "\"text\": \"prescribed medication\"", false)]
    [InlineData("MedicationRequest", "\"id\": \"x\"", false)]
    public void A_drug_is_judged_by_its_own_member(string type, string concept, bool passed)
    {
        Scan($$"""{ "resourceType": "{{type}}", "medicationCodeableConcept": { {{concept}} } }""").Passed.ShouldBe(passed);
        Scan($$"""{ "resourceType": "{{type}}", "code": { {{concept}} } }""").Passed.ShouldBeFalse();
    }

    [Theory]
    [InlineData($$"""{ {{Heart}}, "resourceType": "Observation" }""", false)]
    [InlineData($$"""{ "id": "x", "resourceType": "Observation", {{Heart}} }""", true)]
    [InlineData($$"""{ "resourceType": 5, {{Heart}} }""", false)]
    [InlineData($$"""{ "resourceType": ["Observation"], {{Heart}} }""", false)]
    [InlineData($$"""{ "resourceType": "\u004fbservation", {{Heart}} }""", false)]
    [InlineData($$"""{ "resourceType": "Observation", "\u0069d": "x", {{Heart}} }""", false)]
    [InlineData($$"""{ "resourceType": "Observation", "orderDetail": [], {{Heart}} }""", false)]
    [InlineData($$"""{ "resourceType": "Observation", {{Heart}}, {{Heart}} }""", false)]
    [InlineData($$"""{ "resourceType": "Observation", {{Heart}}, "\u0063ode": {} }""", false)]
    [InlineData($$"""{ "resourceType": "Observation", "status": "final", "status": "final", {{Heart}} }""", true)]
    [InlineData($$"""{ "resourceType": "Observation", {{Heart}}, "component": [{ "code": { "coding": [{ "code": "72514-3" }] } }] }""", true)]
    public void A_resource_in_an_unusual_form_is_kept(string json, bool passed) => Scan(json).Passed.ShouldBe(passed);

    [Theory]
    [InlineData("\"component\": [{ \"code\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"22325002\" }] } }]", false)]
    [InlineData("\"component\": [{ \"code\": { \"coding\": [{ \"code\": \"2951-2\" }] } }, { \"code\": { \"coding\": [{ \"code\": \" gait-instability\" }] } }]", false)]
    [InlineData("\"component\": [{ \"code\": { \"coding\": [{ \"code\": \"2951-2\" }] }, \"valueCodeableConcept\": { \"coding\": [{ \"code\": \"r339\" }] } }]", false)]
    [InlineData("\"component\": { \"code\": \"R26.81\" }", false)]
    [InlineData("\"component\": [{ \"code\": 22325002 }]", false)]
    [InlineData("\"component\": [{ \"code\": [\"22325002\"] }]", false)]
    [InlineData("\"component\": [{ \"code\": \"\\u0032\" }]", false)]
    [InlineData("\"component\": [{ \"\\u0063ode\": \"22325002\" }]", false)]
    [InlineData("\"component\": [{ \"code\": \"é\" }]", false)]
    [InlineData("\"component\": [{ \"code\": { \"coding\": [{ \"code\": \"8480-6\" }] }, \"valueQuantity\": { \"value\": 120, \"code\": \"mm[Hg]\" } }]", true)]
    [InlineData("\"component\": [{ \"code\": { \"text\": \"22325002\" }, \"valueString\": \"22325002\" }]", true)]
    [InlineData("\"component\": []", true)]
    [InlineData("\"component\": null, \"component\": null", true)]
    [InlineData("\"component\": [], \"component\": [{ \"code\": \"22325002\" }]", false)]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"40492006\" }] }", false)]
    [InlineData("\"valueCodeableConcept\": \"40492006\"", false)]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"52101004\" }] }", true)]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"433203006\" }] }", true)]
    [InlineData("\"contained\": [{ \"resourceType\": \"Observation\", \"code\": { \"coding\": [{ \"code\": \"gait-instability\" }] } }]", false)]
    [InlineData("\"contained\": [{ \"resourceType\": \"Specimen\", \"type\": { \"coding\": [{ \"code\": \"119297000\" }] } }]", true)]
    public void What_may_be_an_alarm_within_an_Observation_keeps_it(string member, bool passed)
    {
        Scan($$"""{ "resourceType": "Observation", {{Heart}}, {{member}} }""").Passed.ShouldBe(passed);
        Scan($$"""{ "resourceType": "Observation", {{member}}, {{Heart}}, "status": "final" }""").Passed.ShouldBe(passed);
        Scan($$"""{ {{member}}, "resourceType": "Observation", {{Heart}} }""").Passed.ShouldBe(passed);

        // An order has none of these but what is contained in it.
        Scan($$"""{ "resourceType": "ServiceRequest", {{Heart}}, {{member}} }""").Passed.ShouldBe(passed || !member.Contains("contained", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"contained\": [{ \"resourceType\": \"Condition\", \"code\": { \"coding\": [{ \"code\": \"22325002\" }] } }]", false)]
    [InlineData("\"contained\": [{ \"resourceType\": \"Condition\", \"code\": { \"coding\": [{ \"code\": \"38341003\" }] } }, { \"resourceType\": \"Medication\", \"code\": { \"text\": \"x\" } }]", true)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"R26.81\" }] }]", false)]
    [InlineData("\"reasonCode\": { \"coding\": { \"code\": \"r32\" } }", false)]
    [InlineData("\"reasonCode\": [\"R26.81\"]", false)]
    [InlineData("\"reasonCode\": [{ \"text\": \"neck pain\" }], \"reasonCode\": [{ \"coding\": [{ \"code\": \"R26.81\" }] }]", false)]
    [InlineData("\"\\u0072easonCode\": [{ \"coding\": [{ \"code\": \"R26.81\" }] }]", false)]
    [InlineData("\"reasonCode\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"M54.2\" }], \"text\": \"neck pain\" }]", true)]
    public void D41_What_may_be_an_alarm_within_an_order_or_as_its_reason_keeps_it(string member, bool passed)
    {
        foreach (var type in new[] { "ServiceRequest", "Procedure" })
        {
            Scan($$"""{ "resourceType": "{{type}}", {{Heart}}, {{member}} }""").Passed.ShouldBe(passed);
        }

        Scan($$"""{ "resourceType": "MedicationRequest", "medicationCodeableConcept": { "text": "ibuprofen 400 mg" }, {{member}} }""").Passed.ShouldBe(passed);
    }

    [Theory]
    [InlineData("urn:site", false)]
    [InlineData("urn:other", true)]
    public void A_component_of_a_system_that_the_site_maps_may_be_anything(string system, bool passed) => Scan(
        $$"""{ "resourceType": "Observation", {{Heart}}, "component": [{ "code": { "coding": [{ "system": "{{system}}", "code": "x" }] } }] }""",
        new ReaderOptions { SiteSystems = ["urn:site"] }).Passed.ShouldBe(passed);

    [Theory]
    [InlineData("""{ "reference": "Patient/p" }""", true, "Patient/p")]
    [InlineData("""{ "type": "Patient", "identifier": { "reference": "x" }, "reference": "Patient/p", "display": "x" }""", true, "Patient/p")]
    [InlineData("\"Patient/p\"", true, "Patient/p")]
    [InlineData("\"\\u0050atient/p\"", false, "\\u0050atient/p")]
    [InlineData("""{ "reference": "\u0050atient/p" }""", false, "\\u0050atient/p")]
    [InlineData("""{ "reference": 5 }""", false, "")]
    [InlineData("""{ "reference": { "a": 1 }, "display": "x" }""", false, "")]
    [InlineData("""{ "display": "x" }""", true, "")]
    [InlineData("""[{ "reference": "Patient/p" }]""", false, "")]
    [InlineData("5", false, "")]
    [InlineData("null", true, "")]
    public void The_subject_is_the_literal_it_names(string subject, bool passed, string literal)
    {
        var scanned = Scan($$"""{ "resourceType": "Observation", {{Heart}}, "subject": {{subject}}, "status": "final" }""");

        (scanned.Passed, scanned.Subject).ShouldBe((passed, literal));
    }

    [Theory]
    [InlineData("urn:site", false)]
    [InlineData("urn:other", true)]
    public void A_code_of_a_system_that_the_site_maps_may_be_anything(string system, bool passed)
    {
        var options = new ReaderOptions { SiteSystems = ["urn:site"] };

        Scan($$"""{ "resourceType": "Observation", "code": { "coding": [{ "system": "{{system}}", "code": "x" }] } }""", options).Passed.ShouldBe(passed);
    }

    private static (bool Passed, string Subject) Scan(string json, ReaderOptions? options = null)
    {
        var reader = new System.Text.Json.Utf8JsonReader(Encoding.UTF8.GetBytes($"[{json}, 1]"));
        reader.Read();
        reader.Read();
        var filter = new ResourceFilter(options ?? new ReaderOptions());
        while (filter.ReadToEntries(ref reader))
        {
            reader.Skip();
        }

        reader.TokenType.ShouldBe(System.Text.Json.JsonTokenType.EndObject);
        return (filter.IsPassedOver, Encoding.UTF8.GetString(filter.Subject));
    }
}
