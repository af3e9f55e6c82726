using System.Text.Json;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The rows on answers and cards, held against the answer to every scenario.</summary>
public sealed class AnswerTests(EveryAnswer every) : IClassFixture<EveryAnswer>
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    [Fact]
    public void GEN_1_GEN_6_RESP_1_DISC_14_INF_9_Every_success_is_200_with_strict_JSON_and_an_array_of_cards()
    {
        every.ByScenario.Count.ShouldBeGreaterThan(60);
        foreach (var (name, answer) in every.ByScenario)
        {
            (answer.Status, answer.MediaType).ShouldBe((200, "application/json"), name);
            using var strict = JsonDocument.Parse(answer.Text, Strict);
            Json.Names(strict.RootElement).ShouldBe(["cards"], name);
            strict.RootElement.GetProperty("cards").ValueKind.ShouldBe(JsonValueKind.Array, name);
        }
    }

    [Fact]
    public void CARD_5_CARD_6_INF_10_A_card_has_a_summary_an_indicator_and_a_source()
    {
        string[] indicators = ["info", "warning", "critical"];

        every.Cards.ShouldAllBe(card => Json.Text(card, "summary").Length < 140);
        every.Cards.Select(card => Json.Text(card, "indicator")).Distinct(StringComparer.Ordinal).ShouldBe(indicators, ignoreOrder: true);
        every.Cards.ShouldAllBe(card => card.GetProperty("source").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public void CARD_12_INF_12_A_card_has_no_members_but_its_own_each_of_its_type()
    {
        string[] texts = ["uuid", "summary", "detail", "indicator", "selectionBehavior"];
        string[] arrays = ["suggestions", "overrideReasons", "links"];
        string[] objects = ["source", "extension"];

        foreach (var member in every.Cards.SelectMany(card => card.EnumerateObject()))
        {
            member.Value.ValueKind.ShouldBe(
                texts.Contains(member.Name) ? JsonValueKind.String : arrays.Contains(member.Name) ? JsonValueKind.Array : objects.Contains(member.Name) ? JsonValueKind.Object : JsonValueKind.Undefined,
                member.Name);
        }
    }

    [Fact]
    public void CARD_1_Uuids_of_an_answer_are_uuids_and_all_different()
    {
        foreach (var (name, answer) in every.ByScenario)
        {
            string[] uuids = [.. answer.Json.GetProperty("cards").EnumerateArray().SelectMany(card => Json.Items(card, "suggestions").Prepend(card)).Select(json => Json.Text(json, "uuid"))];
            uuids.Where(uuid => !Guid.TryParseExact(uuid, "D", out _)).ShouldBeEmpty(name);
            uuids.ShouldBeUnique(name);
        }
    }

    [Fact]
    public void SRC_1_to_3_SRC_5_INF_11_The_source_is_a_label_an_address_that_is_no_cards_own_and_a_topic()
    {
        var sources = every.Cards.Select(card => card.GetProperty("source")).ToArray();

        sources.ShouldAllBe(source => Json.Text(source, "label").Length < 40);
        var addresses = sources.Select(source => new Uri(Json.Text(source, "url"), UriKind.Absolute)).ToArray();
        addresses.Select(address => address.GetLeftPart(UriPartial.Path)).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem("the same for every patient").ShouldEndWith("/protocol");
        addresses.ShouldAllBe(address => RehabProtocol.AllRules.Any(rule => address.Fragment == "#" + rule.Id), "a rule and nothing of the patient");
        sources.Select(source => source.GetProperty("topic")).ShouldAllBe(topic => Json.Text(topic, "code").Length > 0 && Json.Text(topic, "system").Length > 0);
    }

    [Fact]
    public void CARD_10_OVR_1_OVR_3_INF_14_COD_1_to_3_Every_card_offers_reasons_with_code_system_and_display()
    {
        foreach (var card in every.Cards)
        {
            var reasons = Json.Items(card, "overrideReasons").ToArray();
            reasons.Length.ShouldBeInRange(4, 8);
            reasons.ShouldAllBe(reason => Json.Text(reason, "code").Length > 0 && Json.Text(reason, "system").Length > 0 && Json.Text(reason, "display").Length > 0);
        }
    }

    [Fact]
    public void LINK_1_to_3_LINK_7_Every_card_leads_to_its_rule_and_evidence()
    {
        foreach (var card in every.Cards)
        {
            var link = Json.Items(card, "links").ShouldHaveSingleItem();
            (Json.Text(link, "label"), Json.Text(link, "type")).ShouldBe(("Rule and evidence", "absolute"));
            Json.Text(link, "url").ShouldBe(Json.Text(card.GetProperty("source"), "url"));
        }
    }

    [Fact]
    public void Cards_stand_by_severity_and_the_pathway_card_before_its_equals()
    {
        string[] severity = ["critical", "warning", "info"];
        foreach (var (name, answer) in every.ByScenario)
        {
            var cards = answer.Json.GetProperty("cards").EnumerateArray().Select(card => (Severity: severity.IndexOf(Json.Text(card, "indicator")), IsPathway: card.GetProperty("extension").GetProperty("example.cervical-rehab.decision").TryGetProperty("pathway", out _))).ToArray();
            cards.OrderBy(card => card.Severity).ThenBy(card => !card.IsPathway).SequenceEqual(cards).ShouldBeTrue(name);
        }

        every.ByScenario["16-manipulation-selected"].Json.GetProperty("cards").EnumerateArray().Select(card => Json.Text(card, "indicator")).ShouldBe(["warning", "info"]);
    }

    [Fact]
    public void CRD_11_Only_a_red_flag_is_critical()
    {
        string[] topics = [.. every.Cards.Where(card => Json.Text(card, "indicator") == "critical").Select(card => Json.Text(card.GetProperty("source").GetProperty("topic"), "code"))];

        topics.Distinct(StringComparer.Ordinal).ShouldBe(["urgent-surgical-referral"]);
        every.Cards.Count(card => Json.Text(card.GetProperty("source").GetProperty("topic"), "code") == "urgent-surgical-referral").ShouldBe(topics.Length);
    }

    [Fact]
    public void CRD_12_Two_cards_at_most_stand_beside_the_pathway_card() =>
        every.ByScenario.Values.ShouldAllBe(answer => answer.Json.GetProperty("cards").GetArrayLength() <= 3);

    [Fact]
    public void EXT_1_to_3_An_extension_is_an_object_under_a_name_of_ours_and_the_card_is_whole_without_it()
    {
        foreach (var card in every.Cards)
        {
            var member = card.GetProperty("extension").EnumerateObject().ShouldHaveSingleItem();
            member.Name.ShouldBe("example.cervical-rehab.decision");
            Json.Items(member.Value, "clauses").ShouldNotBeEmpty();
            Json.Text(card, "detail").ShouldContain(Json.Text(member.Value, "contentVersion"));
            // What is not used is counted in words.
            Json.Text(card, "detail").Contains("**Not used:**", StringComparison.Ordinal).ShouldBe(Json.Items(member.Value, "notUsed").Any() || Json.Text(card, "detail").Contains("about another patient", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void HK_1_CARD_13_CRD_8_A_conflict_is_about_the_order_selected_in_words_and_for_machines()
    {
        var conflict = Conflicts("16-manipulation-selected").ShouldHaveSingleItem();

        Json.Text(conflict, "summary").ShouldContain("cervical manipulation order");
        var input = conflict.GetProperty("extension").GetProperty("example.cervical-rehab.decision").GetProperty("inputs").EnumerateArray().ShouldHaveSingleItem();
        Json.Text(input, "reference").ShouldBe("ServiceRequest/neck-manipulation");
        Conflicts("17-manipulation-drafted-not-selected").ShouldBeEmpty();
        Conflicts("18-manipulation-signed").ShouldHaveSingleItem();
    }

    private JsonElement[] Conflicts(string scenario) =>
        [.. every.ByScenario[scenario].Json.GetProperty("cards").EnumerateArray().Where(card => Json.Text(card.GetProperty("source").GetProperty("topic"), "code") == "order-conflict")];
}
