using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>The checks of the drug line: what is read, and what the line says of the rest (D22, D29).</summary>
public sealed class DrugCheckReadTests
{
    private const string None = "none of those on record";
    private const string Low = "eGFR under 60 (May 30) on record";
    private const string Unread = "could not be read: eGFR";

    [Theory]
    [InlineData("\"value\": 59.9, \"system\": \"http://unitsofmeasure.org\", \"code\": \"mL/min/{1.73_m2}\"", Low)]
    [InlineData("\"value\": 60, \"system\": \"http://unitsofmeasure.org\", \"code\": \"mL/min/{1.73_m2}\"", None)]
    [InlineData("\"value\": 45, \"unit\": \"mL/min/1.73m2\"", Low)]
    [InlineData("\"value\": 45, \"system\": \"urn:oid:2.16.840.1.113883.6.8\", \"code\": \"mL/min/{1.73_m2}\"", Low)]
    [InlineData("\"value\": 45, \"unit\": \"mL/min/1.73 m2\"", Low)]
    [InlineData("\"value\": 45, \"unit\": \"mL/min/1.73 m\u00b2\"", Low)]
    [InlineData("\"value\": 45, \"unit\": \"mL/min/1.73sq. m\"", Low)]
    [InlineData("\"value\": 45, \"unit\": \"ml/min/1.73/m2\"", Low)]
    [InlineData("\"value\": 1.5, \"system\": \"http://unitsofmeasure.org\", \"code\": \"mL/s/{1.73_m2}\"", None)]
    [InlineData("\"value\": 0.99, \"unit\": \"mL/s/1.73 m2\"", Low)]
    [InlineData("\"value\": 15, \"comparator\": \"<\", \"unit\": \"mL/min/1.73m2\"", Low)]
    [InlineData("\"value\": 60, \"comparator\": \"<\", \"unit\": \"mL/min/1.73m2\"", Low)]
    [InlineData("\"value\": 90, \"comparator\": \"<\", \"unit\": \"mL/min/1.73m2\"", Unread)]
    [InlineData("\"value\": 60, \"comparator\": \"<=\", \"unit\": \"mL/min/1.73m2\"", Unread)]
    [InlineData("\"value\": 90, \"comparator\": \">\", \"unit\": \"mL/min/1.73m2\"", None)]
    [InlineData("\"value\": 60, \"comparator\": \">=\", \"unit\": \"mL/min/1.73m2\"", None)]
    [InlineData("\"value\": 30, \"comparator\": \">\", \"unit\": \"mL/min/1.73m2\"", Unread)]
    [InlineData("\"value\": 90, \"comparator\": \"ad\", \"unit\": \"mL/min/1.73m2\"", Unread)]
    [InlineData("\"value\": 90", Unread)]
    [InlineData("\"value\": 90, \"unit\": \"%\"", Unread)]
    [InlineData("\"value\": 90, \"unit\": \"mL/min\"", Unread)]
    [InlineData("\"value\": 90, \"unit\": \"mL/min/1.73m2\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"mL/s/{1.73_m2}\"", Unread)]
    [InlineData("\"value\": 90, \"unit\": \"mL/min/1.73m2\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"g/L\"", Unread)]
    [InlineData("\"value\": 90, \"unit\": \"mL/min/1.73m2\", \"system\": \"http://site.example\", \"code\": \"7\"", None)]
    [InlineData("\"value\": -5, \"unit\": \"mL/min/1.73m2\"", Unread)]
    [InlineData("\"value\": 301, \"unit\": \"mL/min/1.73m2\"", Unread)]
    [InlineData("\"unit\": \"mL/min/1.73m2\"", Unread)]
    public void D22_A_rate_is_read_with_its_unit_and_its_comparator_or_could_not_be_read(string quantity, string said) =>
        Line(Rate($"\"valueQuantity\": {{ {quantity} }}")).ShouldContain(said);

