using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>Every document of the repository, by its path from the root.</summary>
internal static partial class DocumentFiles
{
    private static readonly ImmutableArray<string> Folders = ["", "deploy", "deploy/site-template", "fhir-profiles", "fhir-profiles/input/pagecontent", "tests", "tests/scenarios", "tests/CervicalRehab.Cds.Benchmarks"];

    public static ImmutableArray<string> All { get; } =
        [.. Folders.Where(folder => Directory.Exists(Full(folder))).SelectMany(folder => Directory.GetFiles(Full(folder), "*.md")).Select(file => Path.GetRelativePath(RepositoryFiles.Root, file)).Order(StringComparer.Ordinal)];

    public static string Full(string path) => RepositoryFiles.PathOf(path.Split('/', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text without code blocks and generated sections.</summary>
    public static string Prose(string text) => Generated().Replace(CodeBlock().Replace(text, string.Empty), string.Empty);

    /// <summary>The names of the generated sections of a document.</summary>
    public static IEnumerable<string> Sections(string text) => Marker().Matches(text).Select(match => match.Groups["name"].Value);

    /// <summary>Paragraphs, items of lists and cells of tables, each on one line.</summary>
    public static IEnumerable<string> Paragraphs(string prose)
    {
        var paragraph = new List<string>();
        foreach (var line in prose.Split('\n').Append(string.Empty))
        {
            var begins = line.Length == 0 || line[0] is '#' or '|' or '<' || Item().IsMatch(line);
            if (begins && paragraph.Count > 0)
            {
                yield return string.Join(' ', paragraph);
                paragraph.Clear();
            }

            if (line.StartsWith('|'))
            {
                foreach (var cell in line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    yield return cell;
                }
            }
            else if (line.Length > 0)
            {
                paragraph.Add(line.Trim());
            }
        }
    }

    /// <summary>The sentences of a paragraph.</summary>
    public static string[] Sentences(string paragraph) => SentenceEnd().Split(paragraph);

    /// <summary>The number of words, as an eye counts them.</summary>
    public static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex("```.*?```", RegexOptions.Singleline, 5_000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("<!-- generated: .*?<!-- end -->", RegexOptions.Singleline, 5_000)]
    private static partial Regex Generated();

    [GeneratedRegex("<!-- generated: (?<name>[\\w-]+) -->", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*([-*]|\d+\.) ", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Item();

    [GeneratedRegex(@"(?<=[.!?])\s+", RegexOptions.None, 5_000)]
    private static partial Regex SentenceEnd();
}
