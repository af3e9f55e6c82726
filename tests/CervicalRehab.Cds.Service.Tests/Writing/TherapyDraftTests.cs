using System.Text.Json;
using System.Xml.Linq;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Medicine;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>What a therapist must find in the order and in the plan (contract section 4, D5).</summary>
public sealed class TherapyDraftTests
{
    private static readonly DraftContext Call = ADecision.Call;

    public static TheoryData<string, ResistancePhase, Protocol.Answer> Components =>
    [
        .. Regimen.Components.SelectMany(component => Enum.GetValues<ResistancePhase>().SelectMany(phase => Enum.GetValues<Protocol.Answer>().Select(spasm => (component.Dose.Activity, phase, spasm)))),
    ];

    [Theory]
    [MemberData(nameof(Components))]
    public void D5_A_component_stands_in_the_plan_the_order_and_the_narrative_or_in_none(string activity, ResistancePhase phase, Protocol.Answer spasmActive)
    {
        var component = Regimen.Components.Single(row => row.Dose.Activity == activity);
        var (plan, order) = (ADecision.Plan with { Regimen = Regimen.ForPhase(spasmActive, phase) }).Both();
        var line = $"{component.Dose.Title}: {component.Dose.Instruction}";

        Activities(plan).Contains(activity).ShouldBe(component.Stands(phase, spasmActive));
        Notes(order, "Program:").Contains(line, StringComparison.Ordinal).ShouldBe(component.Stands(phase, spasmActive));
        Narrative(plan, "Activities").Any(item => item.StartsWith(line, StringComparison.Ordinal)).ShouldBe(component.Stands(phase, spasmActive));
    }

    [Theory]
    [InlineData("Spasm active", true, "Resistance training, low, only when shown: spasm documented as resolved.")]
    [InlineData("Spasm resolved", false, "Resistance training, moderate, only when shown: spasm documented as resolved; 15 repetitions or more at 40 % 1-RM at Borg 12-14, in one session;")]
    public void The_next_phase_stands_with_its_conditions(string sentence, bool active, string words)
    {
        var (plan, order) = Drafted(active ? Chart.Baseline : Chart.Baseline.Without("433203006").With(Written.Condition("sct|433203006", clinical: "resolved")));

        Notes(order, "Next phase:").ShouldContain(words, Case.Sensitive, sentence);
        Notes(plan, "Next phase:").ShouldContain(words, Case.Sensitive, sentence);
        Narrative(plan, "Next phase").ShouldContain(line => line.StartsWith(words, StringComparison.Ordinal), sentence);
    }

    [Theory]
    [InlineData("active")]
    [InlineData("resolved")]
    public void D5_Beside_a_dystonia_resolved_spasm_alone_releases_no_resistance(string spasm)
    {
        const string Words = "Resistance training, low, only when shown: cervical dystonia worked up by a rehabilitation specialist or neurology; spasm documented as resolved.";
        var (plan, order) = Drafted(Chart.Baseline.Without("433203006").With(Written.Condition("sct|433203006", clinical: spasm), Written.Condition("sct|74333002")));

        Notes(order, "Next phase:").ShouldContain(Words);
        Notes(plan, "Next phase:").ShouldContain(Words);
        Narrative(plan, "Next phase").ShouldContain(line => line == Words);
    }

    [Fact]
    public void Order_and_plan_hold_reassessment_stop_rules_baseline_shoulder_goals_and_what_the_drugs_are_for()
    {
        var (plan, order) = Drafted(Chart.Baseline);
        string[] headings = ["Goals", "Baseline", "Shoulder", "Reassessment", "Drugs", "Precautions", "Stop the program for"];

        foreach (var heading in headings)
        {
            Notes(order, heading + ":").ShouldNotBeEmpty(heading);
            Narrative(plan, heading).ShouldNotBeEmpty(heading);
        }

        Notes(order, "Reassessment:").ShouldContain("same method as at baseline, every 2 to 4 weeks");
        Notes(order, "Reassessment:").ShouldContain("all of them at least every 4 weeks");
        Notes(order, "Reassessment:").ShouldContain("expected within 4 to 8 weeks");
        Notes(order, "Baseline:").ShouldMatch(@"- Motion 2026-05-\d\d \(inclinometer\): flexion \d+, extension \d+, rotation R \d+ L \d+, side bend R \d+ L \d+ degrees\.");
        Notes(order, "Baseline:").ShouldMatch(@"- Pain 2026-05-\d\d: \d+ mm\.");
        Notes(order, "Drugs:").ShouldContain("the prescriber's choice and no part of this order");
    }

