using System.Text;
using System.Text.RegularExpressions;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Publishing;

namespace CervicalRehab.Cds.Service.Tests.Publishing;

/// <summary>fhir-profiles/generated is what the publish command writes.</summary>
public sealed partial class GeneratedFilesTests
{
    private static readonly string Folder = RepositoryFiles.PathOf("fhir-profiles", "generated");

    public static TheoryData<string> Names => [.. Publication.Generated.Select(resource => resource.FileName)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_generated_file_equals_the_code(string name) =>
        RepositoryFiles.ShouldSay(Path.Combine(Folder, name), Publication.Generated.Single(resource => resource.FileName == name).Json);

    [Fact]
    public void Nothing_else_lies_there() =>
        Directory.GetFiles(Folder).Select(Path.GetFileName).Except(Publication.Generated.Select(resource => resource.FileName)).ShouldBeEmpty();

    [Fact]
    public async Task The_command_writes_the_same_files_and_removes_what_no_longer_is()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "ValueSet-gone.json"), "{}");

        (await Commands.Run(["publish", "--to", folder])).ShouldBe(0);

        Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(Publication.Generated.Select(resource => resource.FileName));
        Publication.Generated.ShouldAllBe(resource => File.ReadAllText(Path.Combine(folder, resource.FileName)) == resource.Json);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_command_says_how_to_call_it() => (await Commands.Run(["publish"])).ShouldBe(1);

    [Fact]
    public void Every_resource_is_a_draft_of_the_content_version_with_an_address_of_its_own()
    {
        Publication.All.Select(resource => resource.Url).ShouldBeUnique();
        Publication.All.Where(resource => !(resource.Json.Contains("\"status\": \"draft\"") && resource.Json.Contains("\"experimental\": true")
            && resource.Json.Contains($"\"version\": \"{Content.Version}\"") && resource.Json.Contains($"\"url\": \"{resource.Url}\"")
            && resource.Json.Contains($"\"resourceType\": \"{resource.Type}\"") && resource.Json.Contains($"\"id\": \"{resource.Id}\""))).Select(resource => resource.FileName).ShouldBeEmpty();
    }

    [Fact]
    public void Every_published_resource_is_R4_to_the_letter() => Publication.All.ShouldAllBe(resource => StrictResource.Read(Encoding.UTF8.GetBytes(resource.Json)).Faults.IsEmpty);

    [Fact]
    public void Nothing_names_a_canonical_of_ours_that_is_not_published() =>
        Publication.All.SelectMany(resource => OwnAddresses().Matches(resource.Json).Select(match => match.Value)).Distinct(StringComparer.Ordinal)
            .Except(Publication.All.Select(resource => resource.Url), StringComparer.Ordinal).ShouldBeEmpty();

    [GeneratedRegex("https://cervical-rehab\\.example/fhir/[A-Za-z]+/[A-Za-z0-9-]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex OwnAddresses();
}
