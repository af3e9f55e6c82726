using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests.Scenarios;

/// <summary>The scenarios without a server: from the bytes of the call to the bytes of the cards and of the applied plan.</summary>
public sealed class ReadAndWrittenTests
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Scenario.All.Select(scenario => scenario.Name)];

    public static TheoryData<string> Applied => [.. Scenario.All.Select(scenario => scenario.Name).Where(name => File.Exists(PlanOf(name)))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_scenario_is_read_and_its_cards_are_written_as_recorded(string name)
    {
        var scenario = new Scenario(name);

        var answer = HookPath.Answer(Encoding.UTF8.GetBytes(scenario.Request), scenario.Hook, At);

        Scenario.Written(JsonElement.Parse(answer)).ShouldBe(File.ReadAllText(scenario.ResponsePath));
    }

    [Theory]
    [MemberData(nameof(Applied))]
    public void The_plan_of_a_scenario_is_written_as_recorded(string name)
    {
        var scenario = new Scenario(name);

        var plan = HookPath.Applied(Encoding.UTF8.GetBytes(scenario.Request), scenario.Hook, At);

        Scenario.Written(JsonElement.Parse(ResourceJson.ToBytes(plan).Span)).ShouldBe(File.ReadAllText(PlanOf(name)));
    }

    private static string PlanOf(string name) => RepositoryFiles.PathOf("tests", "scenarios", name, "apply.json");
}
