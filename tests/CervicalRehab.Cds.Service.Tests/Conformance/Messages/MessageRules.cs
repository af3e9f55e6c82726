using System.Collections.Immutable;
using System.Text.Json;

namespace CervicalRehab.Cds.Service.Tests.Conformance.Messages;

/// <summary>One invariant of the logical models, at each object of a path.</summary>
/// <param name="Id">Its id in the models.</param>
/// <param name="Model">The message it belongs to.</param>
/// <param name="Path">The objects it is about; empty for the message.</param>
/// <param name="Holds">What must be so. Where the models' expression and their text differ, the text counts.</param>
internal sealed record MessageRule(string Id, ImmutableArray<MessageElement> Model, string Path, Func<JsonElement, bool> Holds);

/// <summary>The twelve invariants.</summary>
internal static class MessageRules
{
    public static ImmutableArray<MessageRule> All { get; } =
    [
        new("cds-r-1", MessageModels.Request, "", message => !Has(message, "fhirAuthorization") || Has(message, "fhirServer")),
        new("cds-r-2", MessageModels.Request, "fhirAuthorization", access => !Text(access, "scope").Contains("patient/", StringComparison.Ordinal) || Has(access, "patient")),
        // The expression counts suggestions that are recommended, whatever the value.
        new("cds-resp-1", MessageModels.Response, "cards", card => Text(card, "selectionBehavior") != "at-most-one" || Items(card, "suggestions").Count(static suggestion => suggestion.TryGetProperty("isRecommended", out var flag) && flag.ValueKind is JsonValueKind.True) <= 1),
        new("cds-resp-2", MessageModels.Response, "cards.suggestions.actions", action => Text(action, "type") != "delete" || (Has(action, "resourceId") && !Has(action, "resource"))),
        new("cds-resp-3", MessageModels.Response, "cards.links", link => Text(link, "type") == "smart" || !Has(link, "appContext")),
        new("cds-resp-4", MessageModels.Response, "cards.overrideReasons", reason => Text(reason, "display").Length > 0),
        new("cds-resp-5", MessageModels.Response, "cards.suggestions", suggestion => Items(suggestion, "actions").All(static action => Text(action, "description").Length > 0)),
        new("cds-resp-6", MessageModels.Response, "cards", card => !Items(card, "suggestions").Any() || Has(card, "selectionBehavior")),
        new("cds-resp-7", MessageModels.Response, "cards.suggestions", suggestion => Text(suggestion, "actionSelectionBehavior") is "" or "all" or "any" or "at-most-one"),
        new("cds-fb-1", MessageModels.Feedback, "feedback", item => Text(item, "outcome") is "accepted" or "overridden"),
        new("cds-fb-2", MessageModels.Feedback, "feedback", item => Text(item, "outcome") != "accepted" || Items(item, "acceptedSuggestions").Any()),
        new("cds-fb-3", MessageModels.Feedback, "feedback.overrideReason", reason => Has(reason, "reason") || Has(reason, "userComment")),
    ];

    private static bool Has(JsonElement of, string member) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(member, out _);

    private static string Text(JsonElement of, string member) => Has(of, member) && of.GetProperty(member) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : string.Empty;

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string member) => Has(of, member) && of.GetProperty(member) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}
