using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.Tests.Scenarios;

/// <summary>One folder of <c>tests/scenarios</c>: a request, the expected response, and the story a clinician can check.</summary>
internal sealed record Scenario(string Name)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ImmutableArray<Scenario> All { get; } =
        [.. Directory.GetDirectories(RepositoryFiles.PathOf("tests", "scenarios")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).Select(name => new Scenario(name))];

    public string Request => File.ReadAllText(PathOf("request.json"));

    public string Hook => JsonElement.Parse(Request).GetProperty("hook").GetString()!;

    public string ResponsePath => PathOf("response.json");

    public string Story => File.ReadAllText(PathOf("story.md"));

    /// <summary>The one way in which an answer is written down.</summary>
    public static string Written(JsonElement answer) => JsonSerializer.Serialize(answer, Readable) + "\n";

    /// <summary>The codes a line of the story lists, for instance <c>Rules: `gait-instability`</c>.</summary>
    public string[] Listed(string label) =>
    [
        .. Story.Split('\n').Where(line => line.StartsWith(label + ":", StringComparison.Ordinal))
            .SelectMany(line => line.Split('`').Where((_, index) => index % 2 == 1)),
    ];

    private string PathOf(string file) => RepositoryFiles.PathOf("tests", "scenarios", Name, file);
}
