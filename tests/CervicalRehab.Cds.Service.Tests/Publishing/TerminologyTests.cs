using System.Text.RegularExpressions;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Service.Publishing;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

public sealed partial class TerminologyTests
{
    [Fact]
    public void Every_code_that_tells_something_stands_in_a_value_set()
    {
        var listed = CodeLists.All.SelectMany(list => list.Codes).Select(code => (code.Term.System, code.Term.Code)).ToList();

        Codes.All.Where(row => row.Meaning.Fact() is not null).Select(row => ((string?)row.System, (string?)row.Code)).Except(listed).ShouldBeEmpty();
    }

    [Fact]
    public void A_value_set_holds_codes_each_once() => CodeLists.All.ShouldAllBe(list =>
        list.Codes.Length > 0 && list.Codes.Distinct().Count() == list.Codes.Length);

    [Fact]
    public void A_value_set_with_licensed_codes_carries_their_notice_and_no_name_of_theirs()
    {
        foreach (var list in CodeLists.All)
        {
            var json = Publication.Generated.Single(resource => resource is { Type: "ValueSet" } && resource.Id == list.Id).Json;
            Notices.All.Where(notice => list.Codes.Any(code => code.Term.System == notice.System)).ShouldAllBe(notice => json.Contains(notice.Name, StringComparison.Ordinal) && json.Contains("\"copyright\""));
            json.Contains("\"display\"").ShouldBe(list.Codes.Any(code => code.Term is { Display: not null, System: { } system } && system.StartsWith(Systems.CanonicalBase, StringComparison.Ordinal)), list.Id);
        }
    }

    [Fact]
    public void Every_problem_the_source_names_is_published()
    {
        var named = Directory.EnumerateFiles(RepositoryFiles.PathOf("src", "CervicalRehab.Cds.Service"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => NamedProblem().Matches(File.ReadAllText(file))).Select(match => match.Groups["code"].Value).ToHashSet(StringComparer.Ordinal);

        named.Count.ShouldBeGreaterThan(10);
        named.Except(ProblemCodes.All.Select(problem => problem.Code!), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [GeneratedRegex("""(new( Problem)?\((4\d\d|5\d\d|status), "[a-z-]+", |Broken\()"(?<code>[a-z]+(-[a-z]+)+)"|"(?<code>(server|prefetch)-[a-z-]+)"[,)]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NamedProblem();
}