    [Theory]
    [InlineData("\"valueString\": \"<15\"", "final")]
    [InlineData("\"valueCodeableConcept\": { \"text\": \"reduced\" }", "final")]
    [InlineData("\"language\": \"en\"", "final")]
    [InlineData("\"valueQuantity\": 5", "final")]
    [InlineData("\"valueQuantity\": { \"value\": 90, \"unit\": \"mL/min/1.73m2\" }", "preliminary")]
    [InlineData("\"valueQuantity\": { \"value\": 90, \"unit\": \"mL/min/1.73m2\" }", "unknown")]
    [InlineData("\"valueQuantity\": { \"value\": 90, \"unit\": \"mL/min/1.73m2\" }", "")]
    public void D22_A_newer_rate_that_cannot_be_read_does_not_let_an_older_one_stand(string members, string status)
    {
        var older = Rate("\"valueQuantity\": { \"value\": 80, \"unit\": \"mL/min/1.73m2\" }", "2026-03-01");

        Line(older).ShouldContain(None);
        Line(older, Rate(members, "2026-05-20", status)).ShouldContain(Unread);
        Line(older, Rate(members, "2026-02-01", status)).ShouldContain(None);
        Line(older, Rate(members, "2026-05-20", status).Replace("\"2026-05-20\"", "null", StringComparison.Ordinal)).ShouldContain(Unread);
    }

    [Theory]
    [InlineData("entered-in-error")]
    [InlineData("cancelled")]
    [InlineData("registered")]
    public void D22_A_rate_that_was_withdrawn_or_has_no_result_says_nothing(string status) =>
        Line(Rate("\"valueQuantity\": { \"value\": 40, \"unit\": \"mL/min/1.73m2\" }", status: status)).ShouldContain(None);

