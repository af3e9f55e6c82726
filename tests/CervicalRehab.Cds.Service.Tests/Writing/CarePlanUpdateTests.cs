using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Writing;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Writing;

public class CarePlanUpdateTests
{
    private static readonly JsonElement Received = JsonElement.Parse($$"""
        {
          "resourceType": "CarePlan", "id": "running", "meta": { "versionId": "7" },
          "text": { "status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\">caf\u00e9</div>" },
          "contained": [ { "resourceType": "Goal", "id": "g", "target": [ { "detailQuantity": { "value": 6.50, "unit": "cm" } } ] } ],
          "extension": [ { "url": "https://ehr.example/x", "valueDecimal": 1.10e2 } ],
          "status": "active", "_status": { "id": "s" }, "intent": "plan",
          "instantiatesCanonical": [ "{{Systems.PlanDefinition}}|0.9" ],
          "futureElement": { "nested": [ [ 1.0, 2.00 ], [] ] },
          "subject": { "reference": "Patient/p1" },
          "activity": [
            { "reference": { "reference": "ServiceRequest/pt" } },
            { "id": "a2", "progress": [ { "text": "ok" } ], "detail": {
                "extension": [ { "url": "https://ehr.example/y", "valueDecimal": 3.140 } ],
                "code": { "coding": [ { "system": "https://ehr.example", "code": "R1" }, { "system": "{{Systems.Activity}}", "code": "resistance-low" } ] },
                "status": "in-progress", "scheduledString": "twice a week", "performer": [ { "reference": "Practitioner/t" } ],
                "description": "40 %", "_description": { "extension": [ { "url": "https://ehr.example/t", "valueString": "40 Prozent" } ] } } },
            { "detail": { "code": { "coding": [ { "system": "{{Systems.Activity}}", "code": "static-stretching" } ] }, "status": "in-progress", "quantity": { "value": 3.00 } } }
          ],
          "note": [ { "text": "theirs", "time": "2026-05-01" } ]
        }
        """);

    private static Draft Hold => Drafts.For(ADecision.Urgent, ADecision.Call, Received)[1];

    private static Draft Progress(JsonElement plan) => Drafts.For(ADecision.Progress, ADecision.Call, plan).ShouldHaveSingleItem();

    private static void ShouldKeepAllBut(JsonElement changed, JsonElement received, params string[] properties)
    {
        string[] Kept(JsonElement element) =>
            [.. element.EnumerateObject().Where(property => !properties.Contains(property.Name)).Select(property => property.Name + property.Value.GetRawText())];

        Kept(changed).ShouldBe(Kept(received));
    }

    private static JsonElement With(string old, string other)
    {
        var text = Received.GetRawText();
        text.ShouldContain(old);
        return JsonElement.Parse(text.Replace(old, other, StringComparison.Ordinal));
    }

