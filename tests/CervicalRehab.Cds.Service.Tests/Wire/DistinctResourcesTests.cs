using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using CervicalRehab.Cds.Service.PatientRecord;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class DistinctResourcesTests
{
    [Theory]
    [InlineData("""{ "id": "a", "x": 1 }""", """{"id":"a","x":1}""")]
    [InlineData("""{ "id": "a", "x": 1 }""", """{ "x": 1, "id": "a" }""")]
    [InlineData("""{ "id": "a", "x": 1 }""", """{ "id": "a", "x": 1.0 }""")]
    [InlineData("""{ "id": "a", "x": "b" }""", """{ "id": "\u0061", "x": "\u0062" }""")]
    [InlineData("""{ "id": "a", "x": 1e99999999999 }""", """{ "id": "a", "x": 1e99999999999 }""")]
    public void What_says_the_same_is_one(string one, string other) => Kept(one, other).ShouldBe([one]);

    [Theory]
    [InlineData("""{ "id": "a", "x": 1 }""", """{ "id": "b", "x": 1 }""")]
    [InlineData("""{ "id": "a", "x": 1 }""", """{ "id": "a", "x": 2 }""")]
    [InlineData("""{ "id": "a", "x": { "y": [1, 2] } }""", """{ "id": "a", "x": { "y": [2, 1] } }""")]
    [InlineData("""{ "x": 1 }""", """{ "x": 1 }""")]
    [InlineData("""{ "id": "", "x": 1 }""", """{ "id": "", "x": 1 }""")]
    [InlineData("""{ "id": 7, "x": 1 }""", """{ "id": 7, "x": 1 }""")]
    [InlineData("""{ "id": "a", "x": 1e99999999999 }""", """{ "id": "a", "x": 1e99999999998 }""")]
    [InlineData("""{ "id": "a", "x": 1e99999999999 }""", """{ "id": "a", "x":  1e99999999999 }""")]
    public void What_differs_or_has_no_id_is_two(string one, string other) => Kept(one, other).ShouldBe([one, other]);

    [Fact]
    public void Each_of_many_versions_is_there_once_in_its_order()
    {
        string[] versions = [.. Enumerable.Range(0, 20).Select(at => $$"""{ "id": "a", "x": { "y": {{at}} } }""")];

        Kept([.. versions, .. versions]).ShouldBe(versions);
    }

    // Each held against all others, as many would take minutes.
    [Fact]
    public void Forty_thousand_versions_are_told_apart_at_once()
    {
        ImmutableArray<JsonElement> versions = [.. Enumerable.Range(0, 40_000).Select(at => JsonElement.Parse($$"""{ "id": "a", "x": { "y": {{at}} } }"""))];
        var started = Stopwatch.GetTimestamp();

        DistinctResources.Of([new KeyResult(KeyState.Found, versions)]).Length.ShouldBe(40_000);

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static IEnumerable<string> Kept(params IEnumerable<string> resources) =>
        DistinctResources.Of([.. resources.Select(json => new KeyResult(KeyState.Found, [JsonElement.Parse(json)]))]).Select(json => json.GetRawText());
}
