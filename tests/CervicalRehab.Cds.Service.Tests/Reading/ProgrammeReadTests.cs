using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Reading;

/// <summary>What the picture says of a CarePlan of this protocol, on file or as a draft (D16).</summary>
public sealed class ProgrammeReadTests
{
    [Theory]
    [InlineData("active", ProgrammeState.Active, "active")]
    [InlineData("on-hold", ProgrammeState.OnHold, "on hold")]
    [InlineData("draft", ProgrammeState.Draft, "draft")]
    [InlineData("revoked", ProgrammeState.Ended, "ended")]
    [InlineData("completed", ProgrammeState.Ended, "ended")]
    public void D16_The_status_of_a_plan_on_file_is_its_state(string status, ProgrammeState state, string words)
    {
        var programme = Chart.Empty.With(Written.Plan(status)).Picture.Programmes.ShouldHaveSingleItem();

        (programme.State, programme.Source.Value, programme.Source.Status, programme.InDraft).ShouldBe((state, words, status, false));
        (programme.Source.Fact, programme.Source.Reference, programme.Start?.First).ShouldBe((Facts.Programme, "CarePlan/added-0", new DateOnly(2026, 5, 11)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{ "resourceType": "Goal", "target": [{ "detailInteger": 1 }] }, null, 5, "x", [[]]]""")]
    public void D16_Whatever_a_plan_contains_it_is_read(string contained)
    {
        var picture = Chart.Empty.With(Written.Plan().Replace("\"status\"", $"\"contained\": {contained}, \"status\"", StringComparison.Ordinal)).Picture;

        picture.Programmes.ShouldHaveSingleItem().State.ShouldBe(ProgrammeState.Active);
    }

    [Theory]
    [InlineData("\"entered-in-error\"", Reason.EnteredInError)]
    [InlineData("\"unknown\"", Reason.StatusUnknown)]
    [InlineData("\"Active\"", Reason.StatusUnknown)]
    [InlineData("\"\"", Reason.NoStatus)]
    [InlineData("null", Reason.NoStatus)]
    [InlineData("5", Reason.Unreadable)]
    public void D16_A_plan_without_a_status_to_use_is_listed_with_the_reason(string status, Reason reason)
    {
        var picture = Chart.Empty.With(Written.Plan().Replace("\"active\"", status, StringComparison.Ordinal)).Picture;

        picture.Programmes.ShouldBeEmpty();
        picture.NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "CarePlan/added-0", Reason = reason, Fact = Facts.Programme });
    }

    [Theory]
    [InlineData("\"draft\"", "draft")]
    [InlineData("\"active\"", "active")]
    [InlineData("\"on-hold\"", "on-hold")]
    [InlineData("\"unknown\"", null)]
    [InlineData("null", null)]
    public void D24_A_plan_among_the_drafts_is_a_draft_whatever_its_status(string status, string? told)
    {
        var programme = Chart.Empty.WithDraft(Written.Plan().Replace("\"active\"", status, StringComparison.Ordinal)).Picture.Programmes.ShouldHaveSingleItem();

        (programme.State, programme.InDraft, programme.Source.Value, programme.Source.Status).ShouldBe((ProgrammeState.Draft, true, "draft", told));
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("completed")]
    [InlineData("entered-in-error")]
    public void D24_A_draft_that_has_ended_is_no_programme_and_no_fault(string status)
    {
        var picture = Chart.Empty.WithDraft(Written.Plan(status)).Picture;

        picture.Programmes.ShouldBeEmpty();
        picture.NotUsed.ShouldBeEmpty();
    }

    [Fact]
    public void HK_3_A_draft_plan_that_cannot_be_read_is_listed() => Chart.Empty.WithDraft(Written.Plan(members: "\"activity\": 1")).Picture
        .NotUsed.ShouldHaveSingleItem().ShouldBe(new UnusedRecord { Reference = "CarePlan/draft-0", Reason = Reason.Unreadable, Fact = Facts.Programme });

    [Fact]
    public void HK_3_A_draft_is_this_patients_unless_it_says_otherwise()
    {
        var plan = $$"""{ "resourceType": "CarePlan", "id": "x", "status": "draft", "instantiatesCanonical": ["{{Systems.PlanDefinition}}"] }""";

        (Chart.Empty with { Drafts = [Object(plan)] }).Picture.Programmes.Length.ShouldBe(1);
        (Chart.Empty with { Drafts = [Object(plan.Replace("\"status\"", "\"subject\": { \"reference\": \"Patient/other\" }, \"status\"", StringComparison.Ordinal))] })
            .Picture.Programmes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Systems.PlanDefinition, true)]
    [InlineData(Systems.PlanDefinition + "|0.9", true)]
    [InlineData(Systems.PlanDefinition + "-other", false)]
    [InlineData("https://ehr.example/PlanDefinition/x", false)]
    public void D16_Only_a_plan_of_this_protocol_is_a_programme_on_file_and_as_a_draft(string canonical, bool isOurs)
    {
        var plan = Written.Plan(canonical: canonical);

        Chart.Empty.With(plan).Picture.Programmes.Length.ShouldBe(isOurs ? 1 : 0);
        Chart.Empty.WithDraft(plan).Picture.Programmes.Length.ShouldBe(isOurs ? 1 : 0);
    }

    [Theory]
    [InlineData("", ResistancePhase.None)]
    [InlineData("static-stretching in-progress", ResistancePhase.None)]
    [InlineData("resistance-low not-started", ResistancePhase.Low)]
    [InlineData("resistance-low not-started, resistance-moderate not-started", ResistancePhase.Moderate)]
    [InlineData("resistance-moderate not-started, resistance-low not-started", ResistancePhase.Moderate)]
    [InlineData("resistance-low in-progress, resistance-moderate not-started", ResistancePhase.Low)]
    [InlineData("resistance-moderate scheduled, resistance-low in-progress", ResistancePhase.Low)]
    [InlineData("resistance-low in-progress, resistance-moderate in-progress", ResistancePhase.Moderate)]
    [InlineData("resistance-moderate cancelled, resistance-low not-started", ResistancePhase.Low)]
    [InlineData("resistance-moderate stopped, resistance-low not-started", ResistancePhase.Low)]
    [InlineData("resistance-moderate entered-in-error, resistance-low not-started", ResistancePhase.Low)]
    [InlineData("resistance-moderate completed, resistance-low not-started", ResistancePhase.Moderate)]
    [InlineData("resistance-moderate not, resistance-low not-started", ResistancePhase.Low)]
    public void D19_The_load_in_progress_counts_before_the_planned_one_and_the_higher_before_the_lower(string activities, ResistancePhase phase)
    {
        var details = activities.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(activity => activity.Split(' ')).Select(activity =>
            $$"""{ "detail": { "code": {{Written.Concept("activity|" + activity[0])}}, "status": "{{(activity[1] == "not" ? "not-started" : activity[1])}}", "doNotPerform": {{(activity[1] == "not" ? "true" : "false")}} } }""");

        Chart.Empty.With(Written.Plan(members: $"\"activity\": [{string.Join(", ", details)}]")).Picture.Programmes.ShouldHaveSingleItem().PlannedPhase.ShouldBe(phase);
    }

    private static System.Text.Json.Nodes.JsonObject Object(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
}
