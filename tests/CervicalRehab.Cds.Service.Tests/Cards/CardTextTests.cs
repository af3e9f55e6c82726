using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Medicine;
using CervicalRehab.Cds.Service.Tests.Scenarios;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Cards;

/// <summary>A card is read in ten seconds, whatever the record holds, and passes nothing over in silence.</summary>
public sealed class CardTextTests
{
    private static readonly CardText Good = new("complete-assessment", "Complete the assessment", """
        - **Complete the assessment before any plan.**

        **Why:**
        - Hoffmann sign positive without a side (May 27).
        - and 2 more

        **Present:** upper-limb weakness left (May 27).

        Not examined in the last 28 days: gait (last Apr 1), and 2 more.

        Also: Examine the shoulder; and 1 more.

        **Caution:**
        - A fall in the last 28 days (May 22).

        Coded data only; free text and images are not read. Content 1.0.0-draft, draft, not approved here.
        """)
    {
        IsPathway = true,
        References = ["Observation/gait-7"],
        Reasons = ["Hoffmann sign positive without a side", "b", "c"],
        Cautions = ["A fall in the last 28 days"],
        Positives = ["upper-limb weakness"],
        Missing = [("Not examined in the last 28 days", ["gait (last Apr 1)", "bowel", "bladder"]), ("Examine the shoulder", ["motion"]), ("Side not stated", ["Hoffmann sign"])],
    };

    public static TheoryData<string, string, string> Plants => new()
    {
        { "detail of 900 or 500 characters", "**Why:**", "**Why:** " + new string('x', 900) },
        { "no table", "\n\n**Why:**", "\n\n| a | b |\n| --- | --- |\n\n**Why:**" },
        { "no code span", "Complete the", "Complete `the`" },
        { "no HTML", "Complete the", "Complete <b>the</b>" },
        { "no FHIR id", "left (May 27)", "left (Observation/gait-7)" },
        { "no FHIR id", "left (May 27)", "left (CarePlan/p)" },
        { "no clause id", "before any plan", "before any plan, ASSESS-01a" },
        { "no date as a machine writes it", "last Apr 1", "last 2026-04-01" },
        { "reasons shown or counted", "and 2 more\n", "and 1 more\n" },
        { "reasons shown or counted", "Hoffmann sign positive", "Sign positive" },
        { "cautions shown or counted", "A fall in", "Something in" },
        { "missing parts shown or counted", "and 2 more.", "and 1 more." },
        { "missing parts shown or counted", "gait (last Apr 1)", "arm" },
        { "missing parts shown or counted", "Examine the shoulder; and 1 more", "Examine the shoulder" },
        { "missing parts shown or counted", "Also: Examine the shoulder; ", "Also: " },
        { "positives shown or counted", "upper-limb weakness", "something" },
        { "limits", "Coded data only", "Data" },
        { "limits", "not approved here.", "not approved here" },
    };

