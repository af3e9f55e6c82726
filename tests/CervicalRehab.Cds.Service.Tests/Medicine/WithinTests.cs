namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D37, D39: problems that stand within another record.</summary>
public sealed partial class WithinTests
{
    private const string Urgent = "urgent-surgical-referral";
    private const string Assess = "complete-assessment";
    private const string Plan = "conservative-plan";
    private const string Other = "sct|59621000";
    private const string GaitWithin = "\"contained\": [GAIT]";

    /// <summary>Records of every type that may hold another, with what else they need. Their day is May 30.</summary>
    public static TheoryData<string> Holders =>
    [
        Written.Condition("sct|90448008", """ "evidence": [{ "detail": [{ "reference": "#c" }] }], MEMBER """),
        Written.Condition(Other, "MEMBER"),
        Written.Condition(Other, "MEMBER", clinical: "resolved"),
        Written.Observation("loinc|2951-2", "MEMBER"),
        Written.Report("MEMBER", date: Written.Recently),
        Written.Report("MEMBER", code: "loinc|1-8", date: Written.Recently),
        Written.Order(Other, members: "\"intent\": \"order\", \"authoredOn\": \"2026-05-30\", \"reasonReference\": [{ \"reference\": \"#c\" }], MEMBER"),
        Written.Order("sct|91251008", members: "\"intent\": \"order\", \"authoredOn\": \"2026-05-30\", MEMBER"),
        Written.Order(Other, "completed", "\"performedDateTime\": \"2026-05-30\", MEMBER", "Procedure"),
        """{ "resourceType": "MedicationRequest", "status": "active", "intent": "order", "medicationCodeableConcept": { "text": "ibuprofen 400 mg" }, "authoredOn": "2026-05-30", MEMBER }""",
        """{ "resourceType": "MedicationStatement", "status": "completed", "medicationCodeableConcept": { "text": "ibuprofen 400 mg" }, "dateAsserted": "2026-05-30", MEMBER }""",
        """{ "resourceType": "CarePlan", "status": "active", "intent": "plan", "created": "2026-05-30", "addresses": [{ "reference": "#c" }], MEMBER }""",
        Written.Plan(members: "\"intent\": \"plan\", \"created\": \"2026-05-30\", MEMBER"),
        """{ "resourceType": "Encounter", "status": "finished", "period": { "start": "2026-05-30" }, "diagnosis": [{ "condition": { "reference": "#c" } }], MEMBER }""",
        """{ "resourceType": "DeviceRequest", "status": "active", "intent": "order", "meta": { "lastUpdated": "2026-05-30T10:00:00Z" }, MEMBER }""",
    ];

    private static string Gait => Inner("sct|22325002");

