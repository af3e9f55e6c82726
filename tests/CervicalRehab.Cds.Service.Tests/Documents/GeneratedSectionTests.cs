using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Service.Publishing;
using CervicalRehab.Cds.Service.Tests.Conformance;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>What the documents take from the tables is what the tables say, and stands once.</summary>
public sealed class GeneratedSectionTests
{
    private static readonly FrozenDictionary<string, Func<string>> Sections = new Dictionary<string, Func<string>>(DocumentTables.All.Concat(ClientTables.All), StringComparer.Ordinal)
    {
        ["scenarios"] = ScenarioTable.Rows,
        ["review"] = () => DocumentTables.Table(ReviewTable.Heads, ReviewTable.Rows.Select(row => row.Cells)),
        ["understood-elements"] = () => DocumentTables.Table(UnderstoodTable.Heads, UnderstoodTable.Rows),
        ["hazards"] = () => DocumentTables.Table(HazardTable.Heads, HazardTable.Rows),
        ["conformance-counts"] = StatementTable.Counts,
        ["conformance"] = StatementTable.Rows,
        ["notices"] = () => string.Concat(Notices.All.Select(notice => $"**{notice.Name}.** {notice.Text}\n\n")),
        ["value-sets"] = () => DocumentTables.Table(["Value set", "What", "Where"], CodeLists.All.Select(list => new[] { $"`{list.Id}`", list.Title, list.Use })),
        ["artifacts"] = () => DocumentTables.Table(["Resource", "Title"], Publication.All.Where(resource => resource.Type is not ("ValueSet" or "ActivityDefinition")).Select(resource => new[] { $"`{resource.Type}/{resource.Id}`", System.Text.Json.JsonElement.Parse(resource.Json).GetProperty("title").GetString()! })),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static TheoryData<string, string> Marked => [.. DocumentFiles.All.SelectMany(document => DocumentFiles.Sections(File.ReadAllText(DocumentFiles.Full(document))).Select(section => (document, section)))];

    [Theory]
    [MemberData(nameof(Marked))]
    public void A_generated_section_equals_the_code(string document, string section)
    {
        var (path, start) = (DocumentFiles.Full(document), $"<!-- generated: {section} -->\n");
        var parts = File.ReadAllText(path).Split(start);
        parts.Length.ShouldBe(2, document);
        var after = parts[1][parts[1].IndexOf("<!-- end -->", StringComparison.Ordinal)..];

        RepositoryFiles.ShouldSay(path, parts[0] + start + Sections[section]() + after);
    }

    [Fact]
    public void Every_generated_section_stands_once() => Marked.Select(row => row.Data.Item2).Order(StringComparer.Ordinal).ShouldBe(Sections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_clause_but_a_claim_has_a_criterion_an_action_a_define_a_member_scenarios_and_tests()
    {
        ReviewTable.Rows.Length.ShouldBe(48);
        ReviewTable.Rows.SelectMany(row => row.EmptyCells).ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_cell_is_named_unless_the_clause_is_a_claim()
    {
        var decides = ReviewTable.Rows.First(row => !row.DecidesNothing);

        decides.EmptyCells.ShouldBeEmpty();
        (decides with { Criteria = [] }).EmptyCells.ShouldBe([$"{decides.Clause.Id}: Criterion"]);
        (decides with { Actions = [] }).EmptyCells.ShouldBe([$"{decides.Clause.Id}: PlanDefinition action"]);
        (decides with { Defines = [] }).EmptyCells.ShouldBe([$"{decides.Clause.Id}: CQL define"]);
        (decides with { Members = [] }).EmptyCells.ShouldBe([$"{decides.Clause.Id}: C# member"]);
        (decides with { Scenarios = [] }).EmptyCells.ShouldBe([$"{decides.Clause.Id}: Scenarios"]);
        (decides with { Tests = [] }).EmptyCells.ShouldBe([$"{decides.Clause.Id}: Tests"]);
        ReviewTable.Rows.Where(row => row.DecidesNothing).ShouldAllBe(row => row.Criteria.Length == 0 && row.EmptyCells.Length == 0);
    }
}
