using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CervicalRehab.Cds.Service.Tests.Scenarios;

namespace CervicalRehab.Cds.Service.Tests.Conformance.Messages;

/// <summary>Every message of every scenario fits the specification's logical models, and a message that does not is noticed.</summary>
public sealed class MessageModelTests(TestHost host) : IClassFixture<TestHost>
{
    public static TheoryData<string> Names => [.. Scenario.All.Select(scenario => scenario.Name)];

    /// <summary>An invariant or element, the path of an object in a message that fits, and what is set there; null takes a member away.</summary>
    public static TheoryData<string, string, string, string?> Planted => new()
    {
        { "cds-r-1", "request", "fhirServer", null },
        { "cds-r-2", "request", "fhirAuthorization.patient", null },
        { "cds-resp-1", "response", "cards.0.suggestions.1.isRecommended", "true" },
        { "cds-resp-2", "response", "cards.0.suggestions.1.actions.0.resourceId", null },
        { "cds-resp-2", "response", "cards.0.suggestions.1.actions.0.resource", """{ "resourceType": "ServiceRequest" }""" },
        { "cds-resp-3", "response", "cards.0.links.0.appContext", "\"x\"" },
        { "cds-resp-4", "response", "cards.0.overrideReasons.0.display", null },
        { "cds-resp-5", "response", "cards.0.suggestions.0.actions.0.description", null },
        { "cds-resp-6", "response", "cards.0.selectionBehavior", null },
        { "cds-resp-7", "response", "cards.0.suggestions.0.actionSelectionBehavior", "\"some\"" },
        { "cds-fb-1", "feedback", "feedback.0.outcome", "\"ignored\"" },
        { "cds-fb-2", "feedback", "feedback.0.acceptedSuggestions", null },
        { "cds-fb-3", "feedback", "feedback.1.overrideReason.userComment", null },
        { "cards.summary is missing", "response", "cards.0.summary", null },
        { "cards.indicator does not hold", "response", "cards.0.indicator", "\"fatal\"" },
        { "cards.uuid does not hold", "response", "cards.0.uuid", "\"1\"" },
        { "cards.links is no list", "response", "cards.0.links", "{}" },
        { "cards.source.label is a list", "response", "cards.0.source.label", "[]" },
        { "cards.title is no element", "response", "cards.0.title", "\"x\"" },
        { "context is missing", "request", "context", null },
        { "feedback.outcomeTimestamp does not hold", "feedback", "feedback.0.outcomeTimestamp", "\"2026-06-01\"" },
        { "services.description is missing", "discovery", "services.0.description", null },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_request_and_the_response_of_a_scenario_fit_their_models(string name)
    {
        var scenario = new Scenario(name);

        MessageCheck.Faults(MessageModels.Request, JsonElement.Parse(scenario.Request)).ShouldBeEmpty();
        MessageCheck.Faults(MessageModels.Response, JsonElement.Parse(File.ReadAllText(scenario.ResponsePath))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Discovery_fits_its_model() => MessageCheck.Faults(MessageModels.Discovery, (await host.Get("/cds-services")).Json).ShouldBeEmpty();

    [Fact]
    public void There_are_twelve_invariants_and_each_has_a_message_that_breaks_it()
    {
        MessageRules.All.Length.ShouldBe(12);
        Planted.Select(row => row.Data.Item1).Where(id => id.StartsWith("cds-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ShouldBe(MessageRules.All.Select(rule => rule.Id));
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task What_does_not_fit_is_noticed(string fault, string message, string path, string? value)
    {
        var (model, fitting) = await Fitting(message);
        MessageCheck.Faults(model, JsonElement.Parse(fitting.ToJsonString())).ShouldBeEmpty();

        Set(fitting, path.Split('.'), value);

        MessageCheck.Faults(model, JsonElement.Parse(fitting.ToJsonString())).ShouldContain(found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    private async Task<(ImmutableArray<MessageElement> Model, JsonNode Message)> Fitting(string message) => message switch
    {
        "discovery" => (MessageModels.Discovery, JsonNode.Parse((await host.Get("/cds-services")).Text)!),
        "request" => (MessageModels.Request, JsonNode.Parse("""
            { "hook": "patient-view", "hookInstance": "6f0f1f0e-6f57-4c5c-9f0c-0d6c7a3a9b11", "fhirServer": "https://ehr.example/fhir",
              "fhirAuthorization": { "access_token": "t", "token_type": "Bearer", "expires_in": 300, "scope": "patient/*.rs", "subject": "s", "patient": "p" },
              "context": { "userId": "Practitioner/a", "patientId": "p" } }
            """)!),
        "feedback" => (MessageModels.Feedback, JsonNode.Parse("""
            { "feedback": [
              { "card": "6f0f1f0e-6f57-4c5c-9f0c-0d6c7a3a9b11", "outcome": "accepted", "outcomeTimestamp": "2026-06-01T09:00:00Z", "acceptedSuggestions": [{ "id": "6f0f1f0e-6f57-4c5c-9f0c-0d6c7a3a9b12" }] },
              { "card": "6f0f1f0e-6f57-4c5c-9f0c-0d6c7a3a9b11", "outcome": "overridden", "outcomeTimestamp": "2026-06-01T09:00:00Z", "overrideReason": { "userComment": "x" } }] }
            """)!),
        _ => (MessageModels.Response, JsonNode.Parse("""
            { "cards": [{ "uuid": "6f0f1f0e-6f57-4c5c-9f0c-0d6c7a3a9b11", "summary": "s", "indicator": "info", "source": { "label": "l" }, "selectionBehavior": "at-most-one",
              "suggestions": [
                { "label": "a", "isRecommended": true, "actions": [{ "type": "create", "description": "d", "resource": { "resourceType": "ServiceRequest" } }] },
                { "label": "b", "actions": [{ "type": "delete", "description": "d", "resourceId": "ServiceRequest/x" }] }],
              "links": [{ "label": "l", "url": "https://cds.example/protocol", "type": "absolute" }], "overrideReasons": [{ "code": "c", "display": "d" }] }] }
            """)!),
    };

    private static void Set(JsonNode message, string[] path, string? value)
    {
        var parent = path[..^1].Aggregate(message, (node, name) => int.TryParse(name, CultureInfo.InvariantCulture, out var at) ? node[at]! : node[name]!);
        if (value is null)
        {
            parent.AsObject().Remove(path[^1]);
        }
        else
        {
            parent[path[^1]] = JsonNode.Parse(value);
        }
    }
}
