using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the picture says of orders, procedures and drugs (D16, D21 to D24).</summary>
public sealed class OrderReadTests
{
    private const string Therapy = "sct|91251008";

    [Theory]
    [InlineData("sct|91251008", OrderKind.PhysicalTherapy, "Physical therapy procedure")]
    [InlineData("sct|308447003", OrderKind.PhysicalTherapy, "Referral to physiotherapist")]
    [InlineData("activity|referral-to-spine-surgery", OrderKind.SpineSurgery, "Referral to spine surgery")]
    [InlineData("activity|cervical-assessment", OrderKind.Assessment, "Cervical assessment")]
    public void D24_An_order_on_file_is_told_in_our_words(string code, OrderKind kind, string words)
    {
        var order = Chart.Empty.With(Written.Order(code, members: "\"authoredOn\": \"2026-05-20\", \"priority\": \"urgent\"")).Picture.Orders.ShouldHaveSingleItem();

        (order.Kind, order.Priority, order.InDraft, order.InQuestion).ShouldBe((kind, "urgent", false, false));
        (order.Source.Fact, order.Source.Value, order.Source.Status, order.Source.Reference).ShouldBe((Facts.Order, words, "active", "ServiceRequest/added-0"));
        (order.Source.Date?.First).ShouldBe(new DateOnly(2026, 5, 20));
    }

    [Theory]
    [InlineData("\"draft\"", true, null)]
    [InlineData("\"active\"", true, null)]
    [InlineData("\"on-hold\"", true, null)]
    [InlineData("\"revoked\"", false, null)]
    [InlineData("\"completed\"", false, null)]
    [InlineData("\"entered-in-error\"", false, Reason.EnteredInError)]
    [InlineData("\"unknown\"", false, Reason.StatusUnknown)]
    [InlineData("\"\"", false, Reason.NoStatus)]
    [InlineData("null", false, Reason.NoStatus)]
    [InlineData("5", false, Reason.Unreadable)]
    public void D24_The_status_of_an_order_on_file_decides(string status, bool stands, Reason? reason)
    {
        var picture = Chart.Empty.With(Written.Order(Therapy).Replace("\"active\"", status, StringComparison.Ordinal)).Picture;

        picture.Orders.Select(order => $"\"{order.Source.Status}\"").ShouldBe(stands ? [status] : []);
        picture.NotUsed.Select(unused => (unused.Reference, unused.Reason)).ShouldBe(reason is { } told ? [("ServiceRequest/added-0", told)] : []);
    }

