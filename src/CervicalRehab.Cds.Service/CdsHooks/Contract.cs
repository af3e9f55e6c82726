using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Serialization;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.CdsHooks;

// The JSON of CDS Hooks 2.0, member by member. What has no value is null here, a list default, and absent on the wire: a list that may be null is
// written on a longer way.

/// <summary>Answer to discovery.</summary>
internal sealed record DiscoveryResponse(ImmutableArray<ServiceEntry> Services);

/// <summary>One service in discovery.</summary>
internal sealed record ServiceEntry
{
    public required string Hook { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Id { get; init; }

    public required OrderedDictionary<string, string> Prefetch { get; init; }

    public required string UsageRequirements { get; init; }

    /// <summary>Version of the CDS Hooks specification followed.</summary>
    public required string Version { get; init; }

    /// <summary>Version of the hook (CDS Hooks 3.0).</summary>
    public required string HookVersion { get; init; }

    public required ServiceExtension Extension { get; init; }
}

/// <summary>Answer to a hook call.</summary>
internal sealed record HookResponse(ImmutableArray<Card> Cards);

/// <summary>One card.</summary>
internal sealed record Card
{
    public required string Uuid { get; init; }

    /// <summary>Fewer than 140 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>GitHub Flavored Markdown without HTML.</summary>
    public required JsonPart Detail { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>critical</c>.</summary>
    public required string Indicator { get; init; }

    public required CardSource Source { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<Suggestion> Suggestions { get; init; }

    /// <summary>How many suggestions may be taken: at most one, unless the client's profile says otherwise. Present exactly when there are suggestions.</summary>
    public string? SelectionBehavior
    {
        get => Suggestions.IsDefault ? null : field ?? ClientProfile.AtMostOne;
        init;
    }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<CardLink> Links { get; init; }

    public required JsonPart OverrideReasons { get; init; }

    /// <summary>The basis of the card; absent for a client that is known to stumble over it.</summary>
    public CardExtension? Extension { get; init; }

    /// <summary>The topic as published, however the client's profile spells it.</summary>
    [JsonIgnore]
    public string Topic => TopicSpelling.Read(Source.Topic.Code!);

    /// <summary>The basis of the card, whether it is sent or not.</summary>
    [JsonIgnore]
    public DecisionTrace? Trace { get; init; }
}

/// <summary>A link of a card; <paramref name="AppContext"/> only with type <c>smart</c>.</summary>
internal sealed record CardLink(string Label, string Url, string Type, string? AppContext = null);

/// <summary>Who says so.</summary>
internal sealed record CardSource(string Label, string Url, Term Topic);

/// <summary>One suggestion; its actions go together. None is recommended, unless the client's profile says so: clients would tick it.</summary>
internal sealed record Suggestion
{
    public required string Label { get; init; }

    public required string Uuid { get; init; }

    /// <summary><c>all</c> for a client known to understand it (SUG-7, SUG-8), else absent, which means the same.</summary>
    public string? ActionSelectionBehavior { get; init; }

    /// <summary>True when clients show it ticked; absent, which means the same as false, unless the client's profile says otherwise.</summary>
    public bool? IsRecommended { get; init; }

    public required ImmutableArray<SuggestedAction> Actions { get; init; }
}

/// <summary>A <c>create</c> or <c>update</c> with the whole resource, or a <c>delete</c> with the reference of what the call brought (ACT-5).</summary>
internal sealed record SuggestedAction(string Type, string Description, JsonPart? Resource = null, string? ResourceId = null);

/// <summary>
/// A part of an answer that knows how to write itself, such as a resource within another one. It is written once, where it belongs: not to memory
/// first and then copied. What is received in its place is passed over.
/// </summary>
[JsonConverter(typeof(JsonPartConverter))]
internal readonly record struct JsonPart(Action<Utf8JsonWriter> Write)
{
    // What a long text grew its page to is not kept for those after it.
    private const int LongestPage = 64 * 1024;

    // A text is put together in one go on one thread: its page serves the next one.
    [ThreadStatic]
    private static StringBuilder? t_page;

    /// <summary>A text that is put together where it is written: there is no string of it.</summary>
    public static JsonPart Text(Action<StringBuilder> compose) => new(json =>
    {
        var page = (t_page ?? new StringBuilder(16 * 1024)).Clear();
        compose(page);
        foreach (var piece in page.GetChunks())
        {
            json.WriteSegments(piece.Span);
        }

        json.WriteStringValueSegment(default(ReadOnlySpan<char>), isFinalSegment: true);
        t_page = page.Capacity <= LongestPage ? page : null;
    });
}

/// <summary>Writes a <see cref="JsonPart"/> in its place.</summary>
internal sealed class JsonPartConverter : JsonConverter<JsonPart>
{
    /// <inheritdoc/>
    public override JsonPart Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return new(static json => json.WriteNullValue());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JsonPart value, JsonSerializerOptions options) => value.Write(writer);
}
