using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Publishing;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

public sealed class PlanDefinitionTests
{
    private static readonly JsonElement Plan = JsonElement.Parse(Publication.Generated.Single(resource => resource.Type == "PlanDefinition").Json);
    private static readonly JsonElement[] Actions = [.. Below(Plan)];

    [Fact]
    public void Every_rule_and_every_dose_is_one_action()
    {
        Actions.Select(Id).ShouldBeUnique();
        RehabProtocol.AllRules.Select(rule => rule.Id).Except(Actions.Select(Id)).ShouldBeEmpty();
        Regimen.All.Where(dose => dose != Regimen.ResistanceModerate).Select(dose => dose.Activity).Except(Actions.Select(Id)).ShouldBeEmpty();
    }

    [Fact]
    public void A_card_stands_at_the_top_with_every_hook_in_order_of_severity() =>
        Plan.GetProperty("action").EnumerateArray().Where(action => action.TryGetProperty("trigger", out _)).Select(action => (Id(action), string.Join(' ', action.GetProperty("trigger").EnumerateArray().Select(trigger => trigger.GetProperty("name").GetString()))))
            .ShouldBe(Enum.GetValues<Pathway>().Where(pathway => pathway != Pathway.NotApplicable).Select(Topics.Code)
                .Concat(RehabProtocol.AllRules.Where(rule => rule.Topic is not null).Select(rule => rule.Topic!.Value.Code()))
                .Select(topic => (topic, string.Join(' ', HookService.All.Select(service => service.Hook)))));

    [Fact]
    public void The_action_of_a_rule_carries_its_question_its_statements_its_sources_and_the_limits() => RehabProtocol.AllRules.ShouldAllBe(rule => Documented(Actions.Single(action => Id(action) == rule.Id), rule));

    [Fact]
    public void Strength_and_certainty_stand_on_the_actions_that_advise_and_nowhere_else()
    {
        const string Strength = "http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation";
        const string Quality = "http://hl7.org/fhir/StructureDefinition/cqf-qualityOfEvidence";
        ImmutableArray<JsonElement> advising = [.. Actions.Where(action => action.TryGetProperty("documentation", out _))];

        advising.ShouldAllBe(action => action.GetProperty("extension").EnumerateArray().Select(extension => extension.GetProperty("url").GetString()).SequenceEqual(new[] { Strength, Quality }));
        Publication.Generated.Sum(resource => resource.Json.Split(Strength).Length - 1).ShouldBe(advising.Length);
        Publication.Generated.Sum(resource => resource.Json.Split(Quality).Length - 1).ShouldBe(advising.Length);
    }

    [Fact]
    public void What_decides_a_pathway_has_a_condition_in_the_library() => RehabProtocol.AllRules
        .Where(rule => rule.Effect is not (Effect.Caveat or Effect.Line)).Where(rule => rule.Effect != Effect.Unscreened && Criteria.Of(rule).Any(criterion => criterion.Define.Length == 0)).Select(rule => rule.Id).ShouldBeEmpty();

    [Fact]
    public void What_the_library_cannot_decide_is_never_asserted_by_another_engine()
    {
        RehabProtocol.AllRules.Where(rule => Criteria.Of(rule).IsEmpty).ShouldBeEmpty();
        Conditions("examination-signs-absent").ShouldBe(["false"]);
        Conditions("could-not-be-evaluated").ShouldBe(["false"]);
    }

