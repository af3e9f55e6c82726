using System.Collections.Frozen;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>The tables of the documents, made from the tables in the code.</summary>
internal static class DocumentTables
{
    private static readonly FrozenDictionary<string, string> ShortNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Systems.Findings] = string.Empty,
        [Systems.Activity] = "activity ",
        [Systems.Snomed] = "SNOMED CT ",
        [Systems.Loinc] = "LOINC ",
        [Systems.Icd10Cm] = "ICD-10-CM ",
        [Systems.RxNorm] = "RxNorm ",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Sections by the name in their marker.</summary>
    public static FrozenDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["pathways"] = Pathways,
        ["rules"] = Rules,
        ["data-elements"] = Elements,
        ["refusals"] = Refused,
        ["threats"] = () => Table(["Asset", "Threat", "Control", "Tests"], Threats.All.Select(threat => new[] { threat.Asset, threat.Danger, threat.Control, string.Join(' ', threat.Tests.Select(Code)) })),
        ["settings"] = () => Table(["Setting", "Default", "Meaning"], SettingsTable.Rows()),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static string Pathways() => Table(
        ["", "Topic", "Indicator", "When", "Drafts"],
        PathwayTable.All.Select((row, index) => new[]
        {
            $"{index + 1}",
            Code(row.Pathway.Code()),
            row.Pathway == Pathway.NotApplicable ? "no card" : Indicators(row),
            PathwayTable.When(row.Pathway),
            row.Drafts.IsEmpty ? "none" : string.Join("; ", row.Drafts.Select(CardText.Words)),
        }));

    private static string Indicators(PathwayRow row) => row switch
    {
        { WarnsFor: null } => Word(row.Indicator),
        { WarnsFor: { } effect } when row.Causes.Contains(effect) => $"{Word(row.Indicator)} or {Word(Indicator.Warning)}",
        { WarnsFor: { } effect } => $"{Word(row.Indicator)}, or {Word(Indicator.Warning)} with {PathwayTable.Lead(effect)}",
    };

    private static string Rules() => Table(
        ["Rule", "Leads to", "Question", "Decision", "Clauses"],
        RehabProtocol.AllRules.Select(rule => new[] { Code(rule.Id), LeadsTo(rule), rule.Question, rule.Decision, string.Join(' ', rule.Clauses) }));

    private static string LeadsTo(Rule rule) => rule switch
    {
        { Topic: { } topic } => $"card {Code(topic.Code())}",
        { Effect: Effect.Caveat } => "caveat on the card",
        { Effect: Effect.Line } => "line on the card",
        _ => LeadsTo(PathwayTable.All.Single(row => row.Causes.Contains(rule.Effect)), rule.Effect),
    };

    private static string LeadsTo(PathwayRow row, Effect effect) => Code(row.Pathway.Code()) + (row.WarnsFor == effect ? ", warning" : string.Empty);

    private static string Elements() => Table(
        ["Element", "From", "Codes", "Units", "Look-back", "When missing"],
        DataElements.All.Select(element => new[]
        {
            element.Name,
            element.From,
            string.Join("; ", element.Codes.GroupBy(code => code.Term.System, StringComparer.Ordinal).Select(system => ShortNames[system.Key!] + string.Join(", ", system.Select(Code)))),
            string.Join(", ", element.Units.Select(unit => unit.Length == 0 ? "bare number" : Code(unit))),
            element.LookBack ?? "any",
            element.WhenMissing.IsEmpty ? "nothing" : string.Join("; ", element.WhenMissing.Select(Consequence)),
        }));

    private static string Refused() => Table(["Code", "What to mend"], Refusals.All.Select(row => new[] { Code(row.Code), row.Mend }));

    private static string Code(ElementCode code) => Code(code.Term.Code!) + (code.WithSubcodes ? " and below" : string.Empty);

    private static string Consequence(string ruleOrTopic) =>
        RehabProtocol.AllRules.SingleOrDefault(rule => rule.Id == ruleOrTopic) is { } rule ? $"{LeadsTo(rule)} ({rule.Id})" : Code(ruleOrTopic);

    private static string Word(Indicator indicator) => indicator.ToString().ToLowerInvariant();

    private static string Code(string text) => $"`{text}`";

    public static string Table(string[] heads, IEnumerable<string[]> rows) =>
        string.Concat(new[] { heads, [.. heads.Select(_ => "---")] }.Concat(rows).Select(cells => $"| {string.Join(" | ", cells)} |\n"));
}
