using System.Text.Json;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Samples;

namespace CervicalRehab.Cds.Service.Tests.Documents;

public sealed class ReadmeTests
{
    private static readonly string ReadmePath = RepositoryFiles.PathOf("README.md");

    public static TheoryData<string> Sections => [.. ReadmeTables.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_generated_section_equals_the_code(string section)
    {
        var start = $"<!-- generated: {section} -->\n";
        var parts = File.ReadAllText(ReadmePath).Split(start);
        parts.Length.ShouldBe(2, $"README.md has not exactly one {start}");
        var after = parts[1][parts[1].IndexOf("<!-- end -->", StringComparison.Ordinal)..];

        RepositoryFiles.ShouldSay(ReadmePath, parts[0] + start + ReadmeTables.All[section]() + after);
    }

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
    public void The_test_command_runs_every_test() => Words("test").ShouldBe(["dotnet", "test"]);

    [Fact]
    public void Every_JSON_block_parses() =>
        Should.NotThrow(() => Blocks("json").ToList().ForEach(block => JsonElement.Parse(block)));

    [Fact]
    public void Every_path_it_names_exists()
    {
        string[] starts = ["src/", "tests/", ".ci/", "deploy/", "fhir-profiles/"];
        var quoted = File.ReadAllText(ReadmePath).Split('`').Where((text, index) => index % 2 == 1 && starts.Any(start => text.StartsWith(start, StringComparison.Ordinal)));

        quoted.Where(path => !Path.Exists(RepositoryFiles.PathOf(path))).ShouldBeEmpty();
    }

    /// <summary>The words of the command after a marker: the first line of its sh block.</summary>
    private static string[] Words(string marker)
    {
        var lines = File.ReadAllLines(ReadmePath);
        var at = Array.IndexOf(lines, $"<!-- {marker} -->");
        lines[at + 1].ShouldBe("```sh");
        return lines[at + 2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Blocks(string language) =>
        File.ReadAllText(ReadmePath).Split($"```{language}\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]);
}
