using System.Collections.Immutable;
using System.Text;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.CdsHooks.Cards;

namespace CervicalRehab.Cds.Service.CdsHooks.Profiles;

/// <summary>A finished card as one client takes and shows it. The same pathway, reasons, positives and missing parts, in the same order of severity.</summary>
internal static class ProfiledCards
{
    /// <summary>How the summary of a card begins whose critical is lowered to a warning.</summary>
    public const string Urgent = "URGENT: ";

    private const string Together = "; take it together with deleting the drafted order";

    /// <summary>The pathway card; <paramref name="byHand"/> are the drafts the client does not take.</summary>
    public static Card Pathway(Card card, Decision decision, ImmutableArray<Proposal> byHand, CardContext context)
    {
        var profile = context.Profile;
        var shown = Shown(card, context, decision.Because);
        var additions = new CardAdditions(profile.DetailLength, [.. ByHandParts.Of(decision, byHand, profile, context.Course is not null)], [.. ByHandParts.Links(shown.Links, profile)]);
        var isRecommended = profile.Recommends && IsWithoutCaveat(decision) && shown.Suggestions is { IsDefault: false, Length: 1 };
        return shown with
        {
            Detail = JsonPart.Text(page => Written(page, profile, () => PathwayDetail.Write(page, decision, context.At, context.Approval, additions))),
            Suggestions = shown.Suggestions.IsDefault ? default : ImmutableArray.CreateRange(shown.Suggestions, suggestion => suggestion with
            {
                IsRecommended = isRecommended ? true : null,
                Actions = ImmutableArray.CreateRange(suggestion.Actions, action => IsReferralWithoutDetails(action, decision, profile) ? action with { Description = CardText.ReferralByHand(decision.Priority) } : action),
            }),
        };
    }

    /// <summary>A card beside the pathway card.</summary>
    public static Card Beside(Card card, SideNote note, ImmutableArray<Offer> byHand, CardContext context)
    {
        var profile = context.Profile;
        var shown = Shown(card, context, []);
        var additions = new CardAdditions(profile.SideDetailLength, [.. ByHandParts.Of(byHand)], [.. ByHandParts.Links(shown.Links, profile)]);
        return shown with { Detail = JsonPart.Text(page => Written(page, profile, () => SideDetail.Write(page, note, context.At, context.Approval, additions))) };
    }

    private static bool IsWithoutCaveat(Decision decision) =>
        decision.Caveats.IsEmpty && decision.Notes.All(static note => NoteKinds.All.GetValueOrDefault(note.Rule, NoteKind.Caution) != NoteKind.Caution);

    // What is seen of an action must not promise what the client ignores.
    private static bool IsReferralWithoutDetails(SuggestedAction action, Decision decision, ClientProfile profile) =>
        profile.IgnoresOrderDetails && action.Type is "create" && decision.Proposals.Contains(Proposal.ReferToSpineSurgery);

    private static Card Shown(Card card, CardContext context, ImmutableArray<Finding> because)
    {
        var profile = context.Profile;
        var isLowered = profile.LowersCritical && card.Indicator is CardText.Critical;
        var contentType = profile.DetailContentType;
        return card with
        {
            Summary = ShortSummary.Of(isLowered ? Urgent + card.Summary : card.Summary, profile.SummaryLength),
            Indicator = isLowered ? CardText.Warning : card.Indicator,
            Source = profile.SpellsTopics ? card.Source with { Topic = card.Source.Topic with { Code = TopicSpelling.Of(card.Source.Topic.Code!, because) } } : card.Source,
            Suggestions = card.Suggestions.IsDefault ? default : Single(card.Suggestions, profile.ActionsPerSuggestion, context.IdFor),
            SelectionBehavior = profile.SelectionBehavior,
            Links = ImmutableArray.CreateRange(card.Links, link => Link(link, profile)),
            Extension = profile.KeepsExtension ? card.Extension! with { DetailContentType = contentType } : contentType is null ? null : new CardExtension(null) { DetailContentType = contentType },
        };
    }

    // A client that takes no more actions in one suggestion, and lets several be taken, gets several of one action each; what two of them delete is deleted once.
    private static ImmutableArray<Suggestion> Single(ImmutableArray<Suggestion> suggestions, int most, Func<string, string> idFor) => suggestions is [{ Actions: var only }] && only.Length <= most ? suggestions :
    [
        .. suggestions.SelectMany(suggestion => suggestion.Actions.Length <= most ? [suggestion] : Parts(suggestion, idFor))
            .DistinctBy(static suggestion => suggestion is { Actions: [{ ResourceId: { } deleted }] } ? deleted : suggestion.Uuid, StringComparer.Ordinal),
    ];

    // What takes the place of a deleted order says so: alone it would stand beside it.
    private static IEnumerable<Suggestion> Parts(Suggestion suggestion, Func<string, string> idFor)
    {
        var replaces = suggestion.Actions.Any(static action => action.ResourceId is not null);
        return suggestion.Actions.Select((action, at) =>
        {
            var description = replaces && action.ResourceId is null ? action.Description + Together : action.Description;
            return suggestion with { Label = description, Uuid = idFor($"{suggestion.Uuid}/{at}"), Actions = [action with { Description = description }] };
        });
    }

    private static CardLink Link(CardLink link, ClientProfile profile) => link.Type switch
    {
        "smart" => profile.SendsAppContext ? link : link with { AppContext = null },
        _ => profile.LinksToPage && link.Url.IndexOf('#', StringComparison.Ordinal) is > 0 and var anchor ? link with { Url = link.Url[..anchor] } : link,
    };

    private static void Written(StringBuilder page, ClientProfile profile, Action write)
    {
        write();
        if (profile.IsPlain)
        {
            PlainText.Make(page);
        }
    }
}
