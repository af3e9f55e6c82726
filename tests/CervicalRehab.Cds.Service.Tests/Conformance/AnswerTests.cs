using System.Text.Json;

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
        Uri.IsWellFormedUriString(sources.Select(source => Json.Text(source, "url")).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem("the same for every patient"), UriKind.Absolute).ShouldBeTrue();
        sources.Select(source => source.GetProperty("topic")).ShouldAllBe(topic => Json.Text(topic, "code").Length > 0 && Json.Text(topic, "system").Length > 0);
    }

    [Fact]
    public void CARD_10_OVR_1_OVR_3_INF_14_COD_1_to_3_Every_card_offers_reasons_with_code_system_and_display()
    {
        const string Hl7 = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";
        foreach (var card in every.Cards)
        {
            var reasons = Json.Items(card, "overrideReasons").ToArray();
            reasons.ShouldAllBe(reason => Json.Text(reason, "code").Length > 0 && Json.Text(reason, "system").Length > 0 && Json.Text(reason, "display").Length > 0);
            reasons.Count(reason => Json.Text(reason, "system") == Hl7).ShouldBe(12);
        }
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
    public void EXT_1_to_3_An_extension_is_an_object_under_a_name_of_ours_and_the_card_says_the_same_in_words()
    {
        foreach (var card in every.Cards)
        {
            var member = card.GetProperty("extension").EnumerateObject().ShouldHaveSingleItem();
            member.Name.ShouldBe("example.cervical-rehab.decision");
            var detail = Json.Text(card, "detail");
            Json.Items(member.Value, "clauses").ShouldAllBe(clause => detail.Contains($"`{clause.GetString()}`", StringComparison.Ordinal));
            Json.Items(member.Value, "inputs").Where(input => input.TryGetProperty("reference", out _)).ShouldAllBe(input => Says(detail, Json.Text(input, "reference")));
            // What is not understood is counted in words.
            Json.Items(member.Value, "notUsed").ShouldAllBe(unused => Says(detail, Json.Text(unused, "reason") == "not-understood" ? "could not be understood" : Json.Text(unused, "reference")));
            detail.ShouldContain(Json.Text(member.Value, "contentVersion"));
        }
    }

    [Fact]
    public void HK_1_CARD_13_CRD_8_A_conflict_is_about_the_order_selected_in_words_and_for_machines()
    {
        const string Order = "ServiceRequest/neck-manipulation";
        var conflict = Conflicts("16-manipulation-selected").ShouldHaveSingleItem();

        Json.Text(conflict, "detail").ShouldContain(Order);
        Json.Text(conflict, "detail").ShouldNotContain("ServiceRequest/therapy-draft");
        var input = conflict.GetProperty("extension").GetProperty("example.cervical-rehab.decision").GetProperty("inputs").EnumerateArray().ShouldHaveSingleItem();
        Json.Text(input, "reference").ShouldBe(Order);
        Conflicts("17-manipulation-drafted-not-selected").ShouldBeEmpty();
        Conflicts("18-manipulation-signed").ShouldHaveSingleItem();
    }

    private JsonElement[] Conflicts(string scenario) =>
        [.. every.ByScenario[scenario].Json.GetProperty("cards").EnumerateArray().Where(card => Json.Text(card.GetProperty("source").GetProperty("topic"), "code") == "order-conflict")];

    // Markdown puts a backslash before what would be markup.
    private static bool Says(string detail, string words) => detail.Replace("\\", string.Empty, StringComparison.Ordinal).Contains(words, StringComparison.Ordinal);
}
