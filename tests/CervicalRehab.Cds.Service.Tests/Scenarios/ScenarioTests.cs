using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Tests.Wire;

namespace CervicalRehab.Cds.Service.Tests.Scenarios;

public sealed class ScenarioTests(ScenarioHost host) : IClassFixture<ScenarioHost>
{
    public static TheoryData<string> Names => [.. Scenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_scenario_is_answered_as_recorded_and_a_second_time_with_the_same_bytes(string name)
    {
        var scenario = new Scenario(name);

        var told = await host.Post(scenario);

        told.Answer.Status.ShouldBe(200, told.Answer.Text);
        JsonWalk.NullOrEmpty(told.Answer.Json.GetProperty("cards")).ShouldAllBe(path => path.Length == 0);
        RepositoryFiles.ShouldSay(scenario.ResponsePath, Scenario.Written(told.Answer.Json));
        (await host.Post(scenario)).Answer.Text.ShouldBe(told.Answer.Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_story_names_the_pathway_the_cards_beside_it_the_rules_and_their_clauses(string name)
    {
        var scenario = new Scenario(name);
        var told = await host.Post(scenario);

        scenario.Listed("Pathway").ShouldBe([told.Pathway]);
        scenario.Listed("Beside it").ShouldBe(told.Beside);
        scenario.Listed("Rules").ShouldBe(told.Rules);
        scenario.Listed("Clauses").ShouldBe(Clauses.InOrder(RehabProtocol.AllRules.Where(rule => told.Rules.Contains(rule.Id)).SelectMany(rule => rule.Clauses)));
    }

    [Fact]
    public async Task Every_pathway_every_card_beside_it_and_every_red_flag_has_a_scenario()
    {
        var told = new List<Told>();
        foreach (var scenario in Scenario.All)
        {
            told.Add(await host.Post(scenario));
        }

        Enum.GetValues<Pathway>().Select(Topics.Code).Except(told.Select(one => one.Pathway), StringComparer.Ordinal).ShouldBeEmpty();
        Enum.GetValues<SideTopic>().Select(Topics.Code).Except(told.SelectMany(one => one.Beside), StringComparer.Ordinal).ShouldBeEmpty();
        RehabProtocol.AllRules.Where(rule => rule.Effect == Effect.RedFlag).Select(rule => rule.Id).Except(told.SelectMany(one => one.Rules), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Scenarios_are_numbered_without_a_gap_and_tell_a_short_story() =>
        Scenario.All.Select((scenario, index) => (scenario, Number: index + 1)).ShouldAllBe(row =>
            row.scenario.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && row.scenario.Name.StartsWith($"{row.Number:00}-", StringComparison.Ordinal)
            && row.scenario.Story.StartsWith($"# {row.Number:00} ", StringComparison.Ordinal) && row.scenario.Story.Length < 2_500);
}