    [Theory]
    [InlineData("draft", true, "draft")]
    [InlineData("active", true, "active")]
    [InlineData("on-hold", true, "on-hold")]
    [InlineData("unknown", true, "unknown")]
    [InlineData("proposed", true, null)]
    [InlineData("revoked", false, null)]
    [InlineData("completed", false, null)]
    [InlineData("entered-in-error", false, null)]
    public void D24_A_draft_counts_until_it_has_ended(string status, bool counts, string? told)
    {
        var picture = Chart.Empty.WithDraft(Written.Order(Therapy, status)).Picture;

        picture.Orders.Select(order => (order.InDraft, order.InQuestion, order.Source.Status)).ShouldBe(counts ? [(true, true, told)] : []);
        picture.NotUsed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("routine", "routine")]
    [InlineData("urgent", "urgent")]
    [InlineData("asap", "asap")]
    [InlineData("stat", "stat")]
    [InlineData("soon", null)]
    public void D24_Only_a_known_priority_is_told(string priority, string? told) =>
        Chart.Empty.With(Written.Order(Therapy, members: $"\"priority\": \"{priority}\"")).Picture.Orders.ShouldHaveSingleItem().Priority.ShouldBe(told);

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 1)]
    public void D24_An_order_not_to_do_something_is_no_order(string doNotPerform, int orders)
    {
        Chart.Empty.With(Written.Order(Therapy, members: $"\"doNotPerform\": {doNotPerform}")).Picture.Orders.Length.ShouldBe(orders);
        Chart.Empty.WithDraft(Written.Order(Therapy, "draft", $"\"doNotPerform\": {doNotPerform}")).Picture.Orders.Length.ShouldBe(orders);
    }

    [Fact]
    public void D23_A_manipulation_is_looked_for_among_drafts_only()
    {
        Chart.Empty.With(Written.Order("sct|399010004")).Picture.Orders.ShouldBeEmpty();
        Chart.Empty.WithDraft(Written.Order("sct|399010004", "draft")).Picture.Orders.ShouldHaveSingleItem().Kind.ShouldBe(OrderKind.Manipulation);
    }

    [Fact]
    public void D24_Two_codes_of_one_kind_are_one_order_and_of_two_kinds_two()
    {
        Chart.Empty.With(Written.Order("sct|91251008 sct|308447003")).Picture.Orders.ShouldHaveSingleItem().Source.Value.ShouldBe("Physical therapy procedure");
        Chart.Empty.With(Written.Order("sct|91251008 activity|referral-to-spine-surgery")).Picture.Orders.Select(order => order.Kind).ShouldBe([OrderKind.PhysicalTherapy, OrderKind.SpineSurgery]);
    }

    [Theory]
    [InlineData("ServiceRequest/d", true)]
    [InlineData(" ServiceRequest/d ", true)]
    [InlineData("d", true)]
    [InlineData("https://ehr.example/fhir/ServiceRequest/d", true)]
    [InlineData("ServiceRequest/d/_history/2", true)]
    [InlineData("https://ehr.example/fhir/ServiceRequest/d/_history/2", true)]
    [InlineData("urn:uuid:d", true)]
    [InlineData("URN:UUID:d", true)]
    [InlineData("ServiceRequest/e", false)]
    [InlineData("https://ehr.example/fhir/ServiceRequest/e", false)]
    [InlineData("ServiceRequest/e/_history/2", false)]
    [InlineData("MedicationRequest/m", false)]
    [InlineData("e", false)]
    public void HK_2_D41_A_selected_draft_is_in_question_and_one_that_is_not_selected_is_not(string selection, bool inQuestion)
    {
        DraftWith("\"id\": \"d\", ", [selection]).InQuestion.ShouldBe(inQuestion);
        DraftWith("\"id\": \"d\", ", [selection, "d"]).InQuestion.ShouldBeTrue();
        DraftWith("\"id\": \"d\", ", null).InQuestion.ShouldBeTrue();
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("ServiceRequest/f")]
    [InlineData("ServiceRequests/e")]
    [InlineData("CarePlan/e")]
    [InlineData("servicerequest/e")]
    [InlineData("urn:uuid:f")]
    [InlineData("ServiceRequest")]
    [InlineData("ServiceRequest/e", "ServiceRequest/f")]
    public void D41_Selections_that_are_empty_or_name_no_draft_leave_all_in_question(params string[] selections)
    {
        DraftWith("\"id\": \"d\", ", [.. selections]).InQuestion.ShouldBeTrue();
        DraftWith(string.Empty, [.. selections]).InQuestion.ShouldBeTrue();
        DraftWith("\"id\": \"no id\", ", ["ServiceRequest/no id"]).InQuestion.ShouldBeTrue();
    }

    [Theory]
    [InlineData("completed", true, null)]
    [InlineData("preparation", false, null)]
    [InlineData("in-progress", false, null)]
    [InlineData("not-done", false, null)]
    [InlineData("on-hold", false, null)]
    [InlineData("stopped", false, null)]
    [InlineData("entered-in-error", false, Reason.EnteredInError)]
    [InlineData("unknown", false, Reason.StatusUnknown)]
    [InlineData("", false, Reason.NoStatus)]
    public void D16_D21_Only_a_completed_procedure_counts(string status, bool counts, Reason? reason)
    {
        foreach (var (code, fact) in new[] { ("cervical-fusion", Facts.Fusion), (Therapy, Facts.TherapySession) })
        {
            var picture = Chart.Empty.With(Written.Order(code, status, "\"performedDateTime\": \"2026-05-20\"", "Procedure")).Picture;

            picture.Fusions.Concat(picture.TherapySessions).Select(one => (one.Fact, one.Value, one.Status, one.Date?.First))
                .ShouldBe(counts ? [(fact, "completed", "completed", new DateOnly(2026, 5, 20))] : []);
            picture.NotUsed.Select(unused => (unused.Reference, unused.Reason, unused.Fact)).ShouldBe(reason is { } told ? [("Procedure/added-0", told, fact)] : []);
        }
    }

    [Theory]
    [InlineData("\"modifierExtension\": [{ \"url\": \"http://ehr.example/negated\", \"valueBoolean\": true }]", true)]
    [InlineData("\"implicitRules\": \"http://ehr.example/rules\"", true)]
    [InlineData("\"note\": [{ \"text\": \"x\", \"modifierExtension\": [{ \"url\": \"http://x\" }] }]", true)]
    [InlineData("\"meta\": { \"tag\": [{ \"code\": \"SUBSETTED\" }] }", true)]
    [InlineData("\"meta\": { \"security\": [{ \"code\": \"REDACT\" }] }", true)]
    [InlineData("\"meta\": { \"tag\": [{ \"code\": \"nightly\" }], \"security\": [{ \"code\": \"N\" }] }", false)]
    [InlineData("\"extension\": [{ \"url\": \"http://x\", \"valueBoolean\": true }], \"performer\": [{ \"actor\": { \"display\": \"x\" } }], \"note\": [{ \"text\": \"x\" }]", false)]
    public void D29_A_procedure_that_is_not_understood_dates_no_program_and_a_fusion_so_marked_is_asked_about(string member, bool inDoubt)
    {
        const string Performed = "\"performedDateTime\": \"2026-05-20\"";
        foreach (var status in new[] { "completed", "entered-in-error", "not-done", "preparation", "unknown" })
        {
            var fusion = Chart.Baseline.With(Written.Order("cervical-fusion", status, $"{Performed}, {member}", "Procedure"));
            var session = Chart.Baseline.With(Written.Order(Therapy, status, $"{Performed}, {member}", "Procedure"));

            fusion.Pathway.ShouldBe(inDoubt || status == "completed" ? "complete-assessment" : "conservative-plan", status);
            session.Picture.TherapySessions.Length.ShouldBe(inDoubt || status != "completed" ? 0 : 1, status);
            foreach (var chart in new[] { fusion, session })
            {
                chart.NotUsed.Any(line => line.EndsWith(": not-understood", StringComparison.Ordinal)).ShouldBe(inDoubt, status);
            }
        }
    }

    [Fact]
    public void D16_A_session_without_a_date_dates_no_program_and_a_fusion_needs_none()
    {
        Chart.Empty.With(Written.Order(Therapy, "completed", type: "Procedure")).Picture.TherapySessions.ShouldBeEmpty();
        Chart.Empty.With(Written.Order("cervical-fusion", "completed", type: "Procedure")).Picture.Fusions.ShouldHaveSingleItem().Date.ShouldBeNull();
        (Chart.Empty.With(Written.Order(Therapy, "completed", "\"performedPeriod\": { \"start\": \"2026-05-19\" }", "Procedure")).Picture
            .TherapySessions.ShouldHaveSingleItem().Date?.First).ShouldBe(new DateOnly(2026, 5, 19));
        Chart.Empty.With(Written.Order(Therapy, "completed", "\"performedDateTime\": 5", "Procedure")).Picture
            .NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "Procedure/added-0", Reason = Reason.Unreadable, Fact = Facts.TherapySession });
    }

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
    [InlineData("\"medicationCodeableConcept\": { \"coding\": [{ \"system\": \"urn:x\", \"code\": \"1\", \"display\": \"morphine 10 MG\" }] }", "", null)]
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
    public void D24_An_order_without_a_code_that_cannot_be_read_is_listed()
    {
        var broken = """{ "resourceType": "ServiceRequest", "status": 5, "intent": "order" }""";

        Chart.Empty.With(broken).Picture.NotUsed.Select(unused => (unused.Reference, unused.Reason)).ShouldBe([("ServiceRequest/added-0", Reason.Unreadable)]);
        Chart.Empty.WithDraft(broken).Picture.NotUsed.Select(unused => (unused.Reference, unused.Reason)).ShouldBe([("ServiceRequest/draft-0", Reason.Unreadable)]);
    }

    [Fact]
    public void D24_An_order_is_found_by_one_of_its_codes() => Chart.Empty.With(Written.Order($"sct|90448008 {Therapy}")).Picture.Orders.ShouldHaveSingleItem().Kind.ShouldBe(OrderKind.PhysicalTherapy);

    [Fact]
    public void D29_A_session_with_two_dates_dates_nothing()
    {
        var chart = Chart.Empty.With(Written.Order(Therapy, "completed", "\"performedDateTime\": \"2026-05-19\", \"performedPeriod\": { \"start\": \"2026-05-21\" }", "Procedure"));

        chart.Picture.TherapySessions.ShouldBeEmpty();
        chart.Picture.NotUsed.ShouldHaveSingleItem().Reason.ShouldBe(Reason.NotUnderstood);
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

    [Fact]
    public void D23_Of_many_drafts_those_are_in_question_that_are_selected()
    {
        var orders = PictureReader.Read(new()
        {
            PatientId = "p",
            Patient = SentResource.Of(JsonElement.Parse("""{ "resourceType": "Patient", "id": "p" }""")),
            DraftOrders = [.. Enumerable.Range(10, 40).Select(at => SentResource.Of(JsonElement.Parse($$"""{ "resourceType": "ServiceRequest", "id": "d{{at}}", "status": "draft", "code": {{Written.Concept(Therapy)}} }""")))],
            Selections = [.. Enumerable.Range(10, 40).Where(at => at % 2 == 0).Select(at => at % 4 == 0 ? $" ServiceRequest/d{at} " : $"d{at}")],
        }).Picture.Orders;

        orders.Length.ShouldBe(40);
        orders.Where(order => order.InQuestion).Select(order => order.Source.Reference).ShouldBe(Enumerable.Range(10, 40).Where(at => at % 2 == 0).Select(at => $"ServiceRequest/d{at}"));
    }

    private static OrderRecord DraftWith(string id, ImmutableArray<string>? selections) => PictureReader.Read(new()
    {
        PatientId = "p",
        Patient = SentResource.Of(JsonElement.Parse("""{ "resourceType": "Patient", "id": "p" }""")),
        DraftOrders =
        [
            SentResource.Of(JsonElement.Parse($$"""{ "resourceType": "ServiceRequest", {{id}}"status": "draft", "code": {{Written.Concept(Therapy)}} }""")),
            SentResource.Of(JsonElement.Parse("""{ "resourceType": "ServiceRequest", "id": "e", "status": "draft", "code": { "text": "x-ray", "coding": [{ "code": "1" }] } }""")),
            SentResource.Of(JsonElement.Parse("""{ "resourceType": "MedicationRequest", "id": "m" }""")),
        ],
        Selections = selections is { } some ? [.. some] : null,
    }).Picture.Orders.ShouldHaveSingleItem();
}
