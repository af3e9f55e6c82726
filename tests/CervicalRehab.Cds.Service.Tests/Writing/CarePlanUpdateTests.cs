using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Fhir.Parsing;
using CervicalRehab.Cds.Service.Tests.Conformance;
using Hl7.Fhir.Model;

namespace CervicalRehab.Cds.Service.Tests.Writing;

public class CarePlanUpdateTests
{
    private static readonly string Received = $$"""
        {
          "resourceType": "CarePlan", "id": "running", "meta": { "versionId": "7" },
          "text": { "status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\">caf\u00e9</div>" },
          "contained": [ { "resourceType": "Goal", "id": "g", "lifecycleStatus": "active", "description": { "text": "less pain" }, "subject": { "reference": "Patient/p1" }, "target": [ { "detailQuantity": { "value": 6.50, "unit": "cm" } } ] } ],
          "extension": [ { "url": "https://ehr.example/x", "valueDecimal": 1.10 } ],
          "modifierExtension": [ { "url": "https://ehr.example/m", "valueBoolean": true } ],
          "instantiatesCanonical": [ "{{Systems.PlanDefinition}}|0.9" ], "_instantiatesCanonical": [ { "id": "canonical" } ],
          "status": "active", "_status": { "id": "s", "extension": [ { "url": "https://ehr.example/why", "valueString": "as agreed" } ] }, "intent": "plan",
          "title": "Program", "_title": { "extension": [ { "url": "https://ehr.example/t", "valueString": "Programm" } ] },
          "subject": { "reference": "Patient/p1" }, "goal": [ { "reference": "#g" } ],
          "activity": [
            { "reference": { "reference": "ServiceRequest/pt" } },
            { "id": "a2", "progress": [ { "text": "ok" } ], "detail": {
                "extension": [ { "url": "https://ehr.example/y", "valueDecimal": 3.140 } ],
                "code": { "coding": [ { "system": "https://ehr.example", "code": "R1" }, { "system": "{{Systems.Activity}}", "code": "resistance-low" } ] },
                "status": "in-progress", "scheduledString": "twice a week", "performer": [ { "reference": "Practitioner/t" } ],
                "description": "40 %", "_description": { "extension": [ { "url": "https://ehr.example/t", "valueString": "40 Prozent" } ] } } },
            { "detail": { "code": { "coding": [ { "system": "{{Systems.Activity}}", "code": "static-stretching" } ] }, "status": "in-progress", "quantity": { "value": 3.00 } } }
          ],
          "note": [ { "time": "2026-05-01", "text": "theirs" } ]
        }
        """;

    /// <summary>A running plan with everything that has to be kept.</summary>
    internal static CarePlan Plan => Read(Received);

    private static JsonElement Whole => JsonElement.Parse(Received);

    private static Draft Hold(string received) => Drafts.For(ADecision.Urgent, ADecision.Call, Read(received))[1];

    private static JsonElement Progress(string received) => Drafts.For(ADecision.Progress, ADecision.Call, Read(received)).ShouldHaveSingleItem().Json();

    private static CarePlan Read(string received) => AsSent(received).ShouldNotBeNull();

    private static CarePlan? AsSent(string json) => new ResourceParser().Read<CarePlan>(Encoding.UTF8.GetBytes(json)) is Received<CarePlan> { IsAsSent: true, Resource: var plan } ? plan : null;

    private static void ShouldKeepAllBut(JsonElement changed, JsonElement received, params string[] properties)
    {
        string[] Kept(JsonElement element) =>
            [.. element.EnumerateObject().Where(property => !properties.Contains(property.Name)).Select(property => property.Name + JsonSerializer.Serialize(property.Value)).Order(StringComparer.Ordinal)];

        Kept(changed).ShouldBe(Kept(received));
    }

    private static string With(string old, string other)
    {
        Received.ShouldContain(old);
        return Received.Replace(old, other, StringComparison.Ordinal);
    }

