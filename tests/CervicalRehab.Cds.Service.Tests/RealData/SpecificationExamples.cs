using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace CervicalRehab.Cds.Service.Tests.RealData;

/// <summary>The examples of the FHIR R4 specification, as the package hl7.fhir.r4.examples brings them: <c>tests/real-noise/fetch.sh</c>.</summary>
internal static class SpecificationExamples
{
    private static readonly string File = RepositoryFiles.PathOf("tests", "real-noise", "hl7.fhir.r4.examples-4.0.1.tgz");

    /// <summary>Each resource of the package under its file's name. Where the package was not fetched the test is skipped; with CI=true it fails.</summary>
    public static IEnumerable<(string Name, JsonObject Resource)> All()
    {
        const string WhyNot = "tests/real-noise/fetch.sh brings the examples of the specification";
        (System.IO.File.Exists(File) || Environment.GetEnvironmentVariable("CI") is not "true").ShouldBeTrue(WhyNot);
        Assert.SkipUnless(System.IO.File.Exists(File), WhyNot);
        return Read();
    }

    private static IEnumerable<(string Name, JsonObject Resource)> Read()
    {
        using var package = new TarReader(new GZipStream(System.IO.File.OpenRead(File), CompressionMode.Decompress));
        while (package.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content && entry.Name.EndsWith(".json", StringComparison.Ordinal)
                && JsonNode.Parse(content) is JsonObject resource && resource["resourceType"] is JsonValue)
            {
                yield return (Path.GetFileNameWithoutExtension(entry.Name), resource);
            }
        }
    }
}
