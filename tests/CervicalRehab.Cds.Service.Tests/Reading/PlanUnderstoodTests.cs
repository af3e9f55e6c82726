using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What a CarePlan may have on it and still be moved on and sent back (D29, D40).</summary>
public sealed class PlanUnderstoodTests
{
    private const string Modifier = """[{ "url": "http://ehr.example/negated", "valueBoolean": true }]""";

    public static TheoryData<string> Everyday =>
    [
        "\"note\": [{ \"text\": \"x\", \"time\": \"2026-05-12\" }]",
        "\"goal\": [{ \"reference\": \"Goal/g\" }], \"addresses\": [{ \"reference\": \"Condition/opll\" }], \"supportingInfo\": [{ \"reference\": \"Observation/o\" }]",
        "\"contributor\": [{ \"reference\": \"Practitioner/p\" }], \"careTeam\": [{ \"reference\": \"CareTeam/t\" }], \"author\": { \"display\": \"x\" }, \"created\": \"2026-05-11\", \"encounter\": { \"reference\": \"Encounter/e\" }",
        "\"category\": [{ \"coding\": [{ \"system\": \"http://hl7.org/fhir/us/core/CodeSystem/careplan-category\", \"code\": \"assess-plan\" }] }], \"title\": \"x\", \"description\": \"x\"",
        "\"text\": { \"status\": \"generated\", \"div\": \"<div xmlns='http://www.w3.org/1999/xhtml'><p>x</p></div>\" }, \"language\": \"en\", \"identifier\": [{ \"value\": \"x\" }], \"instantiatesUri\": [\"urn:x\"]",
        "\"basedOn\": [{ \"reference\": \"CarePlan/b\" }], \"replaces\": [{ \"reference\": \"CarePlan/r\" }], \"partOf\": [{ \"reference\": \"CarePlan/q\" }]",
        "\"extension\": [{ \"url\": \"http://ehr.example/x\", \"valueString\": \"x\" }], \"title\": \"x\", \"_title\": { \"extension\": [{ \"url\": \"http://ehr.example/y\", \"valueString\": \"x\" }] }, \"_status\": { \"id\": \"s\" }",
        "\"meta\": { \"versionId\": \"3\", \"lastUpdated\": \"2026-05-20T08:00:00Z\", \"source\": \"x\", \"profile\": [\"http://x\"], \"tag\": [{ \"system\": \"http://x\", \"code\": \"actionable\" }], \"security\": [{ \"code\": \"N\" }] }",
        "\"contained\": [{ \"resourceType\": \"Goal\", \"id\": \"g\", \"lifecycleStatus\": \"active\", \"description\": { \"text\": \"x\" }, \"subject\": { \"reference\": \"Patient/sample-patient\" } }]",
    ];

    public static TheoryData<string> NotUnderstood =>
    [
        $"\"modifierExtension\": {Modifier}",
        "\"implicitRules\": \"http://ehr.example/rules\"",
        "\"meta\": { \"tag\": [{ \"system\": \"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\", \"code\": \"SUBSETTED\" }] }",
        "\"meta\": { \"security\": [{ \"system\": \"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\", \"code\": \"REDACTED\" }] }",
        "\"meta\": { \"security\": [{ \"code\": \"MASKED\" }] }",
        "\"Status\": \"revoked\"",
        "\"_status\": { \"extension\": [{ \"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"masked\" }] }",
        "\"suspended\": true",
        "\"contained\": [{ \"resourceType\": \"Goal\", \"implicitRules\": \"http://x\" }]",
        $"\"author\": {{ \"display\": \"x\", \"modifierExtension\": {Modifier} }}",
    ];

    [Theory]
    [MemberData(nameof(Everyday))]
    public void D29_What_every_plan_may_have_changes_nothing(string members) => Trained($"\"intent\": \"plan\", {members}, {Low()}").Decision.Proposals.ShouldBe([Proposal.ProgressResistance]);