    [Theory]
    [MemberData(nameof(Holders))]
    public void D37_A_problem_within_any_record_is_present_wherever_it_stands(string holder)
    {
        var chart = Chart.Baseline.With(Holding(holder, Gait));

        (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe((Urgent, false));
        chart.Decision.Inputs.ShouldContain(input => input.Fact == "gait-instability" && input.Value == "present" && input.Date!.Text == Written.Recently && input.Reference!.Contains("/added-", StringComparison.Ordinal));
        Chart.Baseline.With(Holding(holder, Inner("icd|R32", "\"recordedDate\": \"2026-05-30\""))).Pathway.ShouldBe(Urgent);
        Chart.Baseline.With(Holding(holder, Inner("sct|202664003"))).Pathway.ShouldBe("surgical-referral");
        Chart.Baseline.With(Holding(holder, Inner("sct|71286001"))).Pathway.ShouldBe("surgical-referral");
        Chart.Baseline.With(Holding(holder, Inner("urn:site|R26.81"))).Pathway.ShouldBe(Assess);
        Chart.Baseline.With(Holding(holder, Gait.Replace("\"code\"", "\"subject\": { \"reference\": \"Patient/other\" }, \"code\"", StringComparison.Ordinal))).Pathway.ShouldBe(Assess);
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public void D37_What_is_over_or_refuted_or_everyday_within_a_record_changes_nothing(string holder)
    {
        var before = Chart.Baseline.With(Holding(holder, "{ \"resourceType\": \"Practitioner\" }"));
        foreach (var inner in new[]
        {
            Inner("sct|38341003"), Inner("icd|M54.2"), Inner("sct|433203006"), Inner("sct|90448008"), Inner("sct|22325002", clinical: "resolved"), Inner("sct|22325002", verification: "refuted"),
            Inner("sct|22325002", verification: "entered-in-error"), Written.Absent("gait-instability"), """{ "resourceType": "Condition" }""", """{ "resourceType": "Condition", "code": { "text": "unsteady" } }""",
        })
        {
            var chart = Chart.Baseline.With(Holding(holder, inner));

            (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe((before.Pathway, before.Decision.NoRedFlags), inner);
            chart.NotUsed.ShouldBe(before.NotUsed, inner);
        }
    }

    [Theory]
    [InlineData("ServiceRequest", "revoked", Plan)]
    [InlineData("ServiceRequest", "entered-in-error", Plan)]
    [InlineData("ServiceRequest", "completed", Urgent)]
    [InlineData("ServiceRequest", "unknown", Urgent)]
    [InlineData("CarePlan", "entered-in-error", Plan)]
    [InlineData("MedicationRequest", "cancelled", Plan)]
    [InlineData("Encounter", "cancelled", Plan)]
    public void D37_What_is_withdrawn_holds_nothing_as_far_as_it_is_understood(string type, string status, string pathway)
    {
        string Order(string more) => Written.Order(Other, status, $"\"authoredOn\": \"2026-05-30\", \"medicationCodeableConcept\": {{ \"text\": \"ibuprofen\" }}, \"contained\": [{Gait}], {more}", type);

        Chart.Baseline.With(Order("\"intent\": \"order\"")).Pathway.ShouldBe(pathway);
        Chart.Baseline.With(Order("\"modifierExtension\": [{ \"url\": \"x\" }]")).Pathway.ShouldBe(Urgent);
    }

    // Nobody keeps it up to date: an examination answers it, as it answers another one. A problem that an active one rests on stays (D7).
    [Theory]
    [InlineData("2026-05-26", Assess)]
    [InlineData("2026-04-29", Assess)]
    [InlineData("2026-04-28", Plan)]
    [InlineData("2026-05-27", Urgent)]
    public void D7_A_problem_within_an_order_is_answered_by_a_later_examination(string onset, string pathway)
    {
        var inner = Inner("sct|22325002", $"\"onsetDateTime\": \"{onset}\"");

        Chart.Baseline.With(Written.Order(Other, members: $"\"authoredOn\": \"2026-05-30\", \"contained\": [{inner}]")).Pathway.ShouldBe(pathway);
        Chart.Baseline.With(Written.Condition("sct|90448008", $"\"contained\": [{inner}]")).Pathway.ShouldBe(pathway == Urgent ? Urgent : Assess);
    }

    // It may be another patient's (D31): open, and nobody's positive.
    [Fact]
    public void D31_A_record_that_names_nobody_leaves_open_what_it_holds_and_what_it_names()
    {
        Chart.Baseline.WithExactly($$"""{ "resourceType": "MedicationRequest", "id": "m", "status": "active", "medicationCodeableConcept": { "text": "ibuprofen" }, "contained": [{{Gait}}] }""").Pathway.ShouldBe(Assess);
        Chart.Baseline.WithExactly($$"""{ "resourceType": "Encounter", "id": "e", "status": "finished", "reasonCode": [{{Written.Concept("icd|R32")}}] }""").Pathway.ShouldBe(Assess);
        Chart.Baseline.WithExactly("""{ "resourceType": "Practitioner", "id": "p", "contained": [{ "resourceType": "Organization" }] }""").NotUsed.ShouldBeEmpty();
        Chart.Baseline.WithExactly($$"""{ "resourceType": "Encounter", "id": "e", "subject": { "reference": "Patient/other" }, "contained": [{{Gait}}] }""").Pathway.ShouldBe(Plan);
    }

    private static string Holding(string holder, string inner) => holder.Replace("MEMBER", GaitWithin.Replace("GAIT", inner, StringComparison.Ordinal), StringComparison.Ordinal);

    private static string Inner(string code, string members = "\"onsetDateTime\": \"2026-05-30\"", string clinical = "active", string verification = "confirmed") =>
        Written.Condition(code, $"\"id\": \"c\", {members}", clinical, verification);
}