    [Fact]
    [Meets("ACT-4", "ACT-6")]
    public void Hold_changes_the_status_and_nothing_else()
    {
        Hold.Type.ShouldBe("update");
        Hold.Resource.Text("status").ShouldBe("on-hold");
        ShouldKeepAllBut(Hold.Resource, Received, "status");
        Hold.Resource.EnumerateObject().Select(property => property.Name).ShouldBe(Received.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void The_referral_comes_before_the_hold() =>
        Drafts.For(ADecision.Urgent, ADecision.Call, Received).Select(draft => draft.Resource.Text("resourceType"))
            .ShouldBe(["ServiceRequest", "CarePlan"]);

    [Fact]
    public void A_plan_already_on_hold_or_not_at_hand_is_not_updated()
    {
        Drafts.For(ADecision.Urgent, ADecision.Call, Hold.Resource).ShouldHaveSingleItem().Type.ShouldBe("create");
        Drafts.For(ADecision.Urgent, ADecision.Call, null).ShouldHaveSingleItem().Type.ShouldBe("create");
    }

    [Fact]
    public void Progress_changes_the_resistance_activity_and_adds_a_note()
    {
        var plan = Progress(Received).Resource;
        var detail = plan.GetProperty("activity")[1].GetProperty("detail");

        ShouldKeepAllBut(plan, Received, "activity", "note");
        ShouldKeepAllBut(plan.GetProperty("activity")[1], Received.GetProperty("activity")[1], "detail");
        ShouldKeepAllBut(
            detail,
            Received.GetProperty("activity")[1].GetProperty("detail"),
            "code", "description", "_description", "scheduledString", "scheduledTiming");
        detail.Text("code", "coding").ShouldBe(
            $$"""[{"system":"{{Systems.Activity}}","code":"resistance-moderate","display":"Resistance, moderate"}]""");
        detail.Text("description").ShouldBe("41-60 % 1-RM, 8-10 repetitions (NMS-05)");
        detail.Text("scheduledTiming", "repeat", "frequencyMax").ShouldBe("3");
        detail.TryGetProperty("scheduledString", out _).ShouldBeFalse();
        detail.TryGetProperty("_description", out _).ShouldBeFalse();
    }

    [Fact]
    public void Progress_keeps_the_other_activities_and_notes_as_they_were()
    {
        var plan = Progress(Received).Resource;

        plan.GetProperty("activity").GetArrayLength().ShouldBe(3);
        plan.Text("activity", 0).ShouldBe(Received.Text("activity", 0));
        plan.Text("activity", 2).ShouldBe(Received.Text("activity", 2));
        plan.GetProperty("note").GetArrayLength().ShouldBe(2);
        plan.Text("note", 0).ShouldBe(Received.Text("note", 0));
        plan.Text("note", 1, "text")!.ShouldContain("from low to moderate");
    }

    [Theory]
    [InlineData("""{ "resourceType": "CarePlan", "id": "x", "status": "active" }""", 1)]
    [InlineData("""{ "resourceType": "CarePlan", "id": "x", "status": "active", "activity": [ { "reference": { "reference": "ServiceRequest/pt" } } ] }""", 2)]
    public void Progress_appends_the_activity_when_the_plan_has_none(string json, int activities)
    {
        var plan = Progress(JsonElement.Parse(json)).Resource;

        plan.GetProperty("activity").GetArrayLength().ShouldBe(activities);
        plan.Text("activity", activities - 1, "detail", "code", "coding", 0, "code").ShouldBe("resistance-moderate");
        plan.Text("activity", activities - 1, "detail", "status").ShouldBe("not-started");
        plan.GetProperty("note").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("cancelled")]
    [InlineData("stopped")]
    [InlineData("entered-in-error")]
    public void An_ended_resistance_activity_stays_as_history(string status)
    {
        var received = With("\"in-progress\", \"scheduledString\"", $"\"{status}\", \"scheduledString\"");

        var plan = Progress(received).Resource;

        plan.Text("activity", 1).ShouldBe(received.Text("activity", 1));
        plan.Text("activity", 3, "detail", "code", "coding", 0, "code").ShouldBe("resistance-moderate");
    }

    [Theory]
    [InlineData("\"scheduledString\": \"twice a week\"", "scheduledString")]
    [InlineData("\"_scheduledString\": { \"id\": \"when\" }", "_scheduledString")]
    [InlineData("\"scheduledPeriod\": { \"start\": \"2026-05-01\" }", "scheduledPeriod")]
    [InlineData("\"scheduledTiming\": { \"repeat\": { \"frequency\": 9 } }", "scheduledTiming")]
    public void The_new_schedule_replaces_the_old_one_in_whatever_form_it_was(string old, string name)
    {
        var detail = Progress(With("\"scheduledString\": \"twice a week\"", old)).Resource.GetProperty("activity")[1].GetProperty("detail");

        detail.EnumerateObject().Select(member => member.Name).Where(member => member.Contains("scheduled", StringComparison.Ordinal)).ShouldBe(["scheduledTiming"], name);
        detail.Text("scheduledTiming", "repeat", "frequencyMax").ShouldBe("3");
    }

    [Fact]
    public void Without_a_moderate_dose_nothing_is_progressed() =>
        Drafts.For(ADecision.Progress with { Regimen = [ADecision.Low] }, ADecision.Call, Received).ShouldBeEmpty();
}
