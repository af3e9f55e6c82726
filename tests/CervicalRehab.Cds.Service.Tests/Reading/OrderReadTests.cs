using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Reading;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the picture says of orders, procedures and drugs (D16, D21 to D24).</summary>
public sealed partial class OrderReadTests
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
    public void D23_A_manipulation_is_looked_for_among_drafts_and_on_file()
    {
        Chart.Empty.With(Written.Order("sct|399010004")).Picture.Orders.Select(order => (order.Kind, order.InDraft)).ShouldBe([(OrderKind.Manipulation, false)]);
        Chart.Empty.WithDraft(Written.Order("sct|399010004", "draft")).Picture.Orders.Select(order => (order.Kind, order.InDraft)).ShouldBe([(OrderKind.Manipulation, true)]);
    }

    [Theory]
    [InlineData("completed", "\"doNotPerform\": false")]
    [InlineData("revoked", "\"doNotPerform\": false")]
    [InlineData("active", "\"doNotPerform\": true")]
    public void D23_A_manipulation_that_is_over_or_forbidden_is_none(string status, string member) =>
        Chart.Empty.With(Written.Order("sct|119600000", status, member)).Picture.Orders.ShouldBeEmpty();

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
