using System.Reflection;
using System.Text.Json;
using CervicalRehab.Cds.Fhir.Publishing;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Publishing;
using CervicalRehab.Cds.Service.Tests.Scenarios;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>One clause with everything that follows from it.</summary>
internal sealed record ReviewRow(Clause Clause, string[] Criteria, string[] Actions, string[] Defines, string[] Members, string[] Scenarios, string[] Tests)
{
    /// <summary>A claim and what is deliberately not computed decide nothing.</summary>
    public bool DecidesNothing => Clause.Kind is ClauseKind.Narrative or ClauseKind.NotImplemented;

    /// <summary>What a reviewer would look for in vain; nothing where the clause decides nothing.</summary>
    public string[] EmptyCells => DecidesNothing ? [] : [.. ReviewTable.Heads.Zip(Cells).Where(cell => string.IsNullOrWhiteSpace(cell.Second)).Select(cell => $"{Clause.Id}: {cell.First}")];

    public string[] Cells =>
    [
        Clause.Id, Kind(Clause.Kind), Clause.Text.Replace("|", "\\|", StringComparison.Ordinal), Code(Criteria), Code(Actions), string.Join("; ", Defines), Code(Members), string.Join(' ', Scenarios), Code(Tests),
    ];

    private static string Kind(ClauseKind kind) => kind == ClauseKind.NotImplemented ? "not implemented" : kind.ToString().ToLowerInvariant();

    private static string Code(string[] words) => string.Join(' ', words.Select(word => $"`{word}`"));
}

/// <summary>From each statement of the protocol to its criterion, its action, its define, its code, its scenarios and its tests.</summary>
internal static class ReviewTable
{
    public static readonly string[] Heads = ["Clause", "Kind", "Statement", "Criterion", "PlanDefinition action", "CQL define", "C# member", "Scenarios", "Tests"];

    private static readonly (string Path, string Text)[] Sources = [.. Files("src", "CervicalRehab.Cds.Protocol").Where(file => file.Path.EndsWith("RehabProtocol.cs", StringComparison.Ordinal) || file.Path.Contains("Rules", StringComparison.Ordinal))];
    private static readonly (string Path, string Text)[] Tests = [.. Files("tests", "CervicalRehab.Cds.Protocol.Tests").Concat(Files("tests", "CervicalRehab.Cds.Service.Tests")).Where(file => file.Path.EndsWith("Tests.cs", StringComparison.Ordinal))];
    private static readonly (string Number, HashSet<string> Clauses)[] Stories = [.. Scenario.All.Select(scenario => (scenario.Name[..2], Behind(scenario)))];
    private static readonly (string Path, JsonElement Action)[] Actions = [.. Below(JsonElement.Parse(Publication.Generated.Single(resource => resource.Type == "PlanDefinition").Json), string.Empty)];

    public static ReviewRow[] Rows { get; } = [.. Clauses.All.Select(Row)];

    private static ReviewRow Row(Clause clause)
    {
        var rules = RehabProtocol.AllRules.Where(rule => rule.Clauses.Contains(clause.Id)).ToList();
        var doses = Regimen.All.Where(dose => dose.Clauses.Contains(clause.Id)).ToList();
        var activities = Activities.All.Where(activity => activity.Clauses.Contains(clause.Id)).ToList();
        string[] criteria = [.. rules.Select(rule => rule.Id).Concat(activities.Select(activity => activity.Id)).Distinct(StringComparer.Ordinal)];
        return new(
            clause,
            criteria,
            [.. Actions.Where(action => criteria.Contains(action.Path.Split('/')[^1], StringComparer.Ordinal)).Select(action => action.Path)],
            Defines(rules, doses, activities.Count > 0),
            [.. rules.Select(rule => Home($"\"{rule.Id}\"")).Concat(doses.Select(dose => $"Regimen.{Member(dose)}")).Concat(activities.Where(activity => doses.TrueForAll(dose => dose.Activity != activity.Id)).Select(_ => "Activities")).Distinct(StringComparer.Ordinal)],
            [.. Stories.Where(story => story.Clauses.Contains(clause.Id)).Select(story => story.Number)],
            [.. Tests.Where(test => criteria.Append(clause.Id).Any(name => test.Text.Contains($"\"{name}\"", StringComparison.Ordinal))).Select(test => Path.GetFileNameWithoutExtension(test.Path)).Except(["TraceabilityTests"]).Order(StringComparer.Ordinal)]);
    }

    // What is in every program or beside every card rests on the pathway; lines alone decide nothing, and the library need not have a define for them. Any other clause without one has an empty cell.
    private static string[] Defines(List<Rule> rules, List<Dose> doses, bool isActivity)
    {
        var own = rules.SelectMany(rule => Criteria.Of(rule)).Concat(doses.SelectMany(dose => Criteria.Of(dose))).Select(criterion => criterion.Define).Where(define => define.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        return own.Length > 0 ? own : isActivity ? ["Pathway"] : rules.Count > 0 && rules.TrueForAll(rule => rule.Effect == Effect.Line) ? ["none: a line of information"] : [];
    }

    private static string Home(string quoted) => Path.GetRelativePath(RepositoryFiles.PathOf("src", "CervicalRehab.Cds.Protocol"), Sources.Single(file => file.Text.Contains(quoted + ",", StringComparison.Ordinal) || file.Text.Contains(quoted + ";", StringComparison.Ordinal)).Path)
        .Replace(".cs", string.Empty, StringComparison.Ordinal).Replace('\\', '.').Replace('/', '.');

    private static string Member(Dose dose) => typeof(Regimen).GetProperties(BindingFlags.Public | BindingFlags.Static).Single(member => ReferenceEquals(member.GetValue(null), dose)).Name;

    private static IEnumerable<(string Path, JsonElement Action)> Below(JsonElement node, string path) => node.TryGetProperty("action", out var actions)
        ? actions.EnumerateArray().SelectMany(action =>
        {
            var own = path + (path.Length > 0 ? "/" : string.Empty) + action.GetProperty("id").GetString();
            return Below(action, own).Prepend((own, action));
        })
        : [];

    private static HashSet<string> Behind(Scenario scenario) =>
    [
        .. JsonElement.Parse(File.ReadAllText(scenario.ResponsePath)).GetProperty("cards").EnumerateArray()
            .SelectMany(card => card.GetProperty("extension").GetProperty("example.cervical-rehab.decision").GetProperty("clauses").EnumerateArray()).Select(clause => clause.GetString()!),
    ];

    private static IEnumerable<(string Path, string Text)> Files(params string[] folder) => Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file)));
}
