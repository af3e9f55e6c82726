using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Cards;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Decision to cards (contract section 4), by severity; the pathway card stands before its equals.</summary>
internal static class CardWriter
{
    /// <summary>
    /// The cards, as the client of the context takes them. <paramref name="alternatives"/> are what each card beside the pathway card offers, in their order; none
    /// unless given. <paramref name="byHand"/> is what the client does not take; nothing unless given.
    /// </summary>
    public static HookResponse Write(Decision decision, ImmutableArray<Draft> drafts, CardContext context, ImmutableArray<ImmutableArray<Alternative>> alternatives = default, ByHand byHand = default)
    {
        var cards = ImmutableArray.CreateBuilder<Card>(decision.Beside.Length + 1);
        if (decision.Pathway is not Pathway.NotApplicable)
        {
            var card = PathwayCard(decision, drafts, context);
            cards.Add(context.Profile.IsWhole ? card : ProfiledCards.Pathway(card, decision, byHand.Proposals, context));
        }

        for (var index = 0; index < decision.Beside.Length; index++)
        {
            var note = decision.Beside[index];
            var card = SideCard(note, alternatives.IsDefault ? [] : alternatives[index], context, index);
            cards.Add(context.Profile.IsWhole ? card : ProfiledCards.Beside(card, note, byHand.Offers[index], context));
        }

        return new(BySeverity(cards.DrainToImmutable()));
    }

    private static Card PathwayCard(Decision decision, ImmutableArray<Draft> drafts, CardContext context)
    {
        var topic = decision.Pathway.Code();
        var address = ProtocolLink.Address(context.BaseAddress, decision.Because);
        var trace = DecisionTrace.Of(decision, context.At);
        return new Card
        {
            Uuid = context.IdFor($"card/{topic}"),
            Summary = Summary(decision.Summary),
            Detail = JsonPart.Text(page => PathwayDetail.Write(page, decision, context.At, context.Approval)),
            Indicator = decision.Indicator.Code(),
            Source = Source(topic, address),
            Suggestions = drafts.IsEmpty ? default : [Suggestion(decision, drafts, context, topic)],
            Links = context.Course is { } course ? [ProtocolLink.Of(address), CourseLink.Of(course, decision)] : [ProtocolLink.Of(address)],
            OverrideReasons = OverrideReasons.Of(decision),
            Extension = new CardExtension(trace),
            Trace = trace,
        };
    }

    private static Card SideCard(SideNote note, ImmutableArray<Alternative> alternatives, CardContext context, int index)
    {
        var topic = note.Topic.Code();
        var address = ProtocolLink.Address(context.BaseAddress, note.Findings);
        var trace = DecisionTrace.Of(note, context.At);
        return new()
        {
            Uuid = context.IdFor($"card/{topic}/{index}"),
            Summary = Summary(note.Summary),
            Detail = JsonPart.Text(page => SideDetail.Write(page, note, context.At, context.Approval)),
            Indicator = note.Indicator.Code(),
            Source = Source(topic, address),
            Suggestions = alternatives.IsEmpty ? default : [.. alternatives.Select((alternative, at) => Suggestion(alternative, context, context.IdFor($"suggestion/{topic}/{index}/{at}")))],
            Links = context.Course is { } course && CourseLink.Of(course, note) is { } form ? [ProtocolLink.Of(address), form] : [ProtocolLink.Of(address)],
            OverrideReasons = OverrideReasons.Of(topic),
            Extension = new CardExtension(trace),
            Trace = trace,
        };
    }

    // One suggestion needs no recommendation: clients would tick it.
    private static Suggestion Suggestion(Decision decision, ImmutableArray<Draft> drafts, CardContext context, string topic) => new()
    {
        Label = CardText.Suggestion(decision),
        Uuid = context.IdFor($"suggestion/{topic}"),
        ActionSelectionBehavior = context.SaysSelection ? "all" : null,
        Actions = ImmutableArray.CreateRange(drafts, Action),
    };

    // Of several none is better: the clinician chooses.
    private static Suggestion Suggestion(Alternative alternative, CardContext context, string uuid) => new()
    {
        Label = alternative.Label,
        Uuid = uuid,
        ActionSelectionBehavior = context.SaysSelection ? "all" : null,
        Actions = [.. alternative.Deletes.Select(static reference => new SuggestedAction("delete", CardText.Delete, ResourceId: reference)), .. alternative.Creates.Select(Action)],
    };

    private static SuggestedAction Action(Draft draft) => new(draft.Type, draft.Description, new JsonPart(draft.Write));

    private static CardSource Source(string topic, string address) =>
        new(CardText.Source, address, new Term(Systems.CardTopic, topic, CardText.Topic(topic)));

    // Most answers are one card or two, and few stand in another order than they were made in. What is lowered for a client keeps its place.
    private static ImmutableArray<Card> BySeverity(ImmutableArray<Card> cards) =>
        cards.Length < 2 ? cards : [.. cards.OrderBy(static card => card.Indicator switch { CardText.Critical => 0, CardText.Warning => card.Summary.StartsWith(ProfiledCards.Urgent, StringComparison.Ordinal) ? 0 : 1, _ => 2 })];

    // The sentences are written to fit; a client must never see one that does not.
    private static string Summary(string sentence)
    {
        if (sentence.Length <= Advice.SummaryLength)
        {
            return sentence;
        }

        var end = Advice.SummaryLength - 1;
        return sentence[..(char.IsHighSurrogate(sentence[end - 1]) ? end - 1 : end)] + "…";
    }
}