    [Theory]
    [InlineData("\"title\": \"x\"", "id")]
    [InlineData("\"title\": \"x\", \"id\": \"a/b c\"", "an id that is none")]
    [InlineData("\"text\": { \"status\": \"generated\", \"div\": \"<div/>\" }, \"id\": \"p\"", "a narrative that R4 does not know")]
    public void D40_A_plan_that_cannot_be_sent_back_is_not_said_to_be_drafted(string members, string without)
    {
        var understood = Trained("\"intent\": \"plan\", " + Low());
        var chart = (understood with { Resources = [.. understood.Resources.Where(resource => (string?)resource["resourceType"] != "CarePlan")] })
            .WithExactly(Written.Plan(start: "2026-05-02", members: $"\"intent\": \"plan\", \"subject\": {{ \"reference\": \"Patient/sample-patient\" }}, {members}, {Low()}"));

        (chart.Pathway, chart.Decision.Proposals.Length).ShouldBe(("progress", 0), without);
        chart.Decision.Notes.Single(note => note.Rule == "plan-not-changed").Action.ShouldBe("Change the care plan in the record", without);
        var flagged = chart.With(Written.Present("gait-instability")).Decision;
        flagged.Proposals.ShouldBe([Proposal.ReferToSpineSurgery], without);
        flagged.Notes.Select(note => note.Rule).ShouldContain("plan-not-updated", without);
    }

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void D29_D40_With_anything_else_on_it_a_plan_is_held_and_never_sent_back(string members)
    {
        var chart = Trained($"\"intent\": \"plan\", {members}, {Low()}");

        chart.Pathway.ShouldBe("hold");
        chart.Rules.ShouldContain("plan-not-understood");
        chart.Decision.Proposals.ShouldBeEmpty();
        chart.NotUsed.ShouldContain(line => line.StartsWith("CarePlan/", StringComparison.Ordinal) && line.EndsWith(": not-understood", StringComparison.Ordinal));
        var flagged = chart.With(Written.Present("gait-instability")).Decision;
        flagged.Pathway.ShouldBe(Protocol.Pathway.UrgentSurgicalReferral);
        flagged.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
        flagged.Notes.Select(note => note.Rule).ShouldContain("plan-not-updated");
    }

    [Theory]
    [InlineData("proposal", true)]
    [InlineData("plan", true)]
    [InlineData("order", true)]
    [InlineData("option", false)]
    [InlineData("Plan", false)]
    [InlineData("filler-order", false)]
    public void D24_D29_The_intent_of_a_plan_is_read(string intent, bool understood) =>
        Trained($"\"intent\": \"{intent}\", {Low()}").Pathway.ShouldBe(understood ? "progress" : "hold");

    [Theory]
    [InlineData("\"progress\": [{ \"text\": \"x\" }], \"outcomeReference\": [{ \"reference\": \"Observation/o\" }]", "\"location\": { \"display\": \"x\" }, \"performer\": [{ \"display\": \"x\" }], \"scheduledString\": \"x\", \"kind\": \"ServiceRequest\", \"statusReason\": { \"text\": \"x\" }", true)]
    [InlineData("\"id\": \"a\"", "\"reasonCode\": [{ \"text\": \"x\" }], \"goal\": [{ \"reference\": \"Goal/g\" }], \"description\": \"x\", \"_description\": { \"extension\": [] }, \"doNotPerform\": false", true)]
    [InlineData("\"id\": \"a\"", $"\"modifierExtension\": {Modifier}", false)]
    [InlineData($"\"modifierExtension\": {Modifier}", "\"id\": \"d\"", false)]
    [InlineData("\"id\": \"a\"", "\"prohibited\": true", false)]
    [InlineData("\"id\": \"a\"", "\"DoNotPerform\": true", false)]
    [InlineData("\"id\": \"a\"", "\"_doNotPerform\": { \"extension\": [] }", false)]
    public void D29_The_activities_of_a_plan_are_looked_through(string activity, string detail, bool understood) =>
        Trained($$""" "intent": "plan", "activity": [{ {{activity}}, "detail": { {{detail}}, "status": "in-progress", "code": {{Written.Concept("activity|resistance-low")}} } }] """)
            .Pathway.ShouldBe(understood ? "progress" : "hold");

