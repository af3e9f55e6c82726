using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Wire;
using FsCheck.Fluent;

namespace CervicalRehab.Cds.Service.Tests.Medicine;

/// <summary>What holds for every record, over generated ones.</summary>
public sealed class WholeServiceProperties(TestHost host) : IClassFixture<TestHost>
{
    private const int Times = 100;

    [Fact]
    public void The_generated_records_reach_every_pathway() => GeneratedChart.All.Generator.Sample(1000)
        .Select(chart => chart.Chart.Pathway).Distinct(StringComparer.Ordinal).Count().ShouldBe(Enum.GetValues<Protocol.Pathway>().Length);

    [Fact]
    public void REQ_12_Posting_twice_gives_the_same_bytes() => Always((chart, answer) => Post(chart.Chart.Call(chart.Hook)).Text.ShouldBe(answer.Text));

    [Fact]
    public void DATA_7_The_order_of_entries_changes_nothing() => Always((chart, answer) =>
    {
        var call = chart.Chart.Call(chart.Hook);
        foreach (var bundle in call["prefetch"]!.AsObject().Select(key => key.Value).Append(call["context"]!["draftOrders"]).OfType<JsonObject>())
        {
            Reverse(bundle);
        }

        Post(call).Text.ShouldBe(answer.Text);
    });

    [Fact]
    public void GEN_2_GEN_3_GEN_4_Nothing_is_null_or_empty_but_cards() =>
        Always((_, answer) => JsonWalk.NullOrEmpty(answer.Json).Where(path => path != ".cards").ShouldBeEmpty());

    [Fact]
    public void CARD_1_CARD_2_Every_card_has_a_uuid_of_its_own_and_a_short_summary() => Always((_, answer) =>
    {
        var cards = answer.Json.GetProperty("cards").EnumerateArray().ToList();

        cards.Select(card => card.GetProperty("uuid").GetGuid()).Distinct().Count().ShouldBe(cards.Count);
        cards.ShouldAllBe(card => card.GetProperty("summary").GetString()!.Length <= 110);
        cards.Select(Topic).Distinct(StringComparer.Ordinal).Count().ShouldBe(cards.Count);
        cards.ShouldAllBe(card => (card.GetProperty("indicator").GetString() == "critical") == (Topic(card) == "urgent-surgical-referral"));
        cards.ShouldAllBe(card => card.GetProperty("extension").GetProperty("example.cervical-rehab.decision").GetProperty("clauses").GetArrayLength() > 0);
    });

    [Fact]
    public void H20_H21_Only_drafts_are_created_only_programs_updated_and_no_drug_is_ordered() => Always((chart, answer) =>
    {
        answer.Json.TryGetProperty("systemActions", out _).ShouldBeFalse();
        foreach (var action in Actions(answer))
        {
            if (action.GetProperty("type").GetString() == "delete")
            {
                chart.Chart.Drafts.ShouldContain(draft => $"{(string?)draft["resourceType"]}/{(string?)draft["id"]}" == action.GetProperty("resourceId").GetString());
                continue;
            }

            var resource = action.GetProperty("resource");
            var type = resource.GetProperty("resourceType").GetString();
            var status = resource.GetProperty("status").GetString();
            if (action.GetProperty("type").GetString() == "create")
            {
                type.ShouldBeOneOf("CarePlan", "ServiceRequest");
                status.ShouldBe("draft");
                resource.GetProperty("intent").GetString().ShouldBe("proposal");
            }
            else
            {
                action.GetProperty("type").GetString().ShouldBe("update");
                type.ShouldBe("CarePlan");
                chart.Chart.Resources.ShouldContain(plan => (string?)plan["id"] == resource.GetProperty("id").GetString());
                status.ShouldBeOneOf("on-hold", "active");
            }
        }
    });

    [Fact]
    public void REDFLAG_00_A_red_flag_added_to_any_record_with_OPLL_is_urgent() => Always((chart, answer) =>
    {
        if (Pathway(answer) is { } pathway)
        {
            foreach (var sign in new[] { "gait-instability", "lower-limb-neuro-symptom", "bowel-dysfunction", "bladder-dysfunction" })
            {
                chart.Chart.With(Written.Present(sign, Written.Today)).Pathway.ShouldBe("urgent-surgical-referral", $"was {pathway}");
            }
        }
    });

    [Fact]
    public void H01_A_plan_is_offered_only_while_every_sign_is_recorded() => Always((chart, answer) =>
    {
        if (Pathway(answer) is "conservative-plan" or "progress" or "hold")
        {
            foreach (var codes in new[] { "gait-instability sct|22325002", "bowel-dysfunction", "bladder-dysfunction", "lower-limb-neuro-symptom", "hoffmann-sign" })
            {
                var without = chart.Chart.Without([.. codes.Split(' ').Select(code => code.Split('|')[^1])]);
                without.Decision.NoRedFlags.ShouldBeFalse(codes);
                without.Pathway.ShouldBe("complete-assessment", codes);
            }
        }
    });

    private static string Topic(JsonElement card) => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!;

    private static string? Pathway(Answer answer) => answer.Json.GetProperty("cards").EnumerateArray()
        .Where(card => card.GetProperty("extension").GetProperty("example.cervical-rehab.decision").TryGetProperty("pathway", out _))
        .Select(Topic).SingleOrDefault();

    private static IEnumerable<JsonElement> Actions(Answer answer) =>
        from card in answer.Json.GetProperty("cards").EnumerateArray()
        where card.TryGetProperty("suggestions", out _)
        from suggestion in card.GetProperty("suggestions").EnumerateArray()
        from action in suggestion.GetProperty("actions").EnumerateArray()
        select action;

    private static void Reverse(JsonObject bundle)
    {
        if (bundle["entry"] is JsonArray entries)
        {
            var items = entries.Reverse().ToArray();
            entries.Clear();
            foreach (var item in items)
            {
                entries.Add(item);
            }
        }
    }

    private void Always(Action<GeneratedChart, Answer> holds) => Generated.Holds(Times, GeneratedChart.All, chart =>
    {
        var answer = Post(chart.Chart.Call(chart.Hook));
        answer.Status.ShouldBe(200);
        holds(chart, answer);
    });

    // A property is no asynchronous method.
    private Answer Post(JsonObject call) => Task.Run(() => host.Post(call)).GetAwaiter().GetResult();
}
