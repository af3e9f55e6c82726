using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Service.Tests.FhirApi;
using CervicalRehab.Cds.Service.Tests.Scenarios;

namespace CervicalRehab.Cds.Service.Tests.Validation;

/// <summary>Every draft and every applied plan, of scenarios and of samples, in the eyes of the SDK's validator.</summary>
public sealed class DraftValidationTests(ScenarioHost host) : IClassFixture<ScenarioHost>
{
    // The profile of a draft, by a code that no other draft has.
    private static readonly ImmutableArray<(string Type, string? Code, string Profile)> Profiles =
    [
        ("CarePlan", null, "rehabilitation-plan"),
        ("ServiceRequest", "referral-to-spine-surgery", "spine-surgery-referral"),
        ("ServiceRequest", "308447003", "physical-therapy-order"),
        ("ServiceRequest", "cervical-assessment", "cervical-assessment-order"),
        ("ServiceRequest", "manual-mobilization", "cervical-rehab-request"),
    ];

    public static TheoryData<string> Scenarios => [.. Scenario.All.Select(scenario => scenario.Name)];

    public static TheoryData<string> Samples { get; } = [.. Service.Samples.SampleCatalog.All.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Drafts_of_a_scenario_are_valid_without_a_warning(string name) =>
        Problems((await host.Post(new Scenario(name))).Answer.Json).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Drafts_and_the_applied_plan_of_a_sample_are_valid_without_a_warning(string name)
    {
        var request = (await host.Get($"/samples/{name}")).Json;

        var answer = await host.Post(request.GetProperty("hook").GetString()!, request.GetRawText());
        var (applied, _) = await host.Apply(ApplyScenarioTests.Parameters(request.GetRawText()));

        answer.Status.ShouldBe(200);
        applied.Status.ShouldBe(200, applied.Text);
        Problems(answer.Json).ShouldBeEmpty();
        OutsideView.Problems(applied.Text).ShouldBeEmpty();
    }

    [Fact]
    public void Applied_plans_of_all_scenarios_are_valid_without_a_warning() =>
        Directory.GetFiles(RepositoryFiles.PathOf("tests", "scenarios"), "apply.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => OutsideView.Problems(File.ReadAllText(file)).Select(problem => $"{Path.GetFileName(Path.GetDirectoryName(file))}: {problem}"))
            .ShouldBeEmpty();

    // The validator believes any code of a system that it does not have.
    [Fact]
    public void Every_code_of_a_large_terminology_in_a_draft_is_one_of_our_tables()
    {
        var codings = Scenario.All.Where(scenario => File.Exists(scenario.ResponsePath))
            .SelectMany(scenario => Actions(JsonElement.Parse(File.ReadAllText(scenario.ResponsePath))))
            .Where(action => action.GetProperty("type").GetString() == "create")
            .SelectMany(action => Codings(JsonNode.Parse(action.GetProperty("resource").GetRawText())))
            .Where(coding => coding.System is Systems.Snomed or Systems.Loinc or Systems.Icd10Cm or Systems.RxNorm)
            .Distinct().ToList();

        codings.Count.ShouldBeGreaterThan(5);
        codings.Where(coding => !IsOurs(coding)).ShouldBeEmpty();
    }

    [Fact]
    public void A_draft_that_is_wrong_is_a_problem()
    {
        var plan = JsonNode.Parse(File.ReadAllText(RepositoryFiles.PathOf("fhir-profiles", "examples", "CarePlan-program-draft.json")))!.AsObject();
        OutsideView.Problems(plan.ToJsonString(), "rehabilitation-plan").ShouldBeEmpty();

        plan["status"] = "active";
        OutsideView.Problems(plan.ToJsonString(), "rehabilitation-plan").ShouldHaveSingleItem().ShouldContain("CarePlan.status");
        plan["status"] = "draft";
        plan["surprise"] = "yes";
        OutsideView.Problems(plan.ToJsonString(), "rehabilitation-plan").ShouldNotBeEmpty();
    }

    // An update keeps what the site wrote: R4 alone judges it.
    private static IEnumerable<string> Problems(JsonElement answer) =>
        from action in Actions(answer)
        let resource = action.GetProperty("resource")
        from problem in OutsideView.Problems(resource.GetRawText(), action.GetProperty("type").GetString() == "create" ? [ProfileOf(resource)] : [])
        select $"{resource.GetProperty("resourceType").GetString()}: {problem}";

    private static string ProfileOf(JsonElement resource) => Profiles.First(row =>
        row.Type == resource.GetProperty("resourceType").GetString()
        && (row.Code is null || Codings(JsonNode.Parse(resource.GetProperty("code").GetRawText())).Any(coding => coding.Code == row.Code))).Profile;

    private static IEnumerable<JsonElement> Actions(JsonElement answer) =>
        from card in answer.GetProperty("cards").EnumerateArray()
        where card.TryGetProperty("suggestions", out _)
        from suggestion in card.GetProperty("suggestions").EnumerateArray()
        from action in suggestion.GetProperty("actions").EnumerateArray()
        where action.TryGetProperty("resource", out _)
        select action;

    private static IEnumerable<(string? System, string? Code)> Codings(JsonNode? node) => node switch
    {
        JsonObject json when json["system"] is JsonValue system && json["code"] is JsonValue code => [(system.GetValue<string>(), code.GetValue<string>())],
        JsonObject json => json.SelectMany(member => Codings(member.Value)),
        JsonArray items => items.SelectMany(Codings),
        _ => [],
    };

    private static bool IsOurs((string? System, string? Code) coding) =>
        Codes.All.Any(row => row.System == coding.System && row.Code == coding.Code) || Written.Contains(coding);

    // What is written and never read: categories, the assessment, who is to perform.
    private static readonly ImmutableArray<(string? System, string? Code)> Written =
    [
        (Systems.Snomed, "386053000"),
        (Systems.Snomed, "3457005"),
        (Systems.Snomed, "410158009"),
        (Systems.Snomed, "304292004"),
    ];
}
