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

    // What bounds the work: beyond the first eight a version is held against none by what it says, only by how it is written.
    [Theory]
    [InlineData(0, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    [InlineData(19, false)]
    public void The_first_eight_versions_are_known_again_however_they_are_written_and_those_behind_them_as_they_are(int version, bool isKnown)
    {
        string[] versions = [.. Enumerable.Range(0, 20).Select(at => $$"""{ "id": "a", "x": { "y": {{at}} } }""")];
        var otherwise = $$"""{"x":{"y":{{version}}},"id":"a"}""";

        Kept([.. versions, otherwise, versions[version]]).ShouldBe(isKnown ? versions : [.. versions, otherwise]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Of_few_or_of_many_each_is_there_once_in_its_order(int count)
    {
        string[] resources = [.. Enumerable.Range(0, count).Select(at => $$"""{ "id": "o{{at}}", "x": 1 }""")];

        Kept(resources).ShouldBe(resources);
        Kept([.. resources, .. resources]).ShouldBe(resources);
    }

    private static IEnumerable<string> Kept(params IEnumerable<string> resources) =>
        DistinctResources.Of([.. resources.Select(json => new KeyResult(KeyState.Found, [JsonElement.Parse(json)]))]).Select(json => json.GetRawText());
}