    [Theory]
    [InlineData("resistance-low in-progress", true)]
    [InlineData("resistance-low not-started", true)]
    [InlineData("resistance-low stopped, resistance-low in-progress", false)]
    [InlineData("resistance-low in-progress, resistance-low cancelled", false)]
    [InlineData("resistance-low completed, resistance-low in-progress", true)]
    [InlineData("resistance-low in-progress, resistance-low not-started", false)]
    [InlineData("resistance-low in-progress, resistance-moderate not-started", false)]
    [InlineData("resistance-moderate in-progress", false)]
    [InlineData("resistance-moderate completed, resistance-low in-progress", false)]
    [InlineData("resistance-moderate entered-in-error, resistance-low in-progress", true)]
    [InlineData("static-stretching cancelled, resistance-low in-progress", true)]
    [InlineData("resistance-low entered-in-error, resistance-low in-progress", true)]
    [InlineData("static-stretching stopped, resistance-low in-progress", true)]
    [InlineData("static-stretching not, resistance-low in-progress", true)]
    [InlineData("resistance-low stopped", false)]
    [InlineData("resistance-low cancelled", false)]
    [InlineData("resistance-low on-hold", false)]
    [InlineData("resistance-low unknown", false)]
    [InlineData("resistance-low on-hold, resistance-low in-progress", false)]
    [InlineData("resistance-low not", false)]
    [InlineData("resistance-low in-progress, resistance-moderate not", false)]
    [InlineData("resistance-low in-progress, resistance-moderate cancelled", false)]
    [InlineData("resistance-low in-progress, resistance-low not", false)]
    [InlineData("resistance-low Stopped", false)]
    public void D40_What_the_plan_forbids_or_stopped_is_not_moved_on(string activities, bool progresses)
    {
        var details = activities.Split(", ").Select(activity => activity.Split(' ')).Select(activity =>
            $$"""{ "detail": { "code": {{Written.Concept("activity|" + activity[0])}}, "status": "{{(activity[1] == "not" ? "not-started" : activity[1])}}", "doNotPerform": {{(activity[1] == "not" ? "true" : "false")}} } }""");

        var chart = Trained($"\"intent\": \"plan\", \"activity\": [{string.Join(", ", details)}]");

        chart.Pathway.ShouldBe(progresses ? "progress" : "hold");
        chart.Decision.Proposals.Contains(Proposal.ProgressResistance).ShouldBe(progresses);
    }

    [Fact]
    public void D40_What_a_second_running_plan_has_holds_for_both()
    {
        string Second(string activity) => Written.Plan(start: "2026-05-12", members: $$""" "intent": "plan", "activity": [{ "detail": { "status": "in-progress", "code": {{Written.Concept("activity|" + activity)}} } }] """);

        Trained($"\"intent\": \"plan\", {Low()}").With(Second("resistance-moderate")).Rules.ShouldContain("plan-not-low-alone");
        Trained($"\"intent\": \"plan\", {Low()}").With(Second("static-stretching")).Pathway.ShouldBe("progress");
    }

    [Fact]
    public void D29_D40_A_plan_without_an_intent_is_not_moved_on_and_not_sent_back()
    {
        var chart = Trained(Low());

        chart.Rules.ShouldContain("plan-not-understood");
        chart.Decision.Proposals.ShouldBeEmpty();
        chart.With(Written.Present("gait-instability")).Decision.Proposals.ShouldBe([Proposal.ReferToSpineSurgery]);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("completed")]
    [InlineData("revoked")]
    [InlineData("entered-in-error")]
    public void D29_A_plan_that_does_not_run_and_is_not_understood_suppresses_nothing_and_is_a_caveat(string status)
    {
        var chart = Chart.Baseline.With(Written.Plan(status, members: $"\"modifierExtension\": {Modifier}"));

        chart.Pathway.ShouldBe("conservative-plan");
        chart.Decision.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
        chart.Rules.Contains("programme-not-counted", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void D29_A_drafted_plan_that_is_not_understood_suppresses_nothing_and_is_a_caveat()
    {
        var chart = Chart.Baseline.WithDraft(Written.Plan("draft", members: "\"implicitRules\": \"http://x\""));

        chart.Decision.Proposals.ShouldBe([Proposal.StartProgramme, Proposal.ReferToPhysicalTherapy]);
        chart.Rules.ShouldContain("programme-not-counted");
        Chart.Baseline.WithDraft(Written.Plan("draft")).Decision.Proposals.ShouldBe([Proposal.ReferToPhysicalTherapy]);
    }

    // Ready to progress: low resistance since 2026-05-02, the spasm resolved, one set of 15 repetitions at 40 % and exertion 13.
    private static Chart Trained(string members) => Chart.Baseline.Without("433203006").With(
        Written.Condition("sct|433203006", clinical: "resolved"),
        Written.Plan(start: "2026-05-02", members: members),
        Written.Observation("reps-at-load", Written.Quantity("15", "{repetitions}")),
        Written.Observation("load-percent-1rm", Written.Quantity("40", "%")),
        Written.Observation("borg-rpe-6-20", Written.Quantity("13", "{score}")));

    private static string Low() =>
        $$""" "activity": [{ "detail": { "status": "in-progress", "code": { "coding": [{ "system": "{{Systems.Activity}}", "code": "resistance-low" }] } } }] """;
}
