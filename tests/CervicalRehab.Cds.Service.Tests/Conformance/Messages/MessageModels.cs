using System.Collections.Immutable;

namespace CervicalRehab.Cds.Service.Tests.Conformance.Messages;

/// <summary>
/// The four messages of CDS Hooks by their logical models (June 2026), in our own rows. Where the models slip the text of the specification counts: discovery has <c>hookVersion</c>, and what is a UUID in the models and a
/// string in the text is a UUID here, because ours are.
/// </summary>
internal static class MessageModels
{
    private static readonly MessageElement Extension = new("extension", 0, IsList: false, Holds.Open);

    public static ImmutableArray<MessageElement> Request { get; } =
    [
        new("hook", 1, IsList: false, Holds.Code, "patient-view", "order-select", "order-sign"),
        new("hookInstance", 1, IsList: false, Holds.Uuid),
        new("fhirServer", 0, IsList: false, Holds.Url),
        new("fhirAuthorization", 0, IsList: false, Holds.Parts),
        new("fhirAuthorization.access_token", 1, IsList: false, Holds.Text),
        new("fhirAuthorization.token_type", 1, IsList: false, Holds.Code, "Bearer"),
        new("fhirAuthorization.expires_in", 1, IsList: false, Holds.Integer),
        new("fhirAuthorization.scope", 1, IsList: false, Holds.Text),
        new("fhirAuthorization.subject", 1, IsList: false, Holds.Text),
        new("fhirAuthorization.patient", 0, IsList: false, Holds.Text),
        new("context", 1, IsList: false, Holds.Parts),
        new("context.userId", 1, IsList: false, Holds.Text),
        new("context.patientId", 1, IsList: false, Holds.Text),
        new("context.encounterId", 0, IsList: false, Holds.Text),
        new("context.selections", 0, IsList: true, Holds.Text),
        new("context.draftOrders", 0, IsList: false, Holds.Resource),
        new("prefetch", 0, IsList: false, Holds.Open),
        Extension,
    ];

    public static ImmutableArray<MessageElement> Response { get; } =
    [
        new("cards", 1, IsList: true, Holds.Parts),
        new("cards.uuid", 0, IsList: false, Holds.Uuid),
        new("cards.summary", 1, IsList: false, Holds.Text),
        new("cards.detail", 0, IsList: false, Holds.Text),
        new("cards.indicator", 1, IsList: false, Holds.Code, "info", "warning", "critical"),
        new("cards.source", 1, IsList: false, Holds.Parts),
        new("cards.source.label", 1, IsList: false, Holds.Text),
        new("cards.source.url", 0, IsList: false, Holds.Url),
        new("cards.source.icon", 0, IsList: false, Holds.Url),
        new("cards.source.topic", 0, IsList: false, Holds.Coding),
        new("cards.suggestions", 0, IsList: true, Holds.Parts),
        new("cards.suggestions.label", 1, IsList: false, Holds.Text),
        new("cards.suggestions.uuid", 0, IsList: false, Holds.Uuid),
        new("cards.suggestions.isRecommended", 0, IsList: false, Holds.Flag),
        new("cards.suggestions.actionSelectionBehavior", 0, IsList: false, Holds.Code, "all", "any", "at-most-one"),
        new("cards.suggestions.actions", 0, IsList: true, Holds.Parts),
        new("cards.suggestions.actions.type", 1, IsList: false, Holds.Code, "create", "update", "delete"),
        new("cards.suggestions.actions.description", 0, IsList: false, Holds.Text),
        new("cards.suggestions.actions.resource", 0, IsList: false, Holds.Resource),
        new("cards.suggestions.actions.resourceId", 0, IsList: false, Holds.Text),
        new("cards.selectionBehavior", 0, IsList: false, Holds.Code, "any", "at-most-one"),
        new("cards.overrideReasons", 0, IsList: true, Holds.Coding),
        new("cards.links", 0, IsList: true, Holds.Parts),
        new("cards.links.label", 1, IsList: false, Holds.Text),
        new("cards.links.url", 1, IsList: false, Holds.Url),
        new("cards.links.type", 1, IsList: false, Holds.Code, "absolute", "smart"),
        new("cards.links.appContext", 0, IsList: false, Holds.Text),
        new("cards.links.autolaunchable", 0, IsList: false, Holds.Flag),
        new("cards.extension", 0, IsList: false, Holds.Open),
        Extension,
    ];

    public static ImmutableArray<MessageElement> Feedback { get; } =
    [
        new("feedback", 1, IsList: true, Holds.Parts),
        new("feedback.card", 1, IsList: false, Holds.Uuid),
        new("feedback.outcome", 1, IsList: false, Holds.Code, "accepted", "overridden"),
        new("feedback.acceptedSuggestions", 0, IsList: true, Holds.Parts),
        new("feedback.acceptedSuggestions.id", 1, IsList: false, Holds.Uuid),
        new("feedback.overrideReason", 0, IsList: false, Holds.Parts),
        new("feedback.overrideReason.reason", 0, IsList: false, Holds.Coding),
        new("feedback.overrideReason.userComment", 0, IsList: false, Holds.Text),
        new("feedback.outcomeTimestamp", 1, IsList: false, Holds.Instant),
        Extension,
    ];

    public static ImmutableArray<MessageElement> Discovery { get; } =
    [
        new("services", 1, IsList: true, Holds.Parts),
        new("services.hook", 1, IsList: false, Holds.Text),
        new("services.title", 0, IsList: false, Holds.Text),
        new("services.description", 1, IsList: false, Holds.Text),
        new("services.id", 1, IsList: false, Holds.Text),
        new("services.prefetch", 0, IsList: false, Holds.Open),
        new("services.usageRequirements", 0, IsList: false, Holds.Text),
        new("services.version", 0, IsList: false, Holds.Text),
        new("services.hookVersion", 0, IsList: false, Holds.Text),
        new("services.extension", 0, IsList: false, Holds.Open),
        Extension,
    ];
}
