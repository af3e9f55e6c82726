using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CervicalRehab.Cds.Service.Tests.Telemetry;

/// <summary>What the dashboard and the alerts look at.</summary>
internal static partial class Watched
{
    public static string Alerts { get; } = File.ReadAllText(RepositoryFiles.PathOf("deploy", "prometheus", "alerts.yml"));

    /// <summary>Names of the alerts.</summary>
    public static ImmutableArray<string> AlertNames => [.. AlertName().Matches(Alerts).Select(match => match.Groups["name"].Value)];

    /// <summary>Metrics with the labels that are used of them: <c>name|label</c>, and <c>name|</c> for the metric itself.</summary>
    public static ImmutableSortedSet<string> Series { get; } = [.. Expressions().SelectMany(Of)];

    private static IEnumerable<string> Expressions()
    {
        var dashboard = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.PathOf("deploy", "grafana", "cervical-rehab-cds.json"))).RootElement;
        return Texts(dashboard).Concat(Expression().Matches(Alerts).Select(match => match.Groups["text"].Value));
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "expr" ? [member.Value.GetString()!] : Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    // Every selector carries the labels of its own braces and those the expression groups by.
    private static IEnumerable<string> Of(string expression)
    {
        var grouped = Grouping().Matches(expression).SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries)).ToArray();
        return Selector().Matches(expression).SelectMany(match =>
            Label().Matches(match.Groups["labels"].Value).Select(label => label.Groups["label"].Value).Concat(grouped).Append(string.Empty).Select(label => $"{match.Groups["metric"].Value}|{label}"));
    }

    [GeneratedRegex(@"- alert: (?<name>\w+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex AlertName();

    [GeneratedRegex(@"expr: (?<text>\|\n(          .*\n)+|.*\n)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"(?<metric>[a-z_]+)\{(?<labels>[^}]*)\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Selector();

    [GeneratedRegex(@"(?<label>\w+)\s*(=|!)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Label();

    [GeneratedRegex(@"by \((?<labels>[^)]*)\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Grouping();
}
