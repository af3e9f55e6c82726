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
    public void A_number_of_a_scenario_stands_once_and_its_story_is_short()
    {
        Scenario.All.Select(scenario => scenario.Name[..3]).ShouldBeUnique();
        Scenario.All.ShouldAllBe(scenario =>
            scenario.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && char.IsAsciiDigit(scenario.Name[0]) && char.IsAsciiDigit(scenario.Name[1]) && scenario.Name[2] == '-'
            && scenario.Story.StartsWith("# " + scenario.Name.Substring(0, 2) + " ", StringComparison.Ordinal) && scenario.Story.Length < 2_500);
    }
}
