using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

public sealed partial class OrderReadTests
{
    [Theory]
    [InlineData("MedicationRequest", "active", true, null)]
    [InlineData("MedicationRequest", "on-hold", true, null)]
    [InlineData("MedicationStatement", "active", true, null)]
    [InlineData("MedicationStatement", "intended", true, null)]
    [InlineData("MedicationRequest", "intended", false, Reason.StatusUnknown)]
    [InlineData("MedicationRequest", "completed", false, null)]
    [InlineData("MedicationRequest", "stopped", false, null)]
    [InlineData("MedicationRequest", "cancelled", false, null)]
    [InlineData("MedicationRequest", "draft", false, null)]
    [InlineData("MedicationStatement", "not-taken", false, null)]
    [InlineData("MedicationRequest", "entered-in-error", false, Reason.EnteredInError)]
    [InlineData("MedicationRequest", "unknown", false, Reason.StatusUnknown)]
    [InlineData("MedicationRequest", "", false, Reason.NoStatus)]
    public void D22_A_drug_counts_by_its_status(string type, string status, bool counts, Reason? reason)
    {
        var picture = Chart.Empty.With(Written.Drug("rx|25480", status, type)).Picture;

        picture.Drugs.Select(drug => (drug.Group, drug.Source.Fact, drug.Source.Value, drug.Source.Status)).ShouldBe(counts ? [(DrugGroup.Gabapentin, Facts.Medication, "gabapentin", status)] : []);
        picture.NotUsed.Select(unused => (unused.Reference, unused.Reason, unused.Fact)).ShouldBe(reason is { } told ? [($"{type}/added-0", told, Facts.Medication)] : []);
    }

    [Theory]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"Gabapentin 300 MG Oral Capsule\" }", "gabapentin", null)]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\", \"code\": \"1\", \"display\": \"morphine 10 MG\" }] }", "morphine", null)]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"urn:x\", \"code\": \"1\", \"display\": \"morphine 10 MG\" }] }", "morphine", null)]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/ndc\", \"code\": \"0069-2587-10\", \"display\": \"Vancomycin 500 mg\" }] }", "", null)]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/ndc\", \"code\": \"00071-0805-24\" }] }", "", Reason.NotEvaluated)]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"http://hl7.org/fhir/sid/ndc\", \"code\": \"00071-0805-24\" }], \"text\": \"aspirin\" }", "", null)]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"urn:oid:2.16.840.1.113883.6.88\", \"code\": \"1191\" }] }", "", Reason.NotEvaluated)]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"urn:oid:2.16.840.1.113883.6.88\", \"code\": \"1191\", \"display\": \"aspirin\" }] }", "", null)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"see list\" }", "", Reason.NotEvaluated)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"Tilidin 50 mg\" }", "tilidine", null)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"muscle relaxant\" }", "CNS depressant", null)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"Methylene blue\" }", "methylene blue", null)]
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"http://terminology.hl7.org/CodeSystem/v3-NullFlavor\", \"code\": \"UNK\", \"display\": \"unknown\" }] }", "", Reason.NotEvaluated)]
    [InlineData("\"medicationReference\": { \"reference\": \"Medication/m\", \"display\": \"prescribed medication\" }", "", Reason.NotEvaluated)]
    [InlineData("\"medicationReference\": { \"reference\": \"Medication/m\", \"display\": \"Aspirin\" }", "", null)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"aspirin\" }, \"medicationReference\": { \"display\": \"Oxycodone\" }", "oxycodone", null)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"aspirin\" }, \"medicationReference\": { \"reference\": \"Medication/m\" }", "", Reason.NotEvaluated)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"aspirin\" }", "", null)]
    [InlineData("\"medicationReference\": { \"reference\": \"Medication/m\" }", "", Reason.NotEvaluated)]
    [InlineData("\"medicationReference\": { \"reference\": \"Medication/m\", \"display\": \"Tramadol\" }", "tramadol", null)]
    [InlineData("\"medicationReference\": { \"reference\": \"#m\" }, \"contained\": [{ \"resourceType\": \"Medication\", \"id\": \"m\", \"code\": { \"text\": \"diazepam\" } }]", "diazepam", null)]
    [InlineData("\"medicationReference\": { \"reference\": \"#n\" }, \"contained\": [{ \"resourceType\": \"Medication\", \"id\": \"m\", \"code\": { \"text\": \"diazepam\" } }]", "", Reason.NotEvaluated)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"gabapentin\" }, \"doNotPerform\": true", "", null)]
    [InlineData("\"medicationCodeableConcept\": { \"text\": \"gabapentin\" }, \"doNotPerform\": false", "gabapentin", null)]
    public void D22_A_drug_is_found_wherever_it_is_named(string members, string drug, Reason? reason)
    {
        var picture = Chart.Empty.With($$"""{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", {{members}} }""").Picture;

        picture.Drugs.Select(found => found.Source.Value).ShouldBe(drug.Length > 0 ? [drug] : []);
        picture.NotUsed.Select(unused => unused.Reason).ShouldBe(reason is { } told ? [told] : []);
    }

    [Fact]
    public void D22_A_drug_with_two_names_of_ours_is_both_in_the_order_they_are_named()
    {
        var use = """
            { "resourceType": "MedicationRequest", "status": "active", "intent": "order",
              "medicationCodeableConcept": { "coding": [{ "system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1", "display": "pregabalin 75 MG" }], "text": "gabapentin, before that pregabalin" } }
            """;

        Chart.Empty.With(use).Picture.Drugs.Select(found => found.Source.Value).ShouldBe(["pregabalin", "gabapentin"]);
    }

    [Fact]
    public void D22_The_date_of_a_drug_is_that_of_its_order_or_of_its_use()
    {
        var order = Written.Drug("rx|25480").Replace("\"intent\"", "\"authoredOn\": \"2026-05-02\", \"intent\"", StringComparison.Ordinal);
        var use = Written.Drug("rx|25480", type: "MedicationStatement").Replace("\"status\"", "\"effectiveDateTime\": \"2026-05-03\", \"status\"", StringComparison.Ordinal);

        (Chart.Empty.With(order).Picture.Drugs.ShouldHaveSingleItem().Source.Date?.First).ShouldBe(new DateOnly(2026, 5, 2));
        (Chart.Empty.With(use).Picture.Drugs.ShouldHaveSingleItem().Source.Date?.First).ShouldBe(new DateOnly(2026, 5, 3));
    }
}
