using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Tests.Documents;

public sealed class ReadmeTests
{
    private const string PicturedScenario = "19-gait-instability-stops-program";

    private static readonly string ReadmePath = RepositoryFiles.PathOf("README.md");

    [Fact]
    public void Every_code_that_tells_something_stands_in_the_data_elements()
    {
        var listed = DataElements.All.SelectMany(element => element.Codes).Select(code => (code.Term.System, code.Term.Code)).ToList();

        Codes.All.Where(row => row.Meaning.Fact() is not null).Select(row => ((string?)row.System, (string?)row.Code)).Except(listed).ShouldBeEmpty();
    }

    [Fact]
    public void What_follows_a_missing_element_is_a_rule_or_a_pathway() =>
        DataElements.All.SelectMany(element => element.WhenMissing)
            .Except(RehabProtocol.AllRules.Select(rule => rule.Id).Concat(Enum.GetValues<Pathway>().Select(Topics.Code)), StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Fact]
    public void The_start_command_names_a_project() =>
        File.Exists(RepositoryFiles.PathOf(Words("start").SkipWhile(word => word != "--project").ElementAt(1), "CervicalRehab.Cds.Service.csproj")).ShouldBeTrue();

    [Fact]
    public void The_card_command_names_a_sample_and_the_service_of_its_hook()
    {
        var addresses = Words("card").Where(word => word.StartsWith("http://localhost:5080/", StringComparison.Ordinal)).Select(word => word.Split('/')[^1]).ToArray();

        var sample = SampleCatalog.All.Single(sample => sample.Name == addresses[0]);
        HookService.All.Single(service => service.Id == addresses[1]).Hook.ShouldBe(sample.Hook);
    }

    [Fact]
    public void The_picture_of_a_card_shows_what_the_service_answers()
    {
        using var answer = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.PathOf("tests", "scenarios", PicturedScenario, "response.json")));

        RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("fhir-profiles", "input", "images", "card.svg"), CardPicture.Of(answer.RootElement.GetProperty("cards")[0]));
    }

    [Fact]
    public void The_test_command_runs_every_test() => Words("test").ShouldBe(["dotnet", "test"]);

    [Fact]
    public void Each_of_its_commands_is_one_that_CI_runs()
    {
        var lines = File.ReadAllLines(ReadmePath);

        lines.Select((line, at) => (line, at)).Where(each => each.line == "```sh").Select(each => lines[each.at - 1]).ShouldBe(["<!-- start -->", "<!-- card -->", "<!-- test -->"]);
        File.ReadAllText(RepositoryFiles.PathOf(".ci", "run")).ShouldContain("$(readme start)");
    }

    /// <summary>The words of the command after a marker: the first line of its sh block.</summary>
    private static string[] Words(string marker)
    {
        var lines = File.ReadAllLines(ReadmePath);
        var at = Array.IndexOf(lines, $"<!-- {marker} -->");
        lines[at + 1].ShouldBe("```sh");
        return lines[at + 2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