    [Fact]
    public void What_is_right_breaks_no_rule() => CardRules.Broken(Good).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Plants))]
    public void What_is_planted_breaks_its_rule(string rule, string before, string after)
    {
        var planted = Good with { Detail = Good.Detail.Replace(before, after, StringComparison.Ordinal) };

        planted.Detail.ShouldNotBe(Good.Detail);
        CardRules.Broken(planted).ShouldContain(rule);
    }

    [Fact]
    public void Each_rule_has_a_plant()
    {
        CardRules.Broken(Good with { Summary = new string('x', 111) }).ShouldBe(["summary of 110 characters"]);
        CardRules.Broken(Good with { IsPathway = false, Detail = Good.Detail + new string('x', 500) }).ShouldContain("detail of 900 or 500 characters");
        Plants.Select(plant => plant.Data.Item1).Append("summary of 110 characters").Distinct(StringComparer.Ordinal).ShouldBe(CardRules.All.Select(rule => rule.Name), ignoreOrder: true);
    }

    [Fact]
    public void The_cards_of_every_sample_keep_the_rules()
    {
        foreach (var sample in SampleCatalog.All)
        {
            ShouldKeep(Chart.Of(sample.On(TestHost.Today)).Decision, sample.Name);
        }
    }

    [Fact]
    public void The_cards_of_any_patient_keep_the_rules()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Generated.Holds(2_000, GeneratedChart.All, chart =>
        {
            var decision = chart.Chart.Decision;
            ShouldKeep(decision, chart.ToString());
            seen.Add(decision.Pathway.Code());
        });

        seen.Count.ShouldBe(Enum.GetValues<Pathway>().Length);
    }

    // Nurses note a sign every four hours; a record of years holds hundreds of everything.
    [Fact]
    public void The_cards_of_a_record_of_hundreds_keep_the_rules() => Generated.Holds(30, GeneratedChart.All, chart =>
    {
        var repeated = chart.Chart with { Resources = [.. Enumerable.Range(0, 25).SelectMany(_ => chart.Chart.Resources)] };
        var apart = new Chart([.. repeated.Resources.Select((resource, at) => Renamed(resource, at))]) { Drafts = chart.Chart.Drafts };

        ShouldKeep(apart.Decision, chart.ToString());
    });

    // Positives, reasons and missing parts are never what is dropped (contract section 4).
    [Fact]
    public void On_a_full_card_every_reason_is_named_and_no_positive_is_a_number() => Generated.Holds(2_000, GeneratedChart.All, chart =>
    {
        var card = CardText.Of(chart.Chart.Decision, Chart.Now).FirstOrDefault(card => card.IsPathway);

        card?.Reasons.ShouldAllBe(reason => reason.IsIn(card.Detail), $"{chart}\n{card.Detail}");
        card?.Detail.ShouldNotContain("**Present:** 1 finding");
        card?.Detail.ShouldNotContain(" findings.");
        card?.Detail.ShouldNotContain("change since baseline.");
    });

    // What a client loads before it shows anything; the drafts are what a clinician asked for.
    [Fact]
    public void The_part_of_a_plans_answer_that_is_no_draft_is_short()
    {
        var answer = JsonNode.Parse(File.ReadAllText(new Scenario("01-minor-opll-active-spasm").ResponsePath))!;
        foreach (var suggestion in answer["cards"]!.AsArray().SelectMany(card => card!["suggestions"]?.AsArray() ?? []))
        {
            suggestion!["actions"]!.AsArray().Clear();
        }

        Encoding.UTF8.GetByteCount(answer.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })).ShouldBeLessThanOrEqualTo(7_000);
    }

    [Fact]
    public void A_sign_of_one_side_is_not_called_absent_without_its_side() =>
        CardText.Of(Chart.Baseline.With(Written.Sides("hand-weakness", Written.Value("sct|2667000"), Written.Value("sct|52101004"), "2026-05-30", "final")).Decision, Chart.Now)[0].Detail
            .ShouldContain("upper-limb weakness left");

    [Fact]
    public void Each_line_of_the_protocol_has_its_place_on_a_card() =>
        CervicalRehab.Cds.Service.CdsHooks.Cards.NoteKinds.All.Keys.ShouldBe(RehabProtocol.AllRules.Where(rule => rule is { Effect: Effect.Line, Topic: null }).Select(rule => rule.Id).Distinct(StringComparer.Ordinal), ignoreOrder: true);

    private static JsonObject Renamed(JsonObject resource, int at)
    {
        var other = resource.DeepClone().AsObject();
        other["id"] = $"many-{at}";
        return other;
    }

    private static void ShouldKeep(Decision decision, string whose)
    {
        foreach (var card in CardText.Of(decision, Chart.Now).Concat(CardText.Of(decision, Chart.Now, CardText.LongApproval)))
        {
            CardRules.Broken(card).ShouldBeEmpty($"{whose}\n{card.Summary}\n{card.Detail}");
        }
    }
}