    [Fact]
    public void A_define_wider_than_its_rule_asks_the_question_and_asserts_nothing()
    {
        Actions.Single(action => Id(action) == "too-hard").TryGetProperty("textEquivalent", out _).ShouldBeFalse();
        Actions.Single(action => Id(action) == "gait-instability").TryGetProperty("textEquivalent", out _).ShouldBeTrue();
        RehabProtocol.AllRules.Where(rule => Criteria.Of(rule).All(criterion => criterion.Define.Length > 0)).Where(Criteria.IsExact)
            .Where(rule => rule.Id is not ("minor-patient" or "surveillance-after-fusion" or "dystonia-is-different" or "ready-to-start"))
            .GroupBy(rule => string.Join(" and ", Criteria.Of(rule).Select(criterion => criterion.Cql)), StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
    }

    [Fact]
    public void D5_Resistance_alone_waits_for_the_spasm_as_in_the_first_plan()
    {
        Conditions("resistance-low").ShouldBe(["Spasm Resolved"]);
        foreach (var always in new[] { "static-stretching", "met-post-isometric-relaxation", "neuromuscular-training", "manual-mobilization" })
        {
            Regimen.ForStart(Protocol.Answer.Yes).ShouldContain(dose => dose.Activity == always);
            Actions.Single(action => Id(action) == always).TryGetProperty("condition", out _).ShouldBeFalse(always);
        }
    }

    [Fact]
    public void A_condition_belongs_to_a_rule() => Criteria.Rules.Except(RehabProtocol.AllRules.Select(rule => rule.Id)).ShouldBeEmpty();

    [Fact]
    public void A_condition_names_a_define_of_the_library()
    {
        if (Embedded.Text("cql/CervicalRehab.cql") is not { } cql)
        {
            Assert.Skip("fhir-profiles/cql/CervicalRehab.cql is not there");
            return;
        }

        const string Define = "define \"";
        ImmutableArray<Criterion> all = [.. RehabProtocol.AllRules.SelectMany(rule => Criteria.Of(rule)), .. Regimen.All.SelectMany(dose => Criteria.Of(dose)), .. Enum.GetValues<Pathway>().SelectMany(pathway => Criteria.Of(pathway)), .. Enum.GetValues<Proposal>().SelectMany(proposal => Criteria.Of(proposal))];
        var names = cql.Split('\n').Where(line => line.StartsWith(Define, StringComparison.Ordinal)).Select(line => line[Define.Length..].Split('"')[0]).ToHashSet(StringComparer.Ordinal);
        all.Where(criterion => criterion.Define.Length > 0).SelectMany(criterion => criterion.Cql.Split('"').Where((_, at) => at % 2 == 1)).Except(names).ShouldBeEmpty();
    }

    [Fact]
    public void Bowel_and_bladder_are_stat_the_other_red_flags_urgent_and_referrals_routine() => RehabProtocol.AllRules.Where(rule => rule.Effect is Effect.RedFlag or Effect.Referral or Effect.AdultReferral)
        .ShouldAllBe(rule => Actions.Single(action => Id(action) == rule.Id).GetProperty("priority").GetString()
            == (rule.Effect != Effect.RedFlag ? "routine" : rule.Id.StartsWith('b') && rule.Id.EndsWith("dysfunction") ? "stat" : "urgent"));

    [Fact]
    public void An_activity_that_an_action_names_is_published() =>
        Actions.Where(action => action.TryGetProperty("definitionCanonical", out _)).Select(action => action.GetProperty("definitionCanonical").GetString())
            .Except(Publication.Generated.Select(resource => resource.Url)).ShouldBeEmpty();

    private static string[] Conditions(string id) =>
        [.. Actions.Single(action => Id(action) == id).GetProperty("condition").EnumerateArray().Select(condition => condition.GetProperty("expression").GetProperty("expression").GetString()!)];

    private static bool Documented(JsonElement action, Rule rule)
    {
        var documents = action.GetProperty("documentation").EnumerateArray().ToLookup(document => document.GetProperty("type").GetString(), document => document.GetProperty("label").GetString());
        return action.GetProperty("description").GetString() == rule.Question
            && (action.TryGetProperty("textEquivalent", out var text) ? Criteria.IsExact(rule) && text.GetString() == Advice.Sentence(rule.Id) && !text.GetString()!.Contains('{') : !Criteria.IsExact(rule))
            && documents["justification"].SequenceEqual(Clauses.InOrder(rule.Clauses))
            && documents["citation"].SequenceEqual(rule.Clauses.SelectMany(id => Clauses.Of(id).Citations).Distinct().Order().Select(label => $"[{label}]"))
            && documents["documentation"].SequenceEqual(["evidence"]);
    }

    private static IEnumerable<JsonElement> Below(JsonElement node) => node.TryGetProperty("action", out var actions) ? actions.EnumerateArray().SelectMany(action => Below(action).Prepend(action)) : [];

    private static string Id(JsonElement action) => action.GetProperty("id").GetString()!;
}