    [Theory]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"2667000\" }] }", "final", None)]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"2667000\" }] }", "preliminary", "could not be read: pregnancy")]
    [InlineData("\"valueCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"52101004\" }] }", "preliminary", "pregnancy on record")]
    [InlineData("\"valueString\": \"12 weeks\"", "final", "could not be read: pregnancy")]
    [InlineData("\"valueCodeableConcept\": { \"text\": \"maybe\" }", "final", "could not be read: pregnancy")]
    [InlineData("\"valueBoolean\": false", "unknown", "could not be read: pregnancy")]
    [InlineData("\"dataAbsentReason\": { \"text\": \"not asked\" }", "final", None)]
    public void D22_A_pregnancy_in_words_or_preliminary_could_not_be_read(string members, string status, string said) =>
        Line(Written.Observation("sct|77386006", members, status: status)).ShouldContain(said);

    [Theory]
    [InlineData("\"status\": \"active\", \"medicationReference\": { \"reference\": \"Medication/nowhere\" }", "could not be read: a medication")]
    [InlineData("\"status\": \"active\", \"medicationReference\": { \"identifier\": { \"value\": \"x\" } }", "could not be read: a medication")]
    [InlineData("\"status\": \"active\", \"medicationReference\": { \"reference\": \"Medication/nowhere\", \"display\": \"Amoxicillin\" }", None)]
    [InlineData("\"status\": \"active\", \"medicationCodeableConcept\": { \"text\": \"Amoxicillin\" }", None)]
    [InlineData("\"status\": \"active\", \"medicationCodeableConcept\": { \"text\": \"Morphine\" }, \"modifierExtension\": [{ \"url\": \"x\" }]", "opioid on record")]
    [InlineData("\"status\": \"stopped\", \"medicationCodeableConcept\": { \"text\": \"Morphine\" }", None)]
    [InlineData("\"status\": \"stopped\", \"medicationCodeableConcept\": { \"text\": \"Morphine\" }, \"note\": [{ \"text\": \"x\" }], \"dosageInstruction\": [{ \"text\": \"x\" }], \"requester\": { \"display\": \"x\" }", None)]
    [InlineData("\"status\": \"stopped\", \"medicationCodeableConcept\": { \"text\": \"Morphine\" }, \"modifierExtension\": [{ \"url\": \"x\" }]", "could not be read: a medication")]
    [InlineData("\"status\": \"active\", \"medicationCodeableConcept\": { \"text\": \"Morphine\" }, \"doNotPerform\": true", None)]
    [InlineData("\"status\": \"active\", \"medicationCodeableConcept\": { \"text\": \"Morphine\" }, \"doNotPerform\": true, \"implicitRules\": \"http://x\"", "could not be read: a medication")]
    [InlineData("\"status\": \"entered-in-error\", \"medicationCodeableConcept\": { \"text\": \"Morphine\" }", None)]
    [InlineData("\"status\": \"unknown\", \"medicationCodeableConcept\": { \"text\": \"Morphine\" }", "could not be read: a medication")]
    [InlineData("\"status\": 5, \"medicationCodeableConcept\": { \"text\": \"Morphine\" }", "could not be read: a medication")]
    public void D22_A_medication_that_cannot_be_read_is_said(string members, string said) =>
        Line($$"""{ "resourceType": "MedicationRequest", "intent": "order", {{members}} }""").ShouldContain(said);

    [Theory]
    [InlineData("refuted", "\"extension\": [{ \"url\": \"x\" }]", None)]
    [InlineData("refuted", "\"modifierExtension\": [{ \"url\": \"x\" }]", "lung disease on record")]
    [InlineData("confirmed", "\"abatementDateTime\": \"2020\", \"note\": [{ \"text\": \"x\" }]", None)]
    [InlineData("confirmed", "\"abatementDateTime\": \"2020\", \"Note\": [{ \"text\": \"x\" }]", "lung disease on record")]
    public void D22_D29_A_disease_that_is_withdrawn_or_over_is_checked_for_unless_that_is_understood(string verification, string member, string said) =>
        Line(Written.Condition("sct|13645005", member, clinical: "resolved", verification: verification)).ShouldContain(said);

    [Theory]
    [InlineData("Percocet 5-325 mg tablet", "opioid on record")]
    [InlineData("DURAGESIC 25 mcg/h patch", "opioid on record")]
    [InlineData("Ambien CR", "CNS depressant on record")]
    [InlineData("Zyvox 600 mg", "MAOI or linezolid on record")]
    [InlineData("Tylenol 500 mg", None)]
    public void D22_A_drug_is_known_by_the_name_it_is_sold_under(string name, string said) =>
        Line($$"""{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationCodeableConcept": { "text": "{{name}}" } }""").ShouldContain(said);

    [Theory]
    [InlineData("{ \"itemCodeableConcept\": { \"coding\": [{ \"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\", \"code\": \"10689\" }] } }", "opioid on record")]
    [InlineData("{ \"itemCodeableConcept\": { \"text\": \"Tramadol hydrochloride\" } }", "opioid on record")]
    [InlineData("{ \"itemReference\": { \"reference\": \"Substance/t\", \"display\": \"tramadol\" } }", "opioid on record")]
    [InlineData("{ \"itemReference\": { \"reference\": \"Substance/t\" } }", "could not be read: a medication")]
    [InlineData("{ \"itemCodeableConcept\": { \"coding\": [{ \"system\": \"http://snomed.info/sct\", \"code\": \"386858008\" }] } }", "could not be read: a medication")]
    [InlineData("{ \"itemCodeableConcept\": { \"text\": \"Paracetamol\" }, \"modifierExtension\": [{ \"url\": \"http://ehr.example/x\", \"valueBoolean\": true }] }", "could not be read: a medication")]
    [InlineData("{ \"strength\": { \"numerator\": { \"value\": 1 } } }", "could not be read: a medication")]
    [InlineData("{ \"itemCodeableConcept\": { \"text\": \"Paracetamol\" } }", None)]
    public void D22_A_compound_is_checked_for_what_it_holds(string ingredient, string said) =>
        Line($$"""
            { "resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationReference": { "reference": "#m" },
              "contained": [{ "resourceType": "Medication", "id": "m", "code": { "text": "House mixture 4" }, "ingredient": [{ "itemCodeableConcept": { "text": "Ibuprofen" } }, {{ingredient}}] }] }
            """).ShouldContain(said);

    [Theory]
    [InlineData("http://hl7.org/fhir/sid/icd-10|J44.9", "could not be read: lung disease")]
    [InlineData("http://hl7.org/fhir/sid/icd-10|K70.3", "could not be read: liver disease")]
    [InlineData("http://fhir.example/icd-10-gm|N18.3", "could not be read: kidney disease")]
    [InlineData("http://hl7.org/fhir/sid/icd-10|I10", None)]
    [InlineData("http://site.example|13645005", None)]
    [InlineData("icd|J44.9 http://hl7.org/fhir/sid/icd-10|J44.9", "lung disease on record")]
    public void D33_A_disease_in_ICD_10_of_another_country_could_not_be_read(string codes, string said)
    {
        Line(Written.Condition(codes)).ShouldContain(said);
        Line(Written.Condition(codes, clinical: "resolved")).ShouldContain(None);
        Line(Written.Condition(codes, verification: "refuted")).ShouldContain(None);
    }

    [Theory]
    [InlineData("http://www.whocc.no/atc", "N02AX51", "opioid on record")]
    [InlineData("http://fhir.de/CodeSystem/bfarm/atc", "m03bx02", "CNS depressant on record")]
    [InlineData("urn:oid:2.16.840.1.113883.6.73", "J01XX08", "MAOI or linezolid on record")]
    [InlineData("http://www.whocc.no/atc", "N02BE01", None)]
    [InlineData("http://www.whocc.no/atc", "N02", "could not be read: a medication")]
    [InlineData("http://site.example/drugs", "N02AX51", "could not be read: a medication")]
    public void D22_A_class_tells_which_kind_of_drug_it_is(string system, string code, string said) =>
        Line($$"""{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationCodeableConcept": { "coding": [{ "system": "{{system}}", "code": "{{code}}" }] } }""").ShouldContain(said);

    [Theory]
    [InlineData("aspirin", "Oxycodone", "opioid on record")]
    [InlineData("Oxycodone", "aspirin", "opioid on record")]
    [InlineData("aspirin", "see list", "could not be read: a medication")]
    [InlineData("aspirin", "siehe Hausmedikation", "could not be read: a medication")]
    [InlineData("aspirin", "Codeína 30 mg", "opioid on record")]
    [InlineData("aspirin", "No current medications", None)]
    [InlineData("None", "none", None)]
    [InlineData("aspirin", "none listed", "could not be read: a medication")]
    [InlineData("aspirin", "aspirin", None)]
    public void D34_Of_two_Medications_with_one_id_neither_stands_for_the_other(string one, string other, string said) =>
        Line(
            """{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationReference": { "reference": "#m" }, "contained": [#, #] }"""
                .Replace("[#, #]", $$"""[{ "resourceType": "Medication", "id": "m", "code": { "text": "{{one}}" } }, { "resourceType": "Medication", "id": "m", "code": { "text": "{{other}}" } }]""", StringComparison.Ordinal)).ShouldContain(said);

    [Theory]
    [InlineData("33914-3")]
    [InlineData("48642-3")]
    [InlineData("77147-7")]
    [InlineData("98980-6")]
    public void D22_An_eGFR_by_another_formula_is_one(string code) =>
        Line(Written.Observation($"loinc|{code}", """ "valueQuantity": { "value": 45, "system": "http://unitsofmeasure.org", "code": "mL/min/{1.73_m2}" } """, Written.Recently, "final")).ShouldContain("eGFR under 60");

    [Theory]
    [InlineData("icd|N18.30", "kidney disease on record")]
    [InlineData("icd|N18.4", "kidney disease on record")]
    [InlineData("icd|N18.9", "kidney disease on record")]
    [InlineData("sct|433144002", "kidney disease on record")]
    [InlineData("icd|N18.2", None)]
    [InlineData("icd|J43.9", "lung disease on record")]
    [InlineData("sct|19943007", "liver disease on record")]
    [InlineData("sct|23986001", "glaucoma on record")]
    [InlineData("icd|Z33.1", "pregnancy on record")]
    [InlineData("icd|O09.91", "pregnancy on record")]
    [InlineData("sct|72892002", "pregnancy on record")]
    [InlineData("icd|Z30.9", None)]
    public void D22_A_disease_is_known_by_the_codes_of_a_problem_list(string code, string said) => Line(Written.Condition(code)).ShouldContain(said);

    [Fact]
    public void D22_A_rate_that_could_not_be_read_is_a_check_for_who_takes_an_agent()
    {
        var chart = Chart.Baseline.With(Written.Drug("rx|25480"));

        chart.Decision.Beside.ShouldBeEmpty();
        chart.With(Rate("\"valueString\": \"low\"")).Decision.Beside.ShouldHaveSingleItem().Findings[0].Sentence.ShouldBe("Gabapentin: could not read eGFR, check the chart");
    }

    private static string Rate(string members, string date = Written.Recently, string status = "final") => Written.Observation("loinc|98979-8", members, date, status);

    private static string Line(params string[] resources) =>
        Chart.Baseline.With([.. resources]).Decision.Notes.Single(note => note.Rule == "drug-information").Sentence;
}
