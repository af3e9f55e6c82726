using System.Text.Json;
using CervicalRehab.Cds.Service.Tests.Scenarios;

namespace CervicalRehab.Cds.Service.Tests.Conformance;

/// <summary>What the service answers to every scenario, over HTTP.</summary>
public sealed class EveryAnswer : IAsyncLifetime
{
    private readonly ScenarioHost _host = new();

    /// <summary>Answers by the scenario's name.</summary>
    internal Dictionary<string, Answer> ByScenario { get; } = new(StringComparer.Ordinal);

    /// <summary>All cards.</summary>
    internal JsonElement[] Cards => [.. ByScenario.Values.SelectMany(answer => answer.Json.GetProperty("cards").EnumerateArray())];

    /// <summary>All suggestions.</summary>
    internal JsonElement[] Suggestions => [.. Cards.SelectMany(card => Json.Items(card, "suggestions"))];

    public async ValueTask InitializeAsync()
    {
        foreach (var scenario in Scenario.All)
        {
            ByScenario[scenario.Name] = (await _host.Post(scenario)).Answer;
        }
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Reads JSON that may lack what is asked for.</summary>
internal static class Json
{
    /// <summary>Items of an array; none when it is absent.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement json, string name) => json.TryGetProperty(name, out var array) ? array.EnumerateArray() : [];

    /// <summary>A text, which must be there and say something.</summary>
    public static string Text(JsonElement json, string name)
    {
        var text = json.GetProperty(name).GetString();
        text.ShouldNotBeNullOrWhiteSpace(name);
        return text!;
    }

    /// <summary>Names of the members.</summary>
    public static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
