namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>D41: signs that a record names as its reason.</summary>
public sealed partial class WithinTests
{
    /// <summary>Records that have a reason in FHIR R4.</summary>
    public static TheoryData<string> Reasoned => [.. Holders.Select(static row => row.Data).Where(static holder => !holder.Contains("\"Condition\"", StringComparison.Ordinal) && !holder.Contains("\"Observation\"", StringComparison.Ordinal) && !holder.Contains("DiagnosticReport", StringComparison.Ordinal) && !holder.Contains("instantiates", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Reasoned))]
    public void D41_A_sign_that_is_named_as_a_reason_is_open_until_it_is_examined(string holder)
    {
        var before = Chart.Baseline.With(Reason(holder, "icd|M54.2"));
        foreach (var (code, missing) in new[]
        {
            ("icd|R26.81", "gait-instability: named-as-reason"), ("icd|R32", "bladder-dysfunction: named-as-reason"), ("sct|165232002", "bladder-dysfunction: named-as-reason"), ("urn:site|R26.81", "gait-instability: named-as-reason"),
            ("sct|299042006", "hand-weakness left: named-as-reason"), ("sct|299042006", "hand-weakness right: named-as-reason"), ("sct|299849001", "hoffmann-sign left: named-as-reason"), ("icd|M47.12", "other-pyramidal-sign: named-as-reason"),
            ("icd|G95.20", "other-pyramidal-sign: named-as-reason"), ("icd|R29.2", "other-pyramidal-sign: named-as-reason"), ("sct|91327001", "lower-limb-neuro-symptom: named-as-reason"), ("sct|91327001", "upper-limb-weakness left: named-as-reason"),
        })
        {
            var chart = Chart.Baseline.With(Reason(holder, code));

            (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe((Assess, false), code);
            chart.Missing.ShouldContain(missing);
            chart.Decision.Inputs.ShouldContain(input => input.Value == "named as a reason" && input.Reference!.Contains("/added-", StringComparison.Ordinal));
            chart.With(Written.Present("bowel-dysfunction")).Pathway.ShouldBe(Urgent);
        }

        (before.Pathway, before.Decision.NoRedFlags).ShouldBe((Plan, true));
        foreach (var code in new[] { "sct|90448008", "sct|433203006", "sct|38341003", "icd|M62.81", "icd|R29.6", "icd|N39.3", "sct|2667000 sct|22325002" })
        {
            var chart = Chart.Baseline.With(Reason(holder, code));
            (chart.Pathway, chart.Decision.NoRedFlags).ShouldBe((Plan, true), code);
            chart.Rules.Where(static rule => rule != "therapy-order-not-counted").ShouldBe(before.Rules, code);
        }
    }

    [Theory]
    [InlineData("2026-05-28", Assess)]
    [InlineData("2026-05-27", Plan)]
    [InlineData("2026-05-27T18:00:00Z", Plan)]
    [InlineData("2026-05-01", Plan)]
    [InlineData("2026-05", Assess)]
    [InlineData("2026", Assess)]
    [InlineData("2025", Plan)]
    [InlineData("2026-07-01", Assess)]
    [InlineData("", Assess)]
    public void D41_An_examination_of_that_day_or_a_later_one_answers_it(string authored, string pathway) =>
        Chart.Baseline.With(Ordered(authored, "icd|R26.81")).Pathway.ShouldBe(pathway);

    [Fact]
    public void D41_What_was_examined_today_answers_what_nobody_dated() =>
        Chart.Baseline.With(Written.Absent("gait-instability", Written.Today), Ordered("", "icd|R26.81")).Pathway.ShouldBe(Plan);

    // Of signs that need no examination before a plan, nothing older than one could be asks for it.
    [Theory]
    [InlineData("2026-05-04", Assess)]
    [InlineData("2026-05-03", Plan)]
    [InlineData("2024", Plan)]
    public void D6_A_reason_older_than_28_days_asks_for_nothing(string authored, string pathway) =>
        Chart.Baseline.With(Ordered(authored, "icd|R29.2")).Pathway.ShouldBe(pathway);

    // A disease of the cord asks for a sign of it: that Hoffmann's, or Babinski's, was not there since answers it.
    [Theory]
    [InlineData("2026-05-20", "icd|M47.12", Plan)]
    [InlineData("2026-05-27", "icd|G95.20", Plan)]
    [InlineData("2026-05-28", "icd|M47.12", Assess)]
    [InlineData("2026-05-28", "sct|71286001", Assess)]
    [InlineData("", "icd|G95.20", Assess)]
    [InlineData("2026-05-20", "icd|R29.2", Assess)]
    public void D41_A_disease_of_the_cord_as_a_reason_is_answered_by_any_pyramidal_sign_that_was_absent_since(string authored, string code, string pathway)
    {
        var chart = Chart.Baseline.With(Ordered(authored, code));
        chart.Pathway.ShouldBe(pathway);
        chart.With(Written.Absent("babinski-sign", Written.Today)).Pathway.ShouldBe(code == "icd|R29.2" ? Assess : Plan);
        chart.With(Written.Present("babinski-sign")).Pathway.ShouldBe(Assess);
        Chart.Baseline.Without("hoffmann-sign").With(Ordered(authored, code)).Missing.ShouldContain("other-pyramidal-sign: named-as-reason");
    }

    [Theory]
    [InlineData("2026-05-20", false)]
    [InlineData("2026-05-27", false)]
    [InlineData("2026-05-28", true)]
    [InlineData("", true)]
    public void D41_Numbness_without_a_site_as_a_reason_is_answered_by_arms_and_legs_that_were_not_numb_since(string authored, bool isAsked)
    {
        var chart = Chart.Baseline.With(Ordered(authored, "icd|R20.2"));

        (chart.Pathway, chart.Rules.Contains("numbness-without-site")).ShouldBe((Plan, isAsked));
        chart.With(Written.Condition("icd|R20.2")).Rules.ShouldContain("numbness-without-site", "a problem on the list is no reason");
    }

    [Theory]
    [InlineData("active", Assess)]
    [InlineData("completed", Assess)]
    [InlineData("unknown", Assess)]
    [InlineData("entered-in-error", Plan)]
    [InlineData("revoked", Plan)]
    public void D41_What_is_withdrawn_names_nothing(string status, string pathway)
    {
        string Named(string more) => Written.Order(Other, status, $$""" "intent": "order", "authoredOn": "2026-05-30", "reasonCode": [{{Written.Concept("icd|R26.81")}}]{{more}} """);

        Chart.Baseline.With(Named(string.Empty)).Pathway.ShouldBe(pathway);
        Chart.Baseline.With(Named(", \"modifierExtension\": [{ \"url\": \"x\" }]")).Pathway.ShouldBe(Assess);
    }

    [Theory]
    [InlineData("""{ "resourceType": "ServiceRequest", "status": "draft", "intent": "order", "code": CODE, "reasonCode": [REASON] }""")]
    [InlineData("""{ "resourceType": "ServiceRequest", "status": "draft", "intent": "order", "code": CODE, "reasonCode": REASON }""")]
    [InlineData("""{ "resourceType": "ServiceRequest", "status": "draft", "intent": "order", "code": { "text": "walker" }, "reasonCode": ["R26.81"] }""")]
    [InlineData("""{ "resourceType": "CarePlan", "status": "draft", "intent": "proposal", "activity": [{ "detail": { "status": "scheduled", "reasonCode": [REASON] } }] }""")]
    [InlineData("""{ "resourceType": "RequestGroup", "status": "draft", "intent": "order", "contained": [{ "resourceType": "ServiceRequest", "code": CODE, "reasonCode": [REASON] }] }""")]
    [InlineData("""{ "resourceType": "MedicationRequest", "status": "draft", "intent": "order", "medicationCodeableConcept": { "text": "ibuprofen" }, "reasonCode": [REASON] }""")]
    [InlineData("""{ "resourceType": "DeviceRequest", "status": "draft", "intent": "order", "codeCodeableConcept": { "text": "walker" }, "reasonCode": [REASON] }""")]
    public void D41_A_draft_names_its_reason_as_an_order_on_file_does(string draft)
    {
        string Of(string reason) => draft.Replace("CODE", Written.Concept("sct|91251008"), StringComparison.Ordinal).Replace("REASON", Written.Concept(reason), StringComparison.Ordinal);

        Chart.Baseline.WithDraft(Of("icd|R26.81")).Missing.ShouldBe(["gait-instability: named-as-reason"]);
        if (draft.Contains("REASON", StringComparison.Ordinal))
        {
            Chart.Baseline.WithDraft(Of("icd|M54.2")).Pathway.ShouldBe(Plan);
            Chart.Baseline.WithDraft(Of("icd|R26.81").Replace("\"draft\"", "\"revoked\"", StringComparison.Ordinal)).Pathway.ShouldBe(Plan);
        }
    }

    [Theory]
    [InlineData("RequestGroup", "2026-05-20", Plan)]
    [InlineData("RequestGroup", "2024-02-02", Plan)]
    [InlineData("RequestGroup", "2026-05-30", Assess)]
    [InlineData("DeviceRequest", "2026-05-20", Plan)]
    public void D41_A_draft_of_any_type_named_its_reason_on_the_day_on_which_it_was_written(string type, string authored, string pathway) =>
        Chart.Baseline.WithDraft($$"""{ "resourceType": "{{type}}", "status": "draft", "intent": "order", "authoredOn": "{{authored}}", "reasonCode": [{{Written.Concept("icd|R26.81")}}] }""").Pathway.ShouldBe(pathway);

    [Fact]
    public void D41_An_activity_that_was_cancelled_names_nothing() => Chart.Baseline.With($$"""
        { "resourceType": "CarePlan", "status": "active", "intent": "plan", "created": "2026-05-30", "activity": [{ "detail": { "status": "cancelled", "reasonCode": [{{Written.Concept("icd|R26.81")}}] } }] }
        """).Pathway.ShouldBe(Plan);

    // A side that is present is what was meant, and what is present already needs no more.
    [Theory]
    [InlineData("hand-weakness", "sct|299042006", "surgical-referral")]
    [InlineData("gait-instability", "icd|R26.81", Urgent)]
    public void D41_A_sign_that_is_present_is_no_more_open_for_being_a_reason(string sign, string code, string pathway)
    {
        var present = sign == "gait-instability" ? Written.Present(sign) : Written.Sides(sign, "\"valueBoolean\": true", "\"valueBoolean\": false");
        var chart = Chart.Baseline.With(present);

        chart.With(Ordered("2026-05-31", code)).Pathway.ShouldBe(pathway);
        chart.With(Ordered("2026-05-31", code)).Missing.ShouldBe(chart.Missing);
    }

    private static string Reason(string holder, string code)
    {
        var reason = $"\"reasonCode\": [{{ \"text\": \"x\" }}, {Written.Concept(code)}]";
        return holder.Replace("MEMBER", holder.Contains("\"CarePlan\"", StringComparison.Ordinal) ? $$""" "activity": [{ "detail": { "status": "scheduled", {{reason}} } }] """ : reason, StringComparison.Ordinal);
    }

    private static string Ordered(string authored, string code) =>
        Written.Order(Other, members: $$""" "intent": "order", {{(authored.Length == 0 ? string.Empty : $"\"authoredOn\": \"{authored}\", ")}}"reasonCode": [{{Written.Concept(code)}}] """);
}
