using System.Text.RegularExpressions;

namespace CervicalRehab.Cds.Service.Tests.Documents;

/// <summary>Every link within the documents leads to a file that is there, and to a heading of it.</summary>
public sealed partial class LinkTests
{
    private const string Guide = "fhir-profiles/input/pagecontent";

    public static TheoryData<string> Documents => [.. DocumentFiles.All];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_resolves(string document) => Broken(document, File.ReadAllText(DocumentFiles.Full(document))).ShouldBeEmpty();

    [Theory]
    [InlineData("[a](deploy/README.md#alerts) [b](SECURITY.md) ![c](fhir-profiles/input/images/card.svg) [d](https://hl7.org) [e](#status)", 0)]
    [InlineData("[a](deploy/NOTHING.md)", 1)]
    [InlineData("[a](deploy/README.md#no-such-heading)", 1)]
    [InlineData("[a](#no-such-heading)", 1)]
    public void A_link_that_leads_nowhere_is_noticed(string text, int broken) => Broken("README.md", $"# Title\n\n## Status\n\n{text}\n").Count().ShouldBe(broken);

    private static IEnumerable<string> Broken(string document, string text) =>
        Link().Matches(DocumentFiles.Prose(text)).Select(match => match.Groups["to"].Value).Where(to => !to.Contains(':', StringComparison.Ordinal) && !Resolves(document, text, to));

    private static bool Resolves(string document, string text, string to)
    {
        var (path, anchor) = to.Split('#') is [var before, var after] ? (before, after) : (to, null);
        var target = path.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, FileOf(document, path));
        return Path.Exists(DocumentFiles.Full(target))
            && (anchor is null || Anchors(path.Length == 0 ? text : File.ReadAllText(DocumentFiles.Full(target))).Contains(anchor, StringComparer.Ordinal));
    }

    // Pages of the guide link to each other by the names they have once it is published.
    private static string FileOf(string document, string path) =>
        document.StartsWith(Guide, StringComparison.Ordinal) && path.EndsWith(".html", StringComparison.Ordinal) ? Path.ChangeExtension(path, ".md") : path;

    private static IEnumerable<string> Anchors(string text) =>
        Heading().Matches(text).Select(match => NotInAnchors().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 5_000)]
    private static partial Regex NotInAnchors();
}
