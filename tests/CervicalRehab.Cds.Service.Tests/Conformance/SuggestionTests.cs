using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>The rows on suggestions, actions and the text of cards, held against the answer to every scenario.</summary>
public sealed class SuggestionTests(EveryAnswer every) : IClassFixture<EveryAnswer>
{
    [Fact]
    public void CARD_7_CARD_9_INF_13_SUG_4_Suggestions_say_how_they_are_selected_and_recommend_one_at_most()
    {
        foreach (var card in every.Cards)
        {
            var suggestions = Json.Items(card, "suggestions").ToArray();
            if (!card.TryGetProperty("suggestions", out _))
            {
                Json.Names(card).ShouldNotContain("selectionBehavior");
                continue;
            }

            suggestions.ShouldNotBeEmpty();
            Json.Text(card, "selectionBehavior").ShouldBe("at-most-one");
            suggestions.Count(suggestion => suggestion.TryGetProperty("isRecommended", out var recommended) && recommended.GetBoolean()).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public void SUG_1_to_3_CRD_5_INF_16_A_suggestion_has_a_label_a_uuid_and_actions()
    {
        every.Suggestions.Length.ShouldBeGreaterThan(30);
        every.Suggestions.ShouldAllBe(suggestion => Json.Text(suggestion, "label").Length > 0 && Json.Text(suggestion, "uuid").Length == 36);
        every.Suggestions.ShouldAllBe(suggestion => suggestion.GetProperty("actions").GetArrayLength() > 0);
        // Clients tick what is recommended.
        every.Suggestions.SelectMany(Json.Names).Distinct(StringComparer.Ordinal).ShouldBe(["label", "uuid", "actions"], ignoreOrder: true);
    }

    [Fact]
    public void ACT_1_ACT_2_ACT_5_INF_17_An_action_has_a_type_a_description_and_the_resource_or_what_it_deletes()
    {
        var actions = every.Suggestions.SelectMany(suggestion => suggestion.GetProperty("actions").EnumerateArray()).ToArray();

        actions.Select(action => Json.Text(action, "type")).Distinct(StringComparer.Ordinal).ShouldBe(["create", "update", "delete"], ignoreOrder: true);
        actions.ShouldAllBe(action => Json.Text(action, "description").Length > 0);
        actions.Where(action => Json.Text(action, "type") == "delete").ShouldAllBe(action => Json.Names(action).SequenceEqual(new[] { "type", "description", "resourceId" }) && Json.Text(action, "resourceId").StartsWith("ServiceRequest/", StringComparison.Ordinal));
        actions = [.. actions.Where(action => Json.Text(action, "type") != "delete")];
        actions.Select(action => action.GetProperty("resource")).ShouldAllBe(resource => Json.Text(resource, "resourceType").Length > 0 && Json.Text(resource, "id").Length > 0);
        actions.SelectMany(Json.Names).Distinct(StringComparer.Ordinal).ShouldBe(["type", "description", "resource"], ignoreOrder: true);
    }

    [Fact]
    public void CARD_3_The_detail_is_Markdown_that_renders_to_paragraphs_and_lists_without_a_tag_of_its_own()
    {
        foreach (var detail in every.Cards.Select(card => Json.Text(card, "detail")))
        {
            detail.ShouldNotContain("<");
            var html = CardMarkdown.Html(detail).Value;
            html.ShouldContain("<p>");
            html.ShouldNotContain("<table>");
            html.ShouldNotContain("<code>");
            html.ShouldNotContain("**");
        }
    }
}
