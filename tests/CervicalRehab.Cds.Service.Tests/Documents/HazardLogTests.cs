using System.Text.RegularExpressions;
using CervicalRehab.Cds.Protocol;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>Each hazard has a control, each control a place in the source and tests that exist and run.</summary>
public sealed partial class HazardLogTests
{
    // Of protocol section 8.
    private const int NamedByTheProtocol = 36;

    private static readonly HashSet<string> Tests = [.. Directory.EnumerateFiles(RepositoryFiles.PathOf("tests"), "*.cs", SearchOption.AllDirectories).SelectMany(TestsOf)];

    public static TheoryData<string> Ids => [.. Hazards.All.Select(hazard => hazard.Id)];

    [Fact]
    public void Every_hazard_of_the_protocol_is_there_and_those_found_since_go_on_from_there()
    {
        Hazards.All.Select(hazard => hazard.Id).ShouldBe(Enumerable.Range(1, Hazards.All.Length).Select(number => $"H{number:00}"));
        Hazards.All.Length.ShouldBeGreaterThanOrEqualTo(NamedByTheProtocol);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_hazard_has_controls_and_each_of_them_a_place_and_tests(string id)
    {
        var hazard = Hazards.All.Single(each => each.Id == id);

        hazard.Text.ShouldNotBeNullOrWhiteSpace();
        hazard.Cause.ShouldNotBeNullOrWhiteSpace();
        hazard.Controls.ShouldNotBeEmpty();
        hazard.Controls.ShouldAllBe(control => control.Text.Length > 0 && control.Tests.Length > 0);
        hazard.Controls.Select(control => control.Where).Where(file => !File.Exists(RepositoryFiles.PathOf("src", $"CervicalRehab.Cds.{file}.cs"))).ShouldBeEmpty();
        hazard.Controls.SelectMany(control => control.Tests).Where(test => !Tests.Contains(test)).ShouldBeEmpty();
    }

    // A test that is skipped is none.
    private static IEnumerable<string> TestsOf(string file)
    {
        var text = File.ReadAllText(file);
        var names = TestName().Matches(text).Where(match => !match.Value.Contains("Skip", StringComparison.Ordinal)).Select(match => match.Groups["name"].Value).ToArray();
        return ClassName().Matches(text).SelectMany(type => names.Select(name => $"{type.Groups["name"].Value}.{name}"));
    }

    [GeneratedRegex(@"public (?:sealed )?(?:partial )?class (?<name>\w+)", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\[(?:Fact|Theory|Property)[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:async )?(?:Task|void|Property) (?<name>\w+)\(", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex TestName();
}
