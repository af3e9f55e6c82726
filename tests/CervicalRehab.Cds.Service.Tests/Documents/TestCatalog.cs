using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>A test as its source says it: class and method, and what stands above the method.</summary>
internal sealed record CatalogedTest(string Class, string Method, string Attributes)
{
    /// <summary>Class and method.</summary>
    public string Name => $"{Class}.{Method}";
}

/// <summary>Every test of the repository that runs by itself: one that is skipped or only runs when it is asked for is none.</summary>
internal static partial class TestCatalog
{
    public static ImmutableArray<CatalogedTest> All { get; } =
        [.. Directory.EnumerateFiles(RepositoryFiles.PathOf("tests"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(file => Of(File.ReadAllText(file)))];

    /// <summary>Class and method of each.</summary>
    public static ImmutableHashSet<string> Names { get; } = [.. All.Select(test => test.Name)];

    /// <summary>The tests of one file, each with the class that begins last before it.</summary>
    public static IEnumerable<CatalogedTest> Of(string source)
    {
        var classes = Class().Matches(source).ToArray();
        return from test in Test().Matches(source)
               let attributes = test.Groups["attributes"].Value
               where !attributes.Contains("Skip", StringComparison.Ordinal) && !attributes.Contains("Explicit", StringComparison.Ordinal)
               let type = classes.LastOrDefault(each => each.Index < test.Index)
               where type is not null
               select new CatalogedTest(type.Groups["name"].Value, test.Groups["name"].Value, attributes);
    }

    [GeneratedRegex(@"^public (?:sealed )?(?:partial )?class (?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5_000)]
    private static partial Regex Class();

    [GeneratedRegex(@"(?<attributes>\[(?:Fact|Theory|Property)[^\n]*\n(?:\s*(?:\[|//)[^\n]*\n)*)\s*public (?:async )?(?:Task|void|Property) (?<name>\w+)\(", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Test();
}
