using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Scenarios;

namespace CervicalRehab.Cds.Service.Tests.FhirApi;

/// <summary>
/// <c>$apply</c> and the hook agree on every scenario whose record arrived whole. What failed or was not served has no form in a Bundle of data; a Bundle
/// that says it is incomplete is tested apart.
/// </summary>
public sealed class ApplyScenarioTests(ScenarioHost host) : IClassFixture<ScenarioHost>
{
    public static TheoryData<string> Names => [.. Scenario.All.Where(IsWhole).Select(scenario => scenario.Name)];

    [Fact]
    public void Nearly_every_scenario_arrived_whole() => Names.Count.ShouldBeGreaterThan(48);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_plan_holds_the_orders_of_the_card_and_its_pathway_and_the_reassessment_that_is_due(string name)
    {
        var scenario = new Scenario(name);
        var told = await host.Post(scenario);

        var (answer, pathway) = await host.Apply(Parameters(scenario));

        answer.Status.ShouldBe(200, answer.Text);
        answer.MediaType.ShouldBe("application/fhir+json");
        pathway.ShouldBe(told.Pathway);
        var contained = Contained(answer.Json);
        Orders(contained).ShouldBe(Orders(Drafted(told.Answer.Json)), ignoreOrder: true);
        RepositoryFiles.ShouldSay(RepositoryFiles.PathOf("tests", "scenarios", name, "apply.json"), Scenario.Written(answer.Json));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_plan_is_a_draft_whose_contained_references_resolve(string name)
    {
        var (answer, pathway) = await host.Apply(Parameters(new Scenario(name)));
        var plan = answer.Json;

        plan.GetProperty("resourceType").GetString().ShouldBe("CarePlan");
        Contained(plan).Prepend(plan).Where(resource => resource.TryGetProperty("intent", out _)).ShouldAllBe(resource =>
            resource.GetProperty("status").GetString() == "draft" && resource.GetProperty("intent").GetString() == "proposal");
        var ids = Contained(plan).Select(resource => "#" + resource.GetProperty("id").GetString()).ToList();
        ids.ShouldBeUnique();
        References(plan).Where(reference => reference.StartsWith('#') && reference != "#").Distinct().ShouldBe(ids, ignoreOrder: true);
        var hasActivity = plan.TryGetProperty("activity", out var activity);
        hasActivity.ShouldBe(pathway != "not-applicable");
        if (hasActivity)
        {
            // Advice about no request at all stands in the plan itself.
            (activity[0].TryGetProperty("reference", out var group) ? group.GetProperty("reference").GetString() == "#request-group" : activity[0].GetProperty("detail").GetProperty("description").GetString()!.Length > 10).ShouldBeTrue();
        }
        else
        {
            plan.GetProperty("note")[0].GetProperty("text").GetString().ShouldStartWith("The protocol does not apply");
        }
    }

    private static bool IsWhole(Scenario scenario)
    {
        var prefetch = JsonElement.Parse(scenario.Request).GetProperty("prefetch");
        return new[] { "patient", "conditions", "signs", "signFindings", "measurements", "reports", "procedures", "carePlans", "serviceRequests", "medicationRequests", "medicationStatements" }
            .All(key => prefetch.TryGetProperty(key, out var value)
                && !(value.ValueKind is JsonValueKind.Object && value.GetProperty("resourceType").GetString() is "OperationOutcome"))
            && !scenario.Request.Contains("\"relation\"", StringComparison.Ordinal);
    }

    private static string Parameters(Scenario scenario) => Parameters(scenario.Request);

    /// <summary>What a hook call brought, as parameters of the operation.</summary>
    internal static string Parameters(string hookRequest)
    {
        var request = JsonNode.Parse(hookRequest)!;
        var context = request["context"]!;
        var values = request["prefetch"]!.AsObject().Select(member => member.Value).Append(context["draftOrders"]).OfType<JsonObject>();
        return ApplyTests.Parameters((string)context["patientId"]!, [.. values.SelectMany(Resources)]);
    }

    private static IEnumerable<JsonNode?> Resources(JsonObject value) => value["resourceType"]?.GetValue<string>() is "Bundle"
        ? (value["entry"]?.AsArray() ?? []).Select(entry => entry?["resource"])
        : [value];

    private static ImmutableArray<JsonElement> Contained(JsonElement plan) =>
        plan.TryGetProperty("contained", out var contained) ? [.. contained.EnumerateArray()] : [];

    private static ImmutableArray<JsonElement> Drafted(JsonElement cards) =>
    [
        .. from card in cards.GetProperty("cards").EnumerateArray()
           where card.TryGetProperty("suggestions", out _)
               && (card.GetProperty("extension").GetProperty("example.cervical-rehab.decision").TryGetProperty("pathway", out _) || card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString() == "reassessment-due")
           from action in card.GetProperty("suggestions")[0].GetProperty("actions").EnumerateArray()
           select action.GetProperty("resource"),
    ];

    // What is ordered and how soon: ids differ, because contained resources are named within their container.
    private static IEnumerable<string> Orders(ImmutableArray<JsonElement> resources) => resources
        .Where(resource => resource.GetProperty("resourceType").GetString() is "ServiceRequest")
        .Select(order => $"{order.GetProperty("priority")} {order.GetProperty("code").GetRawText()} {(order.TryGetProperty("reasonReference", out var reasons) ? reasons.GetRawText() : string.Empty)}");

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member =>
            member.NameEquals("reference") && member.Value.ValueKind is JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
