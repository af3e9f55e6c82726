using System.Collections.Immutable;
using CervicalRehab.Cds.Fhir;
using CervicalRehab.Cds.Fhir.Drafting;
using CervicalRehab.Cds.Protocol;
using CervicalRehab.Cds.Service.Trust;

namespace CervicalRehab.Cds.Service.CdsHooks;

/// <summary>Decision to cards (contract section 4): the pathway card first, then those beside it.</summary>
internal static class CardWriter
{
    /// <summary>
    /// The cards; <paramref name="idFor"/> names them, so that a repeated call repeats their ids. <paramref name="capabilities"/> are the
    /// calling client's, <paramref name="course"/> is where its EHR launches the patient's course, when it can.
    /// </summary>
    public static HookResponse Write(
        Decision decision, ImmutableArray<Draft> drafts, DateTimeOffset at, Func<string, string> idFor, ImmutableHashSet<string>? capabilities = null, string? course = null)
    {
        var cards = ImmutableArray.CreateBuilder<Card>(decision.Beside.Length + 1);
        if (decision.Pathway is not Pathway.NotApplicable)
        {
            cards.Add(PathwayCard(decision, drafts, at, idFor, capabilities?.Contains(ClientCapabilities.ActionSelectionBehavior) is true, course));
        }

        for (var index = 0; index < decision.Beside.Length; index++)
        {
            var note = decision.Beside[index];
            cards.Add(SideCard(note, at, idFor($"card/{note.Topic.Code()}/{index}")));
        }

        return new(cards.DrainToImmutable());
    }

    private static Card PathwayCard(Decision decision, ImmutableArray<Draft> drafts, DateTimeOffset at, Func<string, string> idFor, bool saysSelection, string? course)
    {
        var topic = decision.Pathway.Code();
        return new Card
        {
            Uuid = idFor($"card/{topic}"),
            Summary = Summary(decision.Summary),
            Detail = CardDetail.Of(decision),
            Indicator = Code(decision.Indicator),
            Source = Source(topic),
            Suggestions = drafts.IsEmpty ? default : [Suggestion(decision, drafts, idFor($"suggestion/{topic}"), saysSelection)],
            Links = course is null ? default : [CourseLink.Of(course, topic)],
            OverrideReasons = OverrideReasons.Json,
            Extension = new CardExtension(DecisionTraceWriter.Of(decision, at)),
        };
    }

    private static Card SideCard(SideNote note, DateTimeOffset at, string uuid) => new()
    {
        Uuid = uuid,
        Summary = Summary(note.Summary),
        Detail = CardDetail.Of(note),
        Indicator = Code(note.Indicator),
        Source = Source(note.Topic.Code()),
        OverrideReasons = OverrideReasons.Json,
        Extension = new CardExtension(DecisionTraceWriter.Of(note, at)),
    };

    private static Suggestion Suggestion(Decision decision, ImmutableArray<Draft> drafts, string uuid, bool saysSelection) => new()
    {
        Label = CardText.Suggestion(decision),
        Uuid = uuid,
        IsRecommended = IsRecommended(decision) ? true : null,
        ActionSelectionBehavior = saysSelection ? "all" : null,
        Actions = ImmutableArray.CreateRange(drafts, static draft => new SuggestedAction(draft.Type, draft.Description, new JsonPart(draft.Write))),
    };

    // With a caveat, or for a mere request for data, the clinician chooses unprompted.
    private static bool IsRecommended(Decision decision) => decision.Caveats.IsEmpty
        && decision.Pathway is (Pathway.UrgentSurgicalReferral or Pathway.SurgicalReferral or Pathway.Progress or Pathway.ConservativePlan);

    private static CardSource Source(string topic) =>
        new(CardText.Source, Systems.PlanDefinition, new Term(Systems.CardTopic, topic, CardText.Topic(topic)));

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

    private static string Code(Indicator indicator) => indicator switch
    {
        Indicator.Critical => "critical",
        Indicator.Warning => "warning",
        _ => "info",
    };
}
