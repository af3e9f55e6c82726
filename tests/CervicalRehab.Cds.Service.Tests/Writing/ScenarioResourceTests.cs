using System.Text.Json;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.Tests.Scenarios;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Validation;

namespace CervicalRehab.Cds.Service.Tests.Writing;

/// <summary>Every resource of every scenario's answers, as another program would take it: the drafts of the cards and the applied plans.</summary>
public sealed class ScenarioResourceTests
{
    public static TheoryData<string> Names => [.. Scenario.All.Select(scenario => scenario.Name).Where(name => Resources(name).Any())];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_SDK_reads_it_without_an_issue_finds_it_valid_and_writes_it_back_as_it_was(string name)
    {
        foreach (var json in Resources(name))
        {
            var resource = Read(json);

            resource.Validate(NarrativeValidationKind.FhirXhtml).ShouldBeEmpty();
            Scenario.Written(JsonElement.Parse(ResourceJson.ToBytes(resource).Span)).ShouldBe(Scenario.Written(json));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_contained_is_referred_to_and_what_is_referred_to_within_is_contained(string name)
    {
        foreach (var json in Resources(name))
        {
            var contained = json.TryGetProperty("contained", out var resources) ? resources.EnumerateArray().Select(resource => "#" + resource.GetProperty("id").GetString()).ToList() : [];

            contained.ShouldBeUnique();
            References(json).Where(reference => reference.StartsWith('#')).Distinct(StringComparer.Ordinal).ShouldBe(contained, ignoreOrder: true);
        }
    }

    [Fact]
    public void There_are_drafts_of_every_type_and_applied_plans_of_every_pathway()
    {
        var resources = Names.SelectMany(name => Resources(name)).ToList();

        resources.Count.ShouldBeGreaterThan(100);
        resources.Select(resource => resource.GetProperty("resourceType").GetString()).Distinct(StringComparer.Ordinal).ShouldBe(["CarePlan", "ServiceRequest"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_plan_of_ours_has_both_categories(string name)
    {
        // A plan that is received and changed is not a proposal.
        foreach (var plan in Resources(name).Select(Read).OfType<CarePlan>().Where(plan => plan.Intent == CarePlan.CarePlanIntent.Proposal))
        {
            plan.Category.Select(category => category.Coding[0].Code).ShouldBe(["assess-plan", "cervical-rehab-programme"]);
        }
    }

    private static Resource Read(JsonElement json)
    {
        FhirJsonDeserializer.STRICT.TryDeserializeResource(json.GetRawText(), out var resource, out var issues).ShouldBeTrue(string.Join('\n', issues));
        return resource!;
    }

    private static IEnumerable<JsonElement> Resources(string name)
    {
        var applied = RepositoryFiles.PathOf("tests", "scenarios", name, "apply.json");
        return JsonElement.Parse(File.ReadAllText(new Scenario(name).ResponsePath)).GetProperty("cards").EnumerateArray()
            .SelectMany(card => card.TryGetProperty("suggestions", out var suggestions) ? suggestions.EnumerateArray() : default)
            .SelectMany(suggestion => suggestion.GetProperty("actions").EnumerateArray())
            .Where(action => action.TryGetProperty("resource", out _)).Select(action => action.GetProperty("resource"))
            .Concat(File.Exists(applied) ? [JsonElement.Parse(File.ReadAllText(applied))] : []);
    }

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member.NameEquals("reference") && member.Value.ValueKind is JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