    [Theory]
    [InlineData("shoulder-strength", "strength abnormal")]
    [InlineData("shoulder-rom", "motion abnormal")]
    public void An_abnormal_shoulder_is_named_as_such_and_changes_what_the_therapist_reads(string item, string words)
    {
        var (plan, order) = Drafted(Chart.Baseline.Without(item).With(Written.Observation(item, Written.Value("sct|263654008"))));
        var (_, normal) = Drafted(Chart.Baseline);

        Notes(order, "Shoulder:").ShouldContain($"ABNORMAL: shoulder {words}. The neck refers pain to the shoulder");
        Narrative(plan, "Shoulder").ShouldContain(line => line.StartsWith($"ABNORMAL: shoulder {words}.", StringComparison.Ordinal));
        Notes(normal, "Shoulder:").ShouldNotContain("ABNORMAL");
        Notes(normal, "Shoulder:").ShouldContain("Recorded: ");
    }

    [Fact]
    public void Each_movement_has_a_target_ten_degrees_over_its_baseline_and_every_goal_is_due_in_8_weeks()
    {
        var chart = Chart.Baseline;
        var (plan, _) = Drafted(chart);
        var goals = plan.GetProperty("contained").EnumerateArray().ToList();
        var motion = goals.Single(goal => goal.Text("id") == "goal-motion").GetProperty("target").EnumerateArray().ToList();

        motion.ConvertAll(target => target.Text("measure", "coding", 0, "code")).ShouldBe(Enum.GetValues<Movement>().Select(Facts.Of));
        motion.ConvertAll(target => $"{target.Text("detailQuantity", "comparator")} {target.Text("detailQuantity", "value")} {target.Text("detailQuantity", "code")}")
            .ShouldBe(Enum.GetValues<Movement>().Select(movement => $">= {int.Parse(chart.Decision.Inputs.Single(input => input.Fact == Facts.Of(movement)).Value, System.Globalization.CultureInfo.InvariantCulture) + 10} deg"));
        goals.SelectMany(goal => goal.GetProperty("target").EnumerateArray()).Select(target => $"{target.Text("dueDuration", "value")} {target.Text("dueDuration", "code")}").Distinct().ShouldBe(["8 wk"]);
        goals.ConvertAll(goal => goal.Text("description", "text")!).Where(words => !words.EndsWith("expected within 4 to 8 weeks", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_movement_without_room_for_the_gain_has_no_target()
    {
        var inputs = Enum.GetValues<Movement>().Select(movement => ADecision.Record(Facts.Of(movement), movement == Movement.LateralFlexionLeft ? "61" : "40", $"Observation/{movement}") with { Unit = "deg", Method = "inclinometer" });
        var plan = (ADecision.Plan with { Inputs = [.. inputs] }).Both().CarePlan;

        plan.GetProperty("contained")[1].GetProperty("target").EnumerateArray().Select(target => target.Text("measure", "coding", 0, "code"))
            .ShouldBe(Enum.GetValues<Movement>().Where(movement => movement != Movement.LateralFlexionLeft).Select(Facts.Of));
    }

    [Fact]
    public void No_list_of_reasons_in_any_draft_names_what_was_not_found() => Generated.Holds(300, GeneratedChart.All, chart =>
    {
        var decision = chart.Chart.Decision;
        var found = decision.Inputs.Concat(decision.Because.SelectMany(finding => finding.Evidence)).Where(record => record.Value is not ("absent" or "normal")).Select(record => record.Reference).ToHashSet(StringComparer.Ordinal);

        Drafts.For(decision, Call, null).Concat(decision.Beside.SelectMany(note => Drafts.Beside(note, decision, Call)).SelectMany(alternative => alternative.Creates))
            .SelectMany(draft => draft.Json().References("reasonReference").Concat(draft.Json().References("addresses"))).Where(reference => !found.Contains(reference)).ShouldBeEmpty();
    });

    private static (JsonElement Plan, JsonElement Order) Drafted(Chart chart)
    {
        var drafts = Drafts.For(chart.Decision, Call, null);
        return (drafts.Single(draft => draft.Resource.TypeName == "CarePlan").Json(), drafts.Single(draft => draft.Resource.TypeName == "ServiceRequest").Json());
    }

    private static string[] Activities(JsonElement plan) =>
        [.. plan.GetProperty("activity").EnumerateArray().Where(activity => activity.TryGetProperty("detail", out _)).Select(activity => activity.Text("detail", "code", "coding", 0, "code")!)];

    private static string Notes(JsonElement draft, string heading) =>
        draft.GetProperty("note").EnumerateArray().Select(note => note.Text("text")!).SingleOrDefault(text => text.StartsWith(heading, StringComparison.Ordinal)) ?? string.Empty;

    private static string[] Narrative(JsonElement plan, string heading)
    {
        var parts = XElement.Parse(plan.Text("text", "div")!).Elements().ToList();
        var at = parts.FindIndex(part => part.Value == heading);
        return at < 0 ? [] : [.. parts[at + 1].Elements().Select(item => item.Value)];
    }
}
