using System.Collections.Immutable;
using System.Text.Json;
using CervicalRehab.Cds.Workbench.Layout;

namespace CervicalRehab.Cds.Workbench.Cards;

/// <summary>A card as an EHR would read it from the answer.</summary>
public sealed record ShownCard
{
    /// <summary>Id that feedback names.</summary>
    public required string Uuid { get; init; }

    /// <summary>The one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>GitHub Flavored Markdown.</summary>
    public required string Detail { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>critical</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>Topic in words; its code when it has none.</summary>
    public required string Topic { get; init; }

    /// <summary>What may be accepted.</summary>
    public required ImmutableArray<ShownSuggestion> Suggestions { get; init; }

    /// <summary>Links of the card.</summary>
    public required ImmutableArray<ShownLink> Links { get; init; }

    /// <summary>Reasons offered for an override.</summary>
    public required ImmutableArray<ShownReason> Reasons { get; init; }

    /// <summary>The decision trace; null for a card without one.</summary>
    public required ShownTrace? Trace { get; init; }

    /// <summary>The cards of an answer.</summary>
    public static ImmutableArray<ShownCard> Of(JsonElement answer) => [.. answer.Items("cards").Select(Read)];

    private static ShownCard Read(JsonElement card) => new()
    {
        Uuid = card.Text("uuid") ?? string.Empty,
        Summary = card.Text("summary") ?? string.Empty,
        Detail = card.Text("detail") ?? string.Empty,
        Indicator = card.Text("indicator") ?? "info",
        Source = card.Text("source", "label") ?? string.Empty,
        Topic = card.Text("source", "topic", "display") ?? card.Text("source", "topic", "code") ?? string.Empty,
        Suggestions = [.. card.Items("suggestions").Select(ShownSuggestion.Of)],
        Links = [.. card.Items("links").Select(ShownLink.Of)],
        Reasons = [.. card.Items("overrideReasons").Select(reason => new ShownReason(reason.Text("system") ?? string.Empty, reason.Text("code") ?? string.Empty, reason.Text("display") ?? string.Empty))],
        Trace = card.At("extension", ShownTrace.Name) is { } trace ? ShownTrace.Of(trace) : null,
    };
}

/// <summary>A reason for an override.</summary>
public sealed record ShownReason(string System, string Code, string Display);

/// <summary>A link of a card; <paramref name="Address"/> is null unless it is a web address.</summary>
public sealed record ShownLink(string Label, string Type, Uri? Address)
{
    /// <summary>Reads a link.</summary>
    public static ShownLink Of(JsonElement link) => new(
        link.Text("label") ?? string.Empty,
        link.Text("type") ?? string.Empty,
        Uri.TryCreate(link.Text("url"), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null);
}

/// <summary>A suggestion; its drafts go together.</summary>
public sealed record ShownSuggestion(string Uuid, string Label, bool IsRecommended, ImmutableArray<ShownDraft> Drafts)
{
    /// <summary>What became of it once accepted.</summary>
    public string Done => Drafts.All(static draft => draft.Action is "delete") ? "Draft removed" : Drafts.All(static draft => draft.Action is "update") ? "Program updated" : "Draft added";

    /// <summary>Reads a suggestion.</summary>
    public static ShownSuggestion Of(JsonElement suggestion) => new(
        suggestion.Text("uuid") ?? string.Empty,
        suggestion.Text("label") ?? string.Empty,
        suggestion.Text("isRecommended") is "true",
        [.. suggestion.Items("actions").Select(ShownDraft.Of)]);
}