    [Fact]
    [Meets("ACT-4", "ACT-6")]
    public void Hold_changes_the_status_and_nothing_else()
    {
        var hold = Hold(Received);

        hold.Type.ShouldBe("update");
        hold.Json().Text("status").ShouldBe("on-hold");
        ShouldKeepAllBut(hold.Json(), Whole, "status");
    }

    [Fact]
    public void The_referral_comes_before_the_hold() =>
        Drafts.For(ADecision.Urgent, ADecision.Call, Plan).Select(draft => draft.Resource.TypeName).ShouldBe(["ServiceRequest", "CarePlan"]);

    [Fact]
    public void A_plan_already_on_hold_or_not_at_hand_is_not_updated()
    {
        Drafts.For(ADecision.Urgent, ADecision.Call, (CarePlan)Hold(Received).Resource).ShouldHaveSingleItem().Type.ShouldBe("create");
        Drafts.For(ADecision.Urgent, ADecision.Call, null).ShouldHaveSingleItem().Type.ShouldBe("create");
    }

    [Fact]
    public void Progress_changes_the_resistance_activity_and_adds_a_note()
    {
        var plan = Progress(Received);
        var detail = plan.GetProperty("activity")[1].GetProperty("detail");

        ShouldKeepAllBut(plan, Whole, "activity", "note");
        ShouldKeepAllBut(plan.GetProperty("activity")[1], Whole.GetProperty("activity")[1], "detail");
        ShouldKeepAllBut(
            detail,
            Whole.GetProperty("activity")[1].GetProperty("detail"),
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
        var plan = Progress(Received);

        plan.GetProperty("activity").GetArrayLength().ShouldBe(3);
        ShouldKeepAllBut(plan.GetProperty("activity")[0], Whole.GetProperty("activity")[0]);
        plan.GetProperty("activity")[2].GetProperty("detail").Text("quantity", "value").ShouldBe("3.00");
        ShouldKeepAllBut(plan.GetProperty("activity")[2].GetProperty("detail"), Whole.GetProperty("activity")[2].GetProperty("detail"));
        plan.GetProperty("note").GetArrayLength().ShouldBe(2);
        ShouldKeepAllBut(plan.GetProperty("note")[0], Whole.GetProperty("note")[0]);
        plan.Text("note", 1, "text")!.ShouldContain("from low to moderate");
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(""", "activity": [ { "reference": { "reference": "ServiceRequest/pt" } } ]""", 2)]
    [InlineData(""", "activity": [ { "detail": { "status": "in-progress", "description": "by hand" } } ]""", 2)]
    public void Progress_appends_the_activity_when_the_plan_has_none(string members, int activities)
    {
        var plan = Progress($$"""{ "resourceType": "CarePlan", "id": "x", "status": "active", "intent": "plan", "subject": { "reference": "Patient/p1" }{{members}} }""");

        plan.GetProperty("activity").GetArrayLength().ShouldBe(activities);
        plan.Text("activity", activities - 1, "detail", "code", "coding", 0, "code").ShouldBe("resistance-moderate");
        plan.Text("activity", activities - 1, "detail", "status").ShouldBe("not-started");
        plan.GetProperty("note").GetArrayLength().ShouldBe(1);
    }

    // D33: the same system, written otherwise.
    [Theory]
    [InlineData("http://cervical-rehab.example/fhir/CodeSystem/activity")]
    [InlineData("https://cervical-rehab.example/fhir/CodeSystem/activity/")]
    public void Progress_changes_the_activity_also_in_another_spelling_of_its_system(string system) =>
        Progress(With($"{{ \"system\": \"{Systems.Activity}\", \"code\": \"resistance-low\" }}", $"{{ \"system\": \"{system}\", \"code\": \"resistance-low\" }}")).GetProperty("activity").ToString().ShouldSatisfyAllConditions(
            static activities => activities.ShouldContain("resistance-moderate"),
            static activities => activities.ShouldNotContain("resistance-low"));

    [Fact]
    public void Progress_is_not_written_beside_an_activity_under_another_code()
    {
        var running = new Protocol.Programme(Protocol.ProgrammeState.Active, null, Protocol.ResistancePhase.Low, new() { Fact = Protocol.Facts.Programme, Value = "active" });
        var plan = Read(With("\"resistance-low\"", "\"static-stretching\""));

        Drafts.For(ADecision.Progress with { RunningProgramme = running with { ResistanceActivities = 1 } }, ADecision.Call, plan).ShouldBeEmpty();
        Drafts.For(ADecision.Progress with { RunningProgramme = running }, ADecision.Call, plan).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("cancelled")]
    [InlineData("stopped")]
    [InlineData("entered-in-error")]
    public void An_ended_resistance_activity_stays_as_history(string status)
    {
        var received = With("\"in-progress\", \"scheduledString\"", $"\"{status}\", \"scheduledString\"");

        var plan = Progress(received);

        ShouldKeepAllBut(plan.GetProperty("activity")[1].GetProperty("detail"), JsonElement.Parse(received).GetProperty("activity")[1].GetProperty("detail"));
        plan.Text("activity", 3, "detail", "code", "coding", 0, "code").ShouldBe("resistance-moderate");
    }

    [Theory]
    [InlineData("\"scheduledString\": \"twice a week\"", "scheduledString")]
    [InlineData("\"scheduledString\": \"x\", \"_scheduledString\": { \"id\": \"when\" }", "_scheduledString")]
    [InlineData("\"scheduledPeriod\": { \"start\": \"2026-05-01\" }", "scheduledPeriod")]
    [InlineData("\"scheduledTiming\": { \"repeat\": { \"frequency\": 9 } }", "scheduledTiming")]
    public void The_new_schedule_replaces_the_old_one_in_whatever_form_it_was(string old, string name)
    {
        var detail = Progress(With("\"scheduledString\": \"twice a week\"", old)).GetProperty("activity")[1].GetProperty("detail");

        detail.EnumerateObject().Select(member => member.Name).Where(member => member.Contains("scheduled", StringComparison.Ordinal)).ShouldBe(["scheduledTiming"], name);
        detail.Text("scheduledTiming", "repeat", "frequencyMax").ShouldBe("3");
    }

    [Fact]
    public void A_dose_without_a_frequency_leaves_the_schedule_as_it_was()
    {
        var decision = ADecision.Progress with { Regimen = [ADecision.Moderate with { SessionsPerWeek = null }] };

        Drafts.For(decision, ADecision.Call, Plan).ShouldHaveSingleItem().Json().Text("activity", 1, "detail", "scheduledString").ShouldBe("twice a week");
    }

    [Fact]
    public void Without_a_moderate_dose_nothing_is_progressed() =>
        Drafts.For(ADecision.Progress with { Regimen = [ADecision.Low] }, ADecision.Call, Plan).ShouldBeEmpty();

    [Theory]
    [InlineData("\"intent\": \"plan\"", "\"intent\": \"plan\", \"futureElement\": { \"nested\": [ 1.0 ] }")]
    [InlineData("\"intent\": \"plan\"", "\"Intent\": \"plan\"")]
    [InlineData("\"intent\": \"plan\"", "\"intent\": \"plan\", \"intent\": \"order\"")]
    [InlineData("\"intent\": \"plan\"", "\"intent\": \"plan\", \"created\": \"2026-02-30\"")]
    [InlineData("\"status\": \"active\"", "\"status\": \"Active\"")]
    [InlineData("\"value\": 3.00", "\"value\": \"3.00\"")]
    [InlineData("\"resourceType\": \"Goal\"", "\"resourceType\": \"Gaol\"")]
    [InlineData("\"contained\": [", "\"contained\": [ [], ")]
    [InlineData("\"resourceType\": \"CarePlan\"", "\"resourceType\": \"DomainResource\"")]
    [InlineData("\"note\": [ {", "\"note\": [ null, {")]
    public void A_plan_of_which_any_part_cannot_be_read_is_not_sent_back(string old, string other) => AsSent(With(old, other)).ShouldBeNull();

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("""{ "resourceType": "Patient" }""")]
    public void What_is_no_plan_is_not_sent_back(string json) => AsSent(json).ShouldBeNull();
}
