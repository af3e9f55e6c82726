using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class CardWriterTests
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 1, 30, 0, TimeSpan.FromHours(2));

    private static readonly Draft Referral = new("create", "Create a draft referral", new Hl7.Fhir.Model.ServiceRequest());

    private static readonly Evidence Gait = new()
    {
        Fact = Facts.GaitInstability,
        Value = "present",
        Date = RecordedDate.OfDay(new DateOnly(2026, 5, 28)),
        Status = "final",
        Reference = "Observation/gait",
    };

    private static readonly Decision Urgent = new()
    {
        Pathway = Pathway.UrgentSurgicalReferral,
        Indicator = Indicator.Critical,
        Summary = "Stop rehabilitation; refer urgently to spine surgery: gait instability",
        Because = [new() { Rule = "gait-instability", Clauses = ["REDFLAG-02"], Sentence = "Gait instability is recorded.", Evidence = [Gait] }],
        Inputs = [Gait],
        Clauses = ["REDFLAG-00", "REDFLAG-02"],
        Priority = ReferralPriority.Urgent,
        Proposals = [Proposal.ReferToSpineSurgery],
    };

    [Fact]
    public void CARD_1_to_8_A_pathway_card_is_complete()
    {
        var card = Cards(Urgent, [Referral])[0];

        Text(card, "summary").ShouldBe(Urgent.Summary);
        Text(card, "indicator").ShouldBe("critical");
        Text(card, "selectionBehavior").ShouldBe("at-most-one");
        Text(card, "uuid").ShouldBe("card/urgent-surgical-referral");
        Text(card.GetProperty("source"), "label").ShouldBe("Cervical Rehabilitation CDS");
        Text(card.GetProperty("source"), "url").ShouldBe("https://cervical-rehab.example/fhir/PlanDefinition/cervical-rehab");
        Text(card.GetProperty("source").GetProperty("topic"), "code").ShouldBe("urgent-surgical-referral");
        Text(card.GetProperty("source").GetProperty("topic"), "system").ShouldBe("https://cervical-rehab.example/fhir/CodeSystem/card-topic");
    }

    [Fact]
    public void SUG_1_to_5_A_suggestion_holds_all_drafts_and_is_recommended_without_a_caveat()
    {
        var suggestion = Cards(Urgent, [Referral])[0].GetProperty("suggestions")[0];

        Text(suggestion, "label").ShouldBe("Draft: urgent referral to spine surgery");
        Text(suggestion, "uuid").ShouldBe("suggestion/urgent-surgical-referral");
        suggestion.GetProperty("isRecommended").GetBoolean().ShouldBeTrue();
        suggestion.GetProperty("actions").GetRawText().ShouldBe("""[{"type":"create","description":"Create a draft referral","resource":{"resourceType":"ServiceRequest"}}]""");
    }

    [Theory]
    [InlineData(Pathway.ConservativePlan, true, false)]
    [InlineData(Pathway.ConservativePlan, false, true)]
    [InlineData(Pathway.Progress, false, true)]
    [InlineData(Pathway.CompleteAssessment, false, false)]
    public void Nothing_is_recommended_with_a_caveat_or_while_the_assessment_is_open(Pathway pathway, bool caveat, bool recommended)
    {
        var decision = Urgent with { Pathway = pathway, Caveats = caveat ? Urgent.Because : [] };

        Cards(decision, [Referral])[0].GetProperty("suggestions")[0].TryGetProperty("isRecommended", out _).ShouldBe(recommended);
    }

    [Fact]
    public void CARD_8_SUG_5_Without_drafts_there_is_neither_a_suggestion_nor_a_selection_behavior()
    {
        var card = Cards(Urgent, [])[0];

        card.TryGetProperty("suggestions", out _).ShouldBeFalse();
        card.TryGetProperty("selectionBehavior", out _).ShouldBeFalse();
    }

    [Fact]
    public void OVR_2_Every_reason_has_code_system_and_display() =>
        Cards(Urgent, [])[0].GetProperty("overrideReasons").EnumerateArray()
            .ShouldAllBe(reason => new[] { "code", "system", "display" }.All(name => Text(reason, name).Length > 0));

    [Fact]
    public void The_decision_extension_says_what_the_card_rests_on()
    {
        var decision = Urgent with
        {
            Missing = [new() { Fact = Facts.Hoffmann, Side = "left", Reason = Reason.Stale, LastDate = RecordedDate.OfDay(new DateOnly(2026, 4, 1)) }],
            NotUsed = [new() { Reference = "Observation/y", Reason = Reason.EnteredInError }],
            AlsoFound = [new(Pathway.SurgicalReferral, Urgent.Because)],
        };

        var expected = JsonElement.Parse("""
            {
              "example.cervical-rehab.decision": {
                "pathway": "urgent-surgical-referral",
                "clauses": ["REDFLAG-00", "REDFLAG-02"],
                "inputs": [{ "fact": "gait-instability", "value": "present", "date": "2026-05-28", "status": "final", "reference": "Observation/gait" }],
                "missing": [{ "fact": "hoffmann-sign", "side": "left", "reason": "stale", "lastDate": "2026-04-01" }],
                "notUsed": [{ "reference": "Observation/y", "reason": "entered-in-error" }],
                "alsoFound": ["surgical-referral"],
                "contentVersion": "1.0.0-draft",
                "evaluatedAt": "2026-05-31T23:30:00Z"
              }
            }
            """);

        JsonElement.DeepEquals(Cards(decision, [])[0].GetProperty("extension"), expected).ShouldBeTrue();
    }

    [Fact]
    [Meets("CRD-12")]
    public void The_detail_gives_the_reason_first_and_shows_its_basis()
    {
        var detail = Text(Cards(Urgent with { OtherPatientsResources = 2 }, [])[0], "detail");

        detail.ShouldStartWith("- Gait instability is recorded. `REDFLAG-02`\n");
        detail.ShouldContain("| gait instability | present | 2026-05-28 | final | Observation/gait |");
        detail.ShouldContain("2 resources about another patient ignored");
        detail.ShouldContain("Protocol clauses: `REDFLAG-00` `REDFLAG-02`. Content version 1.0.0-draft. " + Advice.Limits);
    }

    [Theory]
    [InlineData("{score}", "| 13 |")]
    [InlineData("mL/min/{1.73_m2}", "| 13 mL/min/1.73 m2 |")]
    [InlineData("mm", "| 13 mm |")]
    [InlineData(null, "| 13 |")]
    public void A_unit_is_shown_without_the_marks_of_its_code(string? unit, string cell) =>
        Text(Cards(Urgent with { Inputs = [Gait with { Value = "13", Unit = unit }] }, [])[0], "detail").ShouldContain(cell);

    [Theory]
    [InlineData(Pathway.UrgentSurgicalReferral, true)]
    [InlineData(Pathway.SurgicalReferral, true)]
    [InlineData(Pathway.CompleteAssessment, false)]
    public void A_referral_says_what_to_do_before_what_is_missing(Pathway pathway, bool notesFirst)
    {
        var detail = Text(Cards(Urgent with { Pathway = pathway, Notes = Urgent.Because, Missing = [new() { Fact = Facts.Hoffmann, Reason = Reason.Stale }] }, [])[0], "detail");

        (detail.IndexOf("**Also noted**", StringComparison.Ordinal) < detail.IndexOf("**Missing**", StringComparison.Ordinal)).ShouldBe(notesFirst);
        detail.Split("**Also noted**").Length.ShouldBe(2);
    }

    [Fact]
    public void What_is_on_file_is_named_with_its_status_once()
    {
        var plan = Gait with { Fact = Facts.Programme, Value = "draft", Status = "draft", Date = null, Reference = "CarePlan/x" };

        Text(Cards(Urgent with { AlreadyOnFile = [plan] }, [])[0], "detail").ShouldContain("program, draft, CarePlan/x");
        Text(Cards(Urgent with { AlreadyOnFile = [plan with { Status = "active" }] }, [])[0], "detail").ShouldContain("program, draft, active, CarePlan/x");
    }

    [Fact]
    public void CARD_4_Text_from_the_record_is_inert_in_the_detail()
    {
        var odd = Gait with { Value = "<b>x</b>|y", Reference = "Observation/[a](https://evil.example)" };

        var detail = Text(Cards(Urgent with { Inputs = [odd] }, [])[0], "detail");

        detail.ShouldContain(@"&lt;b&gt;x&lt;/b&gt;\|y");
        detail.ShouldContain(@"Observation/\[a\](https\://evil.example)");
        detail.ShouldNotContain("<");
    }

    [Fact]
    public void CARD_2_A_summary_stays_within_110_characters()
    {
        var summary = Text(Cards(Urgent with { Summary = new string('a', 108) + "😀 and more" }, [])[0], "summary");

        summary.ShouldBe(new string('a', 108) + "…");
    }

    [Fact]
    public void Cards_beside_stand_behind_the_pathway_card_with_topics_of_their_own()
    {
        var decision = Urgent with { Beside = [new(SideTopic.OrderConflict, Indicator.Warning, "Manipulation", Urgent.Because)] };

        var cards = Cards(decision, []);

        cards.Select(card => Text(card.GetProperty("source").GetProperty("topic"), "code")).ShouldBe(["urgent-surgical-referral", "order-conflict"]);
        var trace = cards[1].GetProperty("extension").GetProperty("example.cervical-rehab.decision");
        trace.TryGetProperty("pathway", out _).ShouldBeFalse();
        trace.GetProperty("clauses").GetRawText().ShouldBe("""["REDFLAG-02"]""");
        Text(trace, "contentVersion").ShouldBe(Content.Version);
    }

    [Fact]
    public void Not_applicable_has_no_pathway_card_but_may_have_others()
    {
        var decision = Urgent with { Pathway = Pathway.NotApplicable, Beside = [new(SideTopic.AdultProtocol, Indicator.Info, "Adults", Urgent.Because)] };

        Cards(decision, []).Select(card => Text(card, "uuid")).ShouldBe(["card/adult-protocol/0"]);
        Cards(decision with { Beside = [] }, []).ShouldBeEmpty();
    }

    [Fact]
    public void GEN_2_and_3_Nothing_on_a_card_is_null_or_empty() =>
        Cards(Urgent with { Beside = [new(SideTopic.Surveillance, Indicator.Info, "Surveillance", Urgent.Because)] }, [Referral])
            .SelectMany(card => JsonWalk.NullOrEmpty(card)).ShouldBeEmpty();

    private static JsonElement[] Cards(Decision decision, ImmutableArray<Draft> drafts)
    {
        var response = CardWriter.Write(decision, drafts, At, name => name);
        return [.. JsonSerializer.SerializeToElement(response, CdsHooksJson.Wire.HookResponse).GetProperty("cards").EnumerateArray()];
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
