using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CervicalRehab.Cds.Protocol.Tests;

/// <summary>The protocol is a function: no clock, no chance, no input or output.</summary>
public sealed partial class PurityTests
{
    private static readonly string[] BaseLibraries =
        ["System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory"];

    [Fact]
    public void The_protocol_references_base_libraries_only() =>
        typeof(RehabProtocol).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ShouldBeSubsetOf(BaseLibraries);

    [Theory]
    [InlineData("CervicalRehab.Cds.Protocol")]
    [InlineData("CervicalRehab.Cds.Fhir")]
    public void Source_names_no_clock_no_chance_and_no_input_or_output(string project)
    {
        var files = Directory.GetFiles(Path.Combine(Source(), project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToArray();

        files.ShouldNotBeEmpty();
        files.SelectMany(file => Impure().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}")).ShouldBeEmpty();
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|Today)\b|\bUtcNow\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\b|\bHttpClient\b|\bFile\.|\bTimeProvider\b|\bStopwatch\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Impure();

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src");
}
