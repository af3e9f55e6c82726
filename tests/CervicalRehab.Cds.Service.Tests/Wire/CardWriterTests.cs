using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Cards;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed partial class CardWriterTests
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
        Text(card.GetProperty("source"), "url").ShouldBe("https://cds.example/base/protocol#gait-instability");
        Text(card.GetProperty("source").GetProperty("topic"), "code").ShouldBe("urgent-surgical-referral");
        Text(card.GetProperty("source").GetProperty("topic"), "system").ShouldBe("https://cervical-rehab.example/fhir/CodeSystem/card-topic");
    }

    [Fact]
    public void SUG_1_to_5_A_suggestion_holds_all_drafts_and_is_not_recommended()
    {
        var suggestion = Cards(Urgent, [Referral])[0].GetProperty("suggestions")[0];

        Text(suggestion, "label").ShouldBe("Draft: urgent referral to spine surgery");
        Text(suggestion, "uuid").ShouldBe("suggestion/urgent-surgical-referral");
        suggestion.TryGetProperty("isRecommended", out _).ShouldBeFalse();
        suggestion.GetProperty("actions").GetRawText().ShouldBe("""[{"type":"create","description":"Create a draft referral","resource":{"resourceType":"ServiceRequest"}}]""");
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

    private static JsonElement[] Cards(Decision decision, ImmutableArray<Draft> drafts, Approval? approval = null)
    {
        var response = CardWriter.Write(decision, drafts, new CardContext(At, name => name, "https://cds.example/base") { Approval = approval });
        return [.. JsonSerializer.SerializeToElement(response, CdsHooksJson.Wire.HookResponse).GetProperty("cards").EnumerateArray()];
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
