using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Tests.Scenarios;
using CervicalRehab.Cds.Service.Tests.Speed;

namespace CervicalRehab.Cds.Service.Tests.Profiles;

/// <summary>Every scenario and every sample, as a client gets its answer.</summary>
internal static class Calls
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly FrozenDictionary<string, (byte[] Body, string Hook)> Bodies = Scenario.All.Select(scenario => (scenario.Name, Encoding.UTF8.GetBytes(scenario.Request), scenario.Hook))
        .Concat(SampleCatalog.All.Select(sample => ("sample " + sample.Name, Encoding.UTF8.GetBytes(SamplesEndpoints.Request(sample, sample.Hook, TestHost.Today).ToJsonString()), sample.Hook)))
        .ToFrozenDictionary(call => call.Item1, call => (call.Item2, call.Item3), StringComparer.Ordinal);

    private static readonly ImmutableArray<ClientProfile> WithKeys = [.. ClientProfiles.Names.Select(name => ProfilePreview.Named(name)!)];

    // Several tests look at the same answers.
    private static readonly ConcurrentDictionary<(string Call, ClientProfile Profile), JsonElement> Answers = new();

    /// <summary>Names of the calls.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Bodies.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Profiles with the keys they need, and those that a site would make of them: each way to write an answer is among them.</summary>
    public static ImmutableArray<(string Name, ClientProfile Profile)> Profiles { get; } =
    [
        .. ClientProfiles.Names.Select(name => (name, Named(name))),
        ("epic without keys", ClientProfile.Of(ClientProfiles.Epic, [], OrderKeys.None)),
        ("epic, plain", Set(ClientProfiles.Epic, ("DetailFormat", "plain"), ("Extension", "left-out"))),
        ("oracle, lowered", Set(ClientProfiles.Oracle, ("Critical", "lowered"), ("Links", "detail-too"), ("DetailFormat", "plain"))),
        ("athena, one action", Set(ClientProfiles.Athena, ("ActionsPerSuggestion", "1"), ("Recommended", "without-caveat"))),
        ("cds-hooks, one by one", Set(ClientProfiles.CdsHooks, ("ActionsPerSuggestion", "1"), ("SelectionBehavior", "any"))),
        ("cds-hooks, short", Set(ClientProfiles.CdsHooks, ("SummaryLength", "80"), ("DetailLength", "400"), ("Deletes", "none"))),
    ];

    /// <summary>A profile with a key for every kind of order, where it needs some.</summary>
    public static ClientProfile Named(string name) => WithKeys.Single(profile => profile.Name == name);

    /// <summary>The answer to a call, by a profile.</summary>
    public static JsonElement Answer(string call, ClientProfile profile) => Answers.GetOrAdd((call, profile), static asked => HookPath.Answer(Bodies[asked.Call].Body, Bodies[asked.Call].Hook, At, asked.Profile));

    /// <summary>The cards of an answer.</summary>
    public static ImmutableArray<JsonElement> Cards(JsonElement answer) => [.. answer.GetProperty("cards").EnumerateArray()];

    /// <summary>The items of a member; none where it is absent.</summary>
    public static ImmutableArray<JsonElement> Items(this JsonElement json, string name) => json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    /// <summary>A text; empty where it is absent.</summary>
    public static string Text(this JsonElement json, params string[] path) =>
        path.Aggregate((JsonElement?)json, (at, name) => at is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null)?.ToString() ?? string.Empty;

    public static ClientProfile Set(string name, params (string Row, string Value)[] rows) =>
        ClientProfile.Of(name, [.. rows.Select(row => KeyValuePair.Create(row.Row, row.Value))], Named(name).Keys);
}
